import { BundleSolver } from './best-bundle.ts';
import { DECI, SESSIONS_MAX, type TourModel } from './tour-model.ts';
import { TourState } from './tour-state.ts';

/** Multipliers in deci-points: of a crew on a day, of a vehicle on a day, of a session of a service in an area, of an area's bonus. */
export interface TourPrices {
  readonly crew: Float64Array;
  readonly vehicle: Float64Array;
  readonly session: Float64Array;
  readonly bonus: Float64Array;
}

/** What one area would do at the prices, and how much it is worth. */
interface AreaAnswer {
  value: number;
  visits: number;
  readonly days: Int32Array;
  readonly masks: Int32Array;
  readonly sessions: Int32Array;
  gain: number;
}

/** Step lengths in deci-points per visit, from the first epoch to the last. */
const FIRST_STRIDE = 200;
const LAST_STRIDE = 0.2;

/**
 * Upper bound of a quarter by Lagrangian relaxation of crews and vehicles and of the count of sessions: an area's quarter
 * then is a choice of spaced days, each with its exact best bundle (dynamic programming over days and visits). At the best
 * prices this is the Dantzig–Wolfe bound with one column per area and day bundle (Geoffrion 1974). Multipliers by the
 * incremental subgradient method, one area after another (Nedić & Bertsekas 2001).
 */
export class TourBound {
  readonly #model: TourModel;
  readonly #bundles: BundleSolver;
  readonly #gain: Float64Array;
  readonly #answer: AreaAnswer;
  readonly #dayValue: Float64Array;
  readonly #dayMask: Int32Array;
  readonly #best: Float64Array;
  readonly #isTaken: Uint8Array;
  readonly #frozen: TourState;
  readonly prices: TourPrices;

