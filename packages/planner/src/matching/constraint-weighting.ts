import { runInChunks, type Budget, type Control } from '../kit/control.ts';
import { seededRandom, type Random } from '../kit/random.ts';
import type { CoreModel } from './core-problem.ts';
import { KnapsackTable } from './knapsack-table.ts';
import { WaitingAssignment } from './waiting-assignment.ts';
import { WaitingWeights } from './waiting-weights.ts';

/** Temperatures and noise of profits, in prices of a half-hour. */
const FIRST_TEMPERATURE = 0.3,
  LAST_TEMPERATURE = 0.15,
  NOISE = 0.3;
/** Share of what a need is worth above its price that leaving its resource costs; of the penalties that throwing it out does. */
const LEAVING_SHARE = 0.7,
  EVICTION_SHARE = 0.3;
/** Chances: a waiting need moves first; else one is moved, else a resource is refilled; and that a need's next arc is tried. */
const WAITING_FIRST = 0.9,
  MOVE_SHARE = 0.8,
  NEXT_ARC = 0.5;
/** Steps without a new record after which the search goes back to the record. */
const PATIENCE_STEPS = 4000;
const CHUNK_STEPS = 256;

export interface WeightingStart {
  /** Multiplier of each need, loss of each arc of the core when forced, and the bound: all of the knapsack dual. */
  readonly needPrice: Float64Array;
  readonly arcLoss: Float64Array;
  readonly boundPoints: number;
  /** Price of a half-hour on average, at least 1. */
  readonly halfHourPoints: number;
  /** Arc of the core for each need to start from, or -1. */
  readonly arcOf: Int32Array;
}

/**
 * Search for GAPs in which every need counts and efforts depend on the resource. A need may wait: it is credited its price
 * less a penalty that grows while it waits (constraint weighting: Morris, The breakout method, 1993; adaptive penalties:
 * Yagiura, Ibaraki & Glover 2006). One move forces a need into a resource and refills the rest exactly by dynamic
 * programming, at the prices of the knapsack dual; what is thrown out waits. Kept by Metropolis' rule. Arcs whose loss
 * exceeds the gap between bound and record cannot be in a better plan and are dropped (Savelsbergh 1997).
 */
export class ConstraintWeighting {
  readonly #model: CoreModel;
  readonly #start: WeightingStart;
  readonly #random: Random;
  /** Arcs of a need by loss, at its places of `arcStart`; arcs of a resource not yet dropped, at its of `resourceArcStart`. */
  readonly #ranked: Int32Array;
  readonly #items: Int32Array;
  readonly #itemCount: Int32Array;
  readonly #state: WaitingAssignment;
  readonly #weights: WaitingWeights;
  readonly #table = new KnapsackTable();
  readonly #profit: Float64Array;
  readonly #effort: Int32Array;
  readonly #touched: number[] = [];
  readonly #record: Int32Array;
  #recordPoints = -Infinity;
  #recordStep = 0;

  constructor(model: CoreModel, start: WeightingStart, seed: number) {
    const { needCount, resourceCount, resourceArcStart, arcStart } = model;
    this.#model = model;
    this.#start = start;
    this.#random = seededRandom(seed);
    this.#ranked = new Int32Array(model.arcNeed.length);
    for (let need = 0; need < needCount; need++) {
      const arcs = Int32Array.from({ length: arcStart[need + 1]! - arcStart[need]! }, (_, k) => arcStart[need]! + k);
      this.#ranked.set(arcs.sort((a, b) => start.arcLoss[a]! - start.arcLoss[b]! || a - b), arcStart[need]!);
    }
    this.#items = model.resourceArcs.slice();
    this.#itemCount = Int32Array.from(
      { length: resourceCount },
      (_, r) => resourceArcStart[r + 1]! - resourceArcStart[r]!,
    );
    this.#state = new WaitingAssignment(model, start.arcOf);
    this.#weights = new WaitingWeights(this.#state, start.needPrice, start.halfHourPoints);
    this.#record = this.#state.arcOf.slice();
    const most = Math.max(0, ...this.#itemCount);
    this.#profit = new Float64Array(most);
    this.#effort = new Int32Array(most);
  }

