import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { NumberStep } from '@shaodao/domain/registry/number';
import type { Change, ListWork, OwnedWork } from '../import/list.ts';
import { setNumbers } from '../number/set-numbers.ts';
import { announceHouseholds } from '../structure/announce.ts';
import { SEALED } from '../tables.ts';
import { placeFor, placesOf } from './places-of-village.ts';
import { hashedWordsOf } from './resident-words.ts';
import { HEAD, type ResidentRow } from './resident.sheet.ts';

interface Someone { readonly id: string; readonly isNew: boolean; readonly row: ResidentRow; readonly before: ResidentRow | null }
interface House { readonly id: string; readonly gridId: string; readonly isNew: boolean }

/**
 * Registers people and their houses, each in few statements however many they are; announces every house that has changed.
 * @returns what became of each number that was brought, by person
 */
export async function writeResidents(changes: readonly Change<ResidentRow>[], on: OwnedWork): Promise<ReadonlyMap<string, NumberStep>> {
  const people = await someonesOf(changes, on);
  await writePeople(people, on);
  const steps = await setNumbers(people.flatMap((p) => (p.row.phone === p.before?.phone ? [] : [{ personId: p.id, phone: p.row.phone ?? null }])), on);
  const houses = await housesOf(people, on);
  await writeMembers(people, houses, on);
  await writeWords(people, houses, on);
  await announceHouseholds(on.work, sql`h.id = any (${[...houses.values()].map((house) => house.id)}::uuid[])`);
  return steps;
}

async function someonesOf(changes: readonly Change<ResidentRow>[], { work: { db }, personalData }: ListWork): Promise<Someone[]> {
  const indexes = changes.map(({ row }) => personalData.blindIndex(row.idNumber, SEALED.idNumber));
  const { rows } = await sql<{ id: string; idNumberIndex: Buffer }>`select id, id_number_index from person where id_number_index = any (${indexes}::bytea[])`.execute(db);
  const known = new Map(rows.map((r) => [r.idNumberIndex.toString('hex'), r.id]));
  return changes.map(({ row, before }, i) => {
    const id = known.get(indexes[i]!.toString('hex'));
    return { id: id ?? uuidv7(), isNew: id === undefined, row, before };
  });
}

const sealedOr = (value: string | undefined, field: string, data: PersonalData) => (value ? data.seal(value, field) : null);

async function writePeople(people: readonly Someone[], { work: { db }, personalData: data }: ListWork): Promise<void> {
  const fresh = people.filter((p) => p.isNew);
  if (fresh.length > 0)
    await sql`insert into person (id, name_sealed, id_number_sealed, id_number_index) select * from unnest(${fresh.map((p) => p.id)}::uuid[], ${fresh.map((p) => data.seal(p.row.name, SEALED.name))}::bytea[],
      ${fresh.map((p) => data.seal(p.row.idNumber, SEALED.idNumber))}::bytea[], ${fresh.map((p) => data.blindIndex(p.row.idNumber, SEALED.idNumber))}::bytea[])`.execute(db);
  const changed = people.filter((p) => !p.isNew && p.row.name !== p.before?.name);
  if (changed.length > 0)
    await sql`update person p set name_sealed = n.name from unnest(${changed.map((p) => p.id)}::uuid[], ${changed.map((p) => data.seal(p.row.name, SEALED.name))}::bytea[]) n(id, name) where p.id = n.id`.execute(db);
}

/** The houses of these people, made where they are new; whoever came first is its head until the head comes. */
async function housesOf(people: readonly Someone[], { work: { db }, personalData: data }: ListWork): Promise<Map<string, House>> {
  const numbers = [...new Set(people.map((p) => p.row.householdNumber))];
  const { rows } = await sql<{ id: string; number: string; gridId: string }>`select id, number, grid_id from household where number = any (${numbers}::text[]) order by number for update`.execute(db);
  const houses = new Map<string, House>(rows.map((h) => [h.number, { id: h.id, gridId: h.gridId, isNew: false }]));
  const byHouse = Map.groupBy(people, (p) => p.row.householdNumber);
  const villages = [...new Set(people.map((p) => p.row.villageCode))];
  const places = Map.groupBy(await placesOf(villages, db), (place) => place.villageCode);
  const fresh = [...byHouse].filter(([number]) => !houses.has(number)).map(([number, living]) => {
    const [first] = living as [Someone, ...Someone[]]; // a group has somebody
    const told = { gridName: living.find((p) => p.row.gridName)?.row.gridName, groupName: living.find((p) => p.row.groupName)?.row.groupName } as ResidentRow; // its place is all that is asked of it
    const place = placeFor(told, places.get(first.row.villageCode) ?? [])!; // compared just now
    houses.set(number, { id: uuidv7(), gridId: place.gridId, isNew: true });
    return { number, id: houses.get(number)!.id, villageCode: first.row.villageCode, gridId: place.gridId, groupId: place.groupId, headId: (living.find((p) => p.row.relation === HEAD) ?? first).id, address: living.find((p) => p.row.address)?.row.address ?? '' };
  });
  if (fresh.length > 0)
    await sql`insert into household (id, number, village_code, grid_id, head_id, address_sealed) select * from unnest(${fresh.map((h) => h.id)}::uuid[], ${fresh.map((h) => h.number)}::text[], ${fresh.map((h) => h.villageCode)}::text[],
      ${fresh.map((h) => h.gridId)}::uuid[], ${fresh.map((h) => h.headId)}::uuid[], ${fresh.map((h) => data.seal(h.address, SEALED.address))}::bytea[])`.execute(db);
  const inGroups = fresh.filter((h) => h.groupId !== null);
  if (inGroups.length > 0) await sql`insert into household_place (household_id, started_on, group_id) select h, county_today(), g from unnest(${inGroups.map((h) => h.id)}::uuid[], ${inGroups.map((h) => h.groupId)}::uuid[]) x(h, g)`.execute(db);
  const told = [...byHouse].flatMap(([number, living]) => {
    const house = houses.get(number)!;
    const head = living.find((p) => p.row.relation === HEAD);
    const address = living.find((p) => p.row.address && p.row.address !== p.before?.address)?.row.address;
    return house.isNew || (!head && !address) ? [] : [{ id: house.id, headId: head?.id ?? null, address: sealedOr(address, SEALED.address, data) }];
  });
  if (told.length > 0)
    await sql`update household h set head_id = coalesce(n.head_id, h.head_id), address_sealed = coalesce(n.address, h.address_sealed) from unnest(${told.map((h) => h.id)}::uuid[], ${told.map((h) => h.headId)}::uuid[], ${told.map((h) => h.address)}::bytea[]) n(id, head_id, address) where h.id = n.id`.execute(db);
  return houses;
}

