import type { MatchWeights, Need, Resource } from './match-input.ts';
import type { PointsTerm } from './match-result.ts';

/** Whether a resource may serve a need at all; anything but `ok` is the reason why not. */
export type Compatibility = 'ok' | 'otherKind' | 'levelTooLow' | 'outOfReach' | 'tooLong';

/** Kind, level (at most one below), reach or pairing, and the effort must fit the whole capacity. */
export function compatibility(need: Need, resource: Resource, travelMinutes: number | undefined): Compatibility {
  const offer = resource.kinds.find(({ kind }) => kind === need.kind);
  if (!offer) return 'otherKind';
  if (offer.level < need.level - 1) return 'levelTooLow';
  if (!resource.pairedVillages.includes(need.village) && !isInReach(resource, travelMinutes)) return 'outOfReach';
  return need.effortHalfHours > resource.capacityHalfHours ? 'tooLong' : 'ok';
}

function isInReach(resource: Resource, travelMinutes: number | undefined): boolean {
  return travelMinutes !== undefined && (resource.reachMinutes === null || travelMinutes <= resource.reachMinutes);
}

/** Points of urgency and waiting that a score of 1 would bring. */
export function needWeight(need: Need, weights: MatchWeights): number {
  return 100 * need.urgency * (1 + Math.min(need.waitedDays, weights.waitCapDays) / weights.waitScaleDays);
}

/** Shares of the score in the order of TERM_CODES; travel that is not known earns nothing. */
function scoreShares(
  need: Need,
  resource: Resource,
  travelMinutes: number | undefined,
  weights: MatchWeights,
): readonly number[] {
  const level = resource.kinds.find(({ kind }) => kind === need.kind)?.level ?? 0;
  return [
    weights.baseShare,
    weights.levelShare * Math.min(1, level / need.level),
    travelMinutes === undefined ? 0 : weights.travelShare * Math.exp(-travelMinutes / weights.travelDecayMinutes),
    resource.pairedVillages.includes(need.village) ? weights.pairedShare : 0,
    weights.ratingShare * resource.rating,
  ];
}
const TERM_CODES = ['base', 'level', 'travel', 'paired', 'rating'] as const;

/** Points of a pair, a whole number. */
export function pairPoints(
  need: Need,
  resource: Resource,
  travelMinutes: number | undefined,
  weights: MatchWeights,
): number {
  let score = 0;
  for (const share of scoreShares(need, resource, travelMinutes, weights)) score += share;
  return Math.round(needWeight(need, weights) * score);
}

/** The points of a pair term by term; rounded cumulatively, so that they add up to `pairPoints`. */
export function pairTerms(
  need: Need,
  resource: Resource,
  travelMinutes: number | undefined,
  weights: MatchWeights,
): PointsTerm[] {
  const weight = needWeight(need, weights);
  let score = 0,
    shown = 0;
  return scoreShares(need, resource, travelMinutes, weights).map((share, index) => {
    score += share;
    const points = Math.round(weight * score) - shown;
    shown += points;
    return { code: TERM_CODES[index]!, points };
  });
}
