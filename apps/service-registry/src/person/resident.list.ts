import { sql } from 'kysely';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import type { LineFault } from '@shaodao/spreadsheet/sheet';
import { careTagsFor } from '@shaodao/domain/hardship';
import { maskIdNumber } from '@shaodao/domain/registry/id-number';
import { maskName, maskPhone } from '@shaodao/service-kit/personal-data';
import type { List, ListWork, OwnedWork, Standing, Wish } from '../import/list.ts';
import { MISMATCH } from '../import/mismatches.ts';
import { isInReach } from '../import/reach.ts';
import { SEALED } from '../tables.ts';
import { placeFor, placesOf, withWholeGrid, type PlaceOfVillage } from './places-of-village.ts';
import { residentSheet, type ResidentRow } from './resident.sheet.ts';
import { takeBackResidents } from './take-back-residents.ts';
import { writeResidents } from './write-residents.ts';

interface KnownPerson { idNumberIndex: Buffer; nameSealed: Buffer; phoneSealed: Buffer | null; relation: string | null; careTags: CareTag[] | null; number: string | null; villageCode: string | null; gridId: string | null; gridName: string | null; groupName: string | null; addressSealed: Buffer | null }
interface KnownHouse { number: string; villageCode: string; gridId: string; gridName: string; groupName: string | null }

/** A person's number as it was brought last: one that waits stands for itself, so that the same file again changes nothing. */
export const PHONE_BROUGHT = sql<Buffer | null>`coalesce((select c.phone_sealed from number_change c where c.person_id = p.id and c.status = 'waiting'), p.phone_sealed)`;
/** Everything the rows speak of, in one question each. */
async function known(rows: readonly ResidentRow[], { work: { db }, personalData }: ListWork) {
  const idIndexes = rows.map((row) => personalData.blindIndex(row.idNumber, SEALED.idNumber));
  const people = await sql<KnownPerson>`
    select p.id_number_index, p.name_sealed, ${PHONE_BROUGHT} as phone_sealed, m.relation, m.care_tags, h.number, h.village_code, h.grid_id, h.address_sealed, (select t.name from unit_term t where t.unit_id = h.grid_id and t.ended_on is null) as grid_name, ${GROUP_NAME} as group_name
    from person p left join household_member m on m.person_id = p.id left join household h on h.id = m.household_id where p.id_number_index = any (${idIndexes}::bytea[])`.execute(db);
  const houses = await sql<KnownHouse>`select h.number, h.village_code, h.grid_id, (select t.name from unit_term t where t.unit_id = h.grid_id and t.ended_on is null) as grid_name, ${GROUP_NAME} as group_name from household h where h.number = any (${[...new Set(rows.map((row) => row.householdNumber))]}::text[])`.execute(db);
  const villageCodes = [...new Set(rows.map((row) => row.villageCode))];
  const villages = await sql<{ code: string }>`select code from division where code = any (${villageCodes}::text[]) and kind in ('village', 'community')`.execute(db);
  const places = await placesOf(villageCodes, db);
  const phones = await sql<{ phoneIndex: Buffer; idNumberIndex: Buffer | null }>`select phone_index, id_number_index from person where phone_index = any (${rows.flatMap((row) => (row.phone ? [personalData.blindIndex(row.phone, SEALED.phone)] : []))}::bytea[])`.execute(db);
  return {
    idIndexes: idIndexes.map((index) => index.toString('hex')),
    personOf: new Map(people.rows.map((p) => [p.idNumberIndex.toString('hex'), p])), houseOf: new Map(houses.rows.map((h) => [h.number, h])),
    villages: new Set(villages.rows.map((v) => v.code)), placesOf: Map.groupBy(places, (place) => place.villageCode),
    ownerOfPhone: new Map(phones.rows.map((p) => [p.phoneIndex.toString('hex'), p.idNumberIndex?.toString('hex') ?? ''])),
  };
}
/** The group that a household `h` is of now, by name. */
const GROUP_NAME = sql<string | null>`(select t.name from household_place x join unit_term t on t.unit_id = x.group_id and t.ended_on is null where x.household_id = h.id and x.ended_on is null)`;
type Known = Awaited<ReturnType<typeof known>>;

const wrong = (column: string | null, reason: string): LineFault => ({ column, reason });

