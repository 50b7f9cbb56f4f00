import { sortedById } from '../kit/sort.ts';
import { shortestRoute, type Route } from './route.ts';
import type { TourArea, TourInput, TourTeam } from './tour-input.ts';

/** Points are whole tenths ("deci") inside the model, so that sums are exact. */
export const DECI = 10;
/** Sessions of one service in one area that still gain, at most. */
export const SESSIONS_MAX = 6;

/** A quarter compiled: days in order, ids sorted, services as bits of a mask. Cell (area, day) = area · dayCount + day. */
export interface TourModel {
  readonly input: TourInput;
  readonly areas: readonly TourArea[];
  readonly services: TourInput['services'];
  readonly teams: readonly TourTeam[];
  readonly days: readonly string[];
  readonly areaCount: number;
  readonly dayCount: number;
  readonly serviceCount: number;
  readonly vehicles: Int32Array;
  /** Available crews, by day · serviceCount + service. */
  readonly crews: Int32Array;
  readonly seats: Int32Array;
  /** Points of the first k sessions, by (area · serviceCount + service) · (SESSIONS_MAX + 1) + k. */
  readonly cumulativeGain: Int32Array;
  readonly target: Int32Array;
  readonly bonusDeci: number;
  readonly missingVisitDeci: number;
  readonly sessionKeepDeci: number;
  readonly bundleKeepDeci: number;
  readonly routes: readonly Route[];
  /** What a visit is worth beside its sessions, by cell: travel, market day, published; deci. */
  readonly visitDeci: Int32Array;
  readonly isOpen: Uint8Array;
  /** Services of the published visit of a cell not frozen; 0: none. */
  readonly publishedMask: Int32Array;
  /** First and last day within the spacing of a day. */
  readonly spacingFrom: Int32Array;
  readonly spacingTo: Int32Array;
  /** Days before this index are frozen. */
  readonly firstFreeDay: number;
  readonly frozenVisits: readonly { readonly area: number; readonly day: number; readonly mask: number }[];
  /** Lost when all published visits and sessions not frozen are dropped; deci. */
  readonly publishedDeci: number;
}

const dayNumber = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000;

/** Compiles an input; permuting its lists gives the same model. */
export function compileTour(input: TourInput): TourModel {
  const { weights, rules } = input;
  const areas = sortedById(input.areas),
    services = sortedById(input.services),
    teams = sortedById(input.teams);
  const dayRows = input.days.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const days = dayRows.map(({ on }) => on);
  const [A, D, S] = [areas.length, days.length, services.length];
  const dayIndex = new Map(days.map((on, index) => [on, index]));
  const areaIndex = new Map(areas.map((area, index) => [area.id, index]));
  const serviceIndex = new Map(services.map((service, index) => [service.id, index]));
  const deci = (points: number) => Math.round(DECI * points);
  const maskOf = (ids: readonly string[]) => ids.reduce((mask, service) => mask | (1 << serviceIndex.get(service)!), 0);

  const crews = new Int32Array(D * S);
  for (const team of teams)
    for (const on of new Set(team.availableOn)) crews[dayIndex.get(on)! * S + serviceIndex.get(team.service)!]!++;
  const routes = areas.map((area) => shortestRoute(input, area.villages));
  const visitDeci = new Int32Array(A * D),
    isOpen = new Uint8Array(A * D);
  areas.forEach((area, a) => {
    const closed = new Set(area.closedOn),
      market = new Set(area.marketOn);
    const travel = deci(weights.travelPointsPerMinute * Math.round(routes[a]!.travelMinutes));
    days.forEach((on, d) => {
      const isMarket = market.has(on);
      isOpen[a * D + d] = closed.has(on) || (isMarket && area.marketRule === 'avoid') ? 0 : 1;
      visitDeci[a * D + d] = (isMarket && area.marketRule === 'prefer' ? deci(weights.marketDayPoints) : 0) - travel;
    });
  });

  const firstFreeDay = input.frozenUntil === null ? 0 : days.filter((on) => on < input.frozenUntil!).length;
  const publishedMask = new Int32Array(A * D);
  const frozenVisits: { area: number; day: number; mask: number }[] = [];
  let publishedDeci = 0;
  for (const visit of input.published) {
    const area = areaIndex.get(visit.area)!,
      day = dayIndex.get(visit.on)!,
      mask = maskOf(visit.services);
    if (day < firstFreeDay) {
      frozenVisits.push({ area, day, mask });
      continue;
    }
    publishedMask[area * D + day] = mask;
    visitDeci[area * D + day]! += deci(weights.visitChangePoints);
    publishedDeci += deci(weights.visitChangePoints) + deci(weights.sessionChangePoints) * bitCount(mask);
    if (mask !== 0) publishedDeci += deci(weights.bundleChangePoints);
  }
  frozenVisits.sort((a, b) => a.day - b.day || a.area - b.area);
  return {
    input,
    areas,
    services,
    teams,
    days,
    areaCount: A,
    dayCount: D,
    serviceCount: S,
    crews,
    routes,
    visitDeci,
    isOpen,
    publishedMask,
    firstFreeDay,
    frozenVisits,
    publishedDeci,
    vehicles: Int32Array.from(dayRows, ({ vehicles }) => vehicles),
    seats: Int32Array.from(services, (service) => service.crewSeats),
    ...gainsOf(areas, services, weights.targetShare),
    bonusDeci: deci(weights.targetBonusShare),
    missingVisitDeci: deci(weights.missingVisitPoints),
    sessionKeepDeci: deci(weights.sessionChangePoints),
    bundleKeepDeci: deci(weights.bundleChangePoints),
    spacingFrom: Int32Array.from(days, (on) =>
      days.findIndex((other) => dayNumber(on) - dayNumber(other) < rules.spacingDays),
    ),
    spacingTo: Int32Array.from(days, (on) =>
      days.findLastIndex((other) => dayNumber(other) - dayNumber(on) < rules.spacingDays),
    ),
  };
}

/** Points of the 1st, 2nd … session: people reached × points × priority, whole points, falling as demand is used up. */
function gainsOf(areas: readonly TourArea[], services: TourInput['services'], targetShare: number) {
  const width = SESSIONS_MAX + 1;
  const cumulativeGain = new Int32Array(areas.length * services.length * width);
  const target = new Int32Array(areas.length);
  areas.forEach((area, a) => {
    let possible = 0;
    services.forEach((service, s) => {
      const at = (a * services.length + s) * width;
      let left = area.demandPeople[service.id] ?? 0;
      for (let k = 1; k <= SESSIONS_MAX; k++) {
        const people = Math.min(left, service.peoplePerSession);
        left -= people;
        cumulativeGain[at + k] =
          cumulativeGain[at + k - 1]! + Math.round(people * service.pointsPerPerson * area.priority);
      }
      possible += cumulativeGain[at + SESSIONS_MAX]!;
    });
    target[a] = Math.round(targetShare * possible);
  });
  return { cumulativeGain, target };
}

export function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
export const servicesOfMask = (model: TourModel, mask: number) =>
  model.services.filter((_service, s) => mask & (1 << s)).map((service) => service.id);
