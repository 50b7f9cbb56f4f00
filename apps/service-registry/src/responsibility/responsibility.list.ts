import { sql } from 'kysely';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { assignResponsible, endResponsible, replaceResponsible } from '@shaodao/contracts/registry/responsibility';
import type { Operation } from '@shaodao/contracts/kit';
import { countyDay } from '@shaodao/domain/calendar';
import { assign, MOST_CARERS, release, replace } from '@shaodao/domain/registry/responsibility';
import { pattern, several, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';
import type { Change, ListWork, OwnedWork, Standing, Wish } from '../import/list.ts';
import { allowed, grantFor, LineRefused, ruledList, wrong } from '../import/ruled.ts';
import { nameOf } from '../person/people.ts';
import { begin, hasPostIn, lockHouse, presentOf, stop } from './carers.sql.ts';
import { caredHouseholds, householdsUnder } from './responsibility.view.ts';

/** Who answers for a household (包户责任): all of them, by name. */
interface CareRow {
  householdNumber: string;
  label?: string;
  villageName?: string;
  gridName?: string;
  carers?: readonly string[];
}
const careSheet = sheet<CareRow, SheetId>({
  id: 'responsibilities', title: '包户责任', keyOf: (row) => row.householdNumber,
  about: ['一行一户，写明由谁包；包户的人要在这个村或所在乡镇有岗位，按姓名认。', '这一格是全部包户人：没有写上的不再包，新写上的从今天起包。总要有人包，不能空着。'],
  columns: {
    householdNumber: { title: '户编号', kind: pattern(/^[0-9A-Z-]{3,20}$/, '户编号应为 3 到 20 位数字或字母', '3 到 20 位数字或字母'), required: true, width: 16, example: '102201007' },
    label: { title: '户主', kind: words(1, 30), onlyOut: true, width: 12 },
    villageName: { title: '村', kind: words(1, 40), onlyOut: true, width: 14 },
    gridName: { title: '网格', kind: words(1, 40), onlyOut: true, width: 16 },
    carers: { title: '包户人', kind: several(MOST_CARERS, `姓名，最多 ${MOST_CARERS} 个`), width: 26, example: '王秀兰、陈志强' },
  },
});

interface House { id: string; villageCode: string; gridId: string }
interface Someone { personId: string; name: string }
const houseOf = (number: string, { work }: ListWork): Promise<House | undefined> => work.db.selectFrom('household').select(['id', 'villageCode', 'gridId']).where('number', '=', number).executeTakeFirst();
/** Who answers for a household now, and who could: who holds a post in its village or township today. */
async function peopleAround(house: House, { work, personalData }: ListWork): Promise<{ present: Someone[]; able: Someone[] }> {
  const today = countyDay(work.now);
  const { rows } = await sql<{ id: string; nameSealed: Buffer; cares: boolean }>`
    select p.id, p.name_sealed, bool_or(w.cares) as cares from (
      select o.person_id, false as cares from posting o where o.held @> ${today}::date and (o.division_code = ${house.villageCode} or (o.kind = 'townshipCadre' and ${house.villageCode} ^@ o.division_code))
      union all select c.person_id, true from household_carer c where c.household_id = ${house.id} and c.ended_on is null) w join person p on p.id = w.person_id group by p.id order by p.id`.execute(work.db);
  const able = rows.map((row) => ({ personId: row.id, name: nameOf(personalData, row), cares: row.cares }));
  return { able, present: able.filter((one) => one.cares) };
}
const namesOf = (people: readonly Someone[]): string[] => people.map((one) => one.name).sort();

async function find(row: CareRow, on: OwnedWork): Promise<Standing<CareRow>> {
  const house = await houseOf(row.householdNumber, on);
  if (!house) return { before: null, place: null, faults: [wrong('户编号', '没有登记这个户编号')] };
  const { present } = await peopleAround(house, on);
  const before: CareRow = { householdNumber: row.householdNumber, ...(present.length > 0 ? { carers: namesOf(present) } : {}) };
  return { before, place: { divisionCode: house.villageCode }, faults: [] };
}

/** The people that a line names: those who answer for the house already, else the only one of that name who could. */
function meant(names: readonly string[], { present, able }: Awaited<ReturnType<typeof peopleAround>>): Someone[] {
  return names.map((name) => {
    const found = present.filter((one) => one.name === name);
    const all = found.length > 0 ? found : able.filter((one) => one.name === name);
    if (all.length > 1) throw new LineRefused(wrong('包户人', `这里有两位“${name}”，请在“包户责任”里选`));
    if (!all[0]) throw new LineRefused(wrong('包户人', `“${name}”在这个村和乡镇没有岗位`));
    return all[0];
  });
}
const AT = { 'responsibility/last-one': '包户人', 'responsibility/enough': '包户人', 'responsibility/no-post-here': '包户人' } as const;
async function put({ row }: Change<CareRow>, on: OwnedWork): Promise<void> {
  const { work } = on;
  const house = (await houseOf(row.householdNumber, on))!;
  await lockHouse(work, house.id);
  const around = await peopleAround(house, on);
  const wanted = meant(row.carers ?? [], around);
  const held = await presentOf(work, house.id);
  const gone = held.filter((one) => !wanted.some((person) => person.personId === one.personId));
  const come = wanted.filter((person) => !held.some((one) => one.personId === person.personId));
  // Each who comes replaces one who goes, so that nobody is left alone on the way.
  for (let i = 0; i < Math.max(gone.length, come.length); i++) {
    const [goes, comes] = [gone[i], come[i]];
    const ground = { hasPostHere: comes ? await hasPostIn(work, comes.personId, house.villageCode) : true, present: await presentOf(work, house.id) };
    if (goes && comes) allowed(replace(goes, comes.personId, ground), AT);
    else if (comes) allowed(assign(comes.personId, ground), AT);
    else if (goes) allowed(release(goes, ground.present), AT);
    if (goes) await stop(work, goes.id);
    if (comes) await begin(work, house.id, comes.personId);
    note(on, house, goes && comes ? replaceResponsible : comes ? assignResponsible : endResponsible);
  }
}
const ACTIONS: Readonly<Record<string, string>> = { [assignResponsible.subject]: 'assign', [replaceResponsible.subject]: 'replace', [endResponsible.subject]: 'release' };
function note(on: OwnedWork, house: House, operation: Operation): void {
  const grant = grantFor(on, operation, { divisionCode: house.villageCode });
  on.work.addHistory(house.id, [{ action: ACTIONS[operation.subject]!, toStatus: 'cared' }], grant);
  on.work.audit({ operation: operation.subject, objectId: house.id, outcome: 'done' }, grant);
}

/** Those who answered before do so again from today; where nobody did, nobody does. */
async function takeBack({ row, before }: Change<CareRow>, on: OwnedWork): Promise<void> {
  if (before?.carers) return put({ row: { ...row, carers: before.carers }, before: row }, on);
  const house = (await houseOf(row.householdNumber, on))!;
  await lockHouse(on.work, house.id);
  for (const one of await presentOf(on.work, house.id)) await stop(on.work, one.id);
  note(on, house, endResponsible);
}

const PAGE = 1_000;
/** As the screen shows it, without care tags: a file about hardship goes round too easily. */
async function* read({ show, divisionCode, words: wanted }: Wish, { work, personalData }: ListWork): AsyncGenerator<CareRow> {
  const where = await householdsUnder(work, personalData, { show: (['nobody', 'mine'] as const).find((one) => one === show) ?? 'all', divisionCode, words: wanted });
  for (let after = ''; ; ) {
    const items = await caredHouseholds(work, personalData, sql<boolean>`${where} and h.number > ${after}`, PAGE);
    for (const { number, label, villageName, gridName, carers } of items)
      yield { householdNumber: number, label, villageName, gridName, ...(carers.length > 0 ? { carers: carers.map((one) => one.name).sort() } : {}) };
    if (items.length < PAGE) return;
    after = items.at(-1)!.number;
  }
}

/** Each household with who answers for it (包户责任). */
export const careList = ruledList<CareRow>({ sheet: careSheet, find, put, takeBack, read });
