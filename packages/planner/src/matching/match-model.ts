import { sortedById } from '../kit/sort.ts';
import { compatibility, pairPoints } from './match-points.ts';
import { activeVetoes, type MatchInput, type Need, type Resource } from './match-input.ts';

/**
 * A generalized assignment problem (GAP) with fairness and department caps, as typed arrays.
 * Arcs run from needs to resources and are stored by need (CSR); `resourceArcs` is the same by resource.
 */
export interface GapModel {
  readonly needCount: number;
  readonly resourceCount: number;
  readonly arcStart: Int32Array;
  readonly arcNeed: Int32Array;
  readonly arcResource: Int32Array;
  /** Points of an arc, with what it keeps of the published plan. */
  readonly arcPoints: Int32Array;
  readonly arcEffort: Int32Array;
  readonly resourceArcStart: Int32Array;
  readonly resourceArcs: Int32Array;
  readonly capacity: Int32Array;
  /** Village of a need, and the half-hours up to which covering it earns `fairnessPoints` each. */
  readonly villageOfNeed: Int32Array;
  readonly villageTarget: Int32Array;
  readonly fairnessPoints: number;
  /** Department of a resource, its limit of new claims (-1: none), and the arcs that would be new. */
  readonly departmentOfResource: Int32Array;
  readonly departmentCap: Int32Array;
  readonly arcIsNew: Uint8Array;
}

/** A county's input sorted by id and compiled: `model` holds the open needs only, locks are taken off capacities. */
export interface MatchModel extends GapModel {
  readonly input: MatchInput;
  readonly needs: readonly Need[];
  readonly openNeeds: readonly Need[];
  readonly resources: readonly Resource[];
  readonly villages: readonly string[];
  readonly villageDemand: Int32Array;
  readonly villageLocked: Int32Array;
  readonly lockedPairs: readonly { readonly need: Need; readonly resource: Resource; readonly points: number }[];
  /** Arc of the published pair of an open need, or -1. */
  readonly publishedArc: Int32Array;
  /** Value of locks, of their villages' fairness, and of all published pairs lost. */
  readonly constantPoints: number;
  readonly overbooked: readonly string[];
}

export const travelBetween = (input: MatchInput, resource: Resource, village: string) =>
  input.travelMinutes[resource.base]?.[village];

/** Compiles an input; permuting its lists gives the same model. */
export function compileMatch(input: MatchInput): MatchModel {
  const needs = sortedById(input.needs);
  const resources = sortedById(input.resources);
  const resourceIndex = new Map(resources.map((resource, index) => [resource.id, index]));
  const needById = new Map(needs.map((need) => [need.id, need]));
  const villages = [...new Set(needs.map((need) => need.village))].sort();
  const villageIndex = new Map(villages.map((village, index) => [village, index]));
  const villageOf = (need: Need) => villageIndex.get(need.village)!;
  const published = new Map(input.published.map(({ need, resource }) => [need, resource]));

  const capacity = Int32Array.from(resources, (resource) => resource.capacityHalfHours);
  const villageDemand = new Int32Array(villages.length);
  for (const need of needs) villageDemand[villageOf(need)]! += need.effortHalfHours;
  const villageLocked = new Int32Array(villages.length);
  const locked = new Map(input.locks.map(({ need, resource }) => [need, resource]));
  const lockedPairs = needs
    .filter((need) => locked.has(need.id))
    .map((need) => {
      const resource = resources[resourceIndex.get(locked.get(need.id)!)!]!;
      capacity[resourceIndex.get(resource.id)!]! -= need.effortHalfHours;
      villageLocked[villageOf(need)]! += need.effortHalfHours;
      return {
        need,
        resource,
        points: pairPoints(need, resource, travelBetween(input, resource, need.village), input.weights),
      };
    });
  const overbooked = resources.filter((_resource, index) => capacity[index]! < 0).map((resource) => resource.id);
  capacity.forEach((free, index) => (capacity[index] = Math.max(0, free)));

  const openNeeds = needs.filter((need) => !locked.has(need.id));
  const { fairnessTargetShare, fairnessPointsPerHalfHour, stabilityPoints } = input.weights;
  const target = Int32Array.from(villageDemand, (demand) => Math.ceil(fairnessTargetShare * demand - 1e-9));
  const villageTarget = target.map((halfHours, village) => Math.max(0, halfHours - villageLocked[village]!));
  const lockedFairness = target.reduce(
    (sum, halfHours, village) => sum + Math.min(halfHours, villageLocked[village]!),
    0,
  );
  // A published pair whose need is closed or whose resource has left is nobody's change.
  const keepable = input.published.filter(({ need, resource }) => needById.has(need) && resourceIndex.has(resource));
  const changedLocks = lockedPairs.filter(({ need, resource }) => published.get(need.id) === resource.id).length;
  const constantPoints =
    lockedPairs.reduce((sum, pair) => sum + pair.points, 0) +
    fairnessPointsPerHalfHour * lockedFairness -
    stabilityPoints * (keepable.length - changedLocks);

  const arcs = compileArcs(input, openNeeds, resources, published, capacity);
  const departments = [...new Set(resources.map((resource) => resource.department))].sort();
  const caps = new Map(input.departmentCaps.map((cap) => [cap.department, cap.newClaimsMax]));
  return {
    ...arcs,
    ...arcsByResource(arcs.arcResource, resources.length),
    input,
    needs,
    openNeeds,
    resources,
    villages,
    villageDemand,
    villageLocked,
    lockedPairs,
    overbooked,
    constantPoints,
    needCount: openNeeds.length,
    resourceCount: resources.length,
    capacity,
    villageOfNeed: Int32Array.from(openNeeds, villageOf),
    villageTarget,
    fairnessPoints: fairnessPointsPerHalfHour,
    departmentOfResource: Int32Array.from(resources, (resource) => departments.indexOf(resource.department)),
    departmentCap: Int32Array.from(departments, (department) => caps.get(department) ?? -1),
  };
}

