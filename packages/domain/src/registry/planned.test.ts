import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '@shaodao/contracts/actor';
import { PlannedAction, PlannedStatus } from '@shaodao/contracts/registry/planned';
import { isTownship, levelOf, moved, parentCodeOf, retired, type StandingOn } from './division.ts';
import { everBroken } from './broken-tree.ts';
import { callOff, inTurnOrder, mayCallOff, withinReach, type Planned } from './planned.ts';
import { applied, holdsOn, type Structure, type Unit } from './structure.ts';
import { reshape, subjectOf, touchedBy, type TreeWish } from './wish.ts';

const START = '2024-01-01';
const CODE = '350123100201';
const unit = (id: string, level: Unit['level'], number = 1): Unit => ({ id, level, homeCode: CODE, number, kind: level === 'villageParty' ? 'branch' : null, crossBorderReason: null, startedOn: START, endedOn: null, endReason: null });
const term = (unitId: string, parentId: string | null) => ({ unitId, startedOn: START, endedOn: null, name: unitId, parentId, parentCode: parentId ? null : CODE.slice(0, 9) });
const village: Structure = {
  units: [unit('p-', 'villageParty'), unit('g-1', 'grid'), unit('g-2', 'grid', 2), unit('a-', 'villagerGroup'), unit('b-', 'villagerGroup', 2), unit('c-', 'villagerGroup', 3)],
  terms: [term('p-', null), term('g-1', 'p-'), term('g-2', 'p-'), term('a-', 'g-1'), term('b-', 'g-1'), term('c-', 'g-2')],
  placings: [['h1', 'a-'], ['h2', 'a-'], ['h3', 'b-'], ['h4', 'c-']].map(([householdId, groupId]) => ({ householdId: householdId!, startedOn: START, endedOn: null, groupId: groupId!, memberHouseholdId: null })), hosts: [], officers: [],
};
const day = (n: number): string => `2024-03-${String(n).padStart(2, '0')}`;
const entry = fc.record({ what: fc.constantFrom(...(['add', 'rename', 'move', 'split', 'merge', 'retire', 'place'] as const)), a: fc.nat({ max: 9 }), b: fc.nat({ max: 9 }), on: fc.integer({ min: 1, max: 28 }), at: fc.integer({ min: 0, max: 5 }) });

/** A wish from random numbers, about units that stand at the start. */
function wishOf({ what, a, b }: { what: TreeWish['action']; a: number; b: number }, i: number): TreeWish {
  const id = (n: number) => village.units[n % village.units.length]!.id;
  return {
    add: { action: 'add', newId: `n-${i}`, level: a % 2 ? 'grid' : 'villagerGroup', parentId: id(b), homeCode: CODE, name: null, partyKind: null, hostHouseholdId: null }, rename: { action: 'rename', unitId: id(a), name: `名${i}` }, move: { action: 'move', unitId: id(a), parentId: id(b) },
    split: { action: 'split', unitId: id(a), newId: `n-${i}`, name: null, childIds: [id(b)], householdIds: a % 2 ? [] : [`h${(b % 4) + 1}`] }, merge: { action: 'merge', unitId: id(a), intoId: id(b), reason: '合并' }, retire: { action: 'retire', unitId: id(a), reason: '撤销' },
    place: { action: 'place', householdId: `h${(a % 4) + 1}`, homeCode: CODE, groupId: id(b), memberHouseholdId: null },
  }[what] as TreeWish;
}
/** What stands on a day, when all that is due by then has been done in order: what the rules refuse is left out. */
function onDay(plans: readonly (Planned & { wish: TreeWish })[], until: string): Structure {
  return plans.filter((one) => one.onDay <= until).toSorted(inTurnOrder).reduce((tree, { wish, onDay: on }) => {
    const decided = reshape(wish, { tree, on, villageName: '王沙村' });
    return decided.ok ? applied(tree, decided.value) : tree;
  }, village);
}
const plan = (i: number, onDayNumber: number, at: number, more: Partial<Planned> = {}): Planned => ({ id: `plan-${i}`, action: 'rename', homeCode: CODE, onDay: day(onDayNumber), plannedAt: new Date(Date.UTC(2024, 1, 1, at)), status: 'planned', ...more });
const snapshot = (tree: Structure, on: string) => JSON.stringify([tree.terms.filter((t) => holdsOn(t, on)).map((t) => `${t.unitId} ${t.name} ${t.parentId}`).sort(), tree.placings.filter((p) => holdsOn(p, on)).map((p) => `${p.householdId} ${p.groupId}`).sort()]);

