import type { WaitingAssignment } from './waiting-assignment.ts';

/** Limits and start of the common penalty, and the step of a need's own, in prices of a half-hour. */
const FIRST_PENALTY = 0.9,
  PENALTY_MIN = 0.02,
  PENALTY_MAX = 15,
  OWN_STEP = 0.015;
/** The common penalty falls where nobody waits and rises where somebody does; a need's own fades when nobody waits. */
const PENALTY_FALL = 0.98,
  PENALTY_RISE = 1.002,
  OWN_FADE = 0.95;

/** What a waiting need is credited: its price less a penalty that grows while it waits (breakout method, Morris 1993). */
export class WaitingWeights {
  readonly #state: WaitingAssignment;
  readonly #needPrice: Float64Array;
  readonly #unit: number;
  readonly #own: Float64Array;
  #penalty: number;

  constructor(state: WaitingAssignment, needPrice: Float64Array, halfHourPoints: number) {
    this.#state = state;
    this.#needPrice = needPrice;
    this.#unit = halfHourPoints;
    this.#own = new Float64Array(needPrice.length);
    this.#penalty = FIRST_PENALTY * halfHourPoints;
  }

  /** Points lost by a need that waits. */
  penaltyOf(need: number): number {
    return this.#penalty + this.#own[need]!;
  }

  /** Points of the plan with what waiting needs are credited. */
  weightedPoints(): number {
    let sum = this.#state.points;
    for (const need of this.#state.waiting) sum += this.#needPrice[need]! - this.penaltyOf(need);
    return sum;
  }

  /** After each step. */
  adapt(): void {
    const { waiting } = this.#state,
      own = this.#own;
    if (waiting.length > 0) {
      this.#penalty = Math.min(PENALTY_MAX * this.#unit, this.#penalty * PENALTY_RISE);
      for (const need of waiting) own[need]! += OWN_STEP * this.#unit;
      return;
    }
    this.#penalty = Math.max(PENALTY_MIN * this.#unit, this.#penalty * PENALTY_FALL);
    for (let need = 0; need < own.length; need++) own[need]! *= OWN_FADE;
  }

  forgetOwn(): void {
    this.#own.fill(0);
  }
}