  constructor(model: TourModel) {
    const { areaCount: A, dayCount: D, serviceCount: S } = model;
    this.#model = model;
    this.#bundles = new BundleSolver(model);
    this.#gain = new Float64Array(S);
    this.#dayValue = new Float64Array(D);
    this.#dayMask = new Int32Array(D);
    const states = model.input.rules.visitsMin + 1;
    this.#best = new Float64Array((D + 1) * states);
    this.#isTaken = new Uint8Array((D + 1) * states);
    this.#answer = {
      value: 0,
      visits: 0,
      days: new Int32Array(D),
      masks: new Int32Array(D),
      sessions: new Int32Array(S),
      gain: 0,
    };
    this.#frozen = new TourState(model);
    this.prices = {
      crew: new Float64Array(D * S),
      vehicle: new Float64Array(D),
      bonus: new Float64Array(A).fill(model.bonusDeci),
      session: Float64Array.from(
        { length: A * S },
        (_, at) => DECI * (model.cumulativeGain[at * (SESSIONS_MAX + 1) + 1] ?? 0),
      ),
    };
  }

  /** Epochs of multiplier updates; then the best bound among the last and the averaged prices, in deci-points. */
  improve(
    epochs: number,
    onEpoch?: (epoch: number) => boolean,
  ): { boundDeci: number; prices: TourPrices; epochs: number } {
    const model = this.#model;
    const sum = copyPrices(this.prices);
    for (const part of Object.values(sum)) part.fill(0);
    let averaged = 0,
      epoch = 0;
    for (; epoch < epochs; epoch++) {
      if (onEpoch && !onEpoch(epoch)) break;
      const stride = FIRST_STRIDE * Math.pow(LAST_STRIDE / FIRST_STRIDE, epoch / Math.max(1, epochs - 1));
      for (let area = 0; area < model.areaCount; area++) this.#move(area, stride);
      if (epoch < 0.8 * epochs) continue;
      averaged++;
      for (const part of ['crew', 'vehicle', 'session', 'bonus'] as const)
        for (let i = 0; i < sum[part].length; i++) sum[part][i]! += this.prices[part][i]!;
    }
    const last = copyPrices(this.prices);
    const lastBound = this.boundDeci();
    if (averaged === 0) return { boundDeci: lastBound, prices: last, epochs: epoch };
    for (const part of ['crew', 'vehicle', 'session', 'bonus'] as const)
      this.prices[part].set(sum[part].map((value) => value / averaged));
    const averageBound = this.boundDeci();
    return averageBound < lastBound
      ? { boundDeci: averageBound, prices: copyPrices(this.prices), epochs: epoch }
      : { boundDeci: lastBound, prices: last, epochs: epoch };
  }

  /** The dual function at the present prices: no plan is worth more, whatever they are. */
  boundDeci(): number {
    const model = this.#model,
      { crew, vehicle } = this.prices;
    // What is frozen is worth what it is; the areas' own parts are counted below.
    let bound = -model.publishedDeci;
    for (const { area, day } of model.frozenVisits) bound += model.visitDeci[area * model.dayCount + day]!;
    for (let d = model.firstFreeDay; d < model.dayCount; d++) {
      bound += vehicle[d]! * model.vehicles[d]!;
      for (let s = 0; s < model.serviceCount; s++)
        bound += crew[d * model.serviceCount + s]! * model.crews[d * model.serviceCount + s]!;
    }
    for (let area = 0; area < model.areaCount; area++) bound += this.#solve(area).value;
    return bound;
  }

  /** One area's subproblem and a step of every multiplier that it meets. */
  #move(area: number, stride: number): void {
    const model = this.#model,
      S = model.serviceCount,
      { crew, vehicle, session, bonus } = this.prices;
    const answer = this.#solve(area);
    const share = 1 / model.areaCount;
    for (let d = model.firstFreeDay; d < model.dayCount; d++) {
      vehicle[d] = Math.max(0, vehicle[d]! - stride * share * model.vehicles[d]!);
      for (let s = 0; s < S; s++)
        crew[d * S + s] = Math.max(0, crew[d * S + s]! - stride * share * model.crews[d * S + s]!);
    }
    const visited = this.#gain.fill(0);
    for (let v = 0; v < answer.visits; v++) {
      const day = answer.days[v]!;
      vehicle[day]! += stride;
      for (let s = 0, mask = answer.masks[v]!; mask !== 0; s++, mask >>>= 1)
        if (mask & 1) {
          crew[day * S + s]! += stride;
          visited[s]!++;
        }
    }
    for (let s = 0; s < S; s++) {
      const at = area * S + s;
      session[at] = Math.max(
        0,
        session[at]! - stride * (this.#frozen.sessions[at]! + visited[s]! - answer.sessions[s]!),
      );
    }
    const target = Math.max(1, model.target[area]!);
    bonus[area] = Math.min(
      model.bonusDeci,
      Math.max(0, bonus[area]! - (0.02 * stride * (answer.gain - target)) / target),
    );
  }

  #solve(area: number): AreaAnswer {
    const model = this.#model,
      S = model.serviceCount,
      D = model.dayCount,
      answer = this.#answer;
    const { crew, vehicle, session, bonus } = this.prices,
      frozen = this.#frozen;
    const factor = DECI + bonus[area]!;
    answer.value = (model.bonusDeci - bonus[area]!) * model.target[area]!;
    answer.gain = 0;
    for (let s = 0; s < S; s++) {
      const at = area * S + s,
        row = at * (SESSIONS_MAX + 1),
        done = frozen.sessions[at]!;
      let best = -Infinity,
        sessions = done;
      for (let k = Math.min(done, SESSIONS_MAX); k <= SESSIONS_MAX; k++) {
        const value = factor * model.cumulativeGain[row + k]! - session[at]! * (Math.max(k, done) - done);
        if (value > best) {
          best = value;
          sessions = Math.max(k, done);
        }
      }
      answer.value += best;
      answer.sessions[s] = sessions;
      answer.gain += model.cumulativeGain[row + Math.min(sessions, SESSIONS_MAX)]!;
    }
    for (let d = model.firstFreeDay; d < D; d++) {
      this.#dayValue[d] = -Infinity;
      if (model.vehicles[d] === 0 || !frozen.isFree(area, d)) continue;
      const published = model.publishedMask[area * D + d]!;
      for (let s = 0; s < S; s++)
        this.#gain[s] =
          model.crews[d * S + s] === 0
            ? NaN
            : session[area * S + s]! - crew[d * S + s]! + ((published >>> s) & 1 ? model.sessionKeepDeci : 0);
      this.#dayMask[d] = this.#bundles.solve(this.#gain, published);
      this.#dayValue[d] = this.#bundles.value + model.visitDeci[area * D + d]! - vehicle[d]!;
    }
    answer.value += this.#chooseDays(area);
    return answer;
  }

  /** Longest path over spaced days; missing visits cost as in the model. */
  #chooseDays(area: number): number {
    const model = this.#model,
      D = model.dayCount,
      visitsMin = model.input.rules.visitsMin,
      states = visitsMin + 1;
    const best = this.#best,
      taken = this.#isTaken,
      answer = this.#answer;
    for (let c = 0; c < states; c++) best[D * states + c] = -model.missingVisitDeci * (visitsMin - c);
    for (let d = D - 1; d >= model.firstFreeDay; d--) {
      const next = model.spacingTo[d]! + 1,
        value = this.#dayValue[d]!;
      for (let c = 0; c < states; c++) {
        const skip = best[(d + 1) * states + c]!,
          take = value + best[next * states + Math.min(c + 1, visitsMin)]!;
        taken[d * states + c] = take > skip ? 1 : 0;
        best[d * states + c] = Math.max(skip, take);
      }
    }
    answer.visits = 0;
    const first = Math.min(visitsMin, this.#frozen.areaVisits[area]!);
    for (let d = model.firstFreeDay, c = first; d < D;) {
      if (!taken[d * states + c]) {
        d++;
        continue;
      }
      answer.days[answer.visits] = d;
      answer.masks[answer.visits++] = this.#dayMask[d]!;
      d = model.spacingTo[d]! + 1;
      c = Math.min(c + 1, visitsMin);
    }
    return best[Math.min(model.firstFreeDay, D) * states + first]!;
  }
}

const copyPrices = (prices: TourPrices): TourPrices => ({
  crew: prices.crew.slice(),
  vehicle: prices.vehicle.slice(),
  session: prices.session.slice(),
  bonus: prices.bonus.slice(),
});
