import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeAreas, checkAreas, getAreaMap, proposeTownshipAreas } from '@shaodao/contracts/registry/area';
import { getDivision, listDivisions, recordProfile, renameDivision, setHollowThreshold } from '@shaodao/contracts/registry/division';
import { appointPosting, endPosting } from '@shaodao/contracts/registry/posting';
import { getFigures, listFigureRows } from '@shaodao/contracts/registry/figures';
import { askForHelp, listNeeds } from '@shaodao/contracts/needs/need';
import { addUnit, getHouseholdPath, getSubtree, getUnit, listTreeNodes, mergeUnit, moveUnit, placeHousehold, renameUnit, retireUnit, searchTree, splitUnit } from '@shaodao/contracts/registry/structure';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { AREA, GRIDS, GROUPS, HOUSEHOLDS, KINDS, MEMBER_HOUSEHOLD, PARTIES, PLACES } from '@shaodao/testkit/small-county';

const today = countyDay(new Date());
let county: TestCounty;
beforeAll(async () => { county = await bootCounty(); });
afterAll(() => county?.stop());

const version = async (unitId: string) => ({ expectedVersion: (await county.does('organiser', getUnit, { unitId })).version });
const known = async (schema: string, table: string, id: string) => (await county.owner.query(`select * from ${schema}.known_${table} where id = $1`, [id])).rows[0];

