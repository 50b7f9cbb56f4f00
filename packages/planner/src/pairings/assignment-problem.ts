export interface OptimalAssignment {
  /** Column of each row, or -1 when there are more rows than columns. */
  readonly columnOf: Int32Array;
  /** Dual prices: rowPrice + columnPrice ≥ points for each pair, equal for the chosen. */
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
}

/** The assignment of rows to columns with the most points, by shortest augmenting paths (Kuhn 1955; Jonker & Volgenant 1987), O(n³). */
export function maximumAssignment(
  points: (row: number, column: number) => number,
  rows: number,
  columns: number,
): OptimalAssignment {
  const n = Math.max(rows, columns);
  // Square it with rows and columns worth nothing; minimise cost = −points.
  const cost = (row: number, column: number) => (row < rows && column < columns ? -points(row, column) : 0);
  const u = new Float64Array(n + 1),
    v = new Float64Array(n + 1);
  const rowOf = new Int32Array(n + 1),
    previous = new Int32Array(n + 1);
  for (let row = 1; row <= n; row++) {
    rowOf[0] = row;
    const distance = new Float64Array(n + 1).fill(Infinity),
      isDone = new Uint8Array(n + 1);
    let column = 0;
    do {
      isDone[column] = 1;
      const at = rowOf[column]!;
      let delta = Infinity,
        next = 0;
      for (let j = 1; j <= n; j++) {
        if (isDone[j]) continue;
        const reducedCost = cost(at - 1, j - 1) - u[at]! - v[j]!;
        if (reducedCost < distance[j]!) {
          distance[j] = reducedCost;
          previous[j] = column;
        }
        if (distance[j]! < delta) {
          delta = distance[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= n; j++)
        if (isDone[j]) {
          u[rowOf[j]!]! += delta;
          v[j]! -= delta;
        } else distance[j]! -= delta;
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = previous[column]!) rowOf[column] = rowOf[previous[column]!]!;
  }
  const columnOf = new Int32Array(rows).fill(-1);
  for (let j = 1; j <= n; j++) if (rowOf[j]! <= rows && j <= columns) columnOf[rowOf[j]! - 1] = j - 1;
  return {
    columnOf,
    rowPrice: u.slice(1, rows + 1).map((value) => -value),
    columnPrice: v.slice(1, columns + 1).map((value) => -value),
  };
}
