import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMatching } from '../check/check-matching.ts';
import { countyInstance } from '../instances/county-instance.ts';
import { randomMatchInput } from '../instances/random-inputs.ts';
import { certifyMatching } from '../certificates/certify-matching.ts';
import { greedy } from './greedy.ts';
import { parseMatchInput, type MatchRequest } from './match-input.ts';
import { compileMatch } from './match-model.ts';
import { solveMatching } from './solve-matching.ts';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const solve = (request: MatchRequest) => {
  const input = parseMatchInput(request);
  return { input, plan: solveMatching(input) };
};

/** The best value there is, by trying everything; for very small inputs only. */
function bestByEnumeration(request: MatchRequest): number {
  const model = compileMatch(parseMatchInput(request));
  const room = model.capacity.slice(),
    covered = new Int32Array(model.villageTarget.length),
    claims = model.departmentCap.slice();
  const fairness = () =>
    model.fairnessPoints * covered.reduce((sum, halfHours, v) => sum + Math.min(halfHours, model.villageTarget[v]!), 0);
  const from = (need: number): number => {
    if (need === model.needCount) return fairness();
    let best = from(need + 1);
    for (let arc = model.arcStart[need]!; arc < model.arcStart[need + 1]!; arc++) {
      const resource = model.arcResource[arc]!,
        effort = model.arcEffort[arc]!,
        department = model.departmentOfResource[resource]!;
      const isCounted = model.arcIsNew[arc] === 1 && model.departmentCap[department]! >= 0;
      if (room[resource]! < effort || (isCounted && claims[department] === 0)) continue;
      room[resource]! -= effort;
      covered[model.villageOfNeed[need]!]! += effort;
      if (isCounted) claims[department]!--;
      best = Math.max(best, model.arcPoints[arc]! + from(need + 1));
      room[resource]! += effort;
      covered[model.villageOfNeed[need]!]! -= effort;
      if (isCounted) claims[department]!++;
    }
    return best;
  };
  return model.constantPoints + from(0);
}

describe('matching a county', { timeout: 60_000 }, () => {
  it('never breaks a hard rule and states its figures as an independent checker finds them', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { input, plan } = solve(randomMatchInput(seed));
        expect(checkMatching(input, plan)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('lies between every greedy baseline and its bound', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { input, plan } = solve(randomMatchInput(seed));
        const model = compileMatch(input);
        for (const rule of ['points', 'pointsPerHalfHour', 'regret'] as const)
          expect(plan.valuePoints).toBeGreaterThanOrEqual(model.constantPoints + greedy(model, rule).valuePoints);
        expect(plan.valuePoints).toBeLessThanOrEqual(plan.bound.valuePoints);
        expect(plan.valuePoints).toBeLessThanOrEqual(certifyMatching(input).valuePoints + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the best plan there is of small inputs, or stays within its stated gap', () => {
    let optimal = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const request = randomMatchInput(seed);
      const small = { ...request, needs: request.needs.slice(0, 7) };
      const kept = new Set(small.needs.map((need) => need.id));
      const only = <Pair extends { need: string }>(pairs: readonly Pair[] = []) =>
        pairs.filter((pair) => kept.has(pair.need));
      const { plan } = solve({
        ...small,
        locks: only(small.locks),
        vetoes: only(small.vetoes),
        published: only(small.published),
      });
      const best = bestByEnumeration({
        ...small,
        locks: only(small.locks),
        vetoes: only(small.vetoes),
        published: only(small.published),
      });
      expect(plan.bound.valuePoints).toBeGreaterThanOrEqual(best - 1e-6);
      expect(plan.valuePoints).toBeLessThanOrEqual(best);
      if (plan.valuePoints === best) optimal++;
    }
    expect(optimal).toBeGreaterThanOrEqual(36);
  });

  it('gives the same plan and hash however its lists are permuted', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const request = randomMatchInput(seed);
        const turned = {
          ...request,
          needs: request.needs.toReversed(),
          resources: request.resources.toReversed(),
          locks: request.locks?.toReversed(),
          vetoes: request.vetoes?.toReversed(),
          published: request.published?.toReversed(),
          departmentCaps: request.departmentCaps?.toReversed(),
        };
        const [one, other] = [solve(request).plan, solve(turned).plan];
        expect(other).toEqual(one);
      }),
      { numRuns: 40 },
    );
  });

  it('loses nothing beyond the stated gap when a lock is removed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const request = randomMatchInput(seed);
        if ((request.locks ?? []).length === 0) return;
        const [withLock, without] = [solve(request).plan, solve({ ...request, locks: request.locks!.slice(1) }).plan];
        // A lock may stand where no proposal could (out of reach, beyond capacity): then its points are not to be had otherwise.
        const lock = request.locks![0]!;
        const isProposable =
          solve({ ...request, locks: request.locks!.slice(1) }).input.vetoes.every((veto) => veto.need !== lock.need) &&
          compileMatch(parseMatchInput({ ...request, locks: request.locks!.slice(1) })).openNeeds.some(
            (need) => need.id === lock.need,
          ) &&
          canBeProposed({ ...request, locks: request.locks!.slice(1) }, lock) &&
          withLock.overbooked.length === 0;
        if (!isProposable) return;
        const gap = without.bound.valuePoints - without.valuePoints;
        expect(without.valuePoints).toBeGreaterThanOrEqual(withLock.valuePoints - gap - 1e-6);
      }),
      { numRuns: 80 },
    );
  });

  it('keeps a published plan as long as its points are worth it', () => {
    const first = solve({
      ...countyInstance({ seed: 3, needs: 150, resources: 30 }),
      budget: { steps: 2000, seed: 1 },
    });
    const published = first.plan.pairs.map(({ need, resource }) => ({ need, resource }));
    const again = solve({
      ...first.input,
      published,
      weights: { ...first.input.weights, stabilityPoints: 1000 },
      budget: { steps: 2000, seed: 9 },
    });
    expect(again.plan.pairs.filter((pair) => pair.published).length).toBe(published.length);
  });

  it('raises the least covered village when fairness counts', () => {
    const request = { ...countyInstance({ seed: 2, needs: 300, resources: 50 }), budget: { steps: 4000, seed: 1 } };
    const least = (points: number) =>
      Math.min(
        ...solve({ ...request, weights: { ...request.weights, fairnessPointsPerHalfHour: points } }).plan.villages.map(
          (row) => row.coveredHalfHours / row.demandHalfHours,
        ),
      );
    expect(least(100)).toBeGreaterThan(least(0));
  });

  it('ends early with a valid plan when it is cancelled between chunks of steps', () => {
    const input = parseMatchInput({
      ...countyInstance({ seed: 1, needs: 200, resources: 40 }),
      budget: { steps: 100_000, seed: 1 },
    });
    const seen: number[] = [];
    const plan = solveMatching(input, {
      onProgress: ({ stepsDone }) => seen.push(stepsDone),
      isCancelled: () => seen.length === 3,
    });
    expect(plan.outcome).toBe('cancelled');
    expect(seen).toHaveLength(3);
    expect(checkMatching(input, plan)).toEqual([]);
  });
});

