import type { Random } from '../kit/random.ts';
import type { Assignment } from './assignment.ts';
import { KnapsackTable } from './knapsack-table.ts';
import type { Prices } from './lagrangian.ts';

/** Points are whole: less noise than a point either way would change nothing. */
const NOISE_POINTS_MIN = 2;
/** Share of the price that a need freed elsewhere is worth when a resource is merely topped up. */
const FREED_SHARE = 0.5;
/** Items whose profit per half-hour is under this share of the resource's price are left out of its knapsack. */
const PROFIT_SHARE_MIN = 0.9;
/** Resources topped up after one refill, at most. */
const FILLED_MAX = 12;

/**
 * The knapsack neighbourhood of a GAP: one resource is released and refilled exactly by dynamic programming.
 * A need that serves elsewhere is worth what it gains here plus the price of the half-hours it sets free there;
 * one that leaves is worth what it would lose. What is thrown out is placed greedily.
 */
export class KnapsackNeighbourhood {
  readonly #assignment: Assignment;
  readonly #prices: Prices;
  readonly #table = new KnapsackTable();
  readonly #itemArc: Int32Array;
  readonly #itemProfit: Float64Array;
  readonly #itemEffort: Int32Array;
  readonly #touched: number[] = [];
  readonly #evicted: number[] = [];

  constructor(assignment: Assignment, prices: Prices) {
    this.#assignment = assignment;
    this.#prices = prices;
    const { resourceArcStart, resourceCount } = assignment.model;
    let most = 0;
    for (let r = 0; r < resourceCount; r++) most = Math.max(most, resourceArcStart[r + 1]! - resourceArcStart[r]!);
    this.#itemArc = new Int32Array(most);
    this.#itemProfit = new Float64Array(most);
    this.#itemEffort = new Int32Array(most);
  }

  /** What an arc takes up at the prices: half-hours, and a new claim of its department. */
  #priceOf(arc: number): number {
    const { model } = this.#assignment;
    return model.arcEffort[arc]! * this.#prices.resource[model.arcResource[arc]!]! + this.#claimPriceOf(arc);
  }
  #claimPriceOf(arc: number): number {
    const { model } = this.#assignment;
    return model.arcIsNew[arc] ? this.#prices.department[model.departmentOfResource[model.arcResource[arc]!]!]! : 0;
  }

  /** Refills a resource; the assignment's journal holds the changes. Profits vary by `noise` × price of their effort. */
  step(resource: number, noise: number, random: Random): void {
    const assignment = this.#assignment,
      { model } = assignment;
    const { arcNeed, arcPoints, arcEffort, arcResource } = model;
    const price = this.#prices.resource[resource]!;
    let items = 0;
    for (let k = model.resourceArcStart[resource]!; k < model.resourceArcStart[resource + 1]!; k++) {
      const arc = model.resourceArcs[k]!;
      const need = arcNeed[arc]!,
        effort = arcEffort[arc]!,
        current = assignment.arcOf[need]!;
      let profit = arcPoints[arc]!;
      if (current < 0) profit += assignment.fairnessGain(need, effort);
      else if (current === arc) profit -= this.#lossElsewhere(need, arc);
      else profit -= arcPoints[current]! - this.#priceOf(current);
      profit -= this.#claimPriceOf(arc);
      if (noise > 0) profit += (random() - 0.5) * Math.max(noise * price * effort, NOISE_POINTS_MIN);
      if (current !== arc && profit <= PROFIT_SHARE_MIN * price * effort) continue;
      this.#itemArc[items] = arc;
      this.#itemEffort[items] = effort;
      this.#itemProfit[items++] = profit;
    }
    this.#table.solve(items, this.#itemEffort, this.#itemProfit, model.capacity[resource]!);
    this.#evicted.length = 0;
    this.#touched.length = 0;
    for (let item = 0; item < items; item++) {
      const arc = this.#itemArc[item]!,
        need = arcNeed[arc]!;
      if (!this.#table.isTaken(item) && assignment.arcOf[need] === arc) {
        assignment.set(need, -1);
        this.#evicted.push(need);
      }
    }
    for (let item = items - 1; item >= 0; item--) {
      const arc = this.#itemArc[item]!,
        need = arcNeed[arc]!,
        current = assignment.arcOf[need]!;
      if (!this.#table.isTaken(item) || current === arc) continue;
      if (model.arcIsNew[arc] && assignment.claimsLeft[model.departmentOfResource[resource]!]! <= 0) continue;
      if (current >= 0) this.#touched.push(arcResource[current]!);
      assignment.set(need, arc);
    }
    this.#touched.push(resource);
    for (const need of this.#evicted) this.#place(need);
    for (let next = 0; next < this.#touched.length && next < FILLED_MAX; next++) this.#topUp(this.#touched[next]!);
  }

  /** What a need would still be worth elsewhere. */
  #lossElsewhere(need: number, own: number): number {
    const { model, room } = this.#assignment;
    let best = 0;
    for (let arc = model.arcStart[need]!; arc < model.arcStart[need + 1]!; arc++) {
      if (arc === own || model.arcEffort[arc]! > room[model.arcResource[arc]!]!) continue;
      const worth = model.arcPoints[arc]! - this.#priceOf(arc);
      if (worth > best) best = worth;
    }
    return best;
  }

  #place(need: number): void {
    const assignment = this.#assignment,
      { model } = assignment;
    let best = -1,
      bestWorth = -Infinity;
    for (let arc = model.arcStart[need]!; arc < model.arcStart[need + 1]!; arc++) {
      if (!assignment.fits(arc)) continue;
      const worth = model.arcPoints[arc]! - this.#priceOf(arc);
      if (worth > bestWorth) {
        bestWorth = worth;
        best = arc;
      }
    }
    if (best >= 0) assignment.set(need, best);
  }

  /** Fills what is free: by a waiting need, or by a need that serves better here than where it is. */
  #topUp(resource: number): void {
    const assignment = this.#assignment,
      { model } = assignment;
    while (assignment.room[resource]! > 0) {
      const room = assignment.room[resource]!;
      let best = -1,
        bestWorth = 0;
      for (let k = model.resourceArcStart[resource]!; k < model.resourceArcStart[resource + 1]!; k++) {
        const arc = model.resourceArcs[k]!,
          effort = model.arcEffort[arc]!;
        if (effort > room) continue;
        const need = model.arcNeed[arc]!,
          current = assignment.arcOf[need]!;
        if (current === arc || !assignment.fits(arc)) continue;
        const worth =
          current < 0
            ? model.arcPoints[arc]! + assignment.fairnessGain(need, effort)
            : model.arcPoints[arc]! - model.arcPoints[current]! + FREED_SHARE * this.#priceOf(current);
        if (worth > bestWorth) {
          bestWorth = worth;
          best = arc;
        }
      }
      if (best < 0) return;
      const need = model.arcNeed[best]!,
        current = assignment.arcOf[need]!;
      if (current >= 0) {
        if (this.#touched.length >= FILLED_MAX && model.arcPoints[best]! <= model.arcPoints[current]!) return;
        this.#touched.push(model.arcResource[current]!);
      }
      assignment.set(need, best);
    }
  }
}
