import type { PricedModel } from './incremental-subgradient.ts';
import { lagrangianBound, type Prices } from './lagrangian.ts';
import type { GapModel } from './match-model.ts';
import { transportationPrices } from './transportation.ts';

/**
 * The LP bound of a model whose efforts depend on the need only, by the network simplex; exact for the department prices
 * of `start`. A certificate, not a way to the plan: the incremental subgradient method gets within 0.01 % much sooner.
 */
export function lpPrices(model: GapModel, start: Prices): PricedModel {
  const { prices, pivots, isOptimal } = transportationPrices(model, start);
  return {
    prices,
    bound: { kind: isOptimal ? 'lp' : 'lagrangian', valuePoints: lagrangianBound(model, prices), steps: pivots },
  };
}
