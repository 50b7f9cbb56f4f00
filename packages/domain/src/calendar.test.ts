import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addWorkingDays, addWorkingMinutes, countyDay, daysBetween, instantOf, isWorkingDay, workingMinutesBetween } from './calendar.ts';

const instants = fc.date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2026-12-01T00:00:00Z'), noInvalidDate: true });

describe('the county’s calendar', () => {
  it('counts the county day, not the UTC day: between midnight and eight they differ', () => {
    expect(countyDay(new Date('2026-03-01T16:30:00Z'))).toBe('2026-03-02');
    expect(countyDay(new Date('2026-03-01T15:59:59Z'))).toBe('2026-03-01');
  });
  it('knows the National Day holidays and the swapped working days of 2026', () => {
    expect(isWorkingDay('2026-10-01')).toBe(false);
    expect(isWorkingDay('2026-10-10')).toBe(true);
    expect(isWorkingDay('2026-11-21')).toBe(false);
  });
  it('five working days after the Friday before the holidays end after the holidays', () => {
    expect(countyDay(addWorkingDays(instantOf('2026-09-30', '10:00'), 1))).toBe('2026-10-08');
    expect(addWorkingDays(instantOf('2026-11-20', '10:00'), 1).toISOString()).toBe('2026-11-23T10:00:00.000Z');
  });
  it('lets a clock that starts at night run from the next opening', () => {
    expect(addWorkingMinutes(instantOf('2026-11-20', '20:00'), 60)).toEqual(instantOf('2026-11-23', '09:00'));
    expect(addWorkingMinutes(instantOf('2026-11-23', '11:30'), 60)).toEqual(instantOf('2026-11-23', '14:30'));
  });
  it('adding and counting working minutes agree', () => {
    fc.assert(fc.property(instants, fc.integer({ min: 1, max: 5_000 }), (start, minutes) => {
      const end = addWorkingMinutes(start, minutes);
      expect(Math.abs(workingMinutesBetween(start, end) - minutes)).toBeLessThanOrEqual(1);
      expect(end.getTime()).toBeGreaterThan(start.getTime());
    }), { numRuns: 200 });
  });
  it('a term never ends on a day off, and a longer one never earlier', () => {
    fc.assert(fc.property(instants, fc.integer({ min: 1, max: 30 }), (start, days) => {
      const end = addWorkingDays(start, days);
      expect(isWorkingDay(countyDay(end))).toBe(true);
      expect(addWorkingDays(start, days + 1).getTime()).toBeGreaterThan(end.getTime());
    }), { numRuns: 200 });
  });
  it('days added are days between', () => {
    fc.assert(fc.property(instants, fc.integer({ min: -400, max: 400 }), (at, days) => { expect(daysBetween(countyDay(at), addDays(countyDay(at), days))).toBe(days); }));
  });
});
