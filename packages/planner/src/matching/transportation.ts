import { minCostCirculation } from '../kit/network-simplex.ts';
import type { Prices } from './lagrangian.ts';
import { reducedProfit, zeroPrices } from './lagrangian.ts';
import type { GapModel } from './match-model.ts';

/** Whether the effort of a need is the same at every resource, so that the LP relaxation is a transportation problem. */
export function isTransportation(model: GapModel): boolean {
  for (let need = 0; need < model.needCount; need++) {
    const from = model.arcStart[need]!;
    for (let arc = from + 1; arc < model.arcStart[need + 1]!; arc++)
      if (model.arcEffort[arc] !== model.arcEffort[from]) return false;
  }
  return true;
}

/**
 * Optimal prices of the LP relaxation, as node potentials of a circulation seat → village (twice: with and without
 * fairness points) → need → resource → seat. Department prices are taken as given;
 * the other start prices choose the first tree, in which each need hangs under its best resource. `isOptimal` is false after `pivotsMax`.
 */
export function transportationPrices(model: GapModel, start: Prices, pivotsMax = Infinity) {
  const departmentPrices = start.department;
  const villageCount = model.villageTarget.length;
  const [villageNode, needNode] = [1, 1 + villageCount];
  const resourceNode = needNode + model.needCount;
  const arcCount = model.arcNeed.length;
  const total = arcCount + 2 * villageCount + model.needCount + model.resourceCount;
  const source = new Int32Array(total),
    target = new Int32Array(total);
  const capacity = new Float64Array(total),
    cost = new Float64Array(total);
  let at = 0;
  const add = (from: number, to: number, room: number, unitCost: number) => {
    source[at] = from;
    target[at] = to;
    capacity[at] = room;
    cost[at] = unitCost;
    at++;
  };
  const withoutResource: Prices = { ...zeroPrices(model), department: departmentPrices };
  for (let arc = 0; arc < arcCount; arc++) {
    const effort = model.arcEffort[arc]!;
    add(
      needNode + model.arcNeed[arc]!,
      resourceNode + model.arcResource[arc]!,
      effort,
      -reducedProfit(model, withoutResource, arc) / effort,
    );
  }
  for (let need = 0; need < model.needCount; need++)
    add(villageNode + model.villageOfNeed[need]!, needNode + need, model.arcEffort[model.arcStart[need]!] ?? 0, 0);
  model.villageTarget.forEach((halfHours, village) => {
    add(0, villageNode + village, halfHours, -model.fairnessPoints);
    add(0, villageNode + village, Infinity, 0);
  });
  model.capacity.forEach((room, resource) => add(resourceNode + resource, 0, room, 0));
  const nodeCount = resourceNode + model.resourceCount;
  const firstTree = new Int32Array(nodeCount).fill(-1);
  for (let need = 0; need < model.needCount; need++) {
    firstTree[needNode + need] = bestArc(model, start, need);
    if (firstTree[needNode + need]! >= 0) firstTree[villageNode + model.villageOfNeed[need]!] = arcCount + need;
  }
  for (let resource = 0; resource < model.resourceCount; resource++)
    firstTree[resourceNode + resource] = total - model.resourceCount + resource;
  const { potential, isOptimal, pivots } = minCostCirculation(
    { nodeCount, root: 0, firstTree, source, target, capacity, cost },
    pivotsMax,
  );
  const prices: Prices = {
    // Potentials fall along a path by its cost; the seat's is the zero of both.
    resource: Float64Array.from(model.capacity, (_room, r) =>
      Math.max(0, potential[0]! - potential[resourceNode + r]!),
    ),
    village: Float64Array.from(model.villageTarget, (_halfHours, v) =>
      clamp(potential[0]! - potential[villageNode + v]!, 0, model.fairnessPoints),
    ),
    department: departmentPrices,
  };
  return { prices, isOptimal, pivots };
}

function bestArc(model: GapModel, prices: Prices, need: number): number {
  let best = -1,
    bestProfit = -Infinity;
  for (let arc = model.arcStart[need]!; arc < model.arcStart[need + 1]!; arc++) {
    const profit = reducedProfit(model, prices, arc);
    if (profit > bestProfit) {
      best = arc;
      bestProfit = profit;
    }
  }
  return best;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
