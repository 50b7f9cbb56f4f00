import type { OutputOf } from '@shaodao/contracts/kit';
import { listHouseholds } from '@shaodao/contracts/registry/person';
import { useClient } from '@shaodao/portal-kit/api/context';
import type { Client } from '@shaodao/portal-kit/api/client';
import { keyOf } from '@shaodao/portal-kit/api/query';
import { useQuery } from '@tanstack/react-query';

export type Household = OutputOf<typeof listHouseholds>['items'][number];
/** A grid has some hundred households; more than this is no grid. */
const MOST = 2000;

async function fetchAll(client: Client, signal: AbortSignal): Promise<Household[]> {
  const all: Household[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await client.ask(listHouseholds, { limit: 200, cursor: cursor ?? undefined }, { signal });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && all.length < MOST);
  return all;
}

/** All households of my grid, fetched while there is a signal and held while the portal is open: the door may have none. */
export function useHouseholds(isWanted = true) {
  const client = useClient();
  return useQuery({ queryKey: [...keyOf(listHouseholds), 'all'], queryFn: ({ signal }) => fetchAll(client, signal), enabled: isWanted, staleTime: 3_600_000, gcTime: Infinity, throwOnError: false });
}
