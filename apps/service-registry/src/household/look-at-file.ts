import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Call } from '@shaodao/contracts/kit';
import { getHousehold } from '@shaodao/contracts/registry/household';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { scopeText } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';
import { placeOfHouse, type HouseRow } from './household.view.ts';

const REASON = '看了户档案';
/** Days after which it no longer matters who has looked: a look is noted once a day. */
const FORGOTTEN_AFTER_DAYS = 3;
/** Looks of today that are written already, so that reading a file again costs nothing. */
export const rememberedLooks = () => new LRUCache<string, true>({ max: 20_000 });
interface FileLooks {
  readonly unitOfWork: UnitOfWork<RegistryTables>;
  readonly noted: LRUCache<string, true>;
}

/** Notes that somebody reads a household's file, before the answer goes out: once a day for each reader, seen by everybody who lives there. */
export async function noteFileLook(house: HouseRow, { actor, now, traceparent }: Call<typeof getHousehold>, { unitOfWork, noted }: FileLooks): Promise<void> {
  const today = countyDay(now);
  const key = `${house.id} ${actor.personId} ${today}`;
  if (noted.has(key)) return;
  const grant = actingGrant(actor, getHousehold.access, placeOfHouse(house), now);
  await unitOfWork.act(actor, now, async (work) => {
    const { numAffectedRows } = await sql`
      insert into file_look (household_id, by_person_id, on_day) values (${house.id}, ${actor.personId}, ${today}) on conflict do nothing`.execute(work.db);
    if (!numAffectedRows) return;
    await sql`delete from file_look where by_person_id = ${actor.personId} and on_day < ${today}::date - ${FORGOTTEN_AFTER_DAYS}::int`.execute(work.db);
    await sql`
      insert into look (id, person_id, at, by_person_id, by_role, by_scope, reason, kind)
      select gen_random_uuid(), m.person_id, ${now}, ${actor.personId}, ${grant!.role}, ${scopeText(grant)}, ${REASON}, 'file'
      from household_member m where m.household_id = ${house.id} and m.person_id <> ${actor.personId}`.execute(work.db);
    work.audit({ operation: getHousehold.subject, objectId: house.id, outcome: 'looked' }, grant);
  }, traceparent);
  noted.set(key, true);
}
