import type { Random } from '../kit/random.ts';
import { BundleSolver, marginalGain } from './best-bundle.ts';
import { bitCount, DECI, type TourModel } from './tour-model.ts';
import type { TourState } from './tour-state.ts';

/** Whether a changed plan is kept; `before` is the value before the change, in deci-points. */
export interface AcceptanceRule {
  accepts(before: number): boolean;
}

/** Share of moves that go to a day within the spacing. */
const NEAR_SHARE = 0.5;

/**
 * The moves of the annealing. Each changes the state and takes the change back when the rule does not accept it. Whenever a
 * visit comes to a new place its bundle is the exact best there.
 */
export class TourMoves {
  readonly #state: TourState;
  readonly #model: TourModel;
  readonly #bundles: BundleSolver;
  readonly #gain: Float64Array;
  readonly #dayValue: Float64Array;
  readonly #pathValue: Float64Array;
  readonly #random: Random;
  readonly #rule: AcceptanceRule;

  constructor(state: TourState, random: Random, rule: AcceptanceRule) {
    const { model } = state;
    this.#state = state;
    this.#model = model;
    this.#random = random;
    this.#rule = rule;
    this.#bundles = new BundleSolver(model);
    this.#gain = new Float64Array(model.serviceCount);
    this.#dayValue = new Float64Array(model.dayCount);
    this.#pathValue = new Float64Array(model.dayCount + 1);
  }

