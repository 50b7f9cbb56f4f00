/** Seeded generator of numbers in [0, 1): same seed, same sequence on every machine. */
export interface Random {
  (): number;
  /** Whole number in [0, count). */
  below(count: number): number;
}

/** Mulberry32 (T. Ettinger, 2017): 32-bit state, integer arithmetic only, so it is the same in every engine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return Object.assign(next, { below: (count: number) => Math.floor(next() * count) });
}
