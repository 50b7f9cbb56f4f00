import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

/** Written by the loader of the demo county, and where real residents have come in. */
const DEMO = 'demoCounty';
const REAL = 'realResidents';

/**
 * Notes that real residents come in, so that later starts know what the database holds.
 * @returns false when nobody has said whose they are, and it could be either
 */
export async function noteWhose(
  work: Work<RegistryTables>,
  sheet: string,
  whose: 'real' | 'invented' | undefined,
): Promise<boolean> {
  if (sheet !== 'residents' || whose === 'invented') return true;
  const demo = await work.db.selectFrom('setting').select('key').where('key', '=', DEMO).executeTakeFirst();
  if (demo && whose === undefined) return false;
  const value = JSON.stringify({ since: work.now.toISOString() });
  await work.db
    .insertInto('setting')
    .values({ key: REAL, value })
    .onConflict((c) => c.doNothing())
    .execute();
  return true;
}
