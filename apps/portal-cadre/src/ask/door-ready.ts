import { askForHelp, listServiceKinds } from '@shaodao/contracts/needs/need';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { useEffect } from 'react';
import { useHouseholds } from './households.ts';

/** Fetches, while there is a signal, what asking at the door needs: the page itself, the households, the service kinds. */
export function useDoorReady(): void {
  const isMine = useMay()(askForHelp);
  useHouseholds(isMine);
  useQueryOf(listServiceKinds, {}, { enabled: isMine, staleTime: Infinity });
  useEffect(() => {
    if (isMine) void import('./ask.screen.tsx').catch(() => {}); // fetched again when it is opened
  }, [isMine]);
}
