import { arcsByResource, type GapModel } from '../matching/match-model.ts';

/**
 * A public GAP instance in OR-Library's format (m n; m rows of n costs; m rows of n weights; m capacities), as points:
 * `offset` − cost, so that every assigned job is worth more than any saving. Cost of a full assignment = n · offset − points.
 */
export function gapInstance(text: string): GapModel & { readonly offset: number } {
  const numbers = text.trim().split(/\s+/).map(Number);
  const [agents = 0, jobs = 0] = numbers;
  const cost = (agent: number, job: number) => numbers[2 + agent * jobs + job]!;
  const weight = (agent: number, job: number) => numbers[2 + agents * jobs + agent * jobs + job]!;
  const capacity = Int32Array.from({ length: agents }, (_, agent) => numbers[2 + 2 * agents * jobs + agent]!);
  const offset = 3 * numbers.slice(2, 2 + agents * jobs).reduce((most, value) => Math.max(most, value), 0);
  const arcs = Array.from({ length: jobs }, (_, job) =>
    Array.from({ length: agents }, (_, agent) => ({
      job,
      agent,
      points: offset - cost(agent, job),
      effort: weight(agent, job),
    })).filter(({ agent, effort }) => effort <= capacity[agent]!),
  );
  const flat = arcs.flat();
  const arcStart = new Int32Array(jobs + 1);
  arcs.forEach((own, job) => (arcStart[job + 1] = arcStart[job]! + own.length));
  const arcResource = Int32Array.from(flat, (arc) => arc.agent);
  return {
    offset,
    needCount: jobs,
    resourceCount: agents,
    capacity,
    arcStart,
    arcResource,
    ...arcsByResource(arcResource, agents),
    arcNeed: Int32Array.from(flat, (arc) => arc.job),
    arcPoints: Int32Array.from(flat, (arc) => arc.points),
    arcEffort: Int32Array.from(flat, (arc) => arc.effort),
    arcIsNew: new Uint8Array(flat.length),
    villageOfNeed: new Int32Array(jobs),
    villageTarget: new Int32Array(1),
    fairnessPoints: 0,
    departmentOfResource: new Int32Array(agents),
    departmentCap: Int32Array.of(-1),
  };
}
