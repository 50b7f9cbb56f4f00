import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPIRING_DAYS } from '@shaodao/contracts/registry/partner';
import { addDays, countyDay, daysBetween } from '../calendar.ts';
import * as committees from './committee.ts';
import * as mobile from './mobile.ts';
import * as pairings from './pairing.ts';
import * as partners from './partner.ts';
import * as carers from './responsibility.ts';
import * as trainings from './training.ts';

const NOW = new Date('2026-11-26T02:00:00Z');
const TODAY = countyDay(NOW);
const day = fc.integer({ min: -60, max: 60 }).map((days) => addDays(TODAY, days));
const pastDay = fc.integer({ min: -60, max: 0 }).map((days) => addDays(TODAY, days));
const villages = ['350123100201', '350123100202', '350123100203', '350123101201', '350123101202'];
const village = fc.constantFrom(...villages);
const person = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const unit = fc.constantFrom('u1', 'u2', 'u3');
const hollow = new Set(villages.slice(0, 4));
const everyDay = Array.from({ length: 130 }, (_, i) => addDays(TODAY, i - 65));
const isOn = (row: { startedOn: string; endedOn: string | null }, on: string): boolean => row.startedOn <= on && (row.endedOn === null || row.endedOn > on);
/** No value twice. */
const isOnce = (values: readonly string[]): boolean => new Set(values).size === values.length;

describe('pairings', () => {
  const start = fc.record({ do: fc.constant('start' as const), unit, village, on: day });
  const end = fc.record({ do: fc.constant('end' as const), nth: fc.nat(20), on: day });
  const adopt = fc.record({ do: fc.constant('adopt' as const), on: day, pairs: fc.array(fc.record({ departmentId: unit, villageCode: village }), { maxLength: 3 }) });

  it('are one to one on every day, with hollow villages only, whatever is started, ended and adopted', () => {
    fc.assert(fc.property(fc.array(fc.oneof(start, end, adopt), { maxLength: 12 }), (steps) => {
      let rows: pairings.Pairing[] = [];
      const row = (departmentId: string, villageCode: string, startedOn: string) => ({ id: `p${rows.length}`, departmentId, villageCode, startedOn, endedOn: null });
      for (const step of steps) {
        if (step.do === 'start') {
          const one = row(step.unit, step.village, step.on);
          if (pairings.start(one, { isHollow: hollow.has(step.village), others: rows }, NOW).ok) rows.push(one);
        } else if (step.do === 'end') {
          const one = rows[step.nth % Math.max(1, rows.length)];
          if (one && pairings.end(one, step.on, '到期', NOW).ok) rows = rows.map((other) => (other.id === one.id ? { ...other, endedOn: step.on } : other));
        } else {
          const adopted = pairings.adopt(step.pairs, rows, hollow, step.on, NOW);
          if (!adopted.ok) continue;
          const stopped = new Set(adopted.stop.map((one) => one.id));
          rows = rows.map((one) => (stopped.has(one.id) ? { ...one, endedOn: step.on } : one));
          for (const pair of adopted.begin) rows.push(row(pair.departmentId, pair.villageCode, step.on));
          // What was adopted stands from then on.
          for (const pair of step.pairs) expect(rows.some((one) => one.departmentId === pair.departmentId && one.villageCode === pair.villageCode && (one.endedOn === null || one.endedOn > step.on))).toBe(true);
        }
        for (const on of everyDay) {
          const present = rows.filter((one) => isOn(one, on));
          expect(isOnce(present.map((one) => one.departmentId)) && isOnce(present.map((one) => one.villageCode))).toBe(true);
        }
        expect(rows.every((one) => hollow.has(one.villageCode))).toBe(true);
      }
    }), { numRuns: 400 });
  });
});

describe('households in somebody’s care', () => {
  const step = fc.record({ do: fc.constantFrom('assign', 'replace', 'release'), who: person, nth: fc.nat(3), hasPostHere: fc.boolean() });
  it('have one to three names, each once and with a post here, and never none again', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let present: carers.Responsibility[] = [];
      let had = false;
      for (const { do: what, who, nth, hasPostHere } of steps) {
        const before = present.map((one) => one.personId);
        const around = { hasPostHere, present };
        const of = present[nth % Math.max(1, present.length)];
        const taken = { id: who, householdId: 'h', personId: who, startedOn: TODAY, endedOn: null };
        if (what === 'assign' && carers.assign(who, around).ok) present = [...present, taken];
        if (what === 'replace' && of && carers.replace(of, who, around).ok) present = present.map((one) => (one === of ? taken : one));
        if (what === 'release' && of && carers.release(of, present).ok) present = present.filter((one) => one !== of);
        had ||= present.length > 0;
        expect(isOnce(present.map((one) => one.personId))).toBe(true);
        expect(present.length).toBeLessThanOrEqual(carers.MOST_CARERS);
        if (had) expect(present.length).toBeGreaterThan(0);
        if (!hasPostHere) expect(present.every((one) => before.includes(one.personId))).toBe(true);
      }
    }), { numRuns: 500 });
  });
});

