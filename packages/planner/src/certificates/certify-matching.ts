import { lagrangianPrices } from '../matching/incremental-subgradient.ts';
import { knapsackDual } from '../matching/knapsack-dual.ts';
import { zeroPrices } from '../matching/lagrangian.ts';
import { lpPrices } from '../matching/lp-prices.ts';
import type { MatchInput } from '../matching/match-input.ts';
import { compileMatch } from '../matching/match-model.ts';
import type { Bound, MatchPlan } from '../matching/match-result.ts';

const PRICE_EPOCHS = 200,
  KNAPSACK_EPOCHS = 100;

/**
 * The tighter of two bounds: the knapsack dual, which is up to 0.11 % below the LP because half-hours are whole, and the LP by
 * the network simplex (department caps are left out there: the bound still holds).
 */
export function certifyMatching(input: MatchInput): Bound {
  const model = compileMatch(input);
  const lp = lpPrices(model, zeroPrices(model)).bound;
  const { boundPoints } = knapsackDual(model, lagrangianPrices(model, PRICE_EPOCHS).prices, KNAPSACK_EPOCHS);
  const bound: Bound =
    boundPoints < lp.valuePoints ? { kind: 'lagrangian', valuePoints: boundPoints, steps: KNAPSACK_EPOCHS } : lp;
  return { ...bound, valuePoints: model.constantPoints + bound.valuePoints };
}

/** The plan with the tighter of its own and another bound. */
export function withMatchBound(plan: MatchPlan, bound: Bound): MatchPlan {
  if (bound.valuePoints >= plan.bound.valuePoints) return plan;
  const valuePoints = Math.max(bound.valuePoints, plan.valuePoints);
  return {
    ...plan,
    bound: { ...bound, valuePoints },
    gapShare: valuePoints === 0 ? 0 : (valuePoints - plan.valuePoints) / Math.abs(valuePoints),
  };
}
