import { pairTerms } from './match-points.ts';
import { travelBetween } from './match-model.ts';
import type { PointsTerm } from './match-result.ts';
import { openNeedIndex, type MatchSession } from './match-session.ts';

/** Why a candidate was not chosen, with the figure that decides. */
export type WhyNot =
  | { readonly code: 'full'; readonly pricePoints: number }
  | { readonly code: 'farther'; readonly minutes: number }
  | { readonly code: 'lowerLevel'; readonly levels: number }
  | { readonly code: 'notPaired' }
  | { readonly code: 'lowerRating'; readonly rating: number }
  | { readonly code: 'departmentCap'; readonly department: string };

export interface Candidate {
  readonly resource: string;
  readonly points: number;
  readonly whyNot: WhyNot;
}

export interface MatchExplanation {
  readonly need: string;
  readonly resource: string;
  readonly points: number;
  /** Add up to `points`. */
  readonly terms: readonly PointsTerm[];
  /** Points for keeping the published pair, beside `points`. */
  readonly stabilityPoints: number;
  /** Fairness points that the village would lose without this pair, beside `points`. */
  readonly fairnessPoints: number;
  /** True when without its village's fairness another candidate would have been worth more here. */
  readonly fairnessDecided: boolean;
  readonly nextCandidates: readonly Candidate[];
  /** Where the need does not get its best: who has it, and what it brings there. */
  readonly betterTakenBy: { readonly resource: string; readonly need: string; readonly points: number } | null;
}

const NEXT_CANDIDATES = 2;

/** The reasons of one proposed pair, computed from plan and prices. Throws RangeError for a need without a proposal. */
export function explainMatch(session: MatchSession, needId: string): MatchExplanation {
  const { model, arcOf } = session;
  const index = openNeedIndex(session, needId);
  const arc = arcOf[index]!;
  if (arc < 0) throw new RangeError(`需求“${needId}”没有匹配的资源，请查看未满足原因`);
  const need = model.openNeeds[index]!,
    resource = model.resources[model.arcResource[arc]!]!;
  const terms = pairTerms(need, resource, travelBetween(model.input, resource, need.village), model.input.weights);
  const points = purePoints(session, arc);
  const ranked = Array.from(
    { length: model.arcStart[index + 1]! - model.arcStart[index]! },
    (_, k) => model.arcStart[index]! + k,
  )
    .filter((other) => other !== arc)
    .sort((a, b) => purePoints(session, b) - purePoints(session, a) || a - b);
  const best = ranked[0];
  return {
    need: need.id,
    resource: resource.id,
    points,
    terms,
    stabilityPoints: model.arcPoints[arc]! - points,
    fairnessPoints: fairnessLost(session, index),
    fairnessDecided: decidedByFairness(session, index, arc),
    nextCandidates: ranked.slice(0, NEXT_CANDIDATES).map((other) => ({
      resource: model.resources[model.arcResource[other]!]!.id,
      points: purePoints(session, other),
      whyNot: whyNot(session, arc, other),
    })),
    betterTakenBy: best !== undefined && purePoints(session, best) > points ? holderOf(session, best) : null,
  };
}

/** Points of the pair without what keeping it is worth. */
function purePoints({ model }: MatchSession, arc: number): number {
  return model.arcPoints[arc]! - (model.arcIsNew[arc] ? 0 : model.input.weights.stabilityPoints);
}

function fairnessLost({ model, covered }: MatchSession, need: number): number {
  const village = model.villageOfNeed[need]!,
    { fairnessTargetShare, fairnessPointsPerHalfHour } = model.input.weights;
  const target = Math.ceil(fairnessTargetShare * model.villageDemand[village]! - 1e-9);
  const without = covered[village]! - model.openNeeds[need]!.effortHalfHours;
  return fairnessPointsPerHalfHour * (Math.min(target, covered[village]!) - Math.min(target, without));
}

/** At the resource's price the pair alone would not pay for its half-hours; with the village's fairness it does. */
function decidedByFairness(session: MatchSession, need: number, arc: number): boolean {
  const { model, priced } = session;
  const cost = model.arcEffort[arc]! * priced.prices.resource[model.arcResource[arc]!]!;
  return model.arcPoints[arc]! < cost && model.arcPoints[arc]! + fairnessLost(session, need) >= cost;
}

function whyNot(session: MatchSession, chosen: number, other: number): WhyNot {
  const { model, room, priced } = session;
  const index = model.arcNeed[other]!,
    resource = model.arcResource[other]!;
  if (room[resource]! < model.arcEffort[other]!)
    return { code: 'full', pricePoints: Math.round(100 * priced.prices.resource[resource]!) / 100 };
  if (model.arcPoints[other]! > model.arcPoints[chosen]!)
    return { code: 'departmentCap', department: model.resources[resource]!.department };
  return largestDifference(session, model.openNeeds[index]!, chosen, other);
}

/** The term of the score in which the other loses most against the chosen. */
function largestDifference(
  session: MatchSession,
  need: MatchSession['model']['openNeeds'][number],
  chosen: number,
  other: number,
): WhyNot {
  const { model } = session;
  const [own, next] = [chosen, other].map((arc) => model.resources[model.arcResource[arc]!]!) as [
    (typeof model.resources)[number],
    (typeof model.resources)[number],
  ];
  const termsOf = (resource: typeof own) =>
    pairTerms(need, resource, travelBetween(model.input, resource, need.village), model.input.weights);
  const ownTerms = termsOf(own),
    nextTerms = termsOf(next);
  const losses = ownTerms
    .map((term, k) => ({ code: term.code, points: term.points - nextTerms[k]!.points }))
    .sort((a, b) => b.points - a.points);
  const level = (resource: typeof own) => resource.kinds.find(({ kind }) => kind === need.kind)!.level;
  switch (losses[0]!.code) {
    case 'level':
      return { code: 'lowerLevel', levels: level(own) - level(next) };
    case 'paired':
      return { code: 'notPaired' };
    case 'rating':
      return { code: 'lowerRating', rating: next.rating };
    default: {
      const [near, far] = [own, next].map((resource) => travelBetween(model.input, resource, need.village) ?? 0) as [
        number,
        number,
      ];
      return { code: 'farther', minutes: Math.round(far - near) };
    }
  }
}

/** The need that gets most out of an arc's resource. */
function holderOf(session: MatchSession, arc: number): { resource: string; need: string; points: number } | null {
  const { model, arcOf } = session;
  const resource = model.arcResource[arc]!;
  let best: number | null = null;
  for (let k = model.resourceArcStart[resource]!; k < model.resourceArcStart[resource + 1]!; k++) {
    const own = model.resourceArcs[k]!;
    if (arcOf[model.arcNeed[own]!] !== own) continue;
    const density = purePoints(session, own) / model.arcEffort[own]!;
    if (best === null || density > purePoints(session, best) / model.arcEffort[best]!) best = own;
  }
  return best === null
    ? null
    : {
        resource: model.resources[resource]!.id,
        need: model.openNeeds[model.arcNeed[best]!]!.id,
        points: purePoints(session, best),
      };
}
