import { bitCount, SESSIONS_MAX, type TourModel } from './tour-model.ts';

/**
 * The best bundle of services for one visit: a knapsack over seats with a count between servicesMin and servicesMax,
 * exact by dynamic programming over (count, seats). Its tables are kept between calls.
 */
export class BundleSolver {
  readonly #value: Float64Array;
  readonly #mask: Int32Array;
  readonly #rowLength: number;
  readonly #servicesMin: number;
  readonly #servicesMax: number;
  readonly #seatsMax: number;
  readonly #seats: Int32Array;
  readonly #bundleKeepDeci: number;
  /** Value of the last answer. */
  value = 0;

  constructor(model: TourModel) {
    const { servicesMin, servicesMax, seatsMax } = model.input.rules;
    this.#servicesMin = servicesMin;
    this.#servicesMax = servicesMax;
    this.#seatsMax = seatsMax;
    this.#seats = model.seats;
    this.#bundleKeepDeci = model.bundleKeepDeci;
    this.#rowLength = seatsMax + 1;
    this.#value = new Float64Array((servicesMax + 1) * this.#rowLength);
    this.#mask = new Int32Array((servicesMax + 1) * this.#rowLength);
  }

  /**
   * Mask of the services with the greatest sum of `gain` (NaN: not allowed); 0 when no bundle is allowed. Keeping exactly
   * the `published` bundle (0: none) earns its points on top.
   */
  solve(gain: Float64Array, published = 0): number {
    const value = this.#value,
      mask = this.#mask,
      row = this.#rowLength,
      seatsMax = this.#seatsMax;
    value.fill(-Infinity);
    // Seats may stay empty: every load starts at 0.
    value.fill(0, 0, row);
    mask.fill(0, 0, row);
    let seen = 0;
    for (let s = 0; s < gain.length; s++) {
      const points = gain[s]!,
        seats = this.#seats[s]!;
      if (Number.isNaN(points)) continue;
      seen++;
      for (let count = Math.min(seen, this.#servicesMax); count >= 1; count--)
        for (
          let load = seatsMax, to = count * row + seatsMax, from = to - row - seats;
          load >= seats;
          load--, to--, from--
        ) {
          const candidate = value[from]! + points;
          if (candidate > value[to]!) {
            value[to] = candidate;
            mask[to] = mask[from]! | (1 << s);
          }
        }
    }
    let best = 0;
    this.value = -Infinity;
    for (let count = this.#servicesMin; count <= this.#servicesMax; count++) {
      const at = count * row + seatsMax;
      if (value[at]! > this.value) {
        this.value = value[at]!;
        best = mask[at]!;
      }
    }
    if (published === 0 || !this.isAllowed(published)) return best;
    let kept = this.#bundleKeepDeci;
    for (let s = 0, rest = published; rest !== 0; s++, rest >>>= 1) if (rest & 1) kept += gain[s]!;
    // Not so when a crew is lacking: the sum is not a number then.
    if (!(kept >= this.value)) return best;
    this.value = kept;
    return published;
  }

  /** Whether a bundle keeps seats and count. */
  isAllowed(bundle: number): boolean {
    const count = bitCount(bundle);
    if (count < this.#servicesMin || count > this.#servicesMax) return false;
    let seats = 0;
    for (let s = 0, rest = bundle; rest !== 0; s++, rest >>>= 1) if (rest & 1) seats += this.#seats[s]!;
    return seats <= this.#seatsMax;
  }
}

/** Points of one more session of a service in an area that has `sessions` of it. */
export function marginalGain(model: TourModel, area: number, service: number, sessions: number): number {
  const at = (area * model.serviceCount + service) * (SESSIONS_MAX + 1);
  return sessions >= SESSIONS_MAX ? 0 : model.cumulativeGain[at + sessions + 1]! - model.cumulativeGain[at + sessions]!;
}