/** What is wrong with a row, whoever brings it; texts tell nothing about people elsewhere. */
function faultsOf(row: ResidentRow, i: number, known: Known, phoneIndex: string | null): LineFault[] {
  const house = known.houseOf.get(row.householdNumber);
  const person = known.personOf.get(known.idIndexes[i]!);
  const owner = phoneIndex === null ? undefined : known.ownerOfPhone.get(phoneIndex);
  if (!known.villages.has(row.villageCode)) return [wrong('村代码', '没有登记这个村')];
  return [
    ...(house && house.villageCode !== row.villageCode ? [wrong('户编号', '这个户编号是别的村的，请核对')] : []),
    ...(person?.villageCode && person.villageCode !== row.villageCode ? [wrong('身份证号', MISMATCH.idNumber)] : []),
    ...(house ? stayingFaults(row, house) : placeFaults(row, known.placesOf.get(row.villageCode) ?? [])),
    ...(owner !== undefined && owner !== known.idIndexes[i] ? [wrong('手机号', MISMATCH.phone)] : []),
  ];
}
/** A house stays in its grid and group: who moves it does so in the tree of places, with a day. */
const stayingFaults = (row: ResidentRow, house: KnownHouse): LineFault[] => [
  ...(row.gridName !== undefined && row.gridName !== house.gridName ? [wrong('网格', '这一户登记在别的网格；换网格请在户档案里换小组')] : []),
  ...(row.groupName !== undefined && row.groupName !== house.groupName ? [wrong('村民小组', '这一户登记在别的小组；换小组请在户档案里办')] : []),
];
/** A new house needs one grid, and one group where the grid has any. */
function placeFaults(row: ResidentRow, places: readonly PlaceOfVillage[]): LineFault[] {
  const grids = [...new Set(places.map((place) => place.gridName))];
  if (grids.length === 0) return [wrong('网格', '这个村还没有登记网格，请先登记')];
  if (row.gridName === undefined && grids.length > 1) return [wrong('网格', `新的一户要填网格；有：${grids.join('、')}`)];
  if (row.gridName !== undefined && !grids.includes(row.gridName)) return [wrong('网格', `村里没有这个网格；有：${grids.join('、')}`)];
  const groups = places.flatMap((place) => (place.groupName !== null && (row.gridName === undefined || place.gridName === row.gridName) ? [place.groupName] : []));
  if (row.groupName === undefined) return groups.length > 1 ? [wrong('村民小组', `新的一户要填村民小组；有：${groups.join('、')}`)] : [];
  return groups.includes(row.groupName) ? [] : [wrong('村民小组', `网格里没有这个小组；有：${groups.join('、') || '（还没有登记小组）'}`)];
}

/** A known person comes into a house under the name that is registered, and not out of a house for which the owner of the file doesn't answer. */
function comingFaults(row: ResidentRow, person: KnownPerson | undefined, { owner, work, personalData }: OwnedWork): LineFault[] {
  if (!person || person.number === row.householdNumber) return [];
  const from = { divisionCode: person.villageCode, gridId: person.gridId };
  if (person.number !== null && !isInReach('residents', from, owner, work.now)) return [wrong('身份证号', MISMATCH.idNumber)];
  return personalData.openText(person.nameSealed, SEALED.name) === row.name ? [] : [wrong('姓名', MISMATCH.name)];
}

/** A house with its address, which the other people of the house stand on. */
const houseWithAddress = (number: string): string => `house ${number}`;

