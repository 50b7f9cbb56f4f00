import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaNames, continued, distanceKm, estimatedMinutes, neighbourPairs, strengthsOf } from './area-proposal.ts';
import { arrangeAreas, areaFaults, type AreaVillage } from './area.ts';
import { brokenTree, everBroken, turningDays } from './broken-tree.ts';
import { addUnit, mergeUnit, moveUnit, ordinal, placeHousehold, retireUnit, splitUnit } from './reshape.ts';
import { applied, end, holdsOn, lastTerm, retell, type Decided, type Structure, type Unit } from './structure.ts';
import { isHollow } from './hollow.ts';
import { recordedProfile, renamed } from './division.ts';

const START = '2024-01-01';
const V = ['350123100201', '350123100202', '350123100203', '350123100204', '350123100205', '350123101201'];
const unit = (id: string, level: Unit['level'], homeCode: string, number = 1): Unit => ({ id, level, homeCode, number, kind: level === 'villageParty' ? 'branch' : null, crossBorderReason: null, startedOn: START, endedOn: null, endReason: null });
const term = (unitId: string, parent: { parentId: string } | { parentCode: string }, startedOn = START, endedOn: string | null = null) => ({ unitId, startedOn, endedOn, name: unitId, parentId: null, parentCode: null, ...parent });
const placing = (householdId: string, groupId: string, memberHouseholdId: string | null = null) => ({ householdId, startedOn: START, endedOn: null, groupId, memberHouseholdId });

/** One village: a party, two grids, three groups, a member household that looks after one of six households. */
const village: Structure = {
  units: [unit('p', 'villageParty', V[0]!), unit('g1', 'grid', V[0]!), unit('g2', 'grid', V[0]!, 2), unit('a', 'villagerGroup', V[0]!), unit('b', 'villagerGroup', V[0]!, 2), unit('c', 'villagerGroup', V[0]!, 3), unit('m', 'memberHousehold', V[0]!)],
  terms: [term('p', { parentCode: '350123100' }), term('g1', { parentId: 'p' }), term('g2', { parentId: 'p' }), term('a', { parentId: 'g1' }), term('b', { parentId: 'g1' }), term('c', { parentId: 'g2' }), term('m', { parentId: 'a' })],
  placings: [placing('h1', 'a'), placing('h2', 'a', 'm'), placing('h3', 'a'), placing('h4', 'b'), placing('h5', 'b'), placing('h6', 'c')],
  hosts: [{ unitId: 'm', householdId: 'h1' }], officers: [],
};
const after = (tree: Structure, decided: Decided<string>): Structure => {
  if (!decided.ok) throw new Error(decided.refusal);
  return applied(tree, decided.value);
};
const refusalOf = (decided: Decided<string>) => (decided.ok ? 'done' : decided.refusal);

