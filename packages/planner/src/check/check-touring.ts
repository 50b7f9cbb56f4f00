import type { TourInput } from '../touring/tour-input.ts';
import type { TourPlan } from '../touring/tour-result.ts';
import type { BrokenRule } from './broken-rule.ts';

/** Gains count for at most so many sessions of a service in an area. */
const SESSIONS_THAT_COUNT = 6;
const tenths = (points: number) => Math.round(points * 10) / 10;

/**
 * Independent checker of a tour plan: vehicles, crews, seats, spacing, closed days, the frozen past, teams, times and
 * every point from scratch, from the input alone. Shares only types with the solver.
 */
export function checkTouring(
  input: TourInput,
  plan: Pick<TourPlan, 'visits' | 'valuePoints' | 'areas' | 'bound'>,
): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const fail = (rule: string, where: string, detail = '') => broken.push({ rule, where, detail });
  const { rules, weights } = input;
  const isPast = (on: string) => input.frozenUntil !== null && on < input.frozenUntil;
  const areas = new Map(input.areas.map((area) => [area.id, area])),
    services = new Map(input.services.map((service) => [service.id, service]));
  const visits = plan.visits.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const perDay = Map.groupBy(visits, (visit) => visit.on),
    perArea = Map.groupBy(visits, (visit) => visit.area);

  for (const [on, ofDay] of perDay) {
    const day = input.days.find((each) => each.on === on);
    if (!day) {
      fail('day-outside-quarter', on);
      continue;
    }
    if (isPast(on)) continue;
    if (ofDay.length > day.vehicles) fail('vehicles-exceeded', on, `${ofDay.length} > ${day.vehicles}`);
    for (const service of input.services) {
      const sessions = ofDay.filter((visit) => visit.services.some((each) => each.service === service.id)).length;
      const crews = input.teams.filter((team) => team.service === service.id && team.availableOn.includes(on)).length;
      if (sessions > crews) fail('crews-exceeded', `${on} ${service.id}`, `${sessions} > ${crews}`);
    }
    const teams = ofDay.flatMap((visit) => visit.services.flatMap(({ team }) => (team === null ? [] : [team])));
    if (new Set(teams).size < teams.length) fail('team-twice-a-day', on);
  }
  const visitsOfTeam = new Map<string, number>();
  for (const visit of visits) {
    const where = `${visit.area} ${visit.on}`,
      area = areas.get(visit.area);
    if (!area) {
      fail('unknown-id', where);
      continue;
    }
    for (const { service, team } of visit.services) {
      if (!services.has(service)) fail('unknown-id', `${where} ${service}`);
      if (team === null) continue;
      visitsOfTeam.set(team, (visitsOfTeam.get(team) ?? 0) + 1);
      const found = input.teams.find((each) => each.id === team);
      if (!found || found.service !== service || !found.availableOn.includes(visit.on))
        fail('team-not-able', `${where} ${team}`);
    }
    checkTimes(input, visit, fail);
    const publishedHere = input.published.find((each) => each.area === visit.area && each.on === visit.on);
    if (visit.frozen !== isPast(visit.on) || visit.published !== (publishedHere !== undefined))
      fail('flag-wrong', where);
    if (isPast(visit.on)) {
      const same =
        publishedHere &&
        publishedHere.services.toSorted().join() ===
          visit.services
            .map((each) => each.service)
            .sort()
            .join();
      if (!same) fail('past-changed', where);
      continue;
    }
    if (area.closedOn.includes(visit.on) || (area.marketRule === 'avoid' && area.marketOn.includes(visit.on)))
      fail('closed-day', where);
    const count = visit.services.length,
      seats = visit.services.reduce((sum, each) => sum + (services.get(each.service)?.crewSeats ?? 0), 0);
    if (count < rules.servicesMin || count > rules.servicesMax) fail('bundle-size', where, `${count}`);
    if (seats > rules.seatsMax) fail('seats-exceeded', where, `${seats}`);
    if (new Set(visit.services.map((each) => each.service)).size < count) fail('service-twice', where);
  }
  for (const [team, count] of visitsOfTeam)
    if (count > (input.teams.find((each) => each.id === team)?.visitsMax ?? 0)) fail('team-visits-exceeded', team);
  for (const past of input.published)
    if (isPast(past.on) && !visits.some((visit) => visit.area === past.area && visit.on === past.on))
      fail('past-dropped', `${past.area} ${past.on}`);
  for (const [area, own] of perArea)
    own.slice(1).forEach((visit, k) => {
      const days = (Date.parse(visit.on) - Date.parse(own[k]!.on)) / 86_400_000;
      if (days < rules.spacingDays && !isPast(visit.on)) fail('spacing', `${area} ${visit.on}`, `${days}`);
    });

  let value = 0;
  for (const area of input.areas) {
    const own = perArea.get(area.id) ?? [];
    value += areaPoints(input, area, own, plan, fail);
    value -= weights.missingVisitPoints * Math.max(0, rules.visitsMin - own.length);
  }
  for (const past of input.published) {
    if (isPast(past.on)) continue;
    const kept = visits.find((visit) => visit.area === past.area && visit.on === past.on);
    if (!kept) value -= weights.visitChangePoints;
    value -=
      weights.sessionChangePoints *
      past.services.filter((service) => !kept?.services.some((each) => each.service === service)).length;
    const wanted = [...new Set(past.services)].sort().join();
    if (wanted !== '' && wanted !== kept?.services.map((each) => each.service).sort().join()) value -= weights.bundleChangePoints;
  }
  if (Math.abs(tenths(value) - plan.valuePoints) > 0.05)
    fail('value-wrong', 'plan', `${plan.valuePoints} ≠ ${tenths(value)}`);
  for (const visit of visits) {
    const terms = visit.terms.reduce((sum, term) => sum + term.points, 0);
    if (Math.abs(terms - visit.points) > 0.05) fail('terms-do-not-add-up', `${visit.area} ${visit.on}`);
  }
  if (plan.bound && plan.bound.valuePoints < value - 0.1) fail('bound-below-value', 'plan');
  return broken;
}

