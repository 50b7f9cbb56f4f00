import { listNeeds } from '@shaodao/contracts/needs/need';
import type { NeedRow } from '@shaodao/contracts/needs/need';
import type { Client, WrittenInput } from '@shaodao/portal-kit/api/client';

/** At most so many rows in one file. */
const MOST = 10_000;

/** Every need under a filter, 200 at a time; `onProgress` hears how many there are so far. */
export async function fetchAllNeeds(client: Client, input: WrittenInput<typeof listNeeds>, onProgress: (rows: number) => void): Promise<NeedRow[]> {
  const rows: NeedRow[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await client.ask(listNeeds, { ...input, limit: 200, cursor: cursor ?? undefined });
    rows.push(...page.items);
    cursor = page.nextCursor;
    onProgress(rows.length);
  } while (cursor !== null && rows.length < MOST);
  return rows;
}
