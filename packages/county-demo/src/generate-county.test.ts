import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenRules } from './broken-rules.ts';
import type { County } from './county.ts';
import { dayOf } from './days.ts';
import { generateCounty } from './generate-county.ts';
import { at } from './random.ts';
import { danglingReferences } from './references.ts';

const question = { seed: 350123, today: '2026-11-23' };
const county = generateCounty(question);
const fingerprint = (one: County) => hash('sha256', JSON.stringify(one));

function rowsOf(one: County): [array: string, row: Record<string, unknown>][] {
  return Object.entries(one).flatMap(([array, rows]) => (Array.isArray(rows) ? rows.map((row): [string, Record<string, unknown>] => [array, { ...row }]) : []));
}

describe('the same question', () => {
  test('gives the same county to the byte, however often it is asked', () => {
    const first = fingerprint(county);
    generateCounty({ seed: 2, today: '2027-01-01' });
    expect(fingerprint(generateCounty(question))).toBe(first);
  });

  test('shares nothing: what a caller changes does not come back', () => {
    const spoilt = generateCounty(question);
    spoilt.serviceKinds.forEach((kind) => { kind.name = ''; });
    at(spoilt.volunteerPosts, 0).requiredSkills.push('x');
    expect(fingerprint(generateCounty(question))).toBe(fingerprint(county));
  });

  test('another seed or another day gives another county', () => {
    expect(fingerprint(generateCounty({ ...question, seed: 350124 }))).not.toBe(fingerprint(county));
    expect(fingerprint(generateCounty({ ...question, today: '2026-11-24' }))).not.toBe(fingerprint(county));
  });

  test.each(['23.11.2026', '2026-02-30', '2026-13-01', ''])('refuses "%s" as a day and says how to write one', (today) => {
    expect(() => generateCounty({ seed: 1, today })).toThrow(/give today as YYYY-MM-DD/);
  });

  test.each([1.5, Number.NaN, 2 ** 60])('refuses %s as a seed', (seed) => {
    expect(() => generateCounty({ seed, today: '2026-11-23' })).toThrow(/give a whole number/);
  });
});

describe('the rows', () => {
  test('hold what must always hold, for every seed and day', () => {
    expect(brokenRules(county)).toEqual([]);
    fc.assert(fc.property(fc.integer(), fc.date({ min: new Date('2025-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }), (seed, date) => {
      const other = generateCounty({ seed, today: date.toISOString().slice(0, 10) });
      expect(brokenRules(other)).toEqual([]);
      expect(danglingReferences(other)).toEqual([]);
    }), { numRuns: 3 });
  }, 120_000);

  test('have ids in the shape of a UUID of version 7, none twice', () => {
    const ids = rowsOf(county).map(([, row]) => row['id']).filter((id) => id !== undefined && !county.serviceCategories.some((row) => row.id === id) && !county.serviceKinds.some((row) => row.id === id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(String(id)))).toEqual([]);
  });

  test('can be inserted in order: each points at earlier rows only', () => {
    expect(danglingReferences(county)).toEqual([]);
  });

  test('lie before today, but for terms and planned visits, shifts and reception days', () => {
    const late = rowsOf(county).flatMap(([array, row]) => Object.entries(row).filter(([field, value]) => {
      if (typeof value !== 'string') return false;
      return field.endsWith('On') ? value >= county.today : field.endsWith('At') && dayOf(value) >= county.today;
    }).map(([field]) => `${array}.${field}`));
    expect([...new Set(late)].sort()).toEqual(['partnerAgreements.endsOn', 'partnerLicences.expiresOn', 'postings.endsOn', 'receptionDays.heldOn', 'shifts.endsAt', 'shifts.startsAt', 'visits.endsAt', 'visits.startsAt']);
  });
});

describe('the checks themselves find what is planted', () => {
  const planted: [name: string, spoil: (spoilt: County) => void, complaint: RegExp][] = [
    ['an area of four', (one) => one.areaVillages.push({ ...at(one.areaVillages, 0), areaId: at(one.areaVillages, 5).areaId }), /an area has 2–3 villages/],
    ['a village that is no longer hollow', (one) => { const row = one.divisionFigures.find((figure) => figure.divisionCode === one.stage.villageCode); if (row) Object.assign(row, { outflowPopulation: 0, inflowPopulation: 0, residentPopulation: row.registeredPopulation }); }, /an area has 2–3 villages/],
    ['residents out of nothing', (one) => { at(one.divisionFigures, 3).residentPopulation += 1; }, /resident = registered/],
    ['a second pairing of a village', (one) => one.pairings.push({ ...at(one.pairings, 9), id: 'x', departmentId: at(one.pairings, 10).departmentId }), /pairings are one to one/],
    ['a grid without an officer', (one) => { one.postings = one.postings.filter((row) => row.gridId !== one.stage.gridId); }, /every grid has exactly one officer/],
    ['a relative nobody confirmed', (one) => { one.kinTies.forEach((tie) => { tie.state = 'proposed'; }); }, /a relative whose tie is confirmed/],
    ['a village fuller than it is', (one) => { for (const row of one.divisionFigures) row.residentPopulation = 10; }, /no more people are listed/],
    ['a second claim at the same time', (one) => one.claims.push({ ...at(one.claims, 0), id: 'x' }), /an exclusive claim/],
    ['a need ahead of its history', (one) => { at(one.needs, 0).state = 'draft'; }, /history is without gaps/],
    ['a step against the chart', (one) => { const event = one.needEvents.find((row) => row.action === 'claim'); if (event) Object.assign(event, { action: 'serve', toState: 'served' }); }, /history is without gaps/],
    ['a whistle closed without a rating', (one) => { one.whistleRatings = []; }, /a whistle closes only when/],
    ['more used than given', (one) => { at(one.donationUses, 0).amountFen += 23_000_000; }, /donations used are never more/],
  ];
  test.each(planted)('%s', (_name, spoil, complaint) => {
    const spoilt = structuredClone(county);
    spoil(spoilt);
    expect(brokenRules(spoilt).join('\n')).toMatch(complaint);
  });

  test('a reference to nobody', () => {
    const spoilt = structuredClone(county);
    at(spoilt.needs, 0).helpedPersonId = 'nobody';
    expect(danglingReferences(spoilt)).toEqual(['needs.helpedPersonId: nobody is not among the earlier people']);
  });
});
