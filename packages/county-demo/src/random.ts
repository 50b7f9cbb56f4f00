import { hash } from 'node:crypto';

/** Repeatable draws: blocks of SHA-256 over seed, stream name and a counter, so that no version change moves them. */
export class Random {
  readonly #key: string;
  #counter = 0;
  #block = Buffer.alloc(0);
  #offset = 0;

  constructor(seed: number, stream: string) {
    this.#key = `${seed}|${stream}|`;
  }

  /** In [0, 1). */
  fraction(): number {
    if (this.#offset >= this.#block.length) {
      this.#block = hash('sha256', this.#key + this.#counter++, 'buffer');
      this.#offset = 0;
    }
    const value = this.#block.readUInt32BE(this.#offset);
    this.#offset += 4;
    return value / 2 ** 32;
  }

  /** Whole number from min to max, both possible. */
  between(min: number, max: number): number {
    return min + Math.floor(this.fraction() * (max - min + 1));
  }

  /** True in about that share of draws. */
  chance(share: number): boolean {
    return this.fraction() < share;
  }

  /** One of them; throws on an empty list. */
  pick<T>(list: readonly T[]): T {
    return at(list, this.between(0, list.length - 1));
  }

  /** A new list in another order. */
  shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.between(0, i);
      const kept = at(copy, i);
      copy[i] = at(copy, j);
      copy[j] = kept;
    }
    return copy;
  }
}

/** The element at a place counted round and round; throws on an empty list. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index % list.length];
  if (value === undefined) throw new Error(`nothing at place ${index} of a list of ${list.length}`);
  return value;
}

/** Integer shares in proportion to the weights that add up exactly to the total (largest remainder). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const missing = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = exact.map((value, i) => ({ i, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder.slice(0, missing)) shares[i] = (shares[i] ?? 0) + 1;
  return shares;
}
