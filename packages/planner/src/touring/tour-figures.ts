import type { PointsTerm } from '../matching/match-result.ts';
import { marginalGain } from './best-bundle.ts';
import { timetable } from './route.ts';
import { staffSessions, type Session } from './staffing.ts';
import type { AreaCoverage, TourFigures, TourVisit } from './tour-result.ts';
import { DECI, SESSIONS_MAX, type TourModel } from './tour-model.ts';

export interface PlannedVisit {
  readonly area: number;
  readonly day: number;
  readonly mask: number;
}

/** A search's visits in ids, points, teams and times. */
export function tourFigures(
  model: TourModel,
  planned: readonly PlannedVisit[],
  outcome: TourFigures['outcome'],
): TourFigures {
  const { input, serviceCount: S } = model;
  const visits = [...model.frozenVisits, ...planned].sort((a, b) => a.day - b.day || a.area - b.area);
  const sessions: Session[] = visits.flatMap(({ area, day, mask }) =>
    model.services.flatMap((_service, service) => ((mask >>> service) & 1 ? [{ area, day, service }] : [])),
  );
  const teamOf = staffSessions(model, sessions);
  const teamAt = new Map(sessions.map(({ area, day, service }, k) => [`${area} ${day} ${service}`, teamOf[k]!]));
  const held = new Int32Array(model.areaCount * S),
    gain = new Int32Array(model.areaCount),
    visited = new Int32Array(model.areaCount);

  const rows = visits.map(({ area, day, mask }): TourVisit => {
    const cell = area * model.dayCount + day;
    const terms: PointsTerm[] = [];
    const before = gain[area]!;
    const services = model.services.flatMap((service, s) => {
      if (!((mask >>> s) & 1)) return [];
      const points = marginalGain(model, area, s, held[area * S + s]!++);
      gain[area]! += points;
      terms.push({ code: `session:${service.id}`, points });
      const team = teamAt.get(`${area} ${day} ${s}`) ?? -1;
      return [{ service: service.id, team: model.teams[team]?.id ?? null }];
    });
    visited[area]!++;
    const target = model.target[area]!;
    terms.push({
      code: 'targetBonus',
      points: (model.bonusDeci * (Math.min(gain[area]!, target) - Math.min(before, target))) / DECI,
    });
    terms.push(...placeTerms(model, area, day));
    const published = day < model.firstFreeDay || isPublished(model, cell);
    return {
      area: model.areas[area]!.id,
      on: model.days[day]!,
      frozen: day < model.firstFreeDay,
      published,
      services,
      stops: timetable(input, model.routes[area]!),
      travelMinutes: Math.round(model.routes[area]!.travelMinutes),
      points: sumPoints(terms),
      terms,
    };
  });
  const missing = visited.reduce((sum, count) => sum + Math.max(0, input.rules.visitsMin - count), 0);
  const terms = [
    { code: 'visits', points: sumPoints(rows) },
    { code: 'missingVisits', points: (0 - missing * model.missingVisitDeci) / DECI },
    { code: 'changes', points: changePoints(model, planned) },
  ];
  const teamVisits = new Int32Array(model.teams.length);
  for (const team of teamOf) if (team >= 0) teamVisits[team]!++;
  return {
    outcome,
    visits: rows,
    valuePoints: sumPoints(terms),
    terms,
    areas: model.areas.map((_area, a) => coverageOf(model, a, { visits: visited[a]!, gain: gain[a]!, held })),
    teams: model.teams.map((team, t) => ({ team: team.id, visits: teamVisits[t]! })),
    sessions: sessions.length,
    unstaffedSessions: teamOf.reduce((sum, team) => sum + (team < 0 ? 1 : 0), 0),
  };
}

/** Sum in whole tenths, so that no binary fraction creeps in. */
export const sumPoints = (rows: readonly { readonly points: number }[]) =>
  rows.reduce((sum, row) => sum + Math.round(DECI * row.points), 0) / DECI;

function placeTerms(model: TourModel, area: number, day: number): PointsTerm[] {
  const { weights } = model.input,
    { marketOn, marketRule } = model.areas[area]!;
  const travel =
    -Math.round(DECI * weights.travelPointsPerMinute * Math.round(model.routes[area]!.travelMinutes)) / DECI;
  const isMarket = marketRule === 'prefer' && marketOn.includes(model.days[day]!);
  return [
    { code: 'travel', points: travel },
    ...(isMarket ? [{ code: 'marketDay', points: Math.round(DECI * weights.marketDayPoints) / DECI }] : []),
  ];
}

function isPublished(model: TourModel, cell: number): boolean {
  const [area, day] = [Math.floor(cell / model.dayCount), cell % model.dayCount];
  return model.input.published.some((visit) => visit.area === model.areas[area]!.id && visit.on === model.days[day]!);
}

/** Lost for published visits and sessions that the plan does not keep. */
function changePoints(model: TourModel, planned: readonly PlannedVisit[]): number {
  let lost = model.publishedDeci;
  const visitDeci = Math.round(DECI * model.input.weights.visitChangePoints);
  for (const { area, day, mask } of planned) {
    const cell = area * model.dayCount + day;
    if (!isPublished(model, cell)) continue;
    lost -= visitDeci;
    for (let kept = mask & model.publishedMask[cell]!; kept !== 0; kept &= kept - 1) lost -= model.sessionKeepDeci;
    if (mask !== 0 && mask === model.publishedMask[cell]) lost -= model.bundleKeepDeci;
  }
  return lost === 0 ? 0 : -lost / DECI;
}

function coverageOf(
  model: TourModel,
  area: number,
  done: { visits: number; gain: number; held: Int32Array },
): AreaCoverage {
  const unservedPeople: Record<string, number> = {};
  model.services.forEach((service, s) => {
    const sessions = Math.min(SESSIONS_MAX, done.held[area * model.serviceCount + s]!);
    const left = (model.areas[area]!.demandPeople[service.id] ?? 0) - sessions * service.peoplePerSession;
    if (left > 0) unservedPeople[service.id] = left;
  });
  return {
    area: model.areas[area]!.id,
    visits: done.visits,
    missingVisits: Math.max(0, model.input.rules.visitsMin - done.visits),
    gainPoints: done.gain,
    targetPoints: model.target[area]!,
    unservedPeople,
  };
}
