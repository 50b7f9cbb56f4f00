import type { Control } from '../kit/control.ts';
import { ENGINE_VERSION } from '../kit/engine.ts';
import { contentHash } from '../kit/hash.ts';
import { compareIds } from '../kit/sort.ts';
import type { MatchInput } from './match-input.ts';
import { compileMatch, type MatchModel } from './match-model.ts';
import type { MatchFigures, MatchPair, MatchPlan } from './match-result.ts';
import type { Search } from './search.ts';
import { searchAssignment } from './search-assignment.ts';

/** All open needs of a county in one run. The published plan is the start, so a run after few changes needs few steps. */
export function solveMatching(input: MatchInput, control: Control = {}): MatchPlan {
  const model = compileMatch(input);
  return matchPlan(model, searchMatching(model, input, control));
}

/** The search alone, for callers that ask more of the model than a plan. */
export function searchMatching(model: MatchModel, input: MatchInput, control: Control = {}): Search {
  return searchAssignment(model, input.budget, control, { arcOf: model.publishedArc });
}

/** The plan of a search, with hashes. */
export function matchPlan(model: MatchModel, search: Search): MatchPlan {
  const figures = matchFigures(model, search);
  return {
    engineVersion: ENGINE_VERSION,
    weightsVersion: model.input.weights.version,
    inputHash: matchInputHash(model),
    ...figures,
    outputHash: contentHash({ pairs: figures.pairs, valuePoints: figures.valuePoints }),
  };
}

/** What a search means in ids and points. */
export function matchFigures(model: MatchModel, search: Search): MatchFigures {
  const { input, resources } = model;
  const published = new Map(input.published.map(({ need, resource }) => [need, resource]));
  const isPublished = (need: string, resource: string) => published.get(need) === resource;
  const pairs: MatchPair[] = model.lockedPairs.map(({ need, resource, points }) => ({
    need: need.id,
    resource: resource.id,
    points,
    locked: true,
    published: isPublished(need.id, resource.id),
  }));
  const unmet: string[] = [];
  const used = new Int32Array(resources.length),
    covered = model.villageLocked.slice();
  model.openNeeds.forEach((need, index) => {
    const arc = search.arcOf[index]!;
    if (arc < 0) {
      unmet.push(need.id);
      return;
    }
    const resource = resources[model.arcResource[arc]!]!;
    const kept = model.arcIsNew[arc] === 0;
    const points = model.arcPoints[arc]! - (kept ? input.weights.stabilityPoints : 0);
    pairs.push({ need: need.id, resource: resource.id, points, locked: false, published: kept });
    used[model.arcResource[arc]!]! += need.effortHalfHours;
    covered[model.villageOfNeed[index]!]! += need.effortHalfHours;
  });
  pairs.sort((a, b) => compareIds(a.need, b.need));

  const valuePoints = model.constantPoints + search.valuePoints;
  const pairsPoints = pairs.reduce((sum, pair) => sum + pair.points, 0);
  const fairness =
    input.weights.fairnessPointsPerHalfHour *
    covered.reduce(
      (sum, halfHours, village) =>
        sum + Math.min(halfHours, Math.ceil(input.weights.fairnessTargetShare * model.villageDemand[village]! - 1e-9)),
      0,
    );
  const boundPoints = Math.max(valuePoints, model.constantPoints + search.bound.valuePoints);
  return {
    outcome: search.isCancelled ? 'cancelled' : 'complete',
    pairs,
    unmet,
    valuePoints,
    terms: [
      { code: 'pairs', points: pairsPoints },
      { code: 'fairness', points: fairness },
      { code: 'stability', points: valuePoints - pairsPoints - fairness },
    ],
    bound: { ...search.bound, valuePoints: boundPoints },
    gapShare: boundPoints === 0 ? 0 : (boundPoints - valuePoints) / Math.abs(boundPoints),
    resources: resources.map((resource, index) => ({
      resource: resource.id,
      pricePoints: Math.round(100 * search.prices.resource[index]!) / 100,
      freeHalfHours: model.capacity[index]! - used[index]!,
    })),
    villages: model.villages.map((village, index) => ({
      village,
      demandHalfHours: model.villageDemand[index]!,
      coveredHalfHours: covered[index]!,
    })),
    overbooked: model.overbooked,
  };
}

/** Hash of the sorted input: the same however its lists are permuted. */
function matchInputHash({ input, needs, resources }: MatchModel): string {
  const byPair = (a: { need: string; resource: string }, b: { need: string; resource: string }) =>
    compareIds(a.need, b.need) || compareIds(a.resource, b.resource);
  return contentHash({
    ...input,
    needs,
    resources,
    locks: input.locks.toSorted(byPair),
    vetoes: input.vetoes.toSorted(byPair),
    published: input.published.toSorted(byPair),
    departmentCaps: input.departmentCaps.toSorted((a, b) => compareIds(a.department, b.department)),
  });
}
