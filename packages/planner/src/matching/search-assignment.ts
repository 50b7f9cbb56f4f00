import type { Budget, Control } from '../kit/control.ts';
import { ConstraintWeighting } from './constraint-weighting.ts';
import { coreProblem } from './core-problem.ts';
import { lagrangianPrices } from './incremental-subgradient.ts';
import { knapsackDual } from './knapsack-dual.ts';
import type { GapModel } from './match-model.ts';
import { searchByRecord } from './record-to-record.ts';
import type { Search, SearchStart } from './search.ts';
import { isTransportation } from './transportation.ts';

/** Epochs of both price methods, and arcs per need that the search looks at. */
const EPOCHS = 100;
const ARCS_PER_NEED = 8;
/** Share of the steps that polish the plan by true points: where capacity is short, who waits is decided here. */
const POLISH_SHARE = 0.01;

/** Good assignments for a model, budget and start, deterministic. Which search is best was measured (docs/decisions/planner.md). */
export function searchAssignment(
  model: GapModel,
  budget: Budget,
  control: Control = {},
  start: SearchStart = {},
): Search {
  const isPlain = model.fairnessPoints === 0 && model.departmentCap.every((cap) => cap < 0);
  const isGeneral = isPlain && start.focus === undefined && !isTransportation(model);
  return isGeneral ? searchByWeighting(model, budget, control, start) : searchByRecord(model, budget, control, start);
}

/** Constraint weighting from the prices of the knapsack dual, whose bound is the better one here. */
function searchByWeighting(model: GapModel, budget: Budget, control: Control, start: SearchStart): Search {
  const { prices } = start.priced ?? lagrangianPrices(model, EPOCHS);
  const { needPrice, arcLoss, boundPoints } = knapsackDual(model, prices, EPOCHS);
  const bound = { kind: 'lagrangian', valuePoints: boundPoints, steps: EPOCHS } as const;
  const startArcs = start.arcOf ?? new Int32Array(model.needCount).fill(-1);
  const loss = arcLoss.slice();
  if (start.forbiddenArc !== undefined) loss[start.forbiddenArc] = NaN;
  const core = coreProblem(model, loss, { arcsPerNeedMax: ARCS_PER_NEED, mustStay: startArcs });
  const coreArcOf = new Int32Array(model.needCount).fill(-1);
  core.fullArc.forEach((arc, at) => {
    if (startArcs[model.arcNeed[arc]!] === arc) coreArcOf[core.arcNeed[at]!] = at;
  });
  const halfHourPoints = prices.resource.reduce((sum, price) => sum + price, 0) / Math.max(1, model.resourceCount);
  const { arcOf, isComplete } = new ConstraintWeighting(
    core,
    {
      needPrice,
      boundPoints,
      halfHourPoints: Math.max(1, halfHourPoints),
      arcLoss: Float64Array.from(core.fullArc, (arc) => arcLoss[arc]!),
      arcOf: coreArcOf,
    },
    budget.seed,
  ).run(budget, control);
  const found = new Int32Array(model.needCount).fill(-1);
  arcOf.forEach((arc, need) => {
    if (arc >= 0) found[need] = core.fullArc[arc]!;
  });
  const polished = searchByRecord(
    model,
    { steps: isComplete ? Math.ceil(POLISH_SHARE * budget.steps) : 0, seed: budget.seed },
    {},
    { ...start, priced: { prices, bound }, arcOf: found },
  );
  return { ...polished, isCancelled: !isComplete };
}