async function compare(rows: readonly ResidentRow[], on: OwnedWork, isInFile: (keys: readonly string[]) => Promise<ReadonlySet<string>>): Promise<Standing<ResidentRow>[]> {
  const { personalData } = on;
  const found = await known(rows, on);
  const addressOf = new Map(rows.flatMap((row) => (row.address ? [[row.householdNumber, row.address] as const] : [])).reverse());
  const inFile = await isInFile([...new Set(rows.flatMap((row) => (found.houseOf.has(row.householdNumber) || addressOf.has(row.householdNumber) ? [] : [houseWithAddress(row.householdNumber)])))]);
  const phoneOf = new Map<string, string>();
  return rows.map((read, i) => {
    const row = withWholeGrid(read, found.placesOf.get(read.villageCode) ?? []);
    const phoneIndex = row.phone ? personalData.blindIndex(row.phone, SEALED.phone).toString('hex') : null;
    const faults = faultsOf(row, i, found, phoneIndex);
    if (faults.length === 0) faults.push(...comingFaults(row, found.personOf.get(found.idIndexes[i]!), on));
    if (phoneIndex !== null && (phoneOf.get(phoneIndex) ?? row.idNumber) !== row.idNumber) faults.push(wrong('手机号', '和文件里另一个人的手机号相同'));
    if (phoneIndex !== null) phoneOf.set(phoneIndex, row.idNumber);
    if (!found.houseOf.has(row.householdNumber) && !addressOf.has(row.householdNumber) && !inFile.has(houseWithAddress(row.householdNumber))) faults.push(wrong('住址', '新的一户要填住址（填在户主那一行就行）'));
    if (row.address && addressOf.get(row.householdNumber) !== row.address) faults.push(wrong('住址', '同一户的住址填得不一样，请改成一样的，或只填在户主那一行'));
    const person = found.personOf.get(found.idIndexes[i]!);
    const house = found.houseOf.get(row.householdNumber);
    const gridId = house?.gridId ?? placeFor(row, found.placesOf.get(row.villageCode) ?? [])?.gridId ?? null;
    return { before: person ? beforeOf(person, row, on) : null, place: { divisionCode: row.villageCode, gridId }, faults, row };
  });
}

/** A person who is registered but lives in no household (a cadre, somebody away) has a name and telephone only. */
const beforeOf = (person: KnownPerson, row: ResidentRow, { personalData }: ListWork): ResidentRow => ({
  villageCode: person.villageCode ?? '', householdNumber: person.number ?? '', relation: person.relation ?? '', idNumber: row.idNumber, name: personalData.openText(person.nameSealed, SEALED.name),
  ...(person.gridName ? { gridName: person.gridName } : {}), ...(person.groupName ? { groupName: person.groupName } : {}), ...(person.phoneSealed ? { phone: personalData.openText(person.phoneSealed, SEALED.phone) } : {}),
  ...(person.addressSealed ? { address: personalData.openText(person.addressSealed, SEALED.address) } : {}), ...(person.careTags ? { careTags: [...person.careTags].sort() } : {}),
});

const PAGE = 1_000;
/** Masked: a list that leaves the system names nobody whole; who needs a whole name looks it up with a reason. */
async function* read({ divisionCode, words, actor }: Wish, { work, personalData }: ListWork): AsyncGenerator<ResidentRow> {
  for (let after = ['', '']; ; ) {
    const { rows } = await sql<KnownPerson & { personId: string; idNumberSealed: Buffer | null }>`
      select m.person_id, p.name_sealed, p.phone_sealed, p.id_number_sealed, m.relation, m.care_tags, h.number, h.village_code, h.grid_id, h.address_sealed, (select t.name from unit_term t where t.unit_id = h.grid_id and t.ended_on is null) as grid_name, ${GROUP_NAME} as group_name
      from household h join household_member m on m.household_id = h.id join person p on p.id = m.person_id
      where (h.number, m.person_id::text) > (${after[0]}, ${after[1]}) and ${divisionCode ? sql`h.village_code ^@ ${divisionCode}` : sql`true`} and ${words ? sql`strpos(h.number, ${words}) > 0` : sql`true`}
      order by h.number, m.person_id::text limit ${PAGE}`.execute(work.db);
    for (const row of rows)
      yield {
        villageCode: row.villageCode!, householdNumber: row.number!, gridName: row.gridName ?? '', ...(row.groupName ? { groupName: row.groupName } : {}), relation: row.relation!,
        careTags: careTagsFor(actor, { place: { divisionCode: row.villageCode, gridId: row.gridId }, careTags: row.careTags ?? [], now: work.now }),
        name: maskName(personalData.openText(row.nameSealed, SEALED.name)),
        idNumber: row.idNumberSealed ? maskIdNumber(personalData.openText(row.idNumberSealed, SEALED.idNumber)) : '', ...(row.phoneSealed ? { phone: maskPhone(personalData.openText(row.phoneSealed, SEALED.phone)) } : {}),
      };
    if (rows.length < PAGE) return;
    after = [rows.at(-1)!.number!, rows.at(-1)!.personId];
  }
}

/** Households and who lives in them (户和村民), one line a person. */
export const residentList: List<ResidentRow> = {
  sheet: residentSheet, groupOf: (row) => row.householdNumber, brings: (row) => (row.address ? houseWithAddress(row.householdNumber) : undefined), compare, write: async (changes, on) => void (await writeResidents(changes, on)), takeBack: takeBackResidents, read,
};