describe('the five-level tree', () => {
  it('keeps who belonged where: a grid split today was whole on the day before', () => {
    const now = after(village, splitUnit(village, { unitId: 'g1', newId: 'g3', name: null, villageName: '王沙村', childIds: ['b'], householdIds: [], on: '2024-06-01' }));
    expect(everBroken(now)).toEqual([]);
    const parentOn = (day: string) => now.terms.find((t) => t.unitId === 'b' && holdsOn(t, day))!.parentId;
    expect([parentOn('2024-05-31'), parentOn('2024-06-01')]).toEqual(['g1', 'g3']);
    expect(now.units.find((u) => u.id === 'g3')).toMatchObject({ number: 3, homeCode: V[0], startedOn: '2024-06-01' });
    expect(lastTerm(now, 'g3')!.name).toBe('王沙村第三网格');
  });
  it('splits only what leaves something on both sides, and only its own children', () => {
    const split = (unitId: string, childIds: string[], householdIds: string[] = []) => refusalOf(splitUnit(village, { unitId, newId: 'x', name: null, villageName: '王沙村', childIds, householdIds, on: '2024-06-01' }));
    expect([split('g1', ['a', 'b']), split('g1', []), split('g1', ['c']), split('p', []), split('a', [], ['h1', 'h2', 'h3']), split('a', [], ['h3']), split('a', ['m'])])
      .toEqual(['unit/nothing-left', 'unit/nothing-left', 'unit/not-its-child', 'unit/not-divisible', 'unit/nothing-left', 'done', 'done']);
  });
  it('takes a member household with its own house and its neighbours into another group', () => {
    const now = after(village, moveUnit(village, 'm', 'c', '2024-06-01'));
    const of = (id: string, day: string) => now.placings.find((p) => p.householdId === id && holdsOn(p, day));
    expect([of('h1', '2024-06-01'), of('h2', '2024-06-01'), of('h3', '2024-06-01')]).toMatchObject([{ groupId: 'c', memberHouseholdId: null }, { groupId: 'c', memberHouseholdId: 'm' }, { groupId: 'a' }]);
    expect(of('h2', '2024-05-31')).toMatchObject({ groupId: 'a', memberHouseholdId: 'm' });
  });
  it('merges a group into another: its households go over, it ends on that day', () => {
    const now = after(village, mergeUnit(village, 'a', 'b', '2024-06-01', '人少'));
    expect(everBroken(now)).toEqual([]);
    expect(now.units.find((u) => u.id === 'a')).toMatchObject({ endedOn: '2024-06-01', endReason: '人少' });
    expect(now.placings.filter((p) => p.groupId === 'b' && p.endedOn === null)).toHaveLength(5);
    expect(refusalOf(mergeUnit(now, 'a', 'b', '2024-07-01', ''))).toBe('unit/ended');
  });
  it('retires only what nothing hangs on, and never before what was recorded last', () => {
    expect(refusalOf(retireUnit(village, 'c', '2024-06-01', ''))).toBe('unit/has-children');
    expect(refusalOf(retireUnit(village, 'p', '2024-06-01', ''))).toBe('unit/by-areas');
    expect(refusalOf(retireUnit(village, 'm', START, ''))).toBe('unit/changed-later');
    const now = after(village, retireUnit(village, 'm', '2024-06-01', '搬走'));
    expect(now.placings.find((p) => p.householdId === 'h2' && p.endedOn === null)).toMatchObject({ groupId: 'a', memberHouseholdId: null });
    expect(refusalOf(retell(now, 'm', '2024-07-01', { name: 'x' }))).toBe('unit/ended');
    const empty = after(village, placeHousehold(village, { householdId: 'h6', villageCode: V[0]!, groupId: 'a', memberHouseholdId: null, on: '2024-06-01' }));
    expect([refusalOf(end(empty, 'c', '2024-05-31', '')), refusalOf(end(empty, 'c', '2024-06-01', ''))]).toEqual(['unit/changed-later', 'done']);
  });
  it('ends no grid while an officer holds it: the post ends first, on that day or before', () => {
    const held = (endedOn: string | null): Structure => ({ ...village, officers: [{ unitId: 'g2', endedOn: '2023-12-31' }, { unitId: 'g2', endedOn }] });
    const ask = (endedOn: string | null) => [refusalOf(mergeUnit(held(endedOn), 'g2', 'g1', '2024-06-01', '')), refusalOf(retireUnit(after(held(endedOn), moveUnit(village, 'c', 'g1', '2024-05-01')), 'g2', '2024-06-01', ''))];
    expect([ask(null), ask('2024-06-02'), ask('2024-06-01')]).toEqual([['unit/has-officer', 'unit/has-officer'], ['unit/has-officer', 'unit/has-officer'], ['done', 'done']]);
    expect(refusalOf(mergeUnit(held(null), 'g1', 'g2', '2024-06-01', ''))).toBe('done');
  });
  it('has one party a village, and a member household in a house of its group', () => {
    const wish = { id: 'x', level: 'memberHousehold', parent: { unitId: 'b' }, homeCode: V[0]!, name: null, villageName: '王沙村', kind: null, hostHouseholdId: 'h4', on: '2024-06-01' } as const;
    expect(refusalOf(addUnit(village, wish))).toBe('done');
    expect(refusalOf(addUnit(village, { ...wish, hostHouseholdId: null }))).toBe('unit/host-missing');
    expect(refusalOf(addUnit(village, { ...wish, hostHouseholdId: 'h1' }))).toBe('unit/host-of-other-group');
    expect(refusalOf(addUnit(village, { ...wish, parent: { unitId: 'g1' } }))).toBe('unit/wrong-level');
    expect(refusalOf(addUnit(village, { ...wish, level: 'villageParty', parent: { townshipCode: '350123100' } }))).toBe('unit/party-exists');
    expect(refusalOf(addUnit(village, { ...wish, level: 'grid', parent: { townshipCode: '350123100' } }))).toBe('unit/wrong-level');
  });
  it('counts in Chinese', () => expect([1, 10, 11, 20, 35].map(ordinal)).toEqual(['一', '十', '十一', '二十', '三十五']));

  it('is sound on every day after any edits', () => {
    const pick = fc.nat({ max: 30 });
    const edit = fc.record({ what: fc.constantFrom('rename', 'move', 'split', 'merge', 'retire', 'add', 'place'), a: pick, b: pick, c: pick, day: fc.integer({ min: 0, max: 20 }) });
    let done = 0;
    const kinds = new Set<string>();
    fc.assert(fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      let tree = village;
      for (const [i, { what, a, b, c, day }] of edits.entries()) {
        const on = `2024-02-${String(day + 1).padStart(2, '0')}`;
        const at = (n: number) => tree.units[n % tree.units.length]!.id;
        const home = { householdId: `h${(a % 7) + 1}`, villageCode: V[0]!, on };
        const decided: Decided<string> = {
          rename: () => retell(tree, at(a), on, { name: `${i}` }), move: () => moveUnit(tree, at(a), at(b), on), merge: () => mergeUnit(tree, at(a), at(b), on, ''), retire: () => retireUnit(tree, at(a), on, ''),
          split: () => splitUnit(tree, { unitId: at(a), newId: `n${i}`, name: null, villageName: '', childIds: [at(b)], householdIds: c % 2 ? [`h${(c % 6) + 1}`] : [], on }),
          add: () => addUnit(tree, { id: `n${i}`, level: (['grid', 'villagerGroup', 'memberHousehold'] as const)[c % 3]!, parent: { unitId: at(b) }, homeCode: V[0]!, name: null, villageName: '', kind: null, hostHouseholdId: home.householdId, on }),
          place: () => placeHousehold(tree, { ...home, groupId: at(b), memberHouseholdId: c % 3 === 0 ? at(c) : null }),
        }[what]();
        if (!decided.ok) continue;
        const was = tree;
        tree = applied(tree, decided.value);
        done++;
        kinds.add(what);
        expect(everBroken(tree)).toEqual([]);
        // What held before the day of the change still held then.
        for (const earlier of turningDays(was).filter((d) => d < on)) expect(snapshot(tree, earlier)).toEqual(snapshot(was, earlier));
      }
    }), { numRuns: 500, seed: 3 });
    expect(done).toBeGreaterThan(400);
    expect(kinds.size).toBe(7);
  });
});
const snapshot = (tree: Structure, day: string) => ({
  terms: tree.terms.filter((t) => holdsOn(t, day)).map((t) => `${t.unitId} ${t.name} ${t.parentId ?? t.parentCode}`).sort(), placings: tree.placings.filter((p) => holdsOn(p, day)).map((p) => `${p.householdId} ${p.groupId} ${p.memberHouseholdId}`).sort(),
});

