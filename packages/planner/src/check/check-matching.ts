import type { MatchInput, Need, Resource } from '../matching/match-input.ts';
import type { MatchPlan } from '../matching/match-result.ts';
import type { BrokenRule } from './broken-rule.ts';

/**
 * Independent checker of a match plan: every constraint and every point from scratch, from the input alone.
 * Shares only types with the solver; an empty list means that the plan holds.
 */
export function checkMatching(
  input: MatchInput,
  plan: Pick<MatchPlan, 'pairs' | 'unmet' | 'valuePoints' | 'bound' | 'villages'>,
): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const fail = (rule: string, where: string, detail = '') => broken.push({ rule, where, detail });
  const needs = new Map(input.needs.map((need) => [need.id, need]));
  const resources = new Map(input.resources.map((resource) => [resource.id, resource]));
  const locks = new Map(input.locks.map((lock) => [lock.need, lock.resource]));
  const published = new Map(input.published.map((pair) => [pair.need, pair.resource]));
  const used = new Map<string, number>(),
    locked = new Map<string, number>(),
    claims = new Map<string, number>(),
    covered = new Map<string, number>();
  const grow = (map: Map<string, number>, key: string, by: number) => map.set(key, (map.get(key) ?? 0) + by);
  const seen = new Set<string>();
  let points = 0;

  for (const pair of plan.pairs) {
    const need = needs.get(pair.need),
      resource = resources.get(pair.resource);
    if (!need || !resource) {
      fail('unknown-id', `${pair.need}→${pair.resource}`);
      continue;
    }
    if (seen.has(need.id)) fail('need-served-twice', need.id);
    seen.add(need.id);
    const isLocked = locks.get(need.id) === resource.id;
    if (locks.has(need.id) && !isLocked) fail('lock-not-kept', need.id);
    if (pair.locked !== isLocked) fail('lock-flag-wrong', need.id);
    if (pair.published !== (published.get(need.id) === resource.id)) fail('published-flag-wrong', need.id);
    if (!isLocked) {
      const why = whyIncompatible(input, need, resource);
      if (why) fail(why, `${need.id}→${resource.id}`);
      if (published.get(need.id) !== resource.id) grow(claims, resource.department, 1);
    } else grow(locked, resource.id, need.effortHalfHours);
    grow(used, resource.id, need.effortHalfHours);
    grow(covered, need.village, need.effortHalfHours);
    const expected = expectedPoints(input, need, resource);
    if (expected !== pair.points) fail('points-wrong', need.id, `${pair.points} ≠ ${expected}`);
    points += expected;
  }
  for (const [need, resource] of locks) if (!seen.has(need)) fail('lock-not-kept', `${need}→${resource}`);
  for (const need of input.needs)
    if (seen.has(need.id) === plan.unmet.includes(need.id)) fail('unmet-list-wrong', need.id);
  for (const resource of input.resources) {
    const hours = used.get(resource.id) ?? 0;
    // People may lock more than fits; nothing may be added to it.
    if (hours > Math.max(resource.capacityHalfHours, locked.get(resource.id) ?? 0))
      fail('capacity-exceeded', resource.id, `${hours}`);
  }
  for (const cap of input.departmentCaps)
    if ((claims.get(cap.department) ?? 0) > cap.newClaimsMax) fail('department-cap-exceeded', cap.department);

  const demand = new Map<string, number>();
  for (const need of input.needs) grow(demand, need.village, need.effortHalfHours);
  for (const [village, halfHours] of demand) {
    const target = Math.ceil(halfHours * input.weights.fairnessTargetShare - 1e-9);
    points += input.weights.fairnessPointsPerHalfHour * Math.min(target, covered.get(village) ?? 0);
    const shown = plan.villages.find((row) => row.village === village);
    if (shown?.demandHalfHours !== halfHours || shown.coveredHalfHours !== (covered.get(village) ?? 0))
      fail('coverage-wrong', village);
  }
  for (const { need, resource } of input.published)
    if (
      needs.has(need) &&
      resources.has(resource) &&
      !plan.pairs.some((pair) => pair.need === need && pair.resource === resource)
    )
      points -= input.weights.stabilityPoints;
  if (points !== plan.valuePoints) fail('value-wrong', 'plan', `${plan.valuePoints} ≠ ${points}`);
  if (plan.bound.valuePoints < points - 1e-6 * Math.abs(points)) fail('bound-below-value', 'plan');
  return broken;
}

function whyIncompatible(input: MatchInput, need: Need, resource: Resource): string | undefined {
  const offered = resource.kinds.filter((offer) => offer.kind === need.kind);
  if (offered.length === 0) return 'kind-not-offered';
  if (offered.every((offer) => offer.level + 1 < need.level)) return 'level-too-low';
  const minutes = input.travelMinutes[resource.base]?.[need.village];
  const inReach = minutes !== undefined && minutes <= (resource.reachMinutes ?? Infinity);
  if (!inReach && !resource.pairedVillages.includes(need.village)) return 'out-of-reach';
  if (input.vetoes.some((veto) => veto.need === need.id && veto.resource === resource.id && !(input.asOn !== null && veto.until !== null && veto.until < input.asOn))) return 'vetoed';
  return undefined;
}

function expectedPoints({ weights, travelMinutes }: MatchInput, need: Need, resource: Resource): number {
  const offer = resource.kinds.find(({ kind }) => kind === need.kind);
  const minutes = travelMinutes[resource.base]?.[need.village];
  let score = weights.baseShare;
  score += weights.levelShare * Math.min(1, (offer ? offer.level : 0) / need.level);
  if (minutes !== undefined) score += weights.travelShare * Math.exp(-minutes / weights.travelDecayMinutes);
  if (resource.pairedVillages.some((village) => village === need.village)) score += weights.pairedShare;
  score += weights.ratingShare * resource.rating;
  const waiting = 1 + Math.min(need.waitedDays, weights.waitCapDays) / weights.waitScaleDays;
  return Math.round(100 * need.urgency * waiting * score);
}
