import type { GapModel } from './match-model.ts';

/** Lagrangian multipliers of a GAP: points per half-hour of a resource, per covered half-hour of a village, per new claim of a department. */
export interface Prices {
  readonly resource: Float64Array;
  readonly village: Float64Array;
  readonly department: Float64Array;
}

export const zeroPrices = (model: GapModel): Prices => ({
  resource: new Float64Array(model.resourceCount),
  village: new Float64Array(model.villageTarget.length),
  department: new Float64Array(model.departmentCap.length),
});

/** What remains of an arc's points after paying its prices. */
export function reducedProfit(model: GapModel, prices: Prices, arc: number): number {
  const resource = model.arcResource[arc]!;
  return (
    model.arcPoints[arc]! -
    model.arcEffort[arc]! * (prices.resource[resource]! - prices.village[model.villageOfNeed[model.arcNeed[arc]!]!]!) -
    (model.arcIsNew[arc] ? prices.department[model.departmentOfResource[resource]!]! : 0)
  );
}

/**
 * The Lagrangian dual function (Fisher 1981): with prices ≥ 0 (and a village's at most the fairness points)
 * an upper bound on the value of the open needs, whatever the prices are.
 */
export function lagrangianBound(model: GapModel, prices: Prices, onChoice?: (arc: number) => void): number {
  let bound = 0;
  for (let r = 0; r < model.resourceCount; r++) bound += prices.resource[r]! * model.capacity[r]!;
  model.departmentCap.forEach((cap, d) => {
    if (cap >= 0) bound += prices.department[d]! * cap;
  });
  model.villageTarget.forEach((target, v) => (bound += (model.fairnessPoints - prices.village[v]!) * target));
  const hasDepartmentPrices = prices.department.some((price) => price > 0);
  const { arcStart, arcPoints, arcEffort, arcResource } = model;
  for (let need = 0; need < model.needCount; need++) {
    const villagePrice = prices.village[model.villageOfNeed[need]!]!;
    let best = 0,
      chosen = -1;
    for (let arc = arcStart[need]!, end = arcStart[need + 1]!; arc < end; arc++) {
      const profit = hasDepartmentPrices
        ? reducedProfit(model, prices, arc)
        : arcPoints[arc]! - arcEffort[arc]! * (prices.resource[arcResource[arc]!]! - villagePrice);
      if (profit > best) {
        best = profit;
        chosen = arc;
      }
    }
    bound += best;
    if (chosen >= 0) onChoice?.(chosen);
  }
  return bound;
}

/** Equal prices for all resources at which the best half-hours of demand just fill the county's capacity; a start for any method. */
export function uniformPrices(model: GapModel): Prices {
  const prices = zeroPrices(model);
  const density = new Float64Array(model.needCount),
    effort = new Int32Array(model.needCount);
  for (let need = 0; need < model.needCount; need++)
    for (let arc = model.arcStart[need]!; arc < model.arcStart[need + 1]!; arc++) {
      const perHalfHour = model.arcPoints[arc]! / model.arcEffort[arc]!;
      if (perHalfHour > density[need]!) {
        density[need] = perHalfHour;
        effort[need] = model.arcEffort[arc]!;
      }
    }
  let left = model.capacity.reduce((sum, room) => sum + room, 0);
  const byDensity = Int32Array.from(density, (_, need) => need).sort((a, b) => density[b]! - density[a]! || a - b);
  const marginal = byDensity.find((need) => (left -= effort[need]!) < 0);
  prices.resource.fill(marginal === undefined ? 0 : density[marginal]!);
  return prices;
}