describe('centre villages', () => {
  const step = fc.record({ do: fc.constantFrom('found', 'lead', 'release', 'dissolve'), nth: fc.nat(5), village, on: pastDay });
  it('lead villages of their township that nobody else leads; a dissolved one leads none', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let all: committees.Committee[] = [];
      let leads: committees.Lead[] = [];
      for (const { do: what, nth, village: code, on } of steps) {
        const around = { centres: all.filter((one) => one.dissolvedOn === null).map((one) => one.centreCode), leads };
        const one = all[nth % Math.max(1, all.length)];
        const fresh = { id: `c${all.length}`, centreCode: code, foundedOn: on, dissolvedOn: null };
        if (what === 'found' && committees.found(fresh, around, NOW).ok) all = [...all, fresh];
        if (one && what === 'lead' && committees.lead(one, code, on, around, NOW).ok) leads = [...leads, { id: `l${leads.length}`, committeeId: one.id, villageCode: code, startedOn: on, endedOn: null }];
        if (one && what === 'release' && committees.release(one, code, on, leads, NOW).ok) leads = leads.map((led) => (led.committeeId === one.id && led.villageCode === code && led.endedOn === null ? { ...led, endedOn: on } : led));
        if (one && what === 'dissolve') {
          const dissolved = committees.dissolve(one, on, '撤并', leads, NOW);
          if (dissolved.ok) {
            expect(dissolved.facts).toHaveLength(leads.filter((led) => led.committeeId === one.id && led.endedOn === null).length);
            all = all.map((other) => (other === one ? { ...other, dissolvedOn: on } : other));
            leads = leads.map((led) => (led.committeeId === one.id && led.endedOn === null ? { ...led, endedOn: on } : led));
          }
        }
        const standing = all.filter((other) => other.dissolvedOn === null);
        const led = leads.filter((other) => other.endedOn === null);
        expect(isOnce(standing.map((other) => other.centreCode))).toBe(true);
        expect(isOnce(led.map((other) => other.villageCode))).toBe(true);
        for (const other of led) {
          const of = standing.find((committee) => committee.id === other.committeeId);
          expect(of?.centreCode.slice(0, 9)).toBe(other.villageCode.slice(0, 9));
          expect(standing.some((committee) => committee.centreCode === other.villageCode)).toBe(false);
        }
        expect(leads.every((other) => other.endedOn === null || other.endedOn >= other.startedOn)).toBe(true);
      }
    }), { numRuns: 500 });
  });
});

describe('members at home and away', () => {
  const step = fc.record({ do: fc.constantFrom('pair', 'end'), home: person, away: person, nth: fc.nat(5) });
  it('have one partner at a time', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      let rows: mobile.MemberPair[] = [];
      for (const { do: what, home, away, nth } of steps) {
        const wish = { id: `m${rows.length}`, villageCode: villages[0]!, homePersonId: home, mobilePersonId: away, startedOn: TODAY, endedOn: null };
        const of = rows[nth % Math.max(1, rows.length)];
        if (what === 'pair' && mobile.pair(wish, rows).ok) rows = [...rows, wish];
        if (what === 'end' && of && mobile.endPair(of, '回乡', NOW).ok) rows = rows.map((one) => (one === of ? { ...one, endedOn: TODAY } : one));
        expect(isOnce(rows.filter((one) => one.endedOn === null).flatMap((one) => [one.homePersonId, one.mobilePersonId]))).toBe(true);
      }
    }), { numRuns: 500 });
  });
  it('help on the days of their pair, up to today', () => {
    fc.assert(fc.property(day, day, (startedOn, on) => {
      const of = { id: 'm', villageCode: villages[0]!, homePersonId: 'a', mobilePersonId: 'b', startedOn, endedOn: null };
      expect(mobile.help(of, on, NOW).ok).toBe(startedOn <= on && on <= TODAY);
      expect(mobile.help({ ...of, endedOn: TODAY }, on, NOW).ok).toBe(false);
    }));
  });
});

describe('a course', () => {
  it('is cancelled before its day, and attended from its day on, by people whom the county knows', () => {
    fc.assert(fc.property(day, fc.boolean(), fc.uniqueArray(person), fc.uniqueArray(person), (heldOn, isCancelled, came, known) => {
      const training = { heldOn, isCancelled };
      expect(trainings.cancel(training, '停电', NOW).ok).toBe(!isCancelled && heldOn > TODAY);
      expect(trainings.record(training, came, new Set(known), NOW).ok).toBe(!isCancelled && heldOn <= TODAY && came.every((id) => known.includes(id)));
    }));
  });
});

describe('partners’ papers', () => {
  const until = fc.option(day, { nil: null });
  it('are expired, about to expire, or neither', () => {
    fc.assert(fc.property(until, (expiresOn) => {
      const left = expiresOn === null ? Infinity : daysBetween(TODAY, expiresOn);
      expect([partners.isExpired({ expiresOn }, TODAY), partners.isExpiring({ expiresOn }, TODAY)]).toEqual([left <= 0, left > 0 && left <= EXPIRING_DAYS]);
    }));
  });
  it('end once: an agreement that may be ended has days left, and has none after', () => {
    fc.assert(fc.property(day, until, (startedOn, endsOn) => {
      const agreement = { startedOn, endsOn, endedOn: null };
      expect(partners.agree(agreement).ok).toBe(endsOn === null || endsOn > startedOn);
      if (partners.isInForce(agreement, TODAY)) expect(partners.endAgreement(agreement, TODAY).ok).toBe(true);
      if (partners.isRunningOut(agreement, TODAY)) expect(partners.isInForce(agreement, TODAY)).toBe(true);
      const over = { ...agreement, endedOn: TODAY };
      expect([partners.isInForce(over, TODAY), partners.endAgreement(over, TODAY).ok]).toEqual([false, false]);
    }));
  });
});
