import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Operation } from '@shaodao/contracts/kit';
import { addUnit, renameUnit, retireUnit, type PartyKindName, type UnitLevel } from '@shaodao/contracts/registry/structure';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { partyKindWords, unitLevelWords } from '@shaodao/contracts/wording/registry.zh';
import { countyDay } from '@shaodao/domain/calendar';
import * as rules from '@shaodao/domain/registry/reshape';
import { PARENT_LEVEL, retell, type Change as TreeChange } from '@shaodao/domain/registry/structure';
import { byWords, choice, day, digits, pattern, wholeNumber, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';
import type { Change, ListWork, OwnedWork, Standing, Wish } from '../import/list.ts';
import { allowed, grantFor, LineRefused, ruledList, wrong } from '../import/ruled.ts';
import { announceChanges } from './announce.ts';
import { loadTree, lockStructure, storeChanges } from './structure-store.ts';

/** A unit of the five-level tree (片区—村党组织—网格—村民小组—党员中心户). */
interface UnitCells {
  level: UnitLevel;
  homeCode: string;
  homeName?: string;
  number?: number;
  name: string;
  parentName?: string;
  partyKind?: PartyKindName;
  hostNumber?: string;
  since?: string;
}
const unitSheet = sheet<UnitCells, SheetId>({
  id: 'units', title: '组织体系', keyOf: (row) => [row.level, row.homeCode, row.number ?? `${row.parentName ?? ''}/${row.name}`].join('/'),
  about: [
    '一行一个组织，上级写在下级前面。没有填编号的，新设；填了编号的，改成这一行的名称（从“起始日期”那天起）。', '片区在“片区”页面划定；换上级、拆分、合并、撤销请在组织体系里办。',
    '党员中心户要填是哪一户，这一户要在那个村民小组里。',
  ],
  columns: {
    level: { title: '层级', kind: choice(byWords(unitLevelWords)), required: true, width: 12, example: '网格' },
    homeCode: { title: '区划代码', kind: digits([9, 12], '区划代码'), otherTitles: ['村代码'], required: true, width: 16, example: '350123102201', hint: '所在的村；片区填乡镇' },
    homeName: { title: '在哪里', kind: words(1, 40), onlyOut: true, width: 14 },
    number: { title: '编号', kind: wholeNumber(1, 9_999), width: 8, hint: '系统给的；新设的不填' },
    name: { title: '名称', kind: words(2, 40), required: true, width: 26, example: '王沙村第三网格' },
    parentName: { title: '上级', kind: words(2, 80), width: 26, example: '王沙村党支部', hint: '上一级的名称；只有一个的可以不填；小组同名的写成“第一网格/第一村民小组”' },
    partyKind: { title: '党组织类型', kind: choice(byWords(partyKindWords)), width: 12, hint: '村党组织才填' },
    hostNumber: { title: '中心户户编号', kind: pattern(/^[0-9A-Z-]{3,20}$/, '户编号应为 3 到 20 位数字或字母', '户编号'), width: 16, hint: '党员中心户才填' },
    since: { title: '起始日期', kind: day(), width: 14, example: '2026-03-01', hint: '新设或更名的第一天；不填就是今天' },
  },
});

interface Line { id: string; level: UnitLevel; homeCode: string; homeName: string; number: number; name: string; kind: PartyKindName | null; since: string; parentId: string | null; parentName: string | null; grandName: string | null; hostNumber: string | null }
/** Units of a day with the names above them, under a filter on `u`. */
const lines = (asOf: string, where: ReturnType<typeof sql>) => sql<Line>`
  select u.id, u.level, u.home_code, v.name as home_name, u.number, u.name, u.kind, t.started_on as since, u.parent_id, coalesce(p.name, d.name) as parent_name, g.name as grand_name, h.number as host_number
  from units_on(${asOf}) u join division v on v.code = u.home_code join unit_term t on t.unit_id = u.id and t.started_on <= ${asOf} and (t.ended_on is null or t.ended_on > ${asOf})
  left join units_on(${asOf}) p on p.id = u.parent_id left join units_on(${asOf}) g on g.id = p.parent_id left join division d on d.code = u.parent_code
  left join member_house m on m.unit_id = u.id left join household h on h.id = m.household_id
  where ${where} order by u.home_code, array_position('{area,villageParty,grid,villagerGroup,memberHousehold}', u.level), u.number`;
/** What a unit is called by those below it: groups of one name are told apart by their grid. */
const pathOf = ({ level, parentName, grandName }: Line): string | null => (level === 'memberHousehold' && grandName ? `${grandName}/${parentName}` : parentName);
const isUnder = (line: Line, parentName: string | undefined): boolean => parentName === undefined || parentName === line.parentName || parentName === pathOf(line);

async function known(row: UnitCells, { work }: ListWork): Promise<Line | undefined> {
  const { rows } = await lines(countyDay(work.now), sql`u.level = ${row.level} and u.home_code = ${row.homeCode} and ${row.number === undefined ? sql`u.name = ${row.name}` : sql`u.number = ${row.number}`}`).execute(work.db);
  return row.number === undefined ? rows.find((line) => isUnder(line, row.parentName)) : rows[0];
}

async function find(row: UnitCells, on: OwnedWork): Promise<Standing<UnitCells>> {
  const { work } = on;
  const place = { divisionCode: row.homeCode };
  const stands = await known(row, on);
  const today = countyDay(work.now);
  if (stands) {
    const isRenamed = row.name !== stands.name;
    const before = {
      level: stands.level, homeCode: stands.homeCode, number: stands.number, name: stands.name, since: isRenamed || row.since === undefined ? stands.since : row.since, ...(stands.kind ? { partyKind: stands.kind } : {}), ...(stands.hostNumber ? { hostNumber: stands.hostNumber } : {}),
      ...(isUnder(stands, row.parentName) ? (row.parentName ? { parentName: row.parentName } : {}) : { parentName: pathOf(stands) ?? '' }),
    };
    return { before, place, faults: [], row: isRenamed ? { ...row, since: row.since ?? today } : row };
  }
  if (row.number !== undefined) return { before: null, place, faults: [wrong('编号', '没有这个编号的组织；新设的不填编号')] };
  if (row.level === 'area') return { before: null, place, faults: [wrong('层级', '片区请在“片区”页面划定')] };
  const home = await work.db.selectFrom('division').select('kind').where('code', '=', row.homeCode).executeTakeFirst();
  return { before: null, place, faults: home?.kind === 'village' ? [] : [wrong('区划代码', '没有登记这个村')], row: { ...row, since: row.since ?? today } };
}

const AT: Readonly<Record<string, string>> = { 'unit/party-exists': '层级', 'unit/host-missing': '中心户户编号', 'unit/host-of-other-group': '中心户户编号', 'unit/wrong-level': '上级', 'unit/not-found': '上级', 'unit/changed-later': '起始日期', 'unit/ended': '编号' };
async function put({ row, before }: Change<UnitCells>, on: OwnedWork): Promise<void> {
  const { work } = on;
  if (row.since! > countyDay(work.now)) throw new LineRefused(wrong('起始日期', '起始日期不能晚于今天'));
  await lockStructure(work);
  if (before) {
    const { id } = (await known(row, on))!;
    return store(on, row, { id, operation: renameUnit, action: 'rename', changes: allowed(retell(await loadTree(work, row.homeCode), id, row.since!, { name: row.name }), AT).value });
  }
  const id = uuidv7();
  const { name: villageName, parentCode } = await work.db.selectFrom('division').select(['name', 'parentCode']).where('code', '=', row.homeCode).executeTakeFirstOrThrow();
  const parent = row.level === 'villageParty' ? { townshipCode: parentCode! } : { unitId: await parentOf(row, on) };
  const host = row.hostNumber === undefined ? undefined : await work.db.selectFrom('household').select('id').where('number', '=', row.hostNumber).executeTakeFirst();
  if (row.hostNumber !== undefined && !host) throw new LineRefused(wrong('中心户户编号', '没有登记这个户编号'));
  const wish = { id, level: row.level as Exclude<UnitLevel, 'area'>, parent, homeCode: row.homeCode, villageName, name: row.name, kind: row.partyKind ?? null, hostHouseholdId: host?.id ?? null, on: row.since! };
  await store(on, row, { id, operation: addUnit, action: 'add', changes: allowed(rules.addUnit(await loadTree(work, row.homeCode), wish), AT).value });
}
/** The unit of the level above that a line names; the village's only one where it names none. */
async function parentOf({ level, homeCode, parentName }: UnitCells, { work }: ListWork): Promise<string> {
  const { rows } = await lines(countyDay(work.now), sql`u.level = ${PARENT_LEVEL[level]} and u.home_code = ${homeCode}`).execute(work.db);
  const found = rows.filter((line) => parentName === undefined || parentName === line.name || parentName === `${line.parentName}/${line.name}`);
  if (found.length === 1) return found[0]!.id;
  const [first] = rows;
  throw new LineRefused(wrong('上级', !first ? `这个村还没有${unitLevelWords[PARENT_LEVEL[level] as UnitLevel]}，请先设立` : found.length === 0 ? `村里没有“${parentName}”；有：${rows.map((line) => line.name).join('、')}` : `有几个，请写明是哪一个，如“${first.parentName}/${first.name}”`));
}
async function store(on: OwnedWork, { homeCode }: UnitCells, { id, operation, action, note, changes }: { id: string; operation: Operation; action: string; note?: string; changes: readonly TreeChange[] }): Promise<void> {
  const { work } = on;
  await storeChanges(work, changes);
  // The tree's constraints wait for the end of the transaction; a line is told here and now.
  await work.client.query('set constraints all immediate; set constraints all deferred');
  const grant = grantFor(on, operation, { divisionCode: homeCode });
  work.addHistory(id, [{ action, toStatus: 'inForce', note: note ?? null }], grant);
  work.audit({ operation: operation.subject, objectId: id, outcome: 'done', details: { rows: changes.length } }, grant);
  await announceChanges(work, changes);
}

/** A unit that was new goes again where nothing hangs on it; a renamed one has its former name back, as if it had never had another. */
async function takeBack({ row, before }: Change<UnitCells>, on: OwnedWork): Promise<void> {
  await lockStructure(on.work);
  const { id } = (await known(row, on))!;
  const tree = await loadTree(on.work, row.homeCode);
  if (before) return store(on, row, { id, operation: renameUnit, action: 'rename', note: '撤销导入', changes: allowed(rules.unname(tree, id, row.since!, before.name)).value });
  await on.work.db.deleteFrom('memberHouse').where('unitId', '=', id).execute();
  await store(on, row, { id, operation: retireUnit, action: 'retire', note: '撤销导入', changes: allowed(rules.unmake(tree, id)).value });
}

async function* read({ divisionCode, words: wanted, asOf }: Wish, { work }: ListWork): AsyncGenerator<UnitCells> {
  const { rows } = await lines(asOf ?? countyDay(work.now), sql`${divisionCode ? sql`u.home_code ^@ ${divisionCode}` : sql`true`} and ${wanted ? sql`strpos(u.name, ${wanted}) > 0` : sql`true`}`).execute(work.db);
  for (const line of rows) {
    const parentName = pathOf(line);
    yield {
      level: line.level, homeCode: line.homeCode, homeName: line.homeName, number: line.number, name: line.name, since: line.since, ...(parentName ? { parentName } : {}), ...(line.kind ? { partyKind: line.kind } : {}), ...(line.hostNumber ? { hostNumber: line.hostNumber } : {}),
    };
  }
}

/** The five-level tree (组织体系): new units under the level above, new names. */
export const unitList = ruledList<UnitCells>({
  sheet: unitSheet, find, put, takeBack, read, fixed: { parentName: '换上级请在组织体系里办', partyKind: '党组织类型登记后不能在表里改', hostNumber: '中心户换户请在组织体系里办' },
});
