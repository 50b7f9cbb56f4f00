import type { PointsTerm } from '../matching/match-result.ts';
import { BundleSolver, marginalGain } from './best-bundle.ts';
import type { TourInput } from './tour-input.ts';
import { compileTour, DECI, servicesOfMask, type TourModel } from './tour-model.ts';
import type { TourPlan } from './tour-result.ts';
import { TourState } from './tour-state.ts';

/** A plan opened for questions about its visits. */
export interface TourSession {
  readonly model: TourModel;
  readonly plan: TourPlan;
  readonly state: TourState;
  readonly bundles: BundleSolver;
}

export interface VisitExplanation {
  readonly area: string;
  readonly on: string;
  readonly points: number;
  /** Add up to `points`. */
  readonly terms: readonly PointsTerm[];
  /** What the plan loses without this visit, all else equal; null for a past visit. */
  readonly lossIfDroppedPoints: number | null;
  /** The best other days for the area with what is free there, and the best other areas for the day, with what they lose. */
  readonly otherDays: readonly {
    readonly on: string;
    readonly lossPoints: number;
    readonly services: readonly string[];
  }[];
  readonly otherAreas: readonly {
    readonly area: string;
    readonly lossPoints: number;
    readonly services: readonly string[];
  }[];
}

/** Why an area gets fewer visits than it should or less than its target, by days of the rest of the quarter. */
export interface ShortfallExplanation {
  readonly area: string;
  readonly missingVisits: number;
  readonly lackingPoints: number;
  /** How many days are ruled out by what; every free day of the quarter is counted once. */
  readonly days: {
    readonly closed: number;
    readonly tooClose: number;
    readonly noCrews: number;
    readonly noVehicle: number;
    readonly notWorth: number;
    readonly visited: number;
  };
  /** The cheapest way to one more visit; null: none on any day. */
  readonly remedy:
    | { readonly code: 'addVehicle'; readonly on: string; readonly gainPoints: number }
    | { readonly code: 'takePlace'; readonly on: string; readonly of: string; readonly lossPoints: number }
    | { readonly code: 'addVisit'; readonly on: string; readonly lossPoints: number }
    | null;
}

const SHOWN = 2;

/** Opens a plan that was computed for this input. */
export function openTourPlan(input: TourInput, plan: TourPlan): TourSession {
  const model = compileTour(input);
  const state = new TourState(model);
  for (const visit of plan.visits) {
    if (visit.frozen) continue;
    const mask = visit.services.reduce(
      (bits, { service }) => bits | (1 << model.services.findIndex((each) => each.id === service)),
      0,
    );
    state.insert(areaIndex(model, visit.area), model.days.indexOf(visit.on), mask);
  }
  return { model, plan, state, bundles: new BundleSolver(model) };
}

/** Why this visit. Throws RangeError when the plan has no such visit. */
export function explainVisit(session: TourSession, areaId: string, on: string): VisitExplanation {
  const { model, plan, state } = session;
  const visit = plan.visits.find((each) => each.area === areaId && each.on === on);
  if (!visit) throw new RangeError(`计划中没有片区“${areaId}”在 ${on} 的巡回`);
  const base = { area: areaId, on, points: visit.points, terms: visit.terms };
  if (visit.frozen) return { ...base, lossIfDroppedPoints: null, otherDays: [], otherAreas: [] };
  const area = areaIndex(model, areaId),
    day = model.days.indexOf(on),
    whole = state.valueDeci;
  const mask = state.remove(area, day);
  const loss = (otherArea: number, otherDay: number) => {
    const tried = tryVisit(session, otherArea, otherDay);
    return tried && { lossPoints: (whole - tried.valueDeci) / DECI, services: servicesOfMask(model, tried.mask) };
  };
  const lossIfDroppedPoints = (whole - state.valueDeci) / DECI;
  const otherDays = model.days.flatMap((otherOn, d) => {
    const found =
      d !== day && d >= model.firstFreeDay && state.visitCount[d]! < model.vehicles[d]! ? loss(area, d) : null;
    return found ? [{ on: otherOn, ...found }] : [];
  });
  const otherAreas = model.areas.flatMap((other, a) => {
    const found = a === area ? null : loss(a, day);
    return found ? [{ area: other.id, ...found }] : [];
  });
  state.insert(area, day, mask);
  const cheapest = <Row extends { lossPoints: number }>(rows: Row[]) =>
    rows.sort((a, b) => a.lossPoints - b.lossPoints).slice(0, SHOWN);
  return { ...base, lossIfDroppedPoints, otherDays: cheapest(otherDays), otherAreas: cheapest(otherAreas) };
}

