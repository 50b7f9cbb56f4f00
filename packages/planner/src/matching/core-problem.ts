import { reducedProfit, type Prices } from './lagrangian.ts';
import { arcsByResource, type GapModel } from './match-model.ts';

/** A model with some of the arcs of another; `fullArc` maps them back. */
export interface CoreModel extends GapModel {
  readonly fullArc: Int32Array;
}

/** Points that each need loses at the prices by taking an arc instead of its best choice (none counts as 0 points). */
export function deficits(model: GapModel, prices: Prices): Float64Array {
  const deficit = new Float64Array(model.arcNeed.length);
  for (let need = 0; need < model.needCount; need++) {
    const from = model.arcStart[need]!,
      to = model.arcStart[need + 1]!;
    let best = 0;
    for (let arc = from; arc < to; arc++) {
      deficit[arc] = reducedProfit(model, prices, arc);
      if (deficit[arc]! > best) best = deficit[arc]!;
    }
    for (let arc = from; arc < to; arc++) deficit[arc] = best - deficit[arc]!;
  }
  return deficit;
}

/** The core problem (Balas & Zemel 1980): the arcs of each need that lose least at the prices, and those that must stay; never one whose deficit is NaN. */
export function coreProblem(
  model: GapModel,
  deficit: Float64Array,
  { arcsPerNeedMax, mustStay }: { arcsPerNeedMax: number; mustStay: Int32Array },
): CoreModel {
  const stays = new Uint8Array(deficit.length);
  for (const arc of mustStay) if (arc >= 0 && !Number.isNaN(deficit[arc])) stays[arc] = 1;
  for (let need = 0; need < model.needCount; need++) {
    const from = model.arcStart[need]!,
      to = model.arcStart[need + 1]!;
    const limit = to - from <= arcsPerNeedMax ? Number.MAX_VALUE : deficit.slice(from, to).sort()[arcsPerNeedMax - 1]!;
    for (let arc = from; arc < to; arc++) if (deficit[arc]! <= limit) stays[arc] = 1;
  }
  const fullArc = new Int32Array(stays.reduce((sum, stay) => sum + stay, 0));
  let at = 0;
  for (let arc = 0; arc < stays.length; arc++) if (stays[arc]) fullArc[at++] = arc;
  const arcStart = new Int32Array(model.needCount + 1);
  for (const arc of fullArc) arcStart[model.arcNeed[arc]! + 1]!++;
  for (let need = 0; need < model.needCount; need++) arcStart[need + 1]! += arcStart[need]!;
  const arcResource = fullArc.map((arc) => model.arcResource[arc]!);
  return {
    ...model,
    ...arcsByResource(arcResource, model.resourceCount),
    fullArc,
    arcStart,
    arcResource,
    arcNeed: fullArc.map((arc) => model.arcNeed[arc]!),
    arcPoints: fullArc.map((arc) => model.arcPoints[arc]!),
    arcEffort: fullArc.map((arc) => model.arcEffort[arc]!),
    arcIsNew: Uint8Array.from(fullArc, (arc) => model.arcIsNew[arc]!),
  };
}