describe('areas of a township', () => {
  const township = '350123100';
  const places = (hollow: readonly boolean[] = [true, true, true, true, true, true]) => new Map<string, AreaVillage>(V.map((code, i) => [code, { code, townshipCode: code.slice(0, 9), isHollow: hollow[i]!, partyId: `p${i}` }]));
  const bare: Structure = { units: V.map((code, i) => unit(`p${i}`, 'villageParty', code)), terms: V.map((code, i) => term(`p${i}`, { parentCode: code.slice(0, 9) })), placings: [], hosts: [], officers: [] };
  const area = (...of: number[]) => ({ areaId: null as string | null, name: '片区', villageCodes: of.map((i) => V[i]!), crossBorderReason: null as string | null });
  const arrange = (tree: Structure, on: string, areas: ReturnType<typeof area>[], newIds: string[], villages = places()) => arrangeAreas(tree, { townshipCode: township, on, reason: '调整', areas, newIds }, villages);

  it('have two or three villages, all hollow, none in two, and a reason where they cross the border', () => {
    const refusal = (areas: ReturnType<typeof area>[], hollow?: readonly boolean[]) => refusalOf(arrange(bare, '2024-06-01', areas, ['x', 'y'], places(hollow)));
    expect([refusal([area(0)]), refusal([area(0, 1)]), refusal([area(0, 1, 2)]), refusal([area(0, 1, 2, 3)]), refusal([area(0, 1), area(1, 2)]), refusal([area(0, 1)], [true, false, true, true, true, true]), refusal([area(0, 5)]), refusal([{ ...area(0, 5), crossBorderReason: '同一条路' }]), refusal([])])
      .toEqual(['area/too-few-villages', 'done', 'done', 'area/too-many-villages', 'area/village-twice', 'area/not-hollow', 'area/no-border-reason', 'done', 'area/nothing-changed']);
    expect(areaFaults(township, [area(0), area(0, 5)], places()).map((f) => `${f.index} ${f.fault}`)).toEqual(['0 tooFew', '1 inTwo', '1 noBorderReason']);
  });
  it('change together: what leaves one joins another on the same day, the given-up one ends, numbers are used again', () => {
    const first = after(bare, arrange(bare, '2024-02-01', [area(0, 1, 2), area(3, 4)], ['x', 'y']));
    const second = after(first, arrange(first, '2024-06-01', [{ ...area(0, 1), areaId: 'x' }, area(2, 3, 4)], ['w', 'z']));
    expect(everBroken(second)).toEqual([]);
    expect(second.units.filter((u) => u.level === 'area').map((u) => [u.id, u.number, u.endedOn])).toEqual([['x', 1, null], ['y', 2, '2024-06-01'], ['z', 2, null]]);
    expect(refusalOf(arrange(second, '2024-05-01', [area(0, 1, 2)], ['q']))).toBe('unit/changed-later');
    expect(refusalOf(arrange(second, '2024-07-01', [{ ...area(0, 1), areaId: 'y' }], ['q']))).toBe('area/other-township');
  });
  it('are sound on every day after any arrangements', () => {
    const groups = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 0 }).chain((of) => fc.integer({ min: 1, max: 4 }).map((cut) => [of.slice(0, cut), of.slice(cut)].filter((g) => g.length > 0)));
    let done = 0;
    fc.assert(fc.property(fc.array(fc.record({ groups, day: fc.integer({ min: 1, max: 28 }), keep: fc.boolean() }), { maxLength: 8 }), (steps) => {
      let tree = bare;
      for (const [i, step] of steps.entries()) {
        const own = tree.units.filter((u) => u.level === 'area' && u.endedOn === null);
        const areas = step.groups.map((of, k) => ({ ...area(...of), areaId: step.keep ? (own[k]?.id ?? null) : null }));
        const decided = arrange(tree, `2024-03-${String(step.day).padStart(2, '0')}`, areas, areas.map((_, k) => `a${i}-${k}`));
        if (!decided.ok) continue;
        tree = applied(tree, decided.value);
        done++;
        expect(everBroken(tree)).toEqual([]);
      }
    }), { numRuns: 500, seed: 5 });
    expect(done).toBeGreaterThan(300);
  });
  it('are looked through by a check that sees what is planted', () => {
    expect(brokenTree({ ...bare, units: [...bare.units, unit('x', 'area', township)], terms: [...bare.terms, term('x', { parentCode: township })] }, START)).toEqual([`${START} area x: has 0 villages`]);
    expect(brokenTree({ ...bare, terms: [] }, START)).toHaveLength(6);
  });
});