type Fail = (rule: string, where: string, detail?: string) => void;

/** Gains of an area's sessions, its bonus, and the travel and market days of its visits. */
function areaPoints(
  input: TourInput,
  area: TourInput['areas'][number],
  own: readonly TourPlan['visits'][number][],
  plan: Pick<TourPlan, 'areas'>,
  fail: Fail,
): number {
  const { weights } = input;
  let gain = 0,
    possible = 0;
  for (const service of input.services) {
    const held = own.filter((visit) => visit.services.some((each) => each.service === service.id)).length;
    let people = area.demandPeople[service.id] ?? 0;
    for (let k = 0; k < SESSIONS_THAT_COUNT; k++) {
      const reached = Math.min(service.peoplePerSession, people);
      people -= reached;
      const points = Math.round(reached * service.pointsPerPerson * area.priority);
      possible += points;
      if (k < held) gain += points;
    }
  }
  const shown = plan.areas.find((row) => row.area === area.id);
  if (!shown || shown.visits !== own.length || shown.gainPoints !== gain) fail('coverage-wrong', area.id);
  const bonus = weights.targetBonusShare * Math.min(gain, Math.round(weights.targetShare * possible));
  const travel = own.length * tenths(weights.travelPointsPerMinute * Math.round(fewestMinutes(input, area.villages)));
  const market = area.marketRule === 'prefer' ? own.filter((visit) => area.marketOn.includes(visit.on)).length : 0;
  return gain + bonus - travel + market * weights.marketDayPoints;
}

/** Least driving through all villages, by trying every next village. */
function fewestMinutes({ base, legMinutes }: TourInput, villages: readonly string[]): number {
  const from = (place: string, left: readonly string[]): number =>
    left.length === 0
      ? legMinutes[place]![base]!
      : Math.min(
          ...left.map(
            (next) =>
              legMinutes[place]![next]! +
              from(
                next,
                left.filter((village) => village !== next),
              ),
          ),
        );
  return from(base, villages);
}

function checkTimes(input: TourInput, visit: TourPlan['visits'][number], fail: Fail): void {
  const where = `${visit.area} ${visit.on}`;
  const villages = input.areas.find((area) => area.id === visit.area)?.villages ?? [];
  if (
    visit.stops
      .map((stop) => stop.village)
      .sort()
      .join() !== villages.toSorted().join()
  )
    fail('stops-wrong', where);
  const minutes = (clock: string) => 60 * Number(clock.slice(0, -3)) + Number(clock.slice(-2));
  let clock = minutes(input.rules.startsAt),
    place = input.base;
  for (const stop of visit.stops) {
    clock += input.legMinutes[place]?.[stop.village] ?? 0;
    if (
      Math.abs(minutes(stop.arriveAt) - clock) > 1.01 ||
      minutes(stop.leaveAt) - minutes(stop.arriveAt) < input.rules.stopMinutes - 1.01
    )
      fail('time-wrong', `${where} ${stop.village}`);
    clock += input.rules.stopMinutes;
    place = stop.village;
  }
}
