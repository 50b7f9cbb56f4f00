import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeAreas, getAreaMap } from '@shaodao/contracts/registry/area';
import { getDivision, listDivisions, moveDivision, renameDivision, retireDivision } from '@shaodao/contracts/registry/division';
import { askForHelp, getNeed } from '@shaodao/contracts/needs/need';
import { getHousehold } from '@shaodao/contracts/registry/household';
import { getFigures } from '@shaodao/contracts/registry/figures';
import { callOffChange, listPlannedChanges } from '@shaodao/contracts/registry/planned';
import { addUnit, getHouseholdPath, getSubtree, getUnit, listTreeNodes, mergeUnit, moveUnit, renameUnit, searchTree, splitUnit } from '@shaodao/contracts/registry/structure';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { AREA, GRIDS, GROUPS, HOUSEHOLDS, KINDS, PARTIES, PLACES } from '@shaodao/testkit/small-county';
import { turnedClock } from './turned-clock.ts';

/** The code that the village of the other township gets. */
const MOVED = '350123100203';
let county: TestCounty;
const today = countyDay(new Date());
const inDays = (n: number): string => addDays(today, n);
beforeAll(async () => { county = await bootCounty(); });
afterAll(() => county?.stop());
const { after, back } = turnedClock(() => county);
const version = async (unitId: string) => ({ expectedVersion: (await county.does('organiser', getUnit, { unitId })).version });
const planned = async (about?: string) => (await county.does('township', listPlannedChanges, about ? { about } : {})).items;
const known = async (table: string, id: string) => (await county.owner.query(`select * from needs.known_${table} where id = $1`, [id])).rows[0];

