import { activeVetoes, type Need, type Resource } from './match-input.ts';
import { travelBetween } from './match-model.ts';
import { compatibility } from './match-points.ts';
import { openNeedIndex, type MatchSession } from './match-session.ts';

/** What a person could do, with the smallest amount that is enough. */
export type Remedy =
  | { readonly code: 'recruit'; readonly kind: string; readonly level: number }
  | { readonly code: 'extendReach'; readonly resource: string; readonly minutes: number }
  | { readonly code: 'addHalfHours'; readonly resource: string; readonly halfHours: number }
  | { readonly code: 'askAgain'; readonly resource: string; readonly until: string | null; readonly reason: string }
  | { readonly code: 'raiseDepartmentCap'; readonly department: string };

export interface UnmetExplanation {
  readonly need: string;
  readonly reason: 'noCompatibleResource' | 'outOfReach' | 'vetoed' | 'noCapacity' | 'departmentCap';
  /** Resources of the right kind and level, and how many of them are in reach, not refused, and large enough. */
  readonly offering: number;
  readonly inReach: number;
  readonly allowed: number;
  readonly remedy: Remedy;
}

/** Why a need stays unmet, and the cheapest remedy. Throws RangeError for a need that is met or unknown. */
export function explainUnmet(session: MatchSession, needId: string): UnmetExplanation {
  const { model, arcOf } = session;
  const index = openNeedIndex(session, needId);
  if (arcOf[index]! >= 0) throw new RangeError(`需求“${needId}”已有匹配的资源`);
  const need = model.openNeeds[index]!;
  const verdicts = model.resources.map((resource) => ({
    resource,
    verdict: compatibility(need, resource, travelBetween(model.input, resource, need.village)),
  }));
  const offering = verdicts
    .filter(({ verdict }) => verdict !== 'otherKind' && verdict !== 'levelTooLow')
    .map(({ resource }) => resource);
  const inReach = verdicts
    .filter(({ verdict }) => verdict === 'ok' || verdict === 'tooLong')
    .map(({ resource }) => resource);
  const vetoOf = (resource: Resource) =>
    activeVetoes(model.input).find((veto) => veto.need === need.id && veto.resource === resource.id);
  const allowed = inReach.filter((resource) => !vetoOf(resource));
  const counts = { need: need.id, offering: offering.length, inReach: inReach.length, allowed: allowed.length };
  if (offering.length === 0)
    return {
      ...counts,
      reason: 'noCompatibleResource',
      remedy: { code: 'recruit', kind: need.kind, level: need.level },
    };
  if (inReach.length === 0) return { ...counts, reason: 'outOfReach', remedy: nearestReach(session, need, offering) };
  if (allowed.length === 0) {
    const resource = inReach.toSorted((a, b) =>
      (vetoOf(a)!.until ?? '9999') < (vetoOf(b)!.until ?? '9999') ? -1 : 1,
    )[0]!;
    const { until, reason } = vetoOf(resource)!;
    return { ...counts, reason: 'vetoed', remedy: { code: 'askAgain', resource: resource.id, until, reason } };
  }
  const lacking = allowed
    .map((resource) => ({ resource, halfHours: need.effortHalfHours - freeHalfHours(session, resource) }))
    .sort((a, b) => a.halfHours - b.halfHours)[0]!;
  // Room but no proposal: the department has used up its new claims.
  if (lacking.halfHours <= 0)
    return {
      ...counts,
      reason: 'departmentCap',
      remedy: { code: 'raiseDepartmentCap', department: lacking.resource.department },
    };
  return {
    ...counts,
    reason: 'noCapacity',
    remedy: { code: 'addHalfHours', resource: lacking.resource.id, halfHours: lacking.halfHours },
  };
}

function freeHalfHours({ model, room }: MatchSession, resource: Resource): number {
  return room[model.resources.indexOf(resource)]!;
}

function nearestReach(session: MatchSession, need: Need, offering: readonly Resource[]): Remedy {
  const farther = offering
    .map((resource) => {
      const minutes = travelBetween(session.model.input, resource, need.village);
      return { resource, minutes: minutes === undefined ? Infinity : minutes - (resource.reachMinutes ?? 0) };
    })
    .sort((a, b) => a.minutes - b.minutes)[0]!;
  return Number.isFinite(farther.minutes)
    ? { code: 'extendReach', resource: farther.resource.id, minutes: Math.ceil(farther.minutes) }
    : { code: 'recruit', kind: need.kind, level: need.level };
}
