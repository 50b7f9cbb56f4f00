import { sql } from 'kysely';
import type { Division, StandingOn } from '@shaodao/domain/registry/division';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

/** A division as its changes see it, locked until the transaction ends. */
export const divisionRow = (work: Work<RegistryTables>, code: string): Promise<Division | undefined> =>
  work.db.selectFrom('division').select(['code', 'name', 'kind', 'since', 'startedOn', 'endedOn']).where('code', '=', code).forUpdate().executeTakeFirst();

/** What stands on a division on a day; people are counted, not told. */
export async function standingOn(work: Work<RegistryTables>, { code }: Division, on: string): Promise<StandingOn> {
  const { rows } = await sql<StandingOn>`
    select (select count(*) from places_on(${on}) d where d.parent_code = ${code}) as divisions, (select count(*) from units_on(${on}) u where u.home_code = ${code}) as units,
      inhabited_households(${code}) as households, (select count(*) from posting p where p.division_code = ${code} and coalesce(p.ended_on, p.ends_on, 'infinity') > ${on}) as postings,
      (select count(*) from pairing p where p.village_code = ${code} and (p.ended_on is null or p.ended_on > ${on})) as pairings`.execute(work.db);
  return rows[0]!;
}