/** Why an area falls short. Throws RangeError for an unknown area. */
export function explainShortfall(session: TourSession, areaId: string): ShortfallExplanation {
  const { model, state, plan } = session;
  const area = areaIndex(model, areaId),
    whole = state.valueDeci;
  const days = { closed: 0, tooClose: 0, noCrews: 0, noVehicle: 0, notWorth: 0, visited: 0 };
  let remedy: ShortfallExplanation['remedy'] = null,
    remedyLoss = Infinity;
  const offer = (loss: number, found: NonNullable<ShortfallExplanation['remedy']>) => {
    if (loss < remedyLoss) {
      remedyLoss = loss;
      remedy = found;
    }
  };
  for (let d = model.firstFreeDay; d < model.dayCount; d++) {
    const on = model.days[d]!;
    if (state.slotOfCell[area * model.dayCount + d]) {
      days.visited++;
      continue;
    }
    if (!model.isOpen[area * model.dayCount + d]) {
      days.closed++;
      continue;
    }
    if (!state.isFree(area, d)) {
      days.tooClose++;
      continue;
    }
    const hasVehicle = state.visitCount[d]! < model.vehicles[d]!;
    const tried = tryVisit(session, area, d);
    if (!tried) days.noCrews++;
    else if (!hasVehicle) days.noVehicle++;
    else days.notWorth++;
    if (tried) {
      const loss = (whole - tried.valueDeci) / DECI;
      offer(
        loss,
        hasVehicle ? { code: 'addVisit', on, lossPoints: loss } : { code: 'addVehicle', on, gainPoints: -loss },
      );
    }
    if (hasVehicle) continue;
    for (const other of Array.from(
      { length: state.visitCount[d]! },
      (_, k) => state.slotArea[d * state.slotsPerDay + k]!,
    )) {
      const mask = state.remove(other, d);
      const swapped = tryVisit(session, area, d);
      if (swapped)
        offer((whole - swapped.valueDeci) / DECI, {
          code: 'takePlace',
          on,
          of: model.areas[other]!.id,
          lossPoints: (whole - swapped.valueDeci) / DECI,
        });
      state.insert(other, d, mask);
    }
  }
  const row = plan.areas.find((each) => each.area === areaId);
  return {
    area: areaId,
    missingVisits: row?.missingVisits ?? 0,
    days,
    remedy,
    lackingPoints: row ? Math.max(0, row.targetPoints - row.gainPoints) : 0,
  };
}

/** Value of the plan with one more visit, its best bundle with what crews are left; null when none is allowed. */
function tryVisit(
  { model, state, bundles }: TourSession,
  area: number,
  day: number,
): { valueDeci: number; mask: number } | null {
  if (!state.isFree(area, day)) return null;
  const S = model.serviceCount,
    published = model.publishedMask[area * model.dayCount + day]!;
  const mask = bundles.solve(
    Float64Array.from({ length: S }, (_, s) =>
      state.crewsLeft[day * S + s]! <= 0
        ? NaN
        : DECI * marginalGain(model, area, s, state.sessions[area * S + s]!) +
          ((published >>> s) & 1 ? model.sessionKeepDeci : 0),
    ),
    published,
  );
  if (mask === 0) return null;
  // One slot more than vehicles may be needed for a trial: the state has room as long as the day is not full.
  const isFull = state.visitCount[day]! >= state.slotsPerDay;
  if (isFull) return trialBeyondSlots(state, area, day, mask);
  state.insert(area, day, mask);
  const { valueDeci } = state;
  state.remove(area, day);
  return { valueDeci, mask };
}

/** The same on a full day: the first visit steps aside for the trial and its loss is added back. */
function trialBeyondSlots(state: TourState, area: number, day: number, mask: number) {
  const other = state.slotArea[day * state.slotsPerDay]!,
    whole = state.valueDeci;
  const otherMask = state.remove(other, day);
  const without = state.valueDeci;
  state.insert(area, day, mask);
  const valueDeci = state.valueDeci + whole - without;
  state.remove(area, day);
  state.insert(other, day, otherMask);
  return { valueDeci, mask };
}

function areaIndex(model: TourModel, id: string): number {
  const index = model.areas.findIndex((area) => area.id === id);
  if (index < 0) throw new RangeError(`没有编号为“${id}”的片区`);
  return index;
}