function compileArcs(
  input: MatchInput,
  openNeeds: readonly Need[],
  resources: readonly Resource[],
  published: ReadonlyMap<string, string>,
  capacity: Int32Array,
) {
  const vetoed = new Set(activeVetoes(input).map(({ need, resource }) => `${need}\n${resource}`));
  const offering = new Map<string, number[]>();
  resources.forEach((resource, index) => {
    for (const { kind } of resource.kinds) offering.set(kind, [...(offering.get(kind) ?? []), index]);
  });
  const most = openNeeds.reduce((sum, need) => sum + (offering.get(need.kind)?.length ?? 0), 0);
  const arcNeed = new Int32Array(most),
    arcResource = new Int32Array(most),
    arcPoints = new Int32Array(most);
  const arcEffort = new Int32Array(most),
    arcIsNew = new Uint8Array(most);
  let count = 0;
  const arcStart = new Int32Array(openNeeds.length + 1);
  const publishedArc = new Int32Array(openNeeds.length).fill(-1);
  openNeeds.forEach((need, needIndex) => {
    for (const resourceIndex of offering.get(need.kind) ?? []) {
      const resource = resources[resourceIndex]!;
      const minutes = travelBetween(input, resource, need.village);
      if (compatibility(need, resource, minutes) !== 'ok' || need.effortHalfHours > capacity[resourceIndex]!) continue;
      if (vetoed.size > 0 && vetoed.has(`${need.id}\n${resource.id}`)) continue;
      const isPublished = published.get(need.id) === resource.id;
      if (isPublished) publishedArc[needIndex] = count;
      arcNeed[count] = needIndex;
      arcResource[count] = resourceIndex;
      arcEffort[count] = need.effortHalfHours;
      arcPoints[count] =
        pairPoints(need, resource, minutes, input.weights) + (isPublished ? input.weights.stabilityPoints : 0);
      arcIsNew[count++] = isPublished ? 0 : 1;
    }
    arcStart[needIndex + 1] = count;
  });
  return {
    arcStart,
    publishedArc,
    arcNeed: arcNeed.slice(0, count),
    arcResource: arcResource.slice(0, count),
    arcPoints: arcPoints.slice(0, count),
    arcEffort: arcEffort.slice(0, count),
    arcIsNew: arcIsNew.slice(0, count),
  };
}

/** The arcs of each resource, in order of needs. */
export function arcsByResource(arcResource: Int32Array, resourceCount: number) {
  const resourceArcStart = new Int32Array(resourceCount + 1);
  for (const resource of arcResource) resourceArcStart[resource + 1]!++;
  for (let r = 0; r < resourceCount; r++) resourceArcStart[r + 1]! += resourceArcStart[r]!;
  const fill = resourceArcStart.slice();
  const resourceArcs = new Int32Array(arcResource.length);
  arcResource.forEach((resource, arc) => (resourceArcs[fill[resource]!++] = arc));
  return { resourceArcStart, resourceArcs };
}