describe('the five-level tree', () => {
  it('is walked from the county down, and found by name, pinyin, initials and code', async () => {
    const top = await county.does('officer', listTreeNodes, {});
    expect([top.parent.name, top.items.map((n) => `${n.kind} ${n.name}`)]).toEqual(['试县', ['township 中房镇', 'township 白塔乡']]);
    const township = await county.does('officer', listTreeNodes, { parentId: PLACES.township });
    expect(township.items.map((n) => [n.kind, n.name, n.childCount])).toEqual([['area', '王沙片区', 2]]);
    const tree = await county.does('officer', getSubtree, { rootId: PLACES.township });
    expect(tree.items.map((n) => n.kind)).toEqual(['township', 'area', 'villageParty', 'villageParty', 'grid', 'grid', 'villagerGroup', 'villagerGroup', 'memberHousehold']);
    const found = async (words: string) => (await county.does('officer', searchTree, { words })).items.map((n) => n.name);
    expect(await found('王沙')).toEqual(['王沙片区', '王沙村党支部']);
    expect(await found('wangsha')).toEqual(['王沙片区', '王沙村党支部']);
    expect(await found('zycdzb')).toEqual(['郑洋村党支部']);
    expect(await found('zhongfang')).toEqual(['中房镇']);
    expect(await found(PLACES.cousin)).toEqual(['郑洋村党支部', '第一网格', '第一村民小组']);
    expect((await county.does('officer', searchTree, { words: '郑洋村' })).items[0]!.path).toBe('白塔乡');
  });

  it('knows who belonged where on 1 March', async () => {
    const on = async (asOf: string) => (await county.does('officer', getHouseholdPath, { householdId: HOUSEHOLDS.wang, asOf })).path.map((p) => p.name);
    expect(await on('2023-03-01')).toEqual(['试县', '中房镇', '王沙村党支部', '第一网格', '第一村民小组']);
    expect(await on('2024-03-01')).toEqual(['试县', '中房镇', '王沙片区', '王沙村党支部', '第一网格', '第一村民小组']);
    expect(await county.ask('officer', getHouseholdPath, { householdId: HOUSEHOLDS.wang, asOf: '2020-03-01' })).toMatchObject({ refusal: 'household/not-placed' });
    expect(await county.ask('officer', getHouseholdPath, { householdId: HOUSEHOLDS.zheng })).toMatchObject({ refusal: 'household/not-found' });
  });

  it('gives a household’s new grid to policies, ties and all services, and keeps the old for its time', async () => {
    const grid = await county.does('township', addUnit, { level: 'grid', parentId: PARTIES.village, on: '2025-03-01', reason: '户数太多' });
    expect(grid).toMatchObject({ name: '王沙村第二网格', number: 2, startedOn: '2025-03-01', allowedActions: ['add', 'rename', 'split', 'merge', 'retire'] });
    const group = await county.does('township', addUnit, { level: 'villagerGroup', parentId: grid.id, on: '2025-03-01' });
    const asked = await county.does('wangdama', askForHelp, { householdId: HOUSEHOLDS.wang, kindId: KINDS.bloodPressure, detail: '头晕，想量血压', howSoon: 'noHurry' });
    const sees = async () => (await county.does('officer', listNeeds, { limit: 200 })).items.map((n) => n.id).includes(asked.id);
    expect(await sees()).toBe(true);
    await county.does('secretary', placeHousehold, { householdId: HOUSEHOLDS.wang, groupId: group.id, on: '2025-03-01' });
    const { rows } = await county.owner.query('select grid_id from registry.household where id = $1', [HOUSEHOLDS.wang]);
    expect(rows[0].grid_id).toBe(grid.id);
    await county.settled();
    expect((await known('needs', 'household', HOUSEHOLDS.wang)).grid_id).toBe(grid.id);
    // what waits at the house goes to the new grid with it
    expect(await sees()).toBe(false);
    expect(await known('needs', 'grid', grid.id)).toMatchObject({ name: '王沙村第二网格', village_code: PLACES.village });
    expect(await county.ask('officer', getHouseholdPath, { householdId: HOUSEHOLDS.wang })).toMatchObject({ refusal: 'household/not-found' });
    expect((await county.does('secretary', getHouseholdPath, { householdId: HOUSEHOLDS.wang, asOf: '2025-02-28' })).path.at(-2)!.name).toBe('第一网格');
  });

  it('splits, moves, merges and retires on a day, tells its history, and refuses what breaks it', async () => {
    const split = await county.does('township', splitUnit, { unitId: GROUPS.village, name: '第九村民小组', childIds: [], householdIds: [HOUSEHOLDS.wang], on: '2025-04-01' }, await version(GROUPS.village)).catch((error: Error) => error.message);
    expect(split).toContain('unit/not-its-child');
    const back = await county.does('township', placeHousehold, { householdId: HOUSEHOLDS.wang, groupId: GROUPS.village, memberHouseholdId: MEMBER_HOUSEHOLD, on: '2025-04-01', reason: '搬回老屋' });
    expect(back.memberHousehold).toMatchObject({ id: MEMBER_HOUSEHOLD });
    await county.does('township', splitUnit, { unitId: GROUPS.village, name: '第九村民小组', householdIds: [HOUSEHOLDS.li], on: '2025-05-01', reason: '分组' }, await version(GROUPS.village));
    const nine = (await county.does('township', searchTree, { words: '第九村民小组' })).items[0]!;
    expect(nine).toMatchObject({ since: '2025-05-01', path: '中房镇 · 王沙片区 · 王沙村党支部 · 第一网格' });
    const grid = (await county.does('township', searchTree, { words: '王沙村第二网格' })).items[0]!;
    await county.does('township', moveUnit, { unitId: nine.id as never, parentId: grid.id as never, on: '2025-06-01' }, await version(nine.id));
    const moved = await county.does('township', getUnit, { unitId: nine.id as never });
    expect(moved.terms.map((t) => [t.startedOn, t.parent.name])).toEqual([['2025-06-01', '王沙村第二网格'], ['2025-05-01', '第一网格']]);
    expect(moved.history.map((h) => h.action)).toEqual(['move']);
    expect(await county.ask('township', retireUnit, { unitId: grid.id as never, on: today, reason: '合并' }, await version(grid.id))).toMatchObject({ refusal: 'unit/has-children' });
    const whole = await county.does('township', mergeUnit, { unitId: grid.id as never, intoId: GRIDS.village, on: '2025-07-01', reason: '人少' }, await version(grid.id));
    expect(whole.id).toBe(GRIDS.village);
    expect(await county.does('township', getUnit, { unitId: grid.id as never })).toMatchObject({ endedOn: '2025-07-01', endReason: '人少', allowedActions: [] });
    await county.settled();
    expect((await known('needs', 'household', HOUSEHOLDS.li)).grid_id).toBe(GRIDS.village);
    const refused = async (input: object, how = {}) => (await county.ask('township', renameUnit, { unitId: GRIDS.village, name: '一网格', on: today, ...input } as never, { ...(await version(GRIDS.village)), ...how })) as { refusal?: string };
    expect([(await refused({ on: '2999-01-01' })).refusal, (await refused({ on: '2021-01-01' })).refusal, (await refused({}, { expectedVersion: 99 })).refusal]).toEqual(['unit/day-too-far', 'unit/changed-later', 'version/stale']);
    await county.does('township', renameUnit, { unitId: GRIDS.village, name: '王沙村第一网格', on: today }, await version(GRIDS.village));
    await county.settled();
    expect((await known('needs', 'grid', GRIDS.village)).name).toBe('王沙村第一网格');
  });

  it('keeps a grid until its officer’s post has ended, in the rules and in the database, and gives an ended one no officer', async () => {
    const grid = await county.does('township', addUnit, { level: 'grid', parentId: PARTIES.village, on: '2025-08-01', reason: '临时网格' });
    const officer = { kind: 'gridOfficer', title: '网格员', gridId: grid.id as never, name: '林短', phone: '19422220031', startedOn: '2025-09-01', endsOn: addDays(today, 30) } as const;
    const post = await county.does('township', appointPosting, officer);
    const retire = async (on: string) => county.ask('township', retireUnit, { unitId: grid.id, on, reason: '任务完成' }, await version(grid.id));
    expect([await retire(today), await retire(addDays(today, 29)), await county.ask('township', mergeUnit, { unitId: grid.id, intoId: GRIDS.village, on: today, reason: '人少' }, await version(grid.id))])
      .toMatchObject([{ refusal: 'unit/has-officer' }, { refusal: 'unit/has-officer' }, { refusal: 'unit/has-officer' }]);
    await expect(county.owner.query('update registry.unit set ended_on = $2 where id = $1', [grid.id, today])).rejects.toMatchObject({ code: '23000' });
    // It may be planned for the day on which the term ends, and done once the post has.
    expect(await retire(addDays(today, 30))).toMatchObject({ ok: true });
    await county.does('township', endPosting, { postingId: post.id, endedOn: today, reason: '任务完成' }, { expectedVersion: post.version });
    expect(await retire(today)).toMatchObject({ ok: true, value: { endedOn: today } });
    expect(await county.ask('township', appointPosting, { ...officer, startedOn: today })).toMatchObject({ refusal: 'grid/not-found' });
    await expect(county.owner.query('update registry.posting set ended_on = $2 where id = $1', [post.id, addDays(today, 1)])).rejects.toMatchObject({ code: '23000' });
  });

  it('refuses, in words, an officer for a grid that is being retired at that moment', async () => {
    const grid = await county.does('township', addUnit, { level: 'grid', parentId: PARTIES.village, on: '2025-08-01' });
    const other = await county.owner.connect();
    try {
      await other.query('begin');
      await other.query('update registry.unit_term set ended_on = $2 where unit_id = $1', [grid.id, today]);
      await other.query('update registry.unit set ended_on = $2 where id = $1', [grid.id, today]);
      const asked = county.ask('township', appointPosting, { kind: 'gridOfficer', title: '网格员', gridId: grid.id as never, name: '林后来', phone: '19422220032', startedOn: today });
      await expect.poll(async () => (await county.owner.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%from unit where id%for share%'`)).rowCount, { timeout: 10_000 }).toBe(1);
      await other.query('commit');
      expect(await asked).toMatchObject({ refusal: 'grid/not-found' });
    } finally {
      other.release();
    }
  });
});

describe('areas and figures', () => {
  it('are shown on a map with what is hollow, and checked while they are drawn', async () => {
    const map = await county.does('officer', getAreaMap, {});
    expect(map).toMatchObject({ threshold: 0.5, arePositionsInvented: true, mayArrange: [], withoutArea: [PLACES.cousin] });
    expect(map.areas).toMatchObject([{ id: AREA, villageCodes: [PLACES.village, PLACES.sibling], faults: [] }]);
    expect((await county.does('organiser', getAreaMap, {})).mayArrange).toEqual([PLACES.township, PLACES.otherTownship]);
    const check = (areas: string) => county.does('organiser', checkAreas, { townshipCode: PLACES.township, areas });
    expect(await check(`${PLACES.village}`)).toEqual({ faults: [{ index: 0, fault: 'tooFew', villageCode: null }], withoutArea: [PLACES.sibling] });
    expect((await check('')).withoutArea).toEqual([PLACES.village, PLACES.sibling]);
  });
  it('are proposed from nearness and what villages can lend each other, the odd one reported', async () => {
    const one = await county.does('organiser', proposeTownshipAreas, { townshipCode: PLACES.township });
    expect(one).toMatchObject({ areas: [{ areaId: AREA, name: '王沙片区', villageCodes: [PLACES.village, PLACES.sibling] }], leftOut: [], isOptimal: true });
    expect(await county.does('organiser', proposeTownshipAreas, { townshipCode: PLACES.otherTownship })).toMatchObject({ areas: [], leftOut: [PLACES.cousin] });
  });
  it('change for a township at once, across its border only with a reason', async () => {
    const arrange = (villageCodes: string[], crossBorderReason: string | null = null) => county.ask('organiser', arrangeAreas, { townshipCode: PLACES.township, on: today, reason: '重新划定', areas: [{ areaId: AREA, name: '王沙片区', villageCodes, crossBorderReason }] });
    expect(await arrange([PLACES.village])).toMatchObject({ refusal: 'area/too-few-villages' });
    expect(await arrange([PLACES.village, PLACES.sibling])).toMatchObject({ refusal: 'area/nothing-changed' });
    expect(await arrange([PLACES.village, PLACES.sibling, PLACES.cousin])).toMatchObject({ refusal: 'area/no-border-reason' });
    expect(await arrange([PLACES.village, PLACES.sibling, PLACES.cousin], '同走一条村道')).toMatchObject({ ok: true, value: { withoutArea: [] } });
    expect((await county.does('officer', getUnit, { unitId: PARTIES.cousin })).path.map((p) => p.name)).toEqual(['试县', '中房镇', '王沙片区']);
  });
  it('follow a village’s figures and the county’s threshold, and others hear of it', async () => {
    const hollow = async () => (await county.does('organiser', listDivisions, {})).items.filter((d) => d.isHollow).map((d) => d.code);
    const isKnownHollow = async () => { await county.settled(); return (await county.owner.query('select is_hollow from needs.known_division where code = $1', [PLACES.cousin])).rows[0].is_hollow; };
    expect(await hollow()).toEqual([PLACES.village, PLACES.sibling, PLACES.cousin]);
    const file = await county.does('otherTownship', recordProfile, { code: PLACES.cousin, validFrom: today, registeredPopulation: 1000, residentPopulation: 500, outflowPopulation: 500, source: '村里摸底' });
    expect(file).toMatchObject({ isHollow: false, profiles: [{ validFrom: today, isHollow: false, latitude: 26.5 }, { outflowPopulation: 700 }, {}] });
    expect([await hollow(), await isKnownHollow()]).toEqual([[PLACES.village, PLACES.sibling], false]);
    expect((await county.does('organiser', getAreaMap, {})).areas[0]!.faults).toEqual([{ fault: 'notHollow', villageCode: PLACES.cousin }]);
    expect(await county.does('organiser', setHollowThreshold, { threshold: 0.4, validFrom: today })).toMatchObject({ hollowVillages: 3 });
    expect([(await hollow()).length, await isKnownHollow()]).toEqual([3, true]);
    await county.does('organiser', renameDivision, { code: PLACES.cousin, name: '郑洋新村', on: today });
    expect((await county.does('officer', listDivisions, { asOf: '2024-01-01' })).items.find((d) => d.code === PLACES.cousin)!.name).toBe('郑洋村');
    expect((await county.does('officer', getDivision, { code: PLACES.cousin })).past).toMatchObject([{ name: '郑洋村', endedOn: today }]);
  });
  it('are counted from rows that can be opened, on any day', async () => {
    const figures = await county.does('officer', getFigures, {});
    expect(Object.fromEntries(figures.items.map((f) => [f.id, f.count]))).toMatchObject({ townships: 2, villages: 3, hollowVillages: 3, areas: 1, villageParties: 3, grids: 3, memberHouseholds: 1 });
    expect((await county.does('officer', getFigures, { asOf: '2023-08-31' })).items.find((f) => f.id === 'areas')!.count).toBe(0);
    const rows = await county.does('officer', listFigureRows, { figureId: 'areas' });
    expect(rows).toMatchObject({ total: 1, items: [{ name: '王沙片区', place: '中房镇', since: '2023-09-01', note: '王沙村、陈厝村、郑洋新村' }] });
  });
});
