import { minCostCirculation } from '../kit/network-simplex.ts';
import type { TourModel } from './tour-model.ts';

export interface Session {
  readonly area: number;
  readonly day: number;
  readonly service: number;
}

/** What the flow prefers, in this order: a session staffed, a team that goes out at all, the team published, one known in the area. */
const STAFFED = 1000,
  FIRST_VISIT = 50,
  PUBLISHED = 20,
  FAMILIAR = 3;
/** At most so much for the team whose last visit is longest ago: it decides among equals. */
const LONGEST_AGO = 2;

/**
 * Named teams for sessions: each session one team of its service that is available that day, each team one session a day
 * and `visitsMax` in the quarter. A maximum-weight b-matching, by minimum-cost flow; -1: no team is left.
 */
export function staffSessions(model: TourModel, sessions: readonly Session[]): Int32Array {
  const teamOf = new Int32Array(sessions.length).fill(-1);
  const availableOn = model.teams.map((team) => new Set(team.availableOn));
  const serviceOf = model.teams.map((team) => model.services.findIndex((service) => service.id === team.service));
  const publishedTeam = new Map(
    model.input.published.flatMap(({ area, on, teams }) =>
      Object.entries(teams).map(([service, team]) => [`${area} ${on} ${service}`, team] as const),
    ),
  );
  const source: number[] = [],
    target: number[] = [],
    capacity: number[] = [],
    cost: number[] = [],
    firstTree: number[] = [-1];
  const arc = (from: number, to: number, room: number, price: number) => {
    source.push(from);
    target.push(to);
    capacity.push(room);
    cost.push(price);
    return source.length - 1;
  };
  const lastVisits = [...new Set(model.teams.map((team) => team.lastVisitOn ?? ''))].sort();
  const longestAgo = (team: TourModel['teams'][number]) =>
    LONGEST_AGO * (1 - lastVisits.indexOf(team.lastVisitOn ?? '') / lastVisits.length);
  const teamNode = model.teams.map((team) => {
    if (team.visitsMax === 0) return -1;
    const node = firstTree.length;
    firstTree.push(arc(node, 0, 1, -FIRST_VISIT - longestAgo(team)));
    arc(node, 0, team.visitsMax - 1, 0);
    return node;
  });
  const teamDayNode = new Map<number, number>();
  const nodeOfTeamDay = (team: number, day: number) => {
    const key = team * model.dayCount + day;
    const known = teamDayNode.get(key);
    if (known !== undefined) return known;
    const node = firstTree.length;
    teamDayNode.set(key, node);
    firstTree.push(arc(node, teamNode[team]!, 1, 0));
    return node;
  };
  const choices: { arc: number; session: number; team: number }[] = [];
  sessions.forEach(({ area, day, service }, session) => {
    const able = model.teams.flatMap((team, t) =>
      serviceOf[t] === service && teamNode[t]! >= 0 && availableOn[t]!.has(model.days[day]!) ? [t] : [],
    );
    if (able.length === 0) return;
    const dayNodes = able.map((team) => nodeOfTeamDay(team, day));
    const node = firstTree.length;
    firstTree.push(-1);
    arc(0, node, 1, -STAFFED);
    able.forEach((team, k) => {
      const isFamiliar = model.teams[team]!.familiarAreas.includes(model.areas[area]!.id);
      const isPublished =
        publishedTeam.get(`${model.areas[area]!.id} ${model.days[day]!} ${model.services[service]!.id}`) ===
        model.teams[team]!.id;
      choices.push({
        session,
        team,
        arc: arc(node, dayNodes[k]!, 1, -(isFamiliar ? FAMILIAR : 0) - (isPublished ? PUBLISHED : 0)),
      });
    });
    firstTree[node] = choices.at(-1)!.arc;
  });
  const { flow } = minCostCirculation({
    nodeCount: firstTree.length,
    root: 0,
    firstTree: Int32Array.from(firstTree),
    source: Int32Array.from(source),
    target: Int32Array.from(target),
    capacity: Float64Array.from(capacity),
    cost: Float64Array.from(cost),
  });
  for (const choice of choices) if (flow[choice.arc]! > 0.5) teamOf[choice.session] = choice.team;
  return teamOf;
}
