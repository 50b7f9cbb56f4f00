import { lagrangianBound, reducedProfit, uniformPrices, type Prices } from './lagrangian.ts';
import type { GapModel } from './match-model.ts';
import type { Bound } from './match-result.ts';

export interface PricedModel {
  readonly prices: Prices;
  readonly bound: Bound;
}

const BLOCKS_MAX = 50;
/** Change of a price per epoch of full demand, as a share of the first price; falls geometrically from first to last. */
const FIRST_STRIDE = 1;
const LAST_STRIDE = 0.003;
/** The last share of epochs, whose prices are averaged. */
const AVERAGED_SHARE = 0.2;

/**
 * Lagrangian multipliers by the incremental subgradient method (Nedić & Bertsekas 2001): prices move after every block
 * of needs, towards demand = capacity measured per half-hour of capacity, so that large and small resources keep pace.
 * On a county within 0.01 % of the LP bound after 80 epochs (docs/decisions/planner.md). The bound holds at any prices.
 */
export function lagrangianPrices(model: GapModel, epochs = 80, start: Prices = uniformPrices(model)): PricedModel {
  const blocks = Math.max(1, Math.min(BLOCKS_MAX, Math.floor(model.needCount / 4)));
  const prices = copyOf(start),
    sum = scaled(start, 0);
  const scale = strideScale(model, start);
  const averagedFrom = Math.floor(epochs * (1 - AVERAGED_SHARE));
  for (let epoch = 0; epoch < epochs; epoch++) {
    const stride = FIRST_STRIDE * Math.pow(LAST_STRIDE / FIRST_STRIDE, epoch / Math.max(1, epochs - 1));
    for (let block = 0; block < blocks; block++) moveByBlock(model, prices, { block, blocks, stride, scale });
    if (epoch >= averagedFrom) add(sum, prices);
  }
  const candidates = [start, prices, scaled(sum, 1 / Math.max(1, epochs - averagedFrom))];
  const bounds = candidates.map((candidate) => lagrangianBound(model, candidate));
  const best = bounds.indexOf(Math.min(...bounds));
  return { prices: candidates[best]!, bound: { kind: 'lagrangian', valuePoints: bounds[best]!, steps: epochs } };
}

interface Move {
  readonly block: number;
  readonly blocks: number;
  readonly stride: number;
  readonly scale: { resource: number; department: number };
}

function moveByBlock(model: GapModel, prices: Prices, { block, blocks, stride, scale }: Move): void {
  const used = new Float64Array(model.resourceCount),
    covered = new Float64Array(model.villageTarget.length);
  const claims = new Float64Array(model.departmentCap.length);
  const { arcStart, arcPoints, arcEffort, arcResource } = model,
    resourcePrice = prices.resource;
  const hasDepartmentPrices = prices.department.some((price) => price > 0);
  for (let need = block; need < model.needCount; need += blocks) {
    const village = model.villageOfNeed[need]!,
      villagePrice = prices.village[village]!;
    let best = 0,
      chosen = -1;
    for (let arc = arcStart[need]!, end = arcStart[need + 1]!; arc < end; arc++) {
      const profit = hasDepartmentPrices
        ? reducedProfit(model, prices, arc)
        : arcPoints[arc]! - arcEffort[arc]! * (resourcePrice[arcResource[arc]!]! - villagePrice);
      if (profit > best) {
        best = profit;
        chosen = arc;
      }
    }
    if (chosen < 0) continue;
    const resource = arcResource[chosen]!,
      effort = arcEffort[chosen]!;
    used[resource]! += effort;
    covered[village]! += effort;
    if (model.arcIsNew[chosen]) claims[model.departmentOfResource[resource]!]!++;
  }
  const share = 1 / blocks;
  for (let r = 0; r < used.length; r++)
    prices.resource[r] = Math.max(
      0,
      prices.resource[r]! + stride * scale.resource * (used[r]! / Math.max(1, model.capacity[r]!) - share),
    );
  for (let v = 0; v < covered.length; v++) {
    const lacking = share - covered[v]! / Math.max(1, model.villageTarget[v]!);
    prices.village[v] = Math.min(
      model.fairnessPoints,
      Math.max(0, prices.village[v]! + stride * model.fairnessPoints * lacking),
    );
  }
  for (let d = 0; d < claims.length; d++) {
    if (model.departmentCap[d]! < 0) continue;
    const excess = claims[d]! / Math.max(1, model.departmentCap[d]!) - share;
    prices.department[d] = Math.max(0, prices.department[d]! + stride * scale.department * excess);
  }
}

/** Typical sizes of a price: the uniform one, or points per half-hour where capacity is ample; and points per pair. */
function strideScale(model: GapModel, start: Prices) {
  const points = model.arcPoints.reduce((sum, value) => sum + value, 0) / Math.max(1, model.arcPoints.length);
  const effort = model.arcEffort.reduce((sum, value) => sum + value, 0) / Math.max(1, model.arcEffort.length);
  const price = start.resource.reduce((sum, value) => sum + value, 0) / Math.max(1, model.resourceCount);
  return { resource: Math.max(price, (0.1 * points) / Math.max(1, effort)), department: 0.5 * points };
}

const mapped = (prices: Prices, change: (values: Float64Array) => Float64Array): Prices => ({
  resource: change(prices.resource),
  village: change(prices.village),
  department: change(prices.department),
});
const copyOf = (prices: Prices) => mapped(prices, (values) => values.slice());
const scaled = (prices: Prices, factor: number) => mapped(prices, (values) => values.map((value) => factor * value));
function add(sum: Prices, prices: Prices): void {
  for (const part of ['resource', 'village', 'department'] as const)
    for (let i = 0; i < sum[part].length; i++) sum[part][i]! += prices[part][i]!;
}
