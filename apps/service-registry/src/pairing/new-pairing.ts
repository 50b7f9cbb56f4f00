import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse } from '@shaodao/contracts/kit';
import { countyDay } from '@shaodao/domain/calendar';
import type { Work } from '@shaodao/service-kit/work';
import type { PairingTable, RegistryTables } from '../tables.ts';

type Pair = Pick<PairingTable, 'departmentId' | 'villageCode'>;
export const fresh = (pair: Pair, startedOn: string, now: Date): PairingTable => ({ id: uuidv7(), ...pair, startedOn, endedOn: null, endReason: null, updatedAt: now, version: 1 });
/** Pairings are few and change seldom: one after the other, so that the second of two at once hears the rule's no. */
export const lockPairings = (work: Work<RegistryTables>) => sql`select pg_advisory_xact_lock(hashtextextended('pairings', 0))`.execute(work.db);

/** All pairings of a unit or a village. */
export const pairingsOf = (work: Work<RegistryTables>, { departmentId, villageCode }: Pair) =>
  work.db.selectFrom('pairing').selectAll().where((e) => e.or([e('departmentId', '=', departmentId), e('villageCode', '=', villageCode)])).execute();
/** What the rule of a new pairing has to look at, nobody else pairing meanwhile; or what isn't there. */
export async function groundFor(work: Work<RegistryTables>, pair: Pair) {
  await lockPairings(work);
  const { rows } = await sql<{ isHollow: boolean | null; hasDepartment: boolean }>`
    select (select coalesce(d.is_hollow, false) from divisions_on(${countyDay(work.now)}) d where d.code = ${pair.villageCode}) as is_hollow, exists (select from department where id = ${pair.departmentId}) as has_department`.execute(work.db);
  const { isHollow, hasDepartment } = rows[0]!;
  if (!hasDepartment) return refuse('department/not-found');
  return isHollow === null ? refuse('division/not-found') : ok({ isHollow, others: await pairingsOf(work, pair) });
}
