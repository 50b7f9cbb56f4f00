import { Assignment } from './assignment.ts';
import { reducedProfit, zeroPrices, type Prices } from './lagrangian.ts';
import type { GapModel } from './match-model.ts';

/** Gives needs their best free resource in a given order; arcs are compared by `worth`. */
function assignInOrder(assignment: Assignment, needs: Iterable<number>, worth: (arc: number) => number): void {
  const { model } = assignment;
  for (const need of needs) {
    let best = -1,
      bestWorth = 0;
    for (let arc = model.arcStart[need]!; arc < model.arcStart[need + 1]!; arc++) {
      if (!assignment.fits(arc)) continue;
      const value = worth(arc) + assignment.fairnessGain(need, model.arcEffort[arc]!);
      if (value > bestWorth) {
        bestWorth = value;
        best = arc;
      }
    }
    if (best >= 0) assignment.set(need, best);
  }
}

const order = (count: number, key: (index: number) => number) => {
  const keys = Float64Array.from({ length: count }, (_, index) => key(index));
  return Int32Array.from(keys, (_, index) => index).sort((a, b) => keys[b]! - keys[a]! || a - b);
};

/** Baselines: arcs by points, by points per half-hour, or needs by regret (best minus second best, Martello & Toth 1981). */
export function greedy(model: GapModel, rule: 'points' | 'pointsPerHalfHour' | 'regret'): Assignment {
  const assignment = new Assignment(model);
  if (rule === 'regret') {
    assignInOrder(
      assignment,
      order(model.needCount, (need) => regretOf(model, need)),
      (arc) => model.arcPoints[arc]!,
    );
    return assignment;
  }
  const byArc = order(
    model.arcNeed.length,
    (arc) => model.arcPoints[arc]! / (rule === 'points' ? 1 : model.arcEffort[arc]!),
  );
  for (const arc of byArc)
    if (assignment.arcOf[model.arcNeed[arc]!] === -1 && assignment.fits(arc)) assignment.set(model.arcNeed[arc]!, arc);
  return assignment;
}

function regretOf(model: GapModel, need: number): number {
  let best = 0,
    second = 0;
  for (let arc = model.arcStart[need]!; arc < model.arcStart[need + 1]!; arc++) {
    const points = model.arcPoints[arc]!;
    if (points > best) {
      second = best;
      best = points;
    } else if (points > second) second = points;
  }
  return (best - second) / Math.max(1, model.arcEffort[model.arcStart[need]!] ?? 1) + best / 1e6;
}

/** Lagrangian heuristic: needs by what they lose without their best arc at the prices, each to the best arc that fits. */
export function assignAtPrices(assignment: Assignment, prices: Prices = zeroPrices(assignment.model)): void {
  const { model } = assignment;
  const open = order(model.needCount, (need) => {
    let best = 0,
      effort = 1;
    for (let arc = model.arcStart[need]!; arc < model.arcStart[need + 1]!; arc++) {
      const profit = reducedProfit(model, prices, arc);
      if (profit > best) {
        best = profit;
        effort = model.arcEffort[arc]!;
      }
    }
    return best / effort;
  }).filter((need) => assignment.arcOf[need] === -1);
  assignInOrder(assignment, open, (arc) => reducedProfit(model, prices, arc));
  assignInOrder(
    assignment,
    open.filter((need) => assignment.arcOf[need] === -1),
    (arc) => model.arcPoints[arc]!,
  );
}
