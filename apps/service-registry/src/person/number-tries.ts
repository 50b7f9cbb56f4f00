import { sql } from 'kysely';
import type { TryWay } from '@shaodao/domain/registry/number-tries';
import { countyDay } from '@shaodao/domain/calendar';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

interface Tries {
  readonly way: TryWay;
  readonly personId: string;
}

/** Mismatches that somebody has caused today; locks the count, so that many at once can't all be the last allowed. In the county's name. */
export async function mismatchesOf({ way, personId }: Tries, work: Work<RegistryTables>): Promise<number> {
  const { rows } = await sql<{ tries: number }>`
    insert into number_try (person_id, way, tried_on, tries) values (${personId}, ${way}, ${countyDay(work.now)}, 0)
    on conflict (person_id, way, tried_on) do update set tries = number_try.tries returning tries`.execute(work.db);
  return rows[0]!.tries;
}

/** Notes mismatches, and forgets those of more than a week ago. In the county's name. */
export async function noteMismatches({ way, personId }: Tries, count: number, work: Work<RegistryTables>): Promise<void> {
  const today = countyDay(work.now);
  await sql`
    update number_try set tries = tries + ${count} where person_id = ${personId} and way = ${way} and tried_on = ${today}`.execute(work.db);
  await sql`delete from number_try where tried_on < ${today}::date - 7`.execute(work.db);
}
