import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTouring } from '../check/check-touring.ts';
import { quarterInstance } from '../instances/quarter-instance.ts';
import { randomTourInput } from '../instances/random-inputs.ts';
import { PlannerInputError } from '../kit/input-error.ts';
import { diffText, diffTours } from './diff-tours.ts';
import { explainShortfall, explainVisit, openTourPlan } from './explain-tour.ts';
import { certifyTouring, solveTouring, withBound } from './solve-touring.ts';
import { parseTourInput, type TourRequest } from './tour-input.ts';
import type { TourPlan } from './tour-result.ts';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const solve = (request: TourRequest) => {
  const input = parseTourInput(request);
  return { input, plan: solveTouring(input) };
};
const asPublished = (plan: TourPlan) =>
  plan.visits.map(({ area, on, services }) => ({
    area,
    on,
    services: services.map(({ service }) => service),
    teams: Object.fromEntries(services.flatMap(({ service, team }) => (team === null ? [] : [[service, team]]))),
  }));
const quarter = quarterInstance({ seed: 1, days: 30, areas: 10 });
const first = solve({ ...quarter, budget: { steps: 60_000, seed: 1 } });

describe('a quarter of touring', { timeout: 60_000 }, () => {
  it('never breaks a hard rule, states its figures as an independent checker finds them, and lies under its bound', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { input, plan } = solve(randomTourInput(seed));
        expect(checkTouring(input, withBound(plan, certifyTouring(input, 15)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same plan and hash however its lists are permuted', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const request = randomTourInput(seed);
        const turned = {
          ...request,
          days: request.days.toReversed(),
          services: request.services.toReversed(),
          areas: request.areas.toReversed(),
          teams: request.teams.toReversed(),
          published: request.published?.toReversed(),
        };
        expect(solve(turned).plan).toEqual(solve(request).plan);
      }),
      { numRuns: 30 },
    );
  });

  it('staffs every session for which a team is free, and sends out every team', () => {
    expect(first.plan.unstaffedSessions).toBe(0);
    expect(first.plan.teams.every((team) => team.visits > 0)).toBe(true);
  });

  it('is certified: the bound tightens with more epochs and stays above the plan', () => {
    const [rough, good] = [certifyTouring(first.input, 30), certifyTouring(first.input, 400)];
    expect(good.valuePoints).toBeLessThan(rough.valuePoints);
    expect(withBound(first.plan, good).gapShare).toBeGreaterThanOrEqual(0);
  });

  it('ends early with a valid plan when it is cancelled', () => {
    let chunks = 0;
    const plan = solveTouring(first.input, { onProgress: () => chunks++, isCancelled: () => chunks === 1 });
    expect(plan.outcome).toBe('cancelled');
    expect(checkTouring(first.input, plan)).toEqual([]);
  });
});

describe('re-planning', { timeout: 60_000 }, () => {
  const today = first.input.days[10]!.on;
  const lost = first.input.teams.filter((_team, k) => k % 6 === 0).map((team) => team.id);
  const replanned = solve({
    ...quarter,
    published: asPublished(first.plan),
    frozenUntil: today,
    budget: { steps: 40_000, seed: 2 },
    teams: quarter.teams.map((team) =>
      lost.includes(team.id) ? { ...team, availableOn: team.availableOn.filter((on) => on < today) } : team,
    ),
  });

  it('leaves the past as it was and keeps every hard rule', () => {
    expect(checkTouring(replanned.input, replanned.plan)).toEqual([]);
    const past = (plan: TourPlan) =>
      plan.visits.filter((visit) => visit.on < today).map((visit) => [visit.area, visit.on, visit.services]);
    expect(past(replanned.plan)).toEqual(past(first.plan));
  });

  it('keeps most visits that nothing has touched', () => {
    const untouched = first.plan.visits.filter(
      (visit) => visit.on >= today && visit.services.every(({ team }) => team === null || !lost.includes(team)),
    );
    const kept = untouched.filter((visit) =>
      replanned.plan.visits.some((other) => other.area === visit.area && other.on === visit.on),
    );
    expect(kept.length / untouched.length).toBeGreaterThan(0.8);
  });

  it('shows a reader what has changed', () => {
    const diff = diffTours(first.plan, replanned.plan);
    expect(diff.unchanged).toBeGreaterThan(0);
    expect(diffText(diff)[0]).toBe(`不变 ${diff.unchanged} 次，变动 ${diff.changes.length} 处`);
    expect(diffTours(first.plan, first.plan).changes).toEqual([]);
  });
});

