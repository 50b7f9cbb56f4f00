import { describe, expect, it } from 'vitest';
import { quarterInstance } from '../instances/quarter-instance.ts';
import { solveTouring } from '../touring/solve-touring.ts';
import { parseTourInput } from '../touring/tour-input.ts';
import type { TourVisit } from '../touring/tour-result.ts';
import { checkTouring } from './check-touring.ts';

const input = parseTourInput({ ...quarterInstance({ seed: 3, days: 20, areas: 6 }), budget: { steps: 5000, seed: 1 } });
const plan = solveTouring(input);
const first = plan.visits[0]!;
const rulesOf = (changed: typeof plan, of = input) => checkTouring(of, changed).map(({ rule }) => rule);
const withFirst = (change: Partial<TourVisit>) => ({ ...plan, visits: plan.visits.with(0, { ...first, ...change }) });
const withInput = (change: Partial<typeof input>) => rulesOf(plan, { ...input, ...change });

describe('the checker of tours finds', { timeout: 60_000 }, () => {
  it('nothing in a sound plan', () => expect(rulesOf(plan)).toEqual([]));
  it('a wrong value', () => expect(rulesOf({ ...plan, valuePoints: plan.valuePoints + 0.5 })).toEqual(['value-wrong']));
  it('a dropped visit that is still counted', () =>
    expect(rulesOf({ ...plan, visits: plan.visits.slice(1) })).toEqual(expect.arrayContaining(['value-wrong', 'coverage-wrong'])));
  it('a day outside the quarter', () => expect(rulesOf(withFirst({ on: '2027-01-01' }))).toContain('day-outside-quarter'));
  it('too few vehicles', () =>
    expect(withInput({ days: input.days.map((day) => ({ ...day, vehicles: 0 })) })).toContain('vehicles-exceeded'));
  it('a crew that is not there', () => expect(withInput({ teams: [] })).toEqual(expect.arrayContaining(['crews-exceeded', 'team-not-able'])));
  it('a team beyond its visits', () =>
    expect(withInput({ teams: input.teams.map((team) => ({ ...team, visitsMax: 0 })) })).toContain('team-visits-exceeded'));
  it('too few seats', () => expect(withInput({ rules: { ...input.rules, seatsMax: 1 } })).toContain('seats-exceeded'));
  it('too small a bundle', () => expect(rulesOf(withFirst({ services: first.services.slice(0, 1) }))).toContain('bundle-size'));
  it('a service twice', () => expect(rulesOf(withFirst({ services: [first.services[0]!, ...first.services] }))).toContain('service-twice'));
  it('visits too close', () => expect(withInput({ rules: { ...input.rules, spacingDays: 60 } })).toContain('spacing'));
  it('a closed day', () =>
    expect(withInput({ areas: input.areas.map((area) => ({ ...area, closedOn: [first.on] })) })).toContain('closed-day'));
  it('a changed past', () => {
    const published = [{ area: first.area, on: first.on, services: [], teams: {} }];
    expect(withInput({ published, frozenUntil: '2026-12-01' })).toContain('past-changed');
  });
  it('a wrong time', () =>
    expect(rulesOf(withFirst({ stops: first.stops.map((stop) => ({ ...stop, arriveAt: '07:00' })) }))).toContain('time-wrong'));
  it('terms that do not add up', () => expect(rulesOf(withFirst({ points: first.points + 1 }))).toContain('terms-do-not-add-up'));
});