describe('a change for a day to come', () => {
  let newGrid: string;
  it('is kept, seen on the pages that it touches, and shown by who asks for that day; today stays as it is', async () => {
    const grid = await county.does('township', addUnit, { level: 'grid', parentId: PARTIES.village, on: inDays(10), reason: '户数多了' });
    newGrid = grid.id;
    expect(grid).toMatchObject({ name: '王沙村第二网格', startedOn: inDays(10) });
    await county.does('township', moveUnit, { unitId: GROUPS.village, parentId: grid.id, on: inDays(12) }, await version(GROUPS.village));
    expect((await planned(PARTIES.village)).map((one) => [one.action, one.on, one.subjectName, one.otherName, one.reason, one.trouble, one.mayCallOff])).toEqual([['add', inDays(10), '', '王沙村党支部', '户数多了', null, true]]);
    expect((await planned(GROUPS.village)).map((one) => [one.action, one.trouble])).toEqual([['move', null]]);
    const under = async (asOf?: string) => (await county.does('officer', listTreeNodes, { parentId: PARTIES.village, ...(asOf && { asOf }) })).items.map((n) => n.name);
    expect([await under(), await under(inDays(9)), await under(inDays(10))]).toEqual([['第一网格'], ['第一网格'], ['第一网格', '王沙村第二网格']]);
    const path = async (asOf?: string) => (await county.does('secretary', getHouseholdPath, { householdId: HOUSEHOLDS.wang, ...(asOf && { asOf }) })).path.at(-2)!.name;
    expect([await path(), await path(inDays(11)), await path(inDays(12))]).toEqual(['第一网格', '第一网格', '王沙村第二网格']);
    expect((await county.does('officer', getSubtree, { rootId: PARTIES.village, asOf: inDays(12) })).items.find((n) => n.id === GROUPS.village)!.parentId).toBe(newGrid);
    expect((await county.does('officer', searchTree, { words: '第二网格', asOf: inDays(10) })).items).toMatchObject([{ id: newGrid }]);
    expect((await county.does('officer', getFigures, { asOf: inDays(10) })).items.find((f) => f.id === 'grids')!.count).toBe(4);
    expect((await county.does('officer', getFigures, {})).items.find((f) => f.id === 'grids')!.count).toBe(3);
    expect(await county.ask('officer', getUnit, { unitId: newGrid as never })).toMatchObject({ refusal: 'unit/not-found' });
    expect(await county.does('officer', getUnit, { unitId: newGrid as never, asOf: inDays(10) })).toMatchObject({ name: '王沙村第二网格', path: [{ name: '试县' }, { name: '中房镇' }, { name: '王沙片区' }, { name: '王沙村党支部' }] });
  });

  it('is judged on what will stand then: what comes before it counts, what is planned on nothing is refused, a year ahead is the end', async () => {
    const merge = async (on: string) => county.ask('township', mergeUnit, { unitId: GRIDS.village, intoId: newGrid as never, on, reason: '合并' }, await version(GRIDS.village));
    expect(await merge(inDays(9))).toMatchObject({ refusal: 'unit/not-found' });
    expect(await county.ask('township', splitUnit, { unitId: GRIDS.village, childIds: [GROUPS.village], on: inDays(13) }, await version(GRIDS.village))).toMatchObject({ refusal: 'unit/not-its-child' });
    expect(await merge(inDays(400))).toMatchObject({ refusal: 'unit/day-too-far' });
    expect(await county.ask('otherTownship', mergeUnit, { unitId: GRIDS.village, intoId: newGrid as never, on: inDays(20), reason: '合并' }, await version(GRIDS.village))).toMatchObject({ refusal: 'actor/forbidden' });
  });

  it('may be called off before its day, but not from under what builds on it', async () => {
    const [add] = await planned(PARTIES.village);
    expect(await county.ask('township', callOffChange, { changeId: add!.id })).toMatchObject({ refusal: 'planned/built-upon' });
    expect(await county.ask('otherTownship', callOffChange, { changeId: add!.id })).toMatchObject({ refusal: 'actor/forbidden' });
    await county.does('township', renameUnit, { unitId: GROUPS.sibling, name: '山前小组', on: inDays(5) }, await version(GROUPS.sibling));
    const [rename] = await planned(GROUPS.sibling);
    expect(rename).toMatchObject({ action: 'rename', subjectName: '第一村民小组', newName: '山前小组', level: 'villagerGroup' });
    expect(await county.does('township', callOffChange, { changeId: rename!.id })).toMatchObject({ status: 'calledOff', mayCallOff: false });
    expect(await county.ask('township', callOffChange, { changeId: rename!.id })).toMatchObject({ refusal: 'planned/over' });
    expect(await planned(GROUPS.sibling)).toEqual([]);
    expect((await county.does('township', getUnit, { unitId: GROUPS.sibling })).history.map((h) => [h.action, h.note])).toEqual([['plan', inDays(5)], ['callOff', inDays(5)]]);
  });

  it('takes effect on its day by itself, and the other services hear of it then and not before', async () => {
    const told = (await county.owner.query(`select count(*)::int as n from registry.outbox where subject in ('registry.grid.defined', 'registry.household.registered')`)).rows[0].n;
    await after(11);
    expect(await known('grid', newGrid)).toMatchObject({ name: '王沙村第二网格', village_code: PLACES.village });
    expect((await known('household', HOUSEHOLDS.wang)).grid_id).toBe(GRIDS.village);
    await after(13);
    expect((await known('household', HOUSEHOLDS.wang)).grid_id).toBe(newGrid);
    expect((await county.owner.query('select grid_id from registry.household where id = $1', [HOUSEHOLDS.wang])).rows[0].grid_id).toBe(newGrid);
    expect((await county.owner.query(`select count(*)::int as n from registry.outbox where subject in ('registry.grid.defined', 'registry.household.registered')`)).rows[0].n).toBeGreaterThan(told);
    expect((await county.does('township', getUnit, { unitId: GROUPS.village })).history.map((h) => [h.action, h.byRole])).toEqual([['plan', 'townshipCadre'], ['move', 'system']]);
    expect(await planned(PARTIES.village)).toEqual([]);
    back();
  });

  it('is judged again on its day: what no longer fits is not done, and is told with its reason until it is taken off the list', async () => {
    await after(13);
    await county.does('township', mergeUnit, { unitId: newGrid as never, intoId: GRIDS.village, on: inDays(30), reason: '合并' }, await version(newGrid));
    // Meanwhile the other grid is gone: it was retired another way.
    await county.owner.query(`update registry.planned_change set wish = jsonb_set(wish, '{intoId}', '"0190a000-0001-7000-8000-000000000099"') where action = 'merge'`);
    expect((await planned(newGrid))[0]).toMatchObject({ status: 'planned', trouble: 'unit/not-found' });
    await after(31);
    const [failed] = await planned(newGrid);
    expect(failed).toMatchObject({ action: 'merge', status: 'failed', trouble: 'unit/not-found' });
    expect((await county.does('township', getUnit, { unitId: newGrid as never })).history.at(-1)).toMatchObject({ action: 'fail', note: '没有找到这个组织' });
    await county.does('township', callOffChange, { changeId: failed!.id });
    expect(await planned(newGrid)).toEqual([]);
    back();
  });
});