describe('a diff tells moved, dropped, added, and changed services apart', { timeout: 60_000 }, () => {
  const [visit] = first.plan.visits;
  const plan = (...visits: TourPlan['visits']) => ({ visits });
  it.each([
    [
      'moved',
      plan({ ...visit!, on: '2026-12-01' }),
      { kind: 'moved', area: visit!.area, from: visit!.on, to: '2026-12-01' },
    ],
    ['dropped', plan(), { kind: 'dropped', area: visit!.area, on: visit!.on }],
    [
      'services',
      plan({ ...visit!, services: visit!.services.slice(1) }),
      { kind: 'services', removed: [visit!.services[0]!.service], added: [] },
    ],
    [
      'teams',
      plan({ ...visit!, services: visit!.services.with(0, { ...visit!.services[0]!, team: 'T-other' }) }),
      { kind: 'teams', services: [visit!.services[0]!.service] },
    ],
  ])('%s', (_name, after, change) => expect(diffTours(plan(visit!), after).changes).toMatchObject([change]));
  it('added', () =>
    expect(diffTours(plan(), plan(visit!)).changes).toEqual([{ kind: 'added', area: visit!.area, on: visit!.on }]));
});

describe('the reasons of a visit', { timeout: 60_000 }, () => {
  const session = openTourPlan(first.input, first.plan);
  it('add up to its points, and all visits to the plan', () => {
    for (const visit of first.plan.visits) {
      const why = explainVisit(session, visit.area, visit.on);
      expect(why.terms.reduce((sum, term) => sum + term.points, 0)).toBeCloseTo(visit.points, 6);
      for (const other of [...why.otherDays, ...why.otherAreas]) expect(other.lossPoints).toEqual(expect.any(Number));
    }
    expect(first.plan.terms.reduce((sum, term) => sum + term.points, 0)).toBeCloseTo(first.plan.valuePoints, 6);
  });

  it('say what dropping it would lose, as a fresh count of the plan without it finds', () => {
    const visit = first.plan.visits[5]!;
    const without = { ...first.plan, visits: first.plan.visits.filter((other) => other !== visit) };
    const loss = explainVisit(session, visit.area, visit.on).lossIfDroppedPoints!;
    const wrong = checkTouring(first.input, without).find(({ rule }) => rule === 'value-wrong')!;
    const recounted = Number(wrong.detail.split('≠')[1]);
    expect(first.plan.valuePoints - recounted).toBeCloseTo(loss, 6);
  });

  it('of a shortfall count every day once and offer the cheapest remedy', () => {
    const noVehicles = solve({
      ...quarter,
      days: quarter.days.map((day, d) => ({ ...day, vehicles: d % 5 === 0 ? 1 : 0 })),
      budget: { steps: 10_000, seed: 1 },
    });
    const area = noVehicles.plan.areas.find((row) => row.missingVisits > 0)!;
    const why = explainShortfall(openTourPlan(noVehicles.input, noVehicles.plan), area.area);
    expect(Object.values(why.days).reduce((sum, count) => sum + count, 0)).toBe(30);
    expect(why.missingVisits).toBe(area.missingVisits);
    expect(why.remedy?.code).toBe('addVehicle');
  });
});

describe('a faulty touring input is refused with the place named', { timeout: 60_000 }, () => {
  const faultsOf = (change: object) => {
    try {
      parseTourInput({ ...quarter, ...change });
    } catch (error) {
      return (error as PlannerInputError).faults.map((fault) => fault.path);
    }
    return [];
  };
  it.each([
    [
      'a day outside the quarter',
      { teams: [{ ...quarter.teams[0]!, availableOn: ['2027-01-01'] }] },
      'teams[0].availableOn[0]',
    ],
    [
      'a published day outside the quarter',
      { published: [{ area: 'A00000', on: '2027-01-01', services: [] }] },
      'published[0].on',
    ],
    ['an unknown service', { teams: [{ ...quarter.teams[0]!, service: 'x' }] }, 'teams[0].service'],
    ['a day twice', { days: [quarter.days[0], quarter.days[0]] }, 'days[1].id'],
    ['no such date', { days: [{ on: '2026-02-30', vehicles: 1 }] }, 'days[0].on'],
    ['negative vehicles', { days: [{ on: '2026-02-03', vehicles: -1 }], teams: [], published: [] }, 'days[0].vehicles'],
    ['missing legs', { legMinutes: {} }, 'areas[0].villages'],
    ['bundle sizes crossed', { rules: { ...quarter.rules, servicesMin: 7 } }, 'rules.servicesMin'],
  ])('%s', (_name, change, path) => expect(faultsOf(change)).toContain(path));

  it('empty quarters have empty plans', () => {
    const empty = solve({
      ...quarter,
      days: [],
      teams: [],
      areas: quarter.areas.map((area) => ({ ...area, closedOn: [] })),
    });
    expect(empty.plan.visits).toEqual([]);
    expect(solve({ ...quarter, areas: [], published: [] }).plan).toMatchObject({ visits: [], valuePoints: 0 });
  });
});
