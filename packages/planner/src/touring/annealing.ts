import { runInChunks, type Budget, type Control } from '../kit/control.ts';
import { seededRandom, type Random } from '../kit/random.ts';
import { DECI, type TourModel } from './tour-model.ts';
import { TourMoves } from './tour-moves.ts';
import { TourState } from './tour-state.ts';

/** Shares of the moves, cumulative; the rest refits a whole day. */
const MOVES = { changeBundle: 0.25, handOver: 0.5, moveOrExchange: 0.75, giveAway: 0.9, drop: 0.92 } as const;
/** Temperatures in points; cooled geometrically. */
const FIRST_TEMPERATURE = 25;
const LAST_TEMPERATURE = 0.5;
/** Share of steps that choose an area's days anew; each costs as much as some fifty others. */
const REPLAN_SHARE = 0.003;
const CHUNK_STEPS = 20_000;

/** Visits that are not frozen, and the value of the whole plan in deci-points. */
export interface TourSolution {
  readonly visits: readonly { area: number; day: number; mask: number }[];
  readonly valueDeci: number;
}

/**
 * Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983) over visits with bit-mask bundles: change a bundle, move a
 * visit to another day, give its place to another area, exchange two visits, add or drop one, hand a crew over.
 */
export class TourAnnealing {
  readonly #state: TourState;
  readonly #model: TourModel;
  readonly #moves: TourMoves;
  readonly #random: Random;
  readonly #freeDays: number;
  #temperature = FIRST_TEMPERATURE * DECI;
  #best: TourSolution;

  constructor(model: TourModel, seed: number, start: TourSolution) {
    this.#model = model;
    this.#state = new TourState(model);
    for (const { area, day, mask } of start.visits) this.#state.insert(area, day, mask);
    this.#random = seededRandom(seed);
    this.#moves = new TourMoves(this.#state, this.#random, { accepts: (before) => this.#accepts(before) });
    this.#freeDays = model.dayCount - model.firstFreeDay;
    this.#best = snapshot(this.#state);
  }

  get state(): TourState {
    return this.#state;
  }

  /** Runs the whole budget; false when cancelled. The best plan seen is in `best`. */
  run(budget: Budget, control: Control, temperatures = { first: FIRST_TEMPERATURE, last: LAST_TEMPERATURE }): boolean {
    if (this.#freeDays <= 0 || this.#model.areaCount === 0) return true;
    const { first, last } = temperatures;
    return runInChunks({ steps: budget.steps, chunkSteps: CHUNK_STEPS }, control, (from, to) => {
      this.#temperature = DECI * first * Math.pow(last / first, from / budget.steps);
      for (let step = from; step < to; step++) this.#step();
      return this.#best.valueDeci / DECI;
    });
  }

  get best(): TourSolution {
    return this.#best;
  }

  #step(): void {
    const draw = this.#random();
    if (draw < REPLAN_SHARE) {
      this.#moves.replanArea(this.#random.below(this.#model.areaCount));
      return;
    }
    const day = this.#model.firstFreeDay + this.#random.below(this.#freeDays);
    const visits = this.#state.visitCount[day]!;
    if (visits < this.#model.vehicles[day]! && (visits === 0 || draw < 0.3)) {
      this.#moves.add(day);
      return;
    }
    if (visits === 0) return;
    const area = this.#state.slotArea[day * this.#state.slotsPerDay + this.#random.below(visits)]!;
    if (draw < MOVES.changeBundle) this.#moves.changeBundle(area, day);
    else if (draw < MOVES.handOver) this.#moves.handOver(area, day);
    else if (draw < MOVES.moveOrExchange) this.#moves.moveOrExchange(area, day);
    else if (draw < MOVES.giveAway) this.#moves.giveAway(area, day);
    else if (draw < MOVES.drop) this.#moves.drop(area, day);
    else this.#moves.refit(day);
  }

  /** Metropolis' rule on the change since `before`. */
  #accepts(before: number): boolean {
    const change = this.#state.valueDeci - before;
    if (change < 0 && this.#random() >= Math.exp(change / this.#temperature)) return false;
    if (this.#state.valueDeci > this.#best.valueDeci) this.#best = snapshot(this.#state);
    return true;
  }
}

/** The free visits of a state, by day and slot, and its value. */
export function snapshot(state: TourState): TourSolution {
  const { model, slotsPerDay } = state;
  const visits: { area: number; day: number; mask: number }[] = [];
  for (let day = model.firstFreeDay; day < model.dayCount; day++)
    for (let k = 0; k < state.visitCount[day]!; k++)
      visits.push({ area: state.slotArea[day * slotsPerDay + k]!, day, mask: state.slotMask[day * slotsPerDay + k]! });
  return { visits, valueDeci: state.valueDeci };
}