  /** The best bundle of an area on a day with what crews are left; 0: none. */
  #bestBundle(area: number, day: number): number {
    const model = this.#model,
      state = this.#state,
      S = model.serviceCount;
    const published = model.publishedMask[area * model.dayCount + day]!;
    for (let s = 0; s < S; s++)
      this.#gain[s] =
        state.crewsLeft[day * S + s]! <= 0
          ? NaN
          : DECI * marginalGain(model, area, s, state.sessions[area * S + s]!) +
            ((published >>> s) & 1 ? model.sessionKeepDeci : 0);
    return this.#bundles.solve(this.#gain, published);
  }

  #put(area: number, day: number): boolean {
    const mask = this.#bestBundle(area, day);
    if (mask !== 0) this.#state.insert(area, day, mask);
    return mask !== 0;
  }

  #randomArea(): number {
    return this.#random.below(this.#model.areaCount);
  }

  /** A drawn area gets a visit where a vehicle is free. */
  add(day: number): void {
    const state = this.#state,
      area = this.#randomArea();
    if (!state.isFree(area, day)) return;
    const before = state.valueDeci;
    if (this.#put(area, day) && !this.#rule.accepts(before)) state.remove(area, day);
  }

  /** Takes a visit away. */
  drop(area: number, day: number): void {
    const before = this.#state.valueDeci;
    const mask = this.#state.remove(area, day);
    if (!this.#rule.accepts(before)) this.#state.insert(area, day, mask);
  }

  /** Adds, removes or exchanges one service. */
  changeBundle(area: number, day: number): void {
    const model = this.#model,
      state = this.#state,
      S = model.serviceCount;
    const slot = day * state.slotsPerDay + state.slotOfCell[area * model.dayCount + day]! - 1;
    const mask = state.slotMask[slot]!;
    const one = this.#random.below(S),
      other = this.#random.below(S);
    let next = mask ^ (1 << one);
    if (other !== one && this.#random() < 0.7) next ^= 1 << other;
    const added = next & ~mask;
    for (let s = 0; s < S; s++) if ((added >>> s) & 1 && state.crewsLeft[day * S + s]! <= 0) return;
    if (!this.#bundles.isAllowed(next)) return;
    const before = state.valueDeci;
    state.remove(area, day);
    state.insert(area, day, next);
    if (this.#rule.accepts(before)) return;
    state.remove(area, day);
    state.insert(area, day, mask);
  }

  /** A crew goes over to another visit of the day; each side may take or give a second service in turn. */
  handOver(area: number, day: number): void {
    const model = this.#model,
      state = this.#state,
      S = model.serviceCount,
      first = day * state.slotsPerDay;
    const count = state.visitCount[day]!;
    if (count < 2) return;
    const slot = first + state.slotOfCell[area * model.dayCount + day]! - 1;
    let otherSlot = first + this.#random.below(count - 1);
    if (otherSlot >= slot) otherSlot++;
    const other = state.slotArea[otherSlot]!,
      mask = state.slotMask[slot]!,
      otherMask = state.slotMask[otherSlot]!;
    const given = this.#randomBit(mask & ~otherMask);
    if (given === 0) return;
    let next = mask ^ given,
      otherNext = otherMask | given;
    const draw = this.#random();
    if (draw < 0.8) {
      const back = this.#randomBit(otherMask & ~mask);
      if (back === 0) return;
      otherNext ^= back;
      if (draw < 0.5) next |= back;
    }
    if (draw > 0.35) {
      const service = this.#random.below(S);
      if (!((next >>> service) & 1) && state.crewsLeft[day * S + service]! > 0) next |= 1 << service;
    }
    if (!this.#bundles.isAllowed(next) || !this.#bundles.isAllowed(otherNext)) return;
    const before = state.valueDeci;
    state.remove(area, day);
    state.remove(other, day);
    state.insert(area, day, next);
    state.insert(other, day, otherNext);
    if (this.#rule.accepts(before)) return;
    state.remove(area, day);
    state.remove(other, day);
    state.insert(area, day, mask);
    state.insert(other, day, otherMask);
  }

  #randomBit(mask: number): number {
    let rest = mask;
    for (let skip = this.#random.below(Math.max(1, bitCount(mask))); skip > 0; skip--) rest &= rest - 1;
    return rest & -rest;
  }

  /** A visit goes to another day, or changes places with a visit there. */
  moveOrExchange(area: number, day: number): void {
    const state = this.#state,
      model = this.#model;
    const to =
      this.#random() < NEAR_SHARE
        ? this.#nearDay(day)
        : model.firstFreeDay + this.#random.below(model.dayCount - model.firstFreeDay);
    if (to === day || to < model.firstFreeDay || to >= model.dayCount || !state.isFree(area, to, day)) return;
    const before = state.valueDeci;
    if (state.visitCount[to]! < model.vehicles[to]!) {
      const mask = state.remove(area, day);
      if (this.#put(area, to)) {
        if (this.#rule.accepts(before)) return;
        state.remove(area, to);
      }
      state.insert(area, day, mask);
      return;
    }
    const other = state.slotArea[to * state.slotsPerDay + this.#random.below(state.visitCount[to]!)]!;
    if (other === area || other < 0 || !state.isFree(other, day, to)) return;
    const mask = state.remove(area, day),
      otherMask = state.remove(other, to);
    const isPut = this.#put(area, to),
      isOtherPut = this.#put(other, day);
    if (isPut && isOtherPut && this.#rule.accepts(before)) return;
    if (isPut) state.remove(area, to);
    if (isOtherPut) state.remove(other, day);
    state.insert(area, day, mask);
    state.insert(other, to, otherMask);
  }

  /**
   * All free visits of an area are given up and chosen anew: days by a longest path over spaced days with varied values,
   * bundles one after another. Slides a whole chain of visits, which single moves cannot.
   */
  replanArea(area: number): void {
    const state = this.#state,
      model = this.#model,
      D = model.dayCount,
      row = area * D;
    const before = state.valueDeci;
    const old: { day: number; mask: number }[] = [];
    for (let day = model.firstFreeDay; day < D; day++)
      if (state.slotOfCell[row + day]) old.push({ day, mask: state.remove(area, day) });
    const value = this.#dayValue,
      path = this.#pathValue.fill(0, D);
    const hurdle = 0.6 * this.#random(),
      spread = 0.4 * this.#random();
    for (let day = D - 1; day >= model.firstFreeDay; day--) {
      value[day] = -Infinity;
      if (state.visitCount[day]! < model.vehicles[day]! && state.isFree(area, day) && this.#bestBundle(area, day) !== 0)
        value[day] =
          this.#bundles.value * (1 - hurdle) * (1 + spread * (this.#random() - 0.5)) + model.visitDeci[row + day]!;
      path[day] = Math.max(path[day + 1]!, value[day]! + path[model.spacingTo[day]! + 1]!);
    }
    const put: number[] = [];
    for (let day = model.firstFreeDay; day < D;) {
      if (path[day] === path[day + 1]) {
        day++;
        continue;
      }
      const worth = state.valueDeci;
      if (this.#put(area, day)) {
        if (state.valueDeci > worth) put.push(day);
        else state.remove(area, day);
      }
      day = model.spacingTo[day]! + 1;
    }
    if (this.#rule.accepts(before)) return;
    for (const day of put) state.remove(area, day);
    for (const { day, mask } of old) state.insert(area, day, mask);
  }

  /** A day within the spacing, where an area's chain of visits can slide. */
  #nearDay(day: number): number {
    const from = this.#model.spacingFrom[day]!;
    return from + this.#random.below(this.#model.spacingTo[day]! - from + 1);
  }

  /** Another area takes the place of a visit. */
  giveAway(area: number, day: number): void {
    const state = this.#state,
      other = this.#randomArea();
    if (other === area || !state.isFree(other, day)) return;
    const before = state.valueDeci;
    const mask = state.remove(area, day);
    if (this.#put(other, day)) {
      if (this.#rule.accepts(before)) return;
      state.remove(other, day);
    }
    state.insert(area, day, mask);
  }

  /** All visits of a day choose their bundles anew, one after another in drawn order. */
  refit(day: number): void {
    const state = this.#state,
      first = day * state.slotsPerDay,
      count = state.visitCount[day]!;
    const before = state.valueDeci;
    const areas = Array.from(state.slotArea.subarray(first, first + count)),
      masks = Array.from(state.slotMask.subarray(first, first + count));
    for (const area of areas) state.remove(area, day);
    const start = this.#random.below(count);
    const put: number[] = [];
    for (let k = 0; k < count; k++) {
      const area = areas[(start + k) % count]!;
      if (!this.#put(area, day)) break;
      put.push(area);
    }
    if (put.length === count && this.#rule.accepts(before)) return;
    for (const area of put) state.remove(area, day);
    areas.forEach((area, k) => state.insert(area, day, masks[k]!));
  }
}
