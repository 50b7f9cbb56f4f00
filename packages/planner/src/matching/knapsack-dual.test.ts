import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapInstance } from '../instances/gap-instance.ts';
import { knapsackDual } from './knapsack-dual.ts';
import { lagrangianPrices } from './incremental-subgradient.ts';
import { searchAssignment } from './search-assignment.ts';

const AGENTS = 3,
  JOBS = 5;
const table = (max: number) =>
  fc.array(fc.integer({ min: 1, max }), { minLength: AGENTS * JOBS, maxLength: AGENTS * JOBS });
const instances = fc
  .record({
    costs: table(30),
    weights: table(12),
    capacities: fc.array(fc.integer({ min: 5, max: 25 }), { minLength: AGENTS, maxLength: AGENTS }),
  })
  .map(({ costs, weights, capacities }) => gapInstance([AGENTS, JOBS, ...costs, ...weights, ...capacities].join(' ')));

/** Points of the best assignment by full enumeration, of all and of those that hold each arc. */
function enumerated(model: ReturnType<typeof gapInstance>) {
  const withArc = new Float64Array(model.arcNeed.length).fill(-Infinity);
  const room = model.capacity.slice(),
    held: number[] = [];
  let best = -Infinity;
  const visit = (need: number, points: number) => {
    if (need === model.needCount) {
      best = Math.max(best, points);
      for (const arc of held) withArc[arc] = Math.max(withArc[arc]!, points);
      return;
    }
    visit(need + 1, points);
    for (let arc = model.arcStart[need]!; arc < model.arcStart[need + 1]!; arc++) {
      if (model.arcEffort[arc]! > room[model.arcResource[arc]!]!) continue;
      room[model.arcResource[arc]!]! -= model.arcEffort[arc]!;
      held.push(arc);
      visit(need + 1, points + model.arcPoints[arc]!);
      held.pop();
      room[model.arcResource[arc]!]! += model.arcEffort[arc]!;
    }
  };
  visit(0, 0);
  return { best, withArc };
}

describe('small GAPs, against full enumeration', { timeout: 60_000 }, () => {
  it('the knapsack dual bounds every plan, and every plan that holds an arc by its loss; never above the LP dual', () => {
    fc.assert(
      fc.property(instances, (model) => {
        const { prices, bound } = lagrangianPrices(model);
        const dual = knapsackDual(model, prices, 40);
        const { best, withArc } = enumerated(model);
        expect(dual.boundPoints).toBeGreaterThanOrEqual(best - 1e-6);
        expect(dual.boundPoints).toBeLessThanOrEqual(bound.valuePoints + 1e-6);
        withArc.forEach((points, arc) =>
          expect(points).toBeLessThanOrEqual(dual.boundPoints - dual.arcLoss[arc]! + 1e-6),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('the search keeps capacities, finds nearly every optimum, and uses no forbidden arc', () => {
    // The optimum is no promise, so these instances are always the same.
    const models = fc.sample(instances, { numRuns: 200, seed: 1 });
    let optima = 0;
    for (const model of models) {
      const { best } = enumerated(model);
      const { arcOf, valuePoints } = searchAssignment(model, { steps: 600, seed: 1 });
      const used = new Int32Array(AGENTS);
      for (const arc of arcOf) if (arc >= 0) used[model.arcResource[arc]!]! += model.arcEffort[arc]!;
      used.forEach((effort, agent) => expect(effort).toBeLessThanOrEqual(model.capacity[agent]!));
      expect(valuePoints).toBeLessThanOrEqual(best);
      expect(valuePoints).toBeGreaterThan(0.98 * best);
      if (valuePoints === best) optima++;
      const forbiddenArc = arcOf.find((arc) => arc >= 0);
      if (forbiddenArc === undefined) continue;
      const without = searchAssignment(model, { steps: 100, seed: 1 }, {}, { forbiddenArc });
      expect([...without.arcOf]).not.toContain(forbiddenArc);
    }
    expect(optima).toBeGreaterThanOrEqual(190);
  });
});
