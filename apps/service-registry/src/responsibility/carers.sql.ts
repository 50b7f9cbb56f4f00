import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { PostingTable, RegistryTables } from '../tables.ts';
import type { Work } from '@shaodao/service-kit/work';
import { countyDay } from '@shaodao/domain/calendar';

/** Whether a person holds a post today in the village of a code, or in its township. */
export async function hasPostIn(work: Work<RegistryTables>, personId: string, villageCode: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select exists (select from posting where person_id = ${personId} and held @> ${countyDay(work.now)}::date and (division_code = ${villageCode} or (kind = 'townshipCadre' and ${villageCode} ^@ division_code))) as has`.execute(work.db);
  return rows[0]!.has;
}
/** Households that a posting's holder answers for because of the post: those of the grid, the village, or the township. */
const householdsOf = ({ gridId, divisionCode }: Pick<PostingTable, 'gridId' | 'divisionCode'>) => (gridId ? sql`h.grid_id = ${gridId}` : sql`h.village_code ^@ ${divisionCode}`);

/** With the post the households pass to the successor, on the same day, and are listed with the hand-over. */
export async function passHouseholds(work: Work<RegistryTables>, posting: PostingTable, to: { handOverId: string; toPersonId: string; on: string }): Promise<void> {
  await sql`
    with passed as (
      update household_carer c set ended_on = greatest(${to.on}::date, c.started_on) from household h where h.id = c.household_id and c.person_id = ${posting.personId} and c.ended_on is null and ${householdsOf(posting)}
      returning c.household_id, h.number),
    taken as (
      insert into household_carer (id, household_id, person_id, started_on) select gen_random_uuid(), p.household_id, ${to.toPersonId}, ${to.on} from passed p
      where not exists (select from household_carer o where o.household_id = p.household_id and o.person_id = ${to.toPersonId} and o.ended_on is null))
    insert into handed_matter (hand_over_id, kind, matter_id, number) select ${to.handOverId}, 'household', p.household_id, p.number from passed p on conflict do nothing`.execute(work.db);
}
/** Who leaves a place without a successor answers for its households no more, unless another post keeps them there: those left alone are shown. */
export async function releaseHouseholds(work: Work<RegistryTables>, posting: PostingTable, on: string): Promise<void> {
  await sql`
    update household_carer c set ended_on = greatest(${on}::date, c.started_on) from household h where h.id = c.household_id and c.person_id = ${posting.personId} and c.ended_on is null and ${householdsOf(posting)}
      and not exists (select from posting o where o.person_id = c.person_id and o.id <> ${posting.id} and o.held @> ${on}::date and (o.division_code = h.village_code or (o.kind = 'townshipCadre' and h.village_code ^@ o.division_code)))`.execute(work.db);
}

/** The household as this actor sees it; whoever changes who answers for it does so one after the other. */
export async function lockHouse(work: Work<RegistryTables>, householdId: string): Promise<{ villageCode: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`carers ${householdId}`}, 0))`.execute(work.db);
  return work.db.selectFrom('household').select('villageCode').where('id', '=', householdId).executeTakeFirst();
}
/** Who answers for a household now. */
export const presentOf = (work: Work<RegistryTables>, householdId: string) => work.db.selectFrom('householdCarer').selectAll().where('householdId', '=', householdId).where('endedOn', 'is', null).execute();
/** From today on a person answers for a household. */
export const begin = (work: Work<RegistryTables>, householdId: string, personId: string) =>
  work.db.insertInto('householdCarer').values({ id: uuidv7(), householdId, personId, startedOn: countyDay(work.now), endedOn: null }).execute();
/** From today on one of them does so no more. */
export const stop = (work: Work<RegistryTables>, id: string) => work.db.updateTable('householdCarer').set({ endedOn: countyDay(work.now) }).where('id', '=', id).execute();
