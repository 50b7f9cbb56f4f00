import { snapshot, type TourSolution } from './annealing.ts';
import { BundleSolver, marginalGain } from './best-bundle.ts';
import { DECI, type TourModel } from './tour-model.ts';
import { TourState } from './tour-state.ts';

/** Baseline: the visit that adds most is placed, again and again, until none adds anything. */
export function greedyTour(model: TourModel): TourSolution {
  const state = new TourState(model),
    bundles = new BundleSolver(model),
    S = model.serviceCount;
  const gain = new Float64Array(S);
  for (;;) {
    let best = { area: -1, day: -1, mask: 0 },
      bestValue = 0;
    for (let day = model.firstFreeDay; day < model.dayCount; day++) {
      if (state.visitCount[day]! >= model.vehicles[day]!) continue;
      for (let area = 0; area < model.areaCount; area++) {
        if (!state.isFree(area, day)) continue;
        for (let s = 0; s < S; s++)
          gain[s] =
            state.crewsLeft[day * S + s]! <= 0
              ? NaN
              : DECI * marginalGain(model, area, s, state.sessions[area * S + s]!);
        const mask = bundles.solve(gain);
        const isMissing = state.areaVisits[area]! < model.input.rules.visitsMin;
        const value =
          bundles.value + model.visitDeci[area * model.dayCount + day]! + (isMissing ? model.missingVisitDeci : 0);
        if (mask !== 0 && value > bestValue) {
          best = { area, day, mask };
          bestValue = value;
        }
      }
    }
    if (best.area < 0) return snapshot(state);
    state.insert(best.area, best.day, best.mask);
  }
}