async function writeMembers(people: readonly Someone[], houses: ReadonlyMap<string, House>, { work: { db, now } }: ListWork): Promise<void> {
  const members = people.map((p) => ({ personId: p.id, householdId: houses.get(p.row.householdNumber)!.id, relation: p.row.relation, careTags: JSON.stringify(p.row.careTags ?? []), villageCode: p.row.villageCode }));
  const moved = people.filter((p) => !p.isNew);
  if (moved.length > 0) {
    const ids = moved.map((p) => p.id);
    const homes = moved.map((p) => houses.get(p.row.householdNumber)!.id);
    await sql`delete from household_member m using unnest(${ids}::uuid[], ${homes}::uuid[]) n(person_id, household_id) where m.person_id = n.person_id and m.household_id <> n.household_id`.execute(db);
    await sql`update role_grant r set valid_until = ${now} from unnest(${ids}::uuid[], ${homes}::uuid[]) n(person_id, household_id) where r.person_id = n.person_id and r.role = 'villager' and r.scope_kind = 'household' and r.scope_id <> n.household_id::text and r.valid_until is null`.execute(db);
  }
  await sql`insert into household_member (household_id, person_id, relation, care_tags) select n.household_id, n.person_id, n.relation, array(select json_array_elements_text(n.care_tags)) from unnest(${members.map((m) => m.householdId)}::uuid[],
    ${members.map((m) => m.personId)}::uuid[], ${members.map((m) => m.relation)}::text[], ${members.map((m) => m.careTags)}::json[]) n(household_id, person_id, relation, care_tags)
    on conflict (household_id, person_id) do update set relation = excluded.relation, care_tags = excluded.care_tags`.execute(db);
  // Who lives in a house, and has a telephone to sign in with, may ask and see for it.
  const able = people.flatMap((p, i) => (p.row.phone ? [members[i]!] : []));
  if (able.length > 0)
    await sql`insert into role_grant (id, person_id, role, scope_kind, scope_id, village_code, valid_from, source) select gen_random_uuid(), n.person_id, 'villager', 'household', n.household_id::text, n.village_code, ${now}, 'membership'
    from unnest(${able.map((m) => m.personId)}::uuid[], ${able.map((m) => m.householdId)}::uuid[], ${able.map((m) => m.villageCode)}::text[]) n(person_id, household_id, village_code)
    where not exists (select from role_grant r where r.person_id = n.person_id and r.role = 'villager' and r.scope_id = n.household_id::text and r.valid_until is null)`.execute(db);
}

async function writeWords(people: readonly Someone[], houses: ReadonlyMap<string, House>, { work: { db }, personalData }: ListWork): Promise<void> {
  const known = people.filter((p) => !p.isNew).map((p) => p.id);
  if (known.length > 0) await db.deleteFrom('residentWord').where('personId', 'in', known).execute();
  const words = people.flatMap((p) => hashedWordsOf(p.row.name, personalData).map((word) => ({ word, person: p, house: houses.get(p.row.householdNumber)! })));
  await sql`insert into resident_word (word, village_code, person_id, household_id, grid_id) select * from unnest(${words.map((w) => w.word)}::bigint[], ${words.map((w) => w.person.row.villageCode)}::text[],
    ${words.map((w) => w.person.id)}::uuid[], ${words.map((w) => w.house.id)}::uuid[], ${words.map((w) => w.house.gridId)}::uuid[])`.execute(db);
}
