import { sql } from 'kysely';
import type { z } from 'zod';
import type { Place } from '@shaodao/contracts/actor';
import type { HouseholdFile } from '@shaodao/contracts/registry/household';
import { allowedHouseholdActions } from '@shaodao/domain/registry/household';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

type File = z.input<typeof HouseholdFile>;
export interface HouseRow { id: string; number: string; villageCode: string; villageName: string; gridId: string; gridName: string; groupName: string | null; partyId: string | null; headId: string }
export const placeOfHouse = (house: Pick<HouseRow, 'id' | 'villageCode' | 'gridId'>): Place => ({ divisionCode: house.villageCode, gridId: house.gridId, householdId: house.id });

/** A household as this actor sees it, locked when something is to be changed. */
export async function houseRow(work: Work<RegistryTables>, householdId: string): Promise<HouseRow | undefined> {
  const { rows } = await sql<HouseRow>`
    select h.id, h.number, h.village_code, v.name as village_name, h.grid_id, coalesce((select t.name from unit_term t where t.unit_id = h.grid_id and t.ended_on is null), '') as grid_name, h.head_id,
      (select t.name from household_place x join unit_term t on t.unit_id = x.group_id and t.ended_on is null where x.household_id = h.id and x.ended_on is null) as group_name,
      (select u.id from unit u where u.level = 'villageParty' and u.home_code = h.village_code and u.ended_on is null) as party_id
    from household h join division v on v.code = h.village_code where h.id = ${householdId}`.execute(work.db);
  return rows[0];
}
/** The file: who lives there, who lived there, who may ask on behalf, whom to ring. */
export async function householdFile(house: HouseRow, work: Work<RegistryTables>): Promise<File> {
  const members = await work.db.selectFrom('householdMember').select(['personId', 'relation', 'careTags']).where('householdId', '=', house.id).execute();
  const { rows: numbers } = await sql<{ id: string }>`select p.id from person p join household_member m on m.person_id = p.id where m.household_id = ${house.id} and p.phone_proven_at is not null and p.phone_index is not null`.execute(work.db);
  const numberIds = new Set(numbers.map((one) => one.id));
  const waiting = await work.db.selectFrom('numberChange').select('personId').where('status', '=', 'waiting').where('personId', 'in', [house.headId, ...members.map((m) => m.personId)]).execute();
  const waitingIds = new Set(waiting.map((one) => one.personId));
  const { rows: past } = await sql<File['past'][number]>`select m.person_id, m.relation, m.left_on, m.reason, p.erased_at is not null as is_erased from household_member_past m join person p on p.id = m.person_id where m.household_id = ${house.id} order by m.left_on desc, m.person_id`.execute(work.db);
  const ties = await work.db.selectFrom('tie').select(['relativeId', 'relation', 'status', 'elderAgreed', 'proposedAt', 'decidedAt']).where('householdId', '=', house.id).orderBy('proposedAt', 'desc').limit(50).execute();
  const contacts = await work.db.selectFrom('householdContact').select(['personId', 'relation', 'consentedOn']).where('householdId', '=', house.id).orderBy('recordedAt').execute();
  const { id, number, villageCode, villageName, gridName, groupName, partyId, headId } = house;
  return {
    id: id as never, number, villageCode, villageName, gridName, groupName, partyId: partyId as never,
    members: members.map((m) => ({ ...m, personId: m.personId as never, isHead: m.personId === headId, hasNumber: numberIds.has(m.personId), hasWaitingNumber: waitingIds.has(m.personId) })).sort((a, b) => Number(b.isHead) - Number(a.isHead) || (a.personId < b.personId ? -1 : 1)), past,
    ties: ties.map(({ relativeId, proposedAt, decidedAt, ...tie }) => ({ ...tie, relativeId: relativeId as never, since: (decidedAt ?? proposedAt).toISOString() })),
    contacts: contacts.map(({ personId, ...one }) => ({ ...one, personId: personId as never })),
    allowedActions: allowedHouseholdActions(work.actor, placeOfHouse(house), work.now),
  };
}