  /** Runs the budget; `arcOf` of the result is the best plan found. */
  run(budget: Budget, control: Control): { arcOf: Int32Array; isComplete: boolean } {
    const { arcStart } = this.#model;
    for (const need of this.#state.waiting.toReversed())
      if (this.#state.arcOf[need]! < 0 && arcStart[need + 1]! > arcStart[need]!)
        this.#force(this.#ranked[arcStart[need]!]!, 0);
    this.#keepRecord(0);
    const steps = this.#model.arcNeed.length === 0 ? 0 : budget.steps;
    const isComplete = runInChunks({ steps, chunkSteps: CHUNK_STEPS }, control, (from, to) => {
      const temperature =
        this.#start.halfHourPoints * FIRST_TEMPERATURE * Math.pow(LAST_TEMPERATURE / FIRST_TEMPERATURE, from / steps);
      for (let step = from; step < to; step++) this.#step(step, temperature);
      return this.#recordPoints;
    });
    return { arcOf: this.#record, isComplete };
  }

  #step(step: number, temperature: number): void {
    if (step - this.#recordStep > PATIENCE_STEPS) this.#backToRecord(step);
    this.#state.mark();
    const before = this.#weights.weightedPoints();
    this.#move(NOISE * this.#start.halfHourPoints);
    const after = this.#weights.weightedPoints();
    if (after < before && this.#random() >= Math.exp((after - before) / temperature)) this.#state.undoToMark();
    else this.#keepRecord(step);
    this.#weights.adapt();
  }

  #move(noise: number): void {
    const random = this.#random,
      waiting = this.#state.waiting.length;
    if (waiting > 0 && random() < WAITING_FIRST) {
      const arc = this.#drawArc(this.#state.waiting[random.below(waiting)]!);
      if (arc >= 0) this.#force(arc, noise);
    } else if (random() < MOVE_SHARE) {
      const arc = this.#drawArc(random.below(this.#model.needCount));
      if (arc >= 0) this.#force(arc, noise);
    } else this.#refill(random.below(this.#model.resourceCount), -1, noise);
  }

  /** An arc of a need other than its own, those of little loss most likely; -1: it has none. */
  #drawArc(need: number): number {
    const from = this.#model.arcStart[need]!,
      last = this.#model.arcStart[need + 1]! - 1;
    if (last < from) return -1;
    let place = from;
    while (place < last && (this.#ranked[place] === this.#state.arcOf[need] || this.#random() < NEXT_ARC)) place++;
    const arc = this.#ranked[place]!;
    const isDropped = this.#start.arcLoss[arc]! >= this.#start.boundPoints - this.#recordPoints;
    return isDropped ? this.#ranked[from]! : arc;
  }

  /** Forces an arc that is not yet in the plan into its resource. */
  #force(arc: number, noise: number): void {
    const { arcNeed, arcResource } = this.#model;
    this.#refill(arcResource[arc]!, this.#state.arcOf[arcNeed[arc]!] === arc ? -1 : arc, noise);
  }

  /** Fills a resource anew by the best knapsack, with `forcedArc` (-1: none) in it. */
  #refill(resource: number, forcedArc: number, noise: number): void {
    const model = this.#model,
      { arcNeed, arcEffort, arcResource } = model,
      first = model.resourceArcStart[resource]!,
      items = this.#itemCount[resource]!;
    let capacity = this.#state.room[resource]!;
    for (let item = 0; item < items; item++) {
      const arc = this.#items[first + item]!;
      if (this.#state.arcOf[arcNeed[arc]!] === arc) capacity += arcEffort[arc]!;
    }
    if (forcedArc >= 0) capacity -= arcEffort[forcedArc]!;
    if (capacity < 0) return;
    this.#solveKnapsack(resource, forcedArc, capacity, noise);
    const forced = forcedArc < 0 ? -1 : arcNeed[forcedArc]!;
    this.#touched.length = 0;
    for (let item = 0; item < items; item++) {
      const arc = this.#items[first + item]!,
        need = arcNeed[arc]!;
      if (!this.#table.isTaken(item) && need !== forced && this.#state.arcOf[need] === arc) this.#state.set(need, -1);
    }
    if (forced >= 0) this.#take(forced, forcedArc);
    for (let item = 0; item < items; item++)
      if (this.#table.isTaken(item)) this.#take(arcNeed[this.#items[first + item]!]!, this.#items[first + item]!);
    this.#touched.push(resource);
    for (const need of this.#state.waiting.toReversed()) this.#place(need);
    for (const other of this.#touched) this.#topUp(other, arcResource);
  }

  #take(need: number, arc: number): void {
    const current = this.#state.arcOf[need]!;
    if (current === arc) return;
    if (current >= 0) this.#touched.push(this.#model.arcResource[current]!);
    this.#state.set(need, arc);
  }

  #solveKnapsack(resource: number, forcedArc: number, capacity: number, noise: number): void {
    const { arcNeed, arcEffort, resourceArcStart } = this.#model;
    const items = this.#itemCount[resource]!,
      first = resourceArcStart[resource]!,
      forced = forcedArc < 0 ? -1 : arcNeed[forcedArc]!;
    for (let item = 0; item < items; item++) {
      const arc = this.#items[first + item]!;
      this.#profit[item] = arcNeed[arc] === forced ? 0 : this.#worth(arc) + (this.#random() - 0.5) * noise;
      this.#effort[item] = arcEffort[arc]!;
    }
    this.#table.solve(items, this.#effort, this.#profit, capacity);
  }

  /** What having an arc is worth: against waiting, against being thrown out, or against where the need is now. */
  #worth(arc: number): number {
    const { arcNeed, arcPoints } = this.#model;
    const need = arcNeed[arc]!,
      current = this.#state.arcOf[need]!,
      abovePrice = arcPoints[arc]! - this.#start.needPrice[need]!,
      penalty = this.#weights.penaltyOf(need);
    if (current < 0) return abovePrice + penalty;
    if (current === arc) return abovePrice + EVICTION_SHARE * penalty;
    const gain = arcPoints[arc]! - arcPoints[current]!;
    return gain + LEAVING_SHARE * (arcPoints[current]! - this.#start.needPrice[need]!);
  }

  /** Gives a waiting need the free arc of least loss. */
  #place(need: number): void {
    const { arcStart, arcEffort, arcResource } = this.#model;
    for (let place = arcStart[need]!; place < arcStart[need + 1]!; place++) {
      const arc = this.#ranked[place]!;
      if (arcEffort[arc]! > this.#state.room[arcResource[arc]!]!) continue;
      this.#state.set(need, arc);
      return;
    }
  }

  /** Fills what is free by the need of another resource that gains most, in points and by loss. */
  #topUp(resource: number, arcResource: Int32Array): void {
    const { arcNeed, arcEffort, arcPoints, resourceArcStart } = this.#model,
      { arcLoss } = this.#start;
    const room = this.#state.room[resource]!;
    if (room <= 0) return;
    let best = -1,
      bestGain = 0;
    for (let item = 0, first = resourceArcStart[resource]!; item < this.#itemCount[resource]!; item++) {
      const arc = this.#items[first + item]!;
      if (arcEffort[arc]! > room) continue;
      const current = this.#state.arcOf[arcNeed[arc]!]!;
      if (current < 0 || arcResource[current] === resource || arcPoints[arc]! < arcPoints[current]!) continue;
      const gain = arcLoss[current]! - arcLoss[arc]!;
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = arc;
    }
    if (best >= 0) this.#state.set(arcNeed[best]!, best);
  }

  #keepRecord(step: number): void {
    if (this.#state.points <= this.#recordPoints) return;
    this.#recordPoints = this.#state.points;
    this.#recordStep = step;
    this.#record.set(this.#state.arcOf);
    const gap = this.#start.boundPoints - this.#recordPoints;
    for (let r = 0; r < this.#itemCount.length; r++) {
      const first = this.#model.resourceArcStart[r]!;
      let kept = 0;
      for (let item = 0; item < this.#itemCount[r]!; item++) {
        const arc = this.#items[first + item]!;
        if (this.#start.arcLoss[arc]! < gap) this.#items[first + kept++] = arc;
      }
      this.#itemCount[r] = kept;
    }
  }

  #backToRecord(step: number): void {
    this.#recordStep = step;
    this.#state.changeTo(this.#record);
    this.#weights.forgetOwn();
  }
}
