import { lagrangianPrices, type PricedModel } from './incremental-subgradient.ts';
import type { MatchInput } from './match-input.ts';
import { compileMatch, type MatchModel } from './match-model.ts';
import type { MatchPlan } from './match-result.ts';

/** A plan opened for questions: compiled once, then each answer takes milliseconds. */
export interface MatchSession {
  readonly model: MatchModel;
  readonly plan: Pick<MatchPlan, 'pairs' | 'valuePoints'>;
  readonly priced: PricedModel;
  /** Arc of each open need in the plan, or -1. */
  readonly arcOf: Int32Array;
  readonly room: Int32Array;
  readonly covered: Int32Array;
}

/** Opens a plan that was computed for this input. */
export function openMatchPlan(input: MatchInput, plan: Pick<MatchPlan, 'pairs' | 'valuePoints'>): MatchSession {
  const model = compileMatch(input);
  const resourceOf = new Map(plan.pairs.filter((pair) => !pair.locked).map((pair) => [pair.need, pair.resource]));
  const arcOf = new Int32Array(model.needCount).fill(-1);
  const room = model.capacity.slice(),
    covered = model.villageLocked.slice();
  model.openNeeds.forEach((need, index) => {
    const resource = resourceOf.get(need.id);
    if (resource === undefined) return;
    for (let arc = model.arcStart[index]!; arc < model.arcStart[index + 1]!; arc++) {
      if (model.resources[model.arcResource[arc]!]!.id !== resource) continue;
      arcOf[index] = arc;
      room[model.arcResource[arc]!]! -= need.effortHalfHours;
      covered[model.villageOfNeed[index]!]! += need.effortHalfHours;
    }
  });
  return { model, plan, priced: lagrangianPrices(model), arcOf, room, covered };
}

/** Index of an open need; throws RangeError when there is none of this id. */
export function openNeedIndex(session: MatchSession, needId: string): number {
  const index = session.model.openNeeds.findIndex((need) => need.id === needId);
  if (index < 0) throw new RangeError(`没有编号为“${needId}”的待匹配需求`);
  return index;
}
