import { KnapsackTable } from './knapsack-table.ts';
import { pairTerms } from './match-points.ts';
import { travelBetween } from './match-model.ts';
import type { PointsTerm } from './match-result.ts';
import { openNeedIndex, type MatchSession } from './match-session.ts';

export interface NeedProposal {
  readonly resource: string;
  readonly points: number;
  /** Add up to `points`. */
  readonly terms: readonly PointsTerm[];
  /** Proposals that would have to give way, and their points; empty when there is room. Locked pairs never give way. */
  readonly displaced: readonly string[];
  readonly displacedPoints: number;
}

/** One need on demand against a plan: the best resources first, by points less what they displace; nothing else moves. */
export function proposeForNeed(session: MatchSession, needId: string, countMax = 3): NeedProposal[] {
  const { model } = session;
  const index = openNeedIndex(session, needId);
  const need = model.openNeeds[index]!;
  const proposals: NeedProposal[] = [];
  for (let arc = model.arcStart[index]!; arc < model.arcStart[index + 1]!; arc++) {
    if (!isAllowedByCap(session, arc)) continue;
    const resource = model.resources[model.arcResource[arc]!]!;
    const displaced = cheapestToDisplace(session, arc);
    proposals.push({
      resource: resource.id,
      points: model.arcPoints[arc]!,
      terms: pairTerms(need, resource, travelBetween(model.input, resource, need.village), model.input.weights),
      displaced: displaced.map((other) => model.openNeeds[model.arcNeed[other]!]!.id),
      displacedPoints: displaced.reduce((sum, other) => sum + model.arcPoints[other]!, 0),
    });
  }
  return proposals
    .sort((a, b) => b.points - b.displacedPoints - (a.points - a.displacedPoints) || (a.resource < b.resource ? -1 : 1))
    .slice(0, countMax);
}

/** Whether the department may take one more new claim, not counting what the need itself holds there. */
function isAllowedByCap({ model, arcOf }: MatchSession, arc: number): boolean {
  const department = model.departmentOfResource[model.arcResource[arc]!]!,
    cap = model.departmentCap[department]!;
  if (cap < 0 || !model.arcIsNew[arc]) return true;
  let claims = 0;
  arcOf.forEach((own, need) => {
    if (
      own >= 0 &&
      need !== model.arcNeed[arc] &&
      model.arcIsNew[own] &&
      model.departmentOfResource[model.arcResource[own]!] === department
    )
      claims++;
  });
  return claims < cap;
}

/** The arcs of the plan that leave a resource when its best are kept beside the new one (an exact knapsack). */
function cheapestToDisplace({ model, arcOf, room }: MatchSession, arc: number): number[] {
  const resource = model.arcResource[arc]!,
    own = model.arcNeed[arc]!;
  const held: number[] = [];
  for (let k = model.resourceArcStart[resource]!; k < model.resourceArcStart[resource + 1]!; k++) {
    const other = model.resourceArcs[k]!;
    if (arcOf[model.arcNeed[other]!] === other && model.arcNeed[other] !== own) held.push(other);
  }
  const free = room[resource]! + (arcOf[own] === arc ? model.arcEffort[arc]! : 0);
  if (free >= model.arcEffort[arc]!) return [];
  const table = new KnapsackTable();
  table.solve(
    held.length,
    Int32Array.from(held, (other) => model.arcEffort[other]!),
    Float64Array.from(held, (other) => model.arcPoints[other]!),
    model.capacity[resource]! - model.arcEffort[arc]!,
  );
  return held.filter((_, item) => !table.isTaken(item));
}
