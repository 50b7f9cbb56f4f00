import { matchFigures } from './solve-matching.ts';
import type { MatchFigures } from './match-result.ts';
import { openNeedIndex, type MatchSession } from './match-session.ts';
import { searchAssignment } from './search-assignment.ts';

const STEPS = 200;

export interface Counterfactual {
  /** Value of the plan minus that of the best plan found without the pair; below 0 only within `gapPoints`. */
  readonly lossPoints: number;
  /** How much better than the plan any plan can be at most. */
  readonly gapPoints: number;
  /** What the need gets instead; null: nothing. */
  readonly replacement: string | null;
  readonly otherChanges: number;
  readonly plan: MatchFigures;
}

/** What would be lost if a proposed pair were forbidden: a warm re-solve around the resources that it touches. */
export function forbidPair(session: MatchSession, needId: string): Counterfactual {
  const { model } = session;
  const need = openNeedIndex(session, needId);
  const forbiddenArc = session.arcOf[need]!;
  if (forbiddenArc < 0) throw new RangeError(`需求“${needId}”没有匹配的资源，不能反推`);
  const start = session.arcOf.slice();
  start[need] = -1;
  const search = searchAssignment(
    model,
    { steps: STEPS, seed: 1 },
    {},
    {
      arcOf: start,
      priced: session.priced,
      forbiddenArc,
      focus: nearbyResources(session, need),
    },
  );
  const plan = matchFigures(model, search);
  const otherChanges = search.arcOf.reduce(
    (count, arc, index) => count + (index !== need && arc !== session.arcOf[index] ? 1 : 0),
    0,
  );
  return {
    lossPoints: session.plan.valuePoints - plan.valuePoints,
    gapPoints: model.constantPoints + session.priced.bound.valuePoints - session.plan.valuePoints,
    replacement: plan.pairs.find((pair) => pair.need === needId)?.resource ?? null,
    otherChanges,
    plan,
  };
}

/** The resources that could take the need; the room that it leaves and takes is theirs. */
function nearbyResources({ model }: MatchSession, need: number): Int32Array {
  return model.arcResource.slice(model.arcStart[need]!, model.arcStart[need + 1]!);
}