describe('a proposal of areas', () => {
  const at = (code: string, latitude: number, longitude = 119) => ({ code, latitude, longitude });
  it('takes near villages for neighbours, with minutes on mountain roads', () => {
    const pairs = neighbourPairs([at('a', 26), at('b', 26.05), at('c', 26.1)]);
    expect(pairs.map((p) => `${p.a}${p.b}`)).toEqual(['ab', 'ac', 'bc']);
    expect(Math.round(distanceKm(at('a', 26), at('b', 27)))).toBe(111);
    expect(estimatedMinutes(10)).toBe(28);
    expect(neighbourPairs(Array.from({ length: 20 }, (_, i) => at(String(i).padStart(2, '0'), 26 + i / 100))).length).toBeLessThan(20 * 6);
  });
  it('continues the areas of today that it shares two villages with, and names no two alike', () => {
    const today = [{ areaId: 'x', name: 'X', villageCodes: ['1', '2', '3'] }, { areaId: 'y', name: 'Y', villageCodes: ['4', '5'] }];
    expect(continued([['1', '4'], ['2', '3', '6'], ['4', '5']], today).map((a) => a?.areaId)).toEqual([undefined, 'x', 'y']);
    const village = (name: string, residentPopulation: number) => ({ name, townshipName: '中房镇', residentPopulation });
    expect(areaNames([{ keeps: '中房镇大园片区', villages: [] }, { keeps: null, villages: [village('大园村', 9), village('沙坂村', 5)] }, { keeps: null, villages: [village('叠石村', 9)] }])).toEqual(['中房镇大园片区', '中房镇沙坂片区', '中房镇叠石片区']);
    expect(strengthsOf({ hasPairedUnit: true, hasFirstSecretary: false, hasMemberHousehold: true, residentPopulation: 249 })).toEqual(['pairedUnit', 'memberHousehold']);
  });
});