describe('the areas of a township', () => {
  it('are arranged for a later day, shown on the map of that day, and drawn then; the others hear of it then', async () => {
    const arrange = (villageCodes: string[], on = inDays(15)) => county.ask('organiser', arrangeAreas, { townshipCode: PLACES.township, on, reason: '重新划定', areas: [{ areaId: AREA, name: '王沙片区', villageCodes, crossBorderReason: '同走一条村道' }] });
    expect(await arrange([PLACES.village])).toMatchObject({ refusal: 'area/too-few-villages' });
    expect(await arrange([PLACES.village, PLACES.sibling, PLACES.cousin], inDays(400))).toMatchObject({ refusal: 'unit/day-too-far' });
    expect(await arrange([PLACES.village, PLACES.sibling, PLACES.cousin])).toMatchObject({ ok: true, value: { areas: [{ villageCodes: [PLACES.village, PLACES.sibling, PLACES.cousin] }], withoutArea: [] } });
    const villages = async (asOf?: string) => (await county.does('officer', getAreaMap, asOf ? { asOf } : {})).areas[0]!.villageCodes.length;
    expect([await villages(), await villages(inDays(14)), await villages(inDays(15))]).toEqual([2, 2, 3]);
    expect((await planned(PLACES.township))[0]).toMatchObject({ action: 'arrangeAreas', subjectName: '中房镇', count: 1, trouble: null, mayCallOff: false });
    await after(16);
    expect(await villages()).toBe(3);
    expect((await county.owner.query(`select payload->'villageCodes' as codes from registry.outbox where subject = 'registry.area.defined' order by id desc limit 1`)).rows[0].codes).toContain(PLACES.cousin);
    // and back again, so that the village may move
    await county.does('organiser', arrangeAreas, { townshipCode: PLACES.township, on: inDays(16), reason: '重新划定', areas: [{ areaId: AREA, name: '王沙片区', villageCodes: [PLACES.village, PLACES.sibling] }] });
    back();
  });
});

