import type { MatchRequest } from '../matching/match-input.ts';
import type { TourRequest } from '../touring/tour-input.ts';
import { standardMatchWeights } from './county-instance.ts';
import { drawing } from './geography.ts';
import { standardTourRules, standardTourWeights } from './quarter-instance.ts';

const pick = <Item>(items: readonly Item[], index: number): Item => items[index]!;

/** Small matching inputs of every shape: locks beyond capacity, vetoes, published pairs, caps, places out of reach. */
export function randomMatchInput(seed: number): MatchRequest {
  const draw = drawing(seed);
  const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, k) => `${prefix}${k}`);
  const kinds = ids('k', 1 + draw.below(4)),
    villages = ids('v', 1 + draw.below(5)),
    bases = ids('b', 1 + draw.below(3));
  const departments = ids('d', 1 + draw.below(3));
  const needs = ids('n', draw.below(25)).map((id) => ({
    id,
    kind: pick(kinds, draw.below(kinds.length)),
    village: pick(villages, draw.below(villages.length)),
    urgency: 1 + draw.below(5),
    waitedDays: draw.below(120),
    effortHalfHours: 1 + draw.below(8),
    level: 1 + draw.below(3),
  }));
  const resources = ids('r', draw.below(8)).map((id) => ({
    id,
    department: pick(departments, draw.below(departments.length)),
    base: pick(bases, draw.below(bases.length)),
    kinds: kinds
      .filter(() => draw() < 0.6)
      .concat(pick(kinds, 0))
      .filter((kind, k, all) => all.indexOf(kind) === k)
      .map((kind) => ({ kind, level: 1 + draw.below(3) })),
    capacityHalfHours: draw() < 0.1 ? 100_000 : draw.below(30),
    reachMinutes: draw() < 0.5 ? null : draw.below(60),
    pairedVillages: villages.filter(() => draw() < 0.2),
    rating: Math.round(100 * draw()) / 100,
  }));
  const pairsOf = (share: number) =>
    resources.length === 0
      ? []
      : needs
          .filter(() => draw() < share)
          .map(({ id }) => ({ need: id, resource: pick(resources, draw.below(resources.length)).id }));
  const locks = pairsOf(0.1);
  const isLocked = ({ need, resource }: { need: string; resource: string }) =>
    locks.some((lock) => lock.need === need && lock.resource === resource);
  return {
    weights: {
      ...standardMatchWeights,
      fairnessPointsPerHalfHour: draw() < 0.5 ? 0 : 1 + draw.below(60),
      stabilityPoints: draw() < 0.5 ? 0 : draw.below(80),
    },
    needs,
    resources,
    locks,
    vetoes: pairsOf(0.2)
      .filter((veto) => !isLocked(veto))
      .map((veto) => ({ ...veto, reason: '路太远', until: null })),
    published: pairsOf(0.4),
    departmentCaps: departments
      .filter(() => draw() < 0.4)
      .map((department) => ({ department, newClaimsMax: draw.below(5) })),
    travelMinutes: Object.fromEntries(
      bases.map((base) => [
        base,
        Object.fromEntries(villages.filter(() => draw() < 0.9).map((village) => [village, draw.below(90)])),
      ]),
    ),
    budget: { steps: 300, seed },
  };
}

/** Small quarters of every shape: no vehicles, teams without days, a frozen past, published plans that broke. */
export function randomTourInput(seed: number): TourRequest {
  const draw = drawing(seed);
  const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, k) => `${prefix}${k}`);
  const on = (d: number) => new Date(Date.UTC(2026, 0, 1 + d)).toISOString().slice(0, 10);
  const days = Array.from({ length: draw.below(25) }, (_, d) => d + draw.below(2) * 25)
    .sort((a, b) => a - b)
    .filter((d, k, all) => all.indexOf(d) === k)
    .map((d) => ({ on: on(d), vehicles: draw.below(4) }));
  const services = ids('s', 1 + draw.below(8)).map((id) => ({
    id,
    crewSeats: 1 + draw.below(3),
    peoplePerSession: 1 + draw.below(30),
    pointsPerPerson: 1 + draw.below(9),
  }));
  const places = ids('v', 12);
  const areas = ids('a', draw.below(7)).map((id) => ({
    id,
    villages: places.slice(draw.below(9)).slice(0, 1 + draw.below(3)),
    priority: 0.5 + draw(),
    demandPeople: Object.fromEntries(
      services.filter(() => draw() < 0.8).map((service) => [service.id, draw.below(200)]),
    ),
    closedOn: days.filter(() => draw() < 0.1).map((day) => day.on),
    marketOn: days.filter(() => draw() < 0.2).map((day) => day.on),
    marketRule: pick(['avoid', 'prefer', 'ignore'] as const, draw.below(3)),
  }));
  const teams = ids('t', draw.below(14)).map((id) => ({
    id,
    service: pick(services, draw.below(services.length)).id,
    availableOn: days.filter(() => draw() < 0.6).map((day) => day.on),
    visitsMax: draw.below(12),
    familiarAreas: areas.filter(() => draw() < 0.2).map((area) => area.id),
  }));
  const published =
    days.length === 0 || draw() < 0.4
      ? []
      : areas
          .filter(() => draw() < 0.7)
          .map((area) => ({
            area: area.id,
            on: pick(days, draw.below(days.length)).on,
            services: services.filter(() => draw() < 0.5).map((service) => service.id),
          }));
  const servicesMin = 1 + draw.below(3);
  return {
    weights: { ...standardTourWeights, marketDayPoints: draw.below(40), sessionChangePoints: draw.below(10), bundleChangePoints: draw.below(30) },
    rules: {
      ...standardTourRules,
      servicesMin,
      servicesMax: servicesMin + draw.below(4),
      spacingDays: 1 + draw.below(9),
      visitsMin: draw.below(4),
    },
    days,
    services,
    areas,
    teams,
    published,
    base: 'base',
    legMinutes: Object.fromEntries(
      ['base', ...places].map((from) => [
        from,
        Object.fromEntries(['base', ...places].filter((to) => to !== from).map((to) => [to, 5 + draw.below(60)])),
      ]),
    ),
    frozenUntil: draw() < 0.3 && days.length > 0 ? pick(days, draw.below(days.length)).on : null,
    budget: { steps: 3000, seed },
  };
}