describe('a village', () => {
  it('is hollow above the threshold, not at it, and communities never are', () => {
    const at = (outflowPopulation: number, kind: 'village' | 'community' = 'village') => isHollow({ kind, registeredPopulation: 1000, outflowPopulation }, 0.5);
    expect([at(500), at(501), at(999, 'community')]).toEqual([false, true, false]);
    expect(isHollow({ kind: 'village', registeredPopulation: null, outflowPopulation: null }, 0.5)).toBe(false);
  });
  it('keeps its position when a profile gives none, and refuses what can’t be', () => {
    const profile = { validFrom: '2024-01-01', registeredPopulation: 10, outflowPopulation: 10, latitude: null, longitude: null };
    const ask = (more: object, kind: 'village' | 'township' = 'village') => recordedProfile(kind, { ...profile, ...more }, { latitude: 26, longitude: 119 }, '2024-01-01');
    expect(ask({})).toMatchObject({ ok: true, value: { latitude: 26, longitude: 119 } });
    expect([ask({ validFrom: '2024-01-02' }), ask({ outflowPopulation: 11 }), ask({ latitude: 1 }), ask({}, 'township')].map((r) => (r.ok ? 'done' : r.refusal))).toEqual(['profile/day-in-future', 'profile/outflow-above-registered', 'profile/position-incomplete', 'division/not-a-village']);
  });
  it('gets another name from a day on, after the day of the last', () => {
    const division = { code: V[0]!, name: '王沙村', kind: 'village', since: '2020-01-01', startedOn: '2020-01-01', endedOn: null } as const;
    const ask = (name: string, on: string, of = {}) => { const r = renamed({ ...division, ...of }, name, on); return r.ok ? 'done' : r.refusal; };
    expect([ask('王沙村', '2023-01-01'), ask('新村', '2020-01-01'), ask('新村', '2020-01-02'), ask('新村', '2025-01-02', { endedOn: '2025-01-01' })]).toEqual(['division/same-name', 'division/changed-later', 'done', 'division/ended']);
  });
});
