/** 0-1 knapsack by Bellman's recursion over whole-number capacity; its memory is kept between calls. */
export class KnapsackTable {
  #best = new Float64Array(0);
  #choice = new Uint8Array(0);
  #taken = new Uint8Array(0);

  /** Finds the items of greatest profit within the capacity and returns their profit; read them by `isTaken`. */
  solve(items: number, effort: Int32Array, profit: Float64Array, capacity: number): number {
    let total = 0;
    for (let item = 0; item < items; item++) total += effort[item]!;
    // More room than all items take is of no use.
    const width = Math.max(0, Math.min(capacity, total)) + 1;
    if (this.#best.length < width) this.#best = new Float64Array(2 * width);
    if (this.#choice.length < items * width) this.#choice = new Uint8Array(2 * items * width);
    if (this.#taken.length < items) this.#taken = new Uint8Array(2 * items);
    const best = this.#best,
      choice = this.#choice;
    best.fill(0, 0, width);
    for (let item = 0; item < items; item++) {
      const gain = profit[item]!,
        size = effort[item]!,
        row = item * width;
      if (gain <= 0) continue;
      choice.fill(0, row, row + width);
      for (let load = width - 1; load >= size; load--) {
        const withItem = best[load - size]! + gain;
        if (withItem > best[load]!) {
          best[load] = withItem;
          choice[row + load] = 1;
        }
      }
    }
    for (let item = items - 1, load = width - 1; item >= 0; item--) {
      const isTaken = profit[item]! > 0 ? choice[item * width + load]! : 0;
      this.#taken[item] = isTaken;
      if (isTaken) load -= effort[item]!;
    }
    return best[width - 1]!;
  }

  isTaken(item: number): boolean {
    return this.#taken[item] === 1;
  }
}