describe('changes for days to come', () => {
  it('give a sound tree on every day, whatever is entered in whatever order, and the same one whoever asks and whenever', () => {
    let done = 0;
    fc.assert(fc.property(fc.array(entry, { maxLength: 14 }), fc.integer({ min: 1, max: 28 }), (entries, asked) => {
      const plans = entries.map((one, i) => ({ ...plan(i, one.on, one.at), wish: wishOf(one, i) }));
      const tree = onDay(plans, day(28));
      done += tree.terms.length - village.terms.length;
      expect(everBroken(tree)).toEqual([]);
      // Asked early for a later day, or on that day itself: one answer, and the days before are as they were.
      expect(snapshot(onDay(plans, day(asked)), day(asked))).toBe(snapshot(tree, day(asked)));
      expect(snapshot(onDay(plans.toReversed(), day(28)), day(asked))).toBe(snapshot(tree, day(asked)));
    }), { numRuns: 300, seed: 5 });
    expect(done).toBeGreaterThan(300);
  });
  it('take effect by day, and those of one day as they were entered', () => {
    expect([plan(1, 5, 3), plan(2, 4, 5), plan(3, 5, 1), plan(4, 4, 5)].toSorted(inTurnOrder).map((one) => one.id)).toEqual(['plan-2', 'plan-4', 'plan-3', 'plan-1']);
  });
  it('are entered a year ahead at most', () => {
    expect([withinReach('2025-03-02', '2024-03-01'), withinReach('2025-03-03', '2024-03-01')]).toMatchObject([undefined, { refusal: 'unit/day-too-far' }]);
  });
  it('are called off until their day, not from under what would be done because of them', () => {
    const both = new Map([['plan-1', null], ['plan-2', null], ['plan-3', 'unit/ended']]);
    const without = (second: string | null) => new Map([['plan-2', second], ['plan-3', 'unit/not-found']]);
    const ask = (status: PlannedStatus, second: string | null) => { const r = callOff(plan(1, 1, 1, { status }), both, without(second)); return r.ok ? 'done' : r.refusal; };
    expect([ask('planned', null), ask('planned', 'unit/not-found'), ask('failed', 'unit/not-found'), ask('done', null), ask('calledOff', null)]).toEqual(['done', 'planned/built-upon', 'done', 'planned/over', 'planned/over']);
  });
  it('are taken back by who keeps the place; of divisions by the county alone', () => {
    const actor = (role: Role, code: string) => ({ personId: 'x', sessionId: 'x', grants: [{ role, scope: { kind: 'division', code }, validFrom: '2020-01-01T00:00:00Z', validUntil: null }] }) as unknown as Actor;
    const township = actor('townshipCadre', CODE.slice(0, 9));
    for (const action of PlannedAction.options) {
      expect(mayCallOff(plan(1, 1, 1, { action }), township, new Date())).toBe(!action.endsWith('Division') && action !== 'arrangeAreas');
      expect(mayCallOff(plan(1, 1, 1, { action }), actor('countyOrganiser', '350123'), new Date())).toBe(true);
      expect(mayCallOff(plan(1, 1, 1, { action }), actor('townshipCadre', '350123101'), new Date())).toBe(false);
    }
    expect(PlannedAction.options.filter((action) => mayCallOff(plan(1, 1, 1, { action }), actor('villageCadre', CODE), new Date()))).toEqual(['place']);
    for (const status of PlannedStatus.options) expect(mayCallOff(plan(1, 1, 1, { status }), township, new Date())).toBe(['planned', 'failed'].includes(status));
  });
  it('are seen on every page that they touch', () => {
    expect(touchedBy(wishOf({ what: 'merge', a: 1, b: 2 }, 0))).toEqual(['g-1', 'g-2']);
    expect(touchedBy(wishOf({ what: 'split', a: 1, b: 3 }, 7))).toEqual(['g-1', 'n-7', 'a-']);
    expect(subjectOf(wishOf({ what: 'add', a: 1, b: 0 }, 7))).toBe('n-7');
  });
});

