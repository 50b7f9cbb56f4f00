import { listClaimedNeeds } from '@shaodao/contracts/needs/claim';
import { listWhistles } from '@shaodao/contracts/needs/whistle';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import type { Waiting } from '@shaodao/portal-staff/desk/desk';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { useOwnDepartment } from '../own-department.ts';

/** What waits for my department: held needs by stage, and whistles it must report to. Undefined while not known. */
export function useWaitingWork() {
  const may = useMay();
  const own = useOwnDepartment();
  const held = useQueryOf(listClaimedNeeds, { stage: 'open', limit: 200 }, { enabled: may(listClaimedNeeds) });
  const whistles = useQueryOf(listWhistles, { stage: 'open', limit: 100 }, { enabled: may(listWhistles) });
  const inState = (status: string) => held.data?.items.filter((need) => need.status === status);
  return {
    held,
    toSchedule: inState('claimed'),
    toPutRight: inState('reopened'),
    scheduled: inState('scheduled'),
    calls: whistles.data?.items.filter((whistle) => whistle.assignments.some((one) => one.departmentId === own?.id && one.status === 'called')),
  };
}

/** The same as counts in the menu. */
export function useWaiting(): Waiting {
  const { toSchedule, toPutRight, calls } = useWaitingWork();
  return {
    '/held': { count: (toSchedule?.length ?? 0) + (toPutRight?.length ?? 0), urgent: (toPutRight?.length ?? 0) > 0 },
    '/whistles': { count: calls?.length ?? 0, urgent: true },
  };
}
