import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RetentionRuleId } from '@shaodao/contracts/registry/retention';
import { plainCode, levelOf, parentCodeOf, isAboveCounty } from './division.ts';
import { erase, moveOut, setHead, type House } from './household.ts';
import { afterChunk, apply, undo, undoUntil, type Import } from './import.ts';
import { keptUntil, RETENTION, setDays } from './retention.ts';

const ids = ['a', 'b', 'c', 'd'];
const house: fc.Arbitrary<House> = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }).chain((memberIds) => fc.record({ memberIds: fc.constant(memberIds), headId: fc.constantFrom(...memberIds) }));

describe('a household', () => {
  it('keeps a head while anybody lives there, whatever is asked in whatever order', () => {
    fc.assert(fc.property(house, fc.array(fc.tuple(fc.constantFrom('leave', 'head'), fc.constantFrom(...ids)), { maxLength: 12 }), (start, wishes) => {
      let now = start;
      for (const [wish, id] of wishes) {
        if (wish === 'leave' && moveOut(now, id, '2026-01-01', '2026-01-02').ok) now = { ...now, memberIds: now.memberIds.filter((m) => m !== id) };
        if (wish === 'head' && setHead(now, id).ok) now = { ...now, headId: id };
        if (now.memberIds.length > 0) expect(now.memberIds).toContain(now.headId);
      }
    }));
  });
  it('lets nobody leave tomorrow', () => {
    expect(moveOut({ headId: 'a', memberIds: ['a'] }, 'a', '2026-01-03', '2026-01-02')).toMatchObject({ refusal: 'resident/day-in-future' });
    expect(moveOut({ headId: 'a', memberIds: ['a'] }, 'a', '2026-01-02', '2026-01-02').ok).toBe(true);
  });
  it('is forgotten only by who lives nowhere, holds no post and has no open case', () => {
    fc.assert(fc.property(fc.record({ isErased: fc.boolean(), homes: fc.nat(2), postsHeld: fc.nat(2), openCases: fc.nat(2) }), (person) => {
      expect(erase(person).ok).toBe(!person.isErased && person.homes + person.postsHeld + person.openCases === 0);
    }));
  });
});

describe('an import', () => {
  const done: Import = { status: 'done', bytes: 1, receivedBytes: 1, newCount: 3, changedCount: 0, wrongCount: 1, appliedCount: 3, skippedCount: 0, isAllOrNothing: false, finishedAt: new Date('2026-01-01T00:00:00Z') };
  it('is taken back for thirty days and not a moment longer', () => {
    const until = undoUntil(done)!;
    expect(undo(done, until).ok).toBe(true);
    expect(undo(done, new Date(until.getTime() + 1))).toMatchObject({ refusal: 'import/not-undoable' });
  });
  it('is refused whole when a line is wrong and all or nothing is wished, and turns back when one could not be written', () => {
    expect(apply({ ...done, status: 'checked' }, true)).toMatchObject({ refusal: 'import/has-wrong-lines' });
    expect(apply({ ...done, status: 'checked' }, false).ok).toBe(true);
    fc.assert(fc.property(fc.boolean(), fc.nat(3), fc.boolean(), (isAllOrNothing, skippedCount, isLast) => {
      const step = afterChunk({ isAllOrNothing, skippedCount }, isLast, new Date(0));
      expect(step?.changes.status).toBe(isAllOrNothing && skippedCount > 0 ? 'undoing' : isLast ? 'done' : undefined);
    }));
  });
});

describe('official codes', () => {
  it('are the same with and without the zeros behind them, and each lies under the one above', () => {
    fc.assert(fc.property(fc.integer({ min: 110_101, max: 659_099 }).map(String).filter((c) => !c.endsWith('00')), fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 299 }), (county, t, v) => {
      const township = county + String(t).padStart(3, '0');
      const village = township + String(v).padStart(3, '0');
      expect([plainCode(`${county}000000`), plainCode(`${township}000`), plainCode(village)]).toEqual([county, township, village]);
      expect([parentCodeOf(village), parentCodeOf(township), parentCodeOf(county)]).toEqual([township, county, null]);
      expect([levelOf(county), levelOf(township), levelOf(village)]).toEqual(['county', 'township', v >= 200 ? 'village' : 'community']);
      expect(isAboveCounty(county)).toBe(false);
    }));
    for (const above of ['35', '3501', '350000', '350100']) expect(isAboveCounty(above)).toBe(true);
  });
});

describe('how long things are kept', () => {
  it('never falls below the least time', () => {
    for (const rule of RetentionRuleId.options) {
      const { minimumDays, days } = RETENTION[rule];
      expect(days).toBeGreaterThanOrEqual(minimumDays);
      expect(setDays(rule, minimumDays).ok).toBe(true);
      expect(setDays(rule, minimumDays - 1)).toMatchObject({ refusal: 'retention/too-short' });
    }
    expect(keptUntil(30, new Date('2026-01-31T00:00:00Z')).toISOString()).toBe('2026-01-01T00:00:00.000Z');
  });
});