describe('a division', () => {
  it('gets another name on a later day, and others hear of it then', async () => {
    await county.does('organiser', renameDivision, { code: PLACES.sibling, name: '陈厝新村', on: inDays(40) });
    expect(await county.does('organiser', getDivision, { code: PLACES.sibling })).toMatchObject({ name: '陈厝村', allowedActions: ['rename', 'record', 'move', 'retire'] });
    const [change] = await planned(PLACES.sibling);
    expect(change).toMatchObject({ action: 'renameDivision', subjectName: '陈厝村', newName: '陈厝新村', mayCallOff: false });
    expect(await county.ask('township', callOffChange, { changeId: change!.id })).toMatchObject({ refusal: 'actor/forbidden' });
    await after(41);
    expect(await county.does('organiser', getDivision, { code: PLACES.sibling })).toMatchObject({ name: '陈厝新村', past: [{ name: '陈厝村', endedOn: inDays(40) }] });
    expect((await county.owner.query('select name from needs.known_division where code = $1', [PLACES.sibling])).rows[0].name).toBe('陈厝新村');
    back();
  });
  it('comes under another township on its day, with everything of it: rights go by the new code at once, the past stays known', async () => {
    const move = (input: object = {}) => county.ask('organiser', moveDivision, { code: PLACES.cousin, parentCode: PLACES.township, newCode: MOVED, on: inDays(50), reason: '并入中房镇', ...input });
    expect(await move({ code: PLACES.village, newCode: MOVED })).toMatchObject({ refusal: 'division/there-already' });
    expect(await move({ code: PLACES.village, parentCode: PLACES.otherTownship, newCode: '350123101299' })).toMatchObject({ refusal: 'division/in-area' });
    expect(await move({ newCode: '350123101209' })).toMatchObject({ refusal: 'division/code-of-other' });
    expect(await move({ newCode: '350123100001' })).toMatchObject({ refusal: 'division/code-of-other' });
    expect(await move({ newCode: PLACES.sibling })).toMatchObject({ refusal: 'division/code-taken' });
    expect(await move({ parentCode: '350123109' })).toMatchObject({ refusal: 'division/no-township' });
    const asked = await county.does('zhengdama', askForHelp, { householdId: HOUSEHOLDS.zheng as never, kindId: KINDS.bloodPressure, detail: '头晕，想量血压', howSoon: 'noHurry' });
    expect(await move()).toMatchObject({ ok: true, value: { code: PLACES.cousin } });
    expect((await planned(PLACES.cousin))[0]).toMatchObject({ action: 'moveDivision', otherName: '中房镇', trouble: null });
    const villages = async (parentCode: string, asOf?: string) => (await county.does('organiser', listDivisions, { parentCode: parentCode as never, ...(asOf && { asOf }) })).items.map((one) => one.code);
    expect([await villages(PLACES.otherTownship), await villages(PLACES.otherTownship, inDays(50)), await villages(PLACES.township, inDays(50))]).toEqual([[PLACES.cousin], [], [PLACES.village, PLACES.sibling, MOVED]]);
    const house = (who: 'township' | 'otherTownship') => county.ask(who, getHousehold, { householdId: HOUSEHOLDS.zheng as never });
    expect([(await house('township')).ok, (await house('otherTownship')).ok]).toEqual([false, true]);
    await after(51);
    expect([(await house('township')).ok, (await house('otherTownship')).ok]).toEqual([true, false]);
    expect(await county.does('organiser', getDivision, { code: MOVED })).toMatchObject({ name: '郑洋村', parentName: '中房镇', past: [{ name: '郑洋村', parentName: '白塔乡', endedOn: inDays(50) }] });
    expect(await county.ask('organiser', getDivision, { code: PLACES.cousin })).toMatchObject({ refusal: 'division/not-found' });
    expect((await county.does('organiser', getUnit, { unitId: PARTIES.cousin })).path.map((one) => one.name)).toEqual(['试县', '中房镇']);
    expect((await county.does('organiser', getUnit, { unitId: PARTIES.cousin, asOf: inDays(-1) })).path.map((one) => one.name)).toEqual(['试县', '白塔乡']);
    // The needs of the village go along: its new township publishes them, the old one sees them no more.
    expect((await county.ask('township', getNeed, { needId: asked.id })).ok).toBe(true);
    expect((await county.ask('otherTownship', getNeed, { needId: asked.id })).ok).toBe(false);
    expect((await county.owner.query('select code, parent_code from needs.known_division where code = any ($1)', [[PLACES.cousin, MOVED]])).rows).toEqual([{ code: MOVED, parent_code: PLACES.township }]);
    for (const table of ['household', 'resident_word', 'unit', 'unit_term', 'posting']) expect((await county.owner.query(`select 1 from registry.${table} x where x::text like '%${PLACES.cousin}%'`)).rowCount, table).toBe(0);
    back();
  });
  it('is retired only when nothing stands on it; each refusal says what is to be done first', async () => {
    const retire = (code: string, on = today) => county.ask('organiser', retireDivision, { code, on, reason: '撤村并居' });
    expect(await retire(PLACES.county)).toMatchObject({ refusal: 'division/is-county' });
    expect(await retire(PLACES.township)).toMatchObject({ refusal: 'division/has-divisions' });
    expect(await retire(PLACES.village)).toMatchObject({ refusal: 'division/has-households' });
    expect(await county.ask('township', retireDivision, { code: PLACES.village, on: today, reason: '撤村并居' })).toMatchObject({ refusal: 'actor/forbidden' });
    const empty = '350123101299';
    await county.owner.query(`insert into registry.division (code, name, kind, parent_code) values ($1, '空村', 'village', $2), ('350123500', '罗源湾', 'township', '350123')`, [empty, PLACES.otherTownship]);
    await county.owner.query(`insert into registry.setting (key, value) values ('county', '"350123"') on conflict do nothing`);
    const counts = async () => { const { items } = await county.does('officer', getFigures, {}); return ['townships', 'villages'].map((id) => items.find((f) => f.id === id)!.count); };
    // what only ranks like a township is none
    expect(await counts()).toEqual([2, 4]);
    expect(await county.does('organiser', getDivision, { code: '350123500' })).toMatchObject({ kind: 'township', isCounted: false });
    expect(await county.does('organiser', retireDivision, { code: empty, on: today, reason: '撤村并居' })).toMatchObject({ endedOn: today, endReason: '撤村并居', allowedActions: [] });
    expect(await counts()).toEqual([2, 3]);
    expect(await retire(empty)).toMatchObject({ refusal: 'division/ended' });
    expect((await county.does('officer', getFigures, { asOf: inDays(-1) })).items.find((f) => f.id === 'villages')!.count).toBe(4);
  });
});