function canBeProposed(request: MatchRequest, pair: { need: string; resource: string }): boolean {
  const model = compileMatch(parseMatchInput(request));
  const need = model.openNeeds.findIndex(({ id }) => id === pair.need),
    resource = model.resources.findIndex(({ id }) => id === pair.resource);
  const hasCap = model.departmentCap[model.departmentOfResource[resource]!]! >= 0;
  return !hasCap && model.arcResource.subarray(model.arcStart[need]!, model.arcStart[need + 1]!).includes(resource);
}

describe('unusual inputs', { timeout: 60_000 }, () => {
  const base = countyInstance({ seed: 1, needs: 20, resources: 5 });
  it('an empty county has an empty plan worth nothing', () => {
    const { plan } = solve({ ...base, needs: [], resources: [] });
    expect(plan).toMatchObject({ pairs: [], unmet: [], valuePoints: 0, gapShare: 0 });
  });
  it('needs that nobody can serve stay unmet', () => {
    const { plan } = solve({ ...base, resources: [] });
    expect(plan.pairs).toEqual([]);
    expect(plan.unmet).toHaveLength(20);
  });
  it('with ample capacity every need gets its best resource', () => {
    const { input, plan } = solve({
      ...base,
      resources: base.resources.map((resource) => ({ ...resource, capacityHalfHours: 1_000_000 })),
    });
    const model = compileMatch(input);
    const best = model.openNeeds.reduce(
      (sum, _need, index) =>
        sum + Math.max(0, ...model.arcPoints.subarray(model.arcStart[index]!, model.arcStart[index + 1]!)),
      0,
    );
    expect(plan.valuePoints).toBe(best);
    expect(plan.gapShare).toBeCloseTo(0, 6);
  });
  it('a county of one village is matched as any other', () => {
    const { input, plan } = solve({
      ...base,
      needs: base.needs.map((need) => ({ ...need, village: base.needs[0]!.village })),
    });
    expect(plan.villages).toHaveLength(1);
    expect(checkMatching(input, plan)).toEqual([]);
  });
});
