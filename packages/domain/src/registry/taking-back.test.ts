import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemActor } from '../access.ts';
import { addDays, countyDay } from '../calendar.ts';
import * as mobile from './mobile.ts';
import * as pairing from './pairing.ts';
import { end, extend, restore, type Posting } from './posting.ts';
import { addUnit, unmake, unname } from './reshape.ts';
import { applied, retell, type Structure, type Unit } from './structure.ts';

const NOW = new Date('2026-11-26T02:00:00Z');
const TODAY = countyDay(NOW);
const START = '2024-01-01';
const HOME = '350123100201';
const unit = (id: string, level: Unit['level'], number = 1): Unit => ({ id, level, homeCode: HOME, number, kind: level === 'villageParty' ? 'branch' : null, crossBorderReason: null, startedOn: START, endedOn: null, endReason: null });
const term = (unitId: string, parent: { parentId: string } | { parentCode: string }) => ({ unitId, startedOn: START, endedOn: null, name: unitId, parentId: null, parentCode: null, ...parent });
const village: Structure = {
  units: [unit('p', 'villageParty'), unit('g1', 'grid'), unit('g2', 'grid', 2), unit('a', 'villagerGroup'), unit('b', 'villagerGroup', 2)],
  terms: [term('p', { parentCode: '350123100' }), term('g1', { parentId: 'p' }), term('g2', { parentId: 'p' }), term('a', { parentId: 'g1' }), term('b', { parentId: 'g1' })],
  placings: [{ householdId: 'h', startedOn: START, endedOn: null, groupId: 'a', memberHouseholdId: null }], hosts: [], officers: [],
};
const sorted = (tree: Structure) => ({ units: [...tree.units].sort((x, y) => (x.id < y.id ? -1 : 1)), terms: [...tree.terms].sort((x, y) => (x.unitId + x.startedOn < y.unitId + y.startedOn ? -1 : 1)), placings: tree.placings });
const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays(START, n));

describe('taking an import back', () => {
  it('leaves the tree as it was: a unit that was none, a name that was never told', () => {
    fc.assert(fc.property(fc.constantFrom('g1', 'g2', 'a', 'b'), day, fc.constantFrom('g1', 'g2'), (renamed, on, parent) => {
      const told = retell(village, renamed, on, { name: '新名' });
      if (!told.ok) throw new Error(told.refusal);
      const untold = unname(applied(village, told.value), renamed, on, renamed);
      expect(untold.ok && sorted(applied(applied(village, told.value), untold.value))).toEqual(sorted(village));
      const made = addUnit(village, { id: 'x', level: 'villagerGroup', parent: { unitId: parent }, homeCode: HOME, villageName: '王沙村', name: null, kind: null, hostHouseholdId: null, on });
      if (!made.ok) throw new Error(made.refusal);
      const unmade = unmake(applied(village, made.value), 'x');
      expect(unmade.ok && sorted(applied(applied(village, made.value), unmade.value))).toEqual(sorted(village));
    }), { numRuns: 200 });
  });
  it('keeps a unit that something hangs on, or of which more was told since', () => {
    expect([unmake(village, 'g1'), unmake(village, 'a')]).toMatchObject([{ refusal: 'unit/has-children' }, { refusal: 'unit/has-children' }]);
    const told = retell(village, 'b', '2025-01-01', { name: '新名' });
    const now = applied(village, told.ok ? told.value : []);
    expect([unmake(now, 'b'), unname(now, 'b', '2024-06-01', 'b'), unmake(now, 'nobody')]).toMatchObject([{ refusal: 'unit/changed-later' }, { refusal: 'unit/changed-later' }, { refusal: 'unit/not-found' }]);
  });

  const posting: Posting = { id: 'x', personId: 'y', kind: 'villageDirector', divisionCode: HOME, gridId: null, departmentId: null, workroomId: null, partnerId: null, sentByDepartmentId: null, startedOn: '2025-01-01', endsOn: addDays(TODAY, 100), endedOn: null };
  it('gives a post its days back, exactly until an end has taken effect', () => {
    fc.assert(fc.property(fc.integer({ min: -200, max: 100 }), fc.integer({ min: 101, max: 900 }), (ends, longer) => {
      const by = systemActor();
      const more = extend(posting, addDays(TODAY, longer), { samePlace: [] }, by, NOW);
      if (more.ok) expect(restore({ ...posting, ...more.changes }, posting, { samePlace: [] }, by, NOW)).toMatchObject({ ok: true, changes: { endsOn: posting.endsOn, endedOn: null } });
      const over = end(posting, addDays(TODAY, ends), '调离', by, NOW);
      if (over.ok) expect(restore({ ...posting, ...over.changes }, posting, { samePlace: [] }, by, NOW)).toMatchObject(ends <= 0 ? { refusal: 'posting/ended-already' } : { ok: true, changes: { endsOn: posting.endsOn, endedOn: null } });
    }), { numRuns: 200 });
    expect(restore({ ...posting, endedOn: addDays(TODAY, 5) }, posting, { samePlace: [{ ...posting, id: 'z', personId: 'w', startedOn: addDays(TODAY, 5) }] }, systemActor(), NOW)).toMatchObject({ refusal: 'posting/place-taken' });
  });
  it('lets an ended pairing and an ended pair go on, unless somebody has another meanwhile', () => {
    const one: pairing.Pairing = { id: '1', departmentId: 'd', villageCode: HOME, startedOn: '2025-01-01', endedOn: TODAY };
    expect(pairing.restore(one, [one])).toMatchObject({ ok: true, changes: { endedOn: null } });
    expect(pairing.restore(one, [one, { ...one, id: '2', villageCode: 'v', endedOn: null }])).toMatchObject({ refusal: 'pairing/department-paired' });
    expect(pairing.restore(one, [one, { ...one, id: '2', departmentId: 'e', endedOn: null }])).toMatchObject({ refusal: 'pairing/village-paired' });
    const two: mobile.MemberPair = { id: '1', villageCode: HOME, homePersonId: 'h', mobilePersonId: 'm', startedOn: '2025-01-01', endedOn: TODAY };
    expect(mobile.restore(two, [])).toMatchObject({ ok: true, changes: { endedOn: null } });
    expect(mobile.restore(two, [{ ...two, id: '2', mobilePersonId: 'n', endedOn: null }])).toMatchObject({ refusal: 'pair/home-paired' });
  });
});
