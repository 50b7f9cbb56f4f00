import type { Control } from '../kit/control.ts';
import { ENGINE_VERSION } from '../kit/engine.ts';
import { contentHash } from '../kit/hash.ts';
import { compareIds } from '../kit/sort.ts';
import type { Bound } from '../matching/match-result.ts';
import { snapshot, TourAnnealing, type TourSolution } from './annealing.ts';
import { BundleSolver } from './best-bundle.ts';
import { TourBound } from './tour-bound.ts';
import { tourFigures } from './tour-figures.ts';
import type { TourInput } from './tour-input.ts';
import { compileTour, DECI, type TourModel } from './tour-model.ts';
import type { TourPlan } from './tour-result.ts';
import { TourState } from './tour-state.ts';

/** Points; a quarter from scratch is cooled from `FRESH`, a published plan is only warmed to `REPLAN`. */
const FRESH = { first: 25, last: 1 };
const REPLAN = { first: 6, last: 1 };

/** A quarter's plan; with a published plan a re-planning that keeps it as far as its change points say. */
export function solveTouring(input: TourInput, control: Control = {}): TourPlan {
  const model = compileTour(input);
  const start = publishedStart(model);
  const annealing = new TourAnnealing(model, input.budget.seed, start);
  const isComplete = annealing.run(input.budget, control, start.visits.length > 0 ? REPLAN : FRESH);
  const figures = tourFigures(model, annealing.best.visits, isComplete ? 'complete' : 'cancelled');
  return {
    engineVersion: ENGINE_VERSION,
    weightsVersion: input.weights.version,
    inputHash: tourInputHash(input),
    ...figures,
    outputHash: contentHash({ visits: figures.visits, valuePoints: figures.valuePoints }),
    bound: null,
    gapShare: null,
  };
}

/** The published visits that can still take place, with the services that still have crews. */
export function publishedStart(model: TourModel): TourSolution {
  const state = new TourState(model),
    bundles = new BundleSolver(model),
    S = model.serviceCount;
  for (let day = model.firstFreeDay; day < model.dayCount; day++)
    for (let area = 0; area < model.areaCount; area++) {
      const published = model.publishedMask[area * model.dayCount + day]!;
      if (published === 0 || state.visitCount[day]! >= model.vehicles[day]! || !state.isFree(area, day)) continue;
      const gain = Float64Array.from({ length: S }, (_, s) =>
        state.crewsLeft[day * S + s]! <= 0 ? NaN : (published >>> s) & 1 ? 1_000_000 : 1,
      );
      const mask = bundles.solve(gain);
      if (mask !== 0) state.insert(area, day, mask);
    }
  return snapshot(state);
}

/** A bound for a quarter: the Lagrangian dual at its best prices, a Dantzig–Wolfe bound over area days; safe after any epoch. */
export function certifyTouring(input: TourInput, epochs: number, control: Control = {}): Bound {
  const bound = new TourBound(compileTour(input));
  const { boundDeci, epochs: done } = bound.improve(epochs, (epoch) => {
    if (epoch % 20 === 0) control.onProgress?.({ stepsDone: epoch, stepsTotal: epochs, valuePoints: 0 });
    return !control.isCancelled?.();
  });
  return { kind: 'dantzig-wolfe', valuePoints: boundDeci / DECI, steps: done };
}

/** The plan with its certificate, or with the tighter one it has already. */
export function withBound<Plan extends TourPlan>(plan: Plan, bound: Bound): Plan {
  if (plan.bound && plan.bound.valuePoints <= bound.valuePoints) return plan;
  const valuePoints = Math.max(bound.valuePoints, plan.valuePoints);
  return { ...plan, bound, gapShare: valuePoints === 0 ? 0 : (valuePoints - plan.valuePoints) / Math.abs(valuePoints) };
}

function tourInputHash(input: TourInput): string {
  const byId = (a: { id: string }, b: { id: string }) => compareIds(a.id, b.id);
  return contentHash({
    ...input,
    areas: input.areas.toSorted(byId),
    services: input.services.toSorted(byId),
    teams: input.teams.toSorted(byId),
    days: input.days.toSorted((a, b) => compareIds(a.on, b.on)),
    published: input.published.toSorted((a, b) => compareIds(a.on, b.on) || compareIds(a.area, b.area)),
  });
}
