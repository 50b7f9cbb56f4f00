import { lpPrices } from '../matching/lp-prices.ts';
import { zeroPrices } from '../matching/lagrangian.ts';
import type { MatchInput } from '../matching/match-input.ts';
import { compileMatch } from '../matching/match-model.ts';
import type { Bound, MatchPlan } from '../matching/match-result.ts';

/** The LP bound of a county by the network simplex (department caps are left out: the bound still holds). */
export function certifyMatching(input: MatchInput): Bound {
  const model = compileMatch(input);
  const { bound } = lpPrices(model, zeroPrices(model));
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