describe('a division that is no more, or elsewhere', () => {
  const nothing: StandingOn = { divisions: 0, units: 0, households: 0, postings: 0, pairings: 0 };
  const division = { code: CODE, name: '王沙村', kind: 'village', since: START, startedOn: START, endedOn: null } as const;
  it('was one on which nothing stood; each thing that stands is told by its own sentence', () => {
    const ask = (standing: Partial<StandingOn>, of = {}, on = '2024-02-01') => { const r = retired({ ...division, ...of }, on, { ...nothing, ...standing }); return r.ok ? 'done' : r.refusal; };
    expect([ask({}), ask({ divisions: 1 }), ask({ units: 1 }), ask({ households: 1 }), ask({ postings: 1 }), ask({ pairings: 1 })]).toEqual(['done', 'division/has-divisions', 'division/has-units', 'division/has-households', 'division/has-postings', 'division/has-pairing']);
    expect([ask({}, { kind: 'county' }), ask({}, { endedOn: '2024-01-15' }), ask({}, {}, START), ask({}, { since: '2024-02-01' })]).toEqual(['division/is-county', 'division/ended', 'division/changed-later', 'division/changed-later']);
    fc.assert(fc.property(fc.record({ divisions: fc.nat({ max: 2 }), units: fc.nat({ max: 2 }), households: fc.nat({ max: 2 }), postings: fc.nat({ max: 2 }), pairings: fc.nat({ max: 2 }) }), (standing) =>
      retired(division, '2024-02-01', standing).ok === Object.values(standing).every((n) => n === 0)));
  });
  it('comes under another township with that township’s code and its own kind', () => {
    const to = { parentCode: '350123101', newCode: '350123101209', isTownship: true, isTaken: false, isInArea: false, waiting: 0 };
    const ask = (more: object, of = {}, on = '2024-02-01') => { const r = moved({ ...division, ...of }, { ...to, ...more }, on); return r.ok ? 'done' : r.refusal; };
    expect([ask({}), ask({ parentCode: '350123100' }), ask({ isTownship: false }), ask({ newCode: '350123102209' }), ask({ newCode: '350123101009' }), ask({ isTaken: true }), ask({ isInArea: true }), ask({ waiting: 1 })])
      .toEqual(['done', 'division/there-already', 'division/no-township', 'division/code-of-other', 'division/code-of-other', 'division/code-taken', 'division/in-area', 'division/has-planned']);
    expect([ask({}, { kind: 'township', code: '350123100' }), ask({}, { endedOn: '2024-01-15' }), ask({}, {}, START)]).toEqual(['division/not-a-village', 'division/ended', 'division/changed-later']);
    fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 }), (township, village) => {
      const newCode = `350123${String(township).padStart(3, '0')}${String(village).padStart(3, '0')}`;
      const answer = moved(division, { ...to, newCode }, '2024-02-01');
      // Whatever is accepted stands under its township by its code, and is still a village.
      expect(answer.ok).toBe(parentCodeOf(newCode) === to.parentCode && levelOf(newCode) === 'village');
    }));
  });
  it('is counted among townships when its code says town or township, not what only ranks like one', () => {
    expect(['350123100', '350123204', '350123001', '350123399'].map(isTownship)).toEqual([true, true, true, true]);
    expect(['350123400', '350123500', '350123', CODE].map(isTownship)).toEqual([false, false, false, false]);
    fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), (n) => { const code = `350123${String(n).padStart(3, '0')}`; return isTownship(code) === n < 400 && levelOf(code) === 'township' && parentCodeOf(code) === '350123'; }));
  });
});
