import type { TourRequest } from '../touring/tour-input.ts';
import { drawGeography, drawing, padded, roadMinutes } from './geography.ts';

const SHARES = [0.3, 0.35, 0.1, 0.05, 0.06, 0.12, 0.08, 0.15, 0.04, 0.1, 0.05, 0.2, 0.07, 0.06, 0.05, 0.05];
const PEOPLE = [25, 40, 8, 6, 8, 15, 10, 20, 5, 15, 8, 40, 10, 8, 8, 8];
const POINTS = [4, 8, 6, 9, 5, 4, 5, 3, 10, 4, 6, 2, 5, 6, 5, 5];
const SEATS = [2, 3, 1, 1, 1, 2, 1, 2, 1, 1, 1, 2, 1, 1, 1, 1];
/** Minutes driven inside an area, all legs together. */
const INNER_MINUTES = 20;

export const standardTourWeights: TourRequest['weights'] = {
  version: '2026-1',
  travelPointsPerMinute: 0.5,
  targetShare: 0.55,
  targetBonusShare: 0.5,
  missingVisitPoints: 400,
  marketDayPoints: 0,
  visitChangePoints: 100,
  sessionChangePoints: 5,
  bundleChangePoints: 40,
};
export const standardTourRules: TourRequest['rules'] = {
  servicesMin: 3,
  servicesMax: 6,
  seatsMax: 9,
  visitsMin: 2,
  spacingDays: 7,
  startsAt: '08:30',
  stopMinutes: 90,
};

export interface QuarterSize {
  seed: number;
  days?: number;
  services?: number;
  vehicles?: number;
  areas?: number;
}

/** A made-up quarter: one to three crews of each service, each free on 55 % of the days. */
export function quarterInstance({
  seed,
  days = 60,
  services = 14,
  vehicles = 3,
  areas = 37,
}: QuarterSize): TourRequest {
  const draw = drawing(seed);
  const county = drawGeography(draw, areas);
  const people = county.areas.map((area) =>
    area.villages.reduce((sum, village) => sum + county.villages[village]!.people, 0),
  );
  const demand = people.map((count) =>
    Array.from({ length: services }, (_, s) => Math.round(count * SHARES[s]! * (0.5 + draw()))),
  );
  const priority = county.areas.map(() => 0.8 + 0.6 * draw());
  const crews = Array.from({ length: services }, () => 1 + draw.below(3));
  const dates = Array.from({ length: days }, (_, d) => new Date(Date.UTC(2026, 9, 1 + d)).toISOString().slice(0, 10));
  const teams = crews.flatMap((count, s) =>
    Array.from({ length: count }, (_, k) => ({ service: s, number: k, availableOn: [] as string[] })),
  );
  for (let s = 0; s < services; s++)
    for (const on of dates)
      for (const team of teams.filter((each) => each.service === s)) if (draw() < 0.55) team.availableOn.push(on);
  const dayRows = dates.map((on) => ({ on, vehicles: draw() < 0.1 ? vehicles - 1 : vehicles }));
  const closed = county.areas.map(() => {
    const reception = draw.below(21),
      market = draw.below(5);
    return dates.filter((_on, d) => d % 21 === reception || (d % 5 === market && draw() < 0.5));
  });
  const legMinutes: Record<string, Record<string, number>> = { base: {} };
  county.areas.forEach((area) => {
    const minutes = Math.round(2 * roadMinutes({ x: 0, y: 0 }, area) + INNER_MINUTES);
    for (const from of area.villages) {
      const legs: Record<string, number> = { base: (minutes - INNER_MINUTES) / 2 };
      for (const to of area.villages)
        if (to !== from) legs[padded('V', to)] = INNER_MINUTES / (area.villages.length - 1);
      legMinutes[padded('V', from)] = legs;
      legMinutes['base']![padded('V', from)] = (minutes - INNER_MINUTES) / 2;
    }
  });
  return {
    weights: standardTourWeights,
    rules: standardTourRules,
    days: dayRows,
    base: 'base',
    legMinutes,
    services: Array.from({ length: services }, (_, s) => ({
      id: padded('S', s),
      crewSeats: SEATS[s]!,
      peoplePerSession: PEOPLE[s]!,
      pointsPerPerson: POINTS[s]!,
    })),
    areas: county.areas.map((area, a) => ({
      id: padded('A', a),
      villages: area.villages.map((village) => padded('V', village)),
      priority: priority[a]!,
      demandPeople: Object.fromEntries(demand[a]!.map((count, s) => [padded('S', s), count])),
      closedOn: closed[a]!,
      marketOn: [],
      marketRule: 'ignore' as const,
    })),
    teams: teams.map(({ service, number, availableOn }) => ({
      id: `${padded('T', service)}-${number}`,
      service: padded('S', service),
      availableOn,
      visitsMax: days,
      familiarAreas: [],
    })),
    budget: { steps: 2_000_000, seed },
  };
}
