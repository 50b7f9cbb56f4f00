import { runInChunks, type Budget, type Control } from '../kit/control.ts';
import { seededRandom } from '../kit/random.ts';
import { Assignment } from './assignment.ts';
import { coreProblem, deficits } from './core-problem.ts';
import { assignAtPrices, greedy } from './greedy.ts';
import { lagrangianPrices } from './incremental-subgradient.ts';
import { KnapsackNeighbourhood } from './knapsack-neighbourhood.ts';
import type { Prices } from './lagrangian.ts';
import type { GapModel } from './match-model.ts';
import type { Search, SearchStart } from './search.ts';

/** How far below the record a plan may fall at first, as a share of the record (it falls to 0 in a straight line); noise of profits. */
const DEVIATION_SHARE = 0.0003;
const NOISE = 0.3;
const CHUNK_STEPS = 500;
/** A start that serves this share of the needs is trusted; a lesser one is compared with the greedy plans. */
const WARM_SHARE = 0.8;
/** Epochs of the price method; a warm start needs prices for repairs only. */
const EPOCHS = 80,
  WARM_EPOCHS = 30;
/** Arcs per need that the search looks at. */
const ARCS_PER_NEED = 24;

/**
 * Good assignments by record-to-record travel (Dueck 1993) over the knapsack neighbourhood, from a Lagrangian heuristic's
 * start. Deterministic for a model, budget and start.
 */
export function searchByRecord(
  model: GapModel,
  budget: Budget,
  control: Control = {},
  start: SearchStart = {},
): Search {
  const startArcs = start.arcOf ?? new Int32Array(model.needCount).fill(-1);
  const isWarm = startArcs.reduce((count, arc) => count + (arc >= 0 ? 1 : 0), 0) >= WARM_SHARE * model.needCount;
  const priced = start.priced ?? lagrangianPrices(model, isWarm ? WARM_EPOCHS : EPOCHS);
  const deficit = deficits(model, priced.prices);
  if (start.forbiddenArc !== undefined) deficit[start.forbiddenArc] = NaN;
  const core = coreProblem(model, deficit, { arcsPerNeedMax: ARCS_PER_NEED, mustStay: startArcs });
  const assignment = new Assignment(core);
  for (let arc = 0; arc < core.fullArc.length; arc++) {
    const need = core.arcNeed[arc]!;
    if (startArcs[need] === core.fullArc[arc] && assignment.fits(arc)) assignment.set(need, arc);
  }
  assignAtPrices(assignment, priced.prices);
  if (!isWarm && start.focus === undefined) takeBestStart(assignment, priced.prices);
  assignment.forget();
  const { best, isComplete } = recordToRecord(assignment, priced.prices, { budget, control, focus: start.focus });
  const final = new Assignment(model);
  best.forEach((arc, need) => {
    if (arc >= 0) final.set(need, core.fullArc[arc]!);
  });
  shiftToBetter(final, start.forbiddenArc);
  return { ...priced, arcOf: final.arcOf, valuePoints: final.valuePoints, isCancelled: !isComplete };
}

/** Changes to the Lagrangian heuristic's plan or a greedy one when it is worth more: what was published may be far from good. */
function takeBestStart(assignment: Assignment, prices: Prices): void {
  const { model } = assignment;
  const lagrangian = new Assignment(model);
  assignAtPrices(lagrangian, prices);
  const starts = [
    assignment,
    lagrangian,
    greedy(model, 'points'),
    greedy(model, 'pointsPerHalfHour'),
    greedy(model, 'regret'),
  ];
  const best = starts.reduce((top, other) => (other.valuePoints > top.valuePoints ? other : top));
  if (best === assignment) return;
  assignment.arcOf.forEach((arc, need) => {
    if (arc >= 0) assignment.set(need, -1);
  });
  best.arcOf.forEach((arc, need) => {
    if (arc >= 0) assignment.set(need, arc);
  });
}

/** First improvement by shifts of single needs over all arcs, until none is left. */
function shiftToBetter(assignment: Assignment, forbiddenArc: number | undefined): void {
  const { model } = assignment;
  for (let changes = 1; changes > 0;) {
    changes = 0;
    for (let need = 0; need < model.needCount; need++)
      for (let arc = model.arcStart[need]!; arc < model.arcStart[need + 1]!; arc++) {
        const current = assignment.arcOf[need]!,
          before = assignment.valuePoints;
        if (arc === current || arc === forbiddenArc) continue;
        if (current >= 0 && model.arcPoints[arc]! <= model.arcPoints[current]!) continue;
        if (!assignment.fits(arc)) continue;
        assignment.set(need, arc);
        if (assignment.valuePoints > before) changes++;
        else assignment.set(need, current);
      }
  }
}

interface Run {
  readonly budget: Budget;
  readonly control: Control;
  readonly focus: Int32Array | undefined;
}

function recordToRecord(assignment: Assignment, prices: Prices, { budget, control, focus }: Run) {
  const { model } = assignment;
  const random = seededRandom(budget.seed);
  const neighbourhood = new KnapsackNeighbourhood(assignment, prices);
  const deviation = DEVIATION_SHARE * Math.abs(assignment.valuePoints);
  let record = assignment.valuePoints;
  const best = assignment.arcOf.slice();
  const changed = new Set<number>();
  const steps = model.arcNeed.length === 0 ? 0 : budget.steps;
  const isComplete = runInChunks({ steps, chunkSteps: CHUNK_STEPS }, control, (from, to) => {
    for (let step = from; step < to; step++) {
      const pick = random.below(focus?.length ?? model.resourceCount);
      neighbourhood.step(focus?.[pick] ?? pick, NOISE, random);
      if (assignment.valuePoints < record - deviation * (1 - step / steps)) {
        assignment.undoTo(0);
        continue;
      }
      for (const need of assignment.changedSince(0)) changed.add(need);
      assignment.forget();
      if (assignment.valuePoints <= record) continue;
      record = assignment.valuePoints;
      for (const need of changed) best[need] = assignment.arcOf[need]!;
      changed.clear();
    }
    return record;
  });
  return { best, isComplete };
}
