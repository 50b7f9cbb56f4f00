/** Arcs of a circulation: flow runs from `source` to `target` within [0, capacity] at `cost` per unit. */
export interface FlowNetwork {
  readonly nodeCount: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly capacity: Float64Array;
  readonly cost: Float64Array;
  readonly root: number;
  /** The first tree: for each node but the root an arc that leaves it towards its parent, or -1 for an artificial one. */
  readonly firstTree: Int32Array;
}
export interface FlowSolution {
  readonly flow: Float64Array;
  /** Node potentials: every arc with free capacity has cost + potential[source] − potential[target] ≥ 0. */
  readonly potential: Float64Array;
  readonly pivots: number;
  readonly isOptimal: boolean;
}

const AT_LOWER = 1,
  IN_TREE = 0,
  AT_UPPER = -1;
const UP = 1,
  DOWN = -1;
const TOLERANCE = 1e-9;

/**
 * Minimum-cost circulation by the primal network simplex method with block search and strongly feasible trees
 * (Cunningham 1976; Ahuja, Magnanti, Orlin, Network Flows, ch. 11). Stops early after `pivotsMax`.
 */
export function minCostCirculation(network: FlowNetwork, pivotsMax = Infinity): FlowSolution {
  const { nodeCount, capacity, root } = network;
  const arcCount = network.source.length;
  // An artificial arc leads from a node to the root and carries nothing.
  const source = new Int32Array(arcCount + nodeCount);
  source.set(network.source);
  const target = new Int32Array(arcCount + nodeCount).fill(root);
  target.set(network.target);
  const cost = new Float64Array(arcCount + nodeCount);
  cost.set(network.cost);
  const cap = new Float64Array(arcCount + nodeCount);
  cap.set(capacity);
  const flow = new Float64Array(arcCount + nodeCount);
  const state = new Int8Array(arcCount + nodeCount).fill(AT_LOWER, 0, arcCount);
  const parent = new Int32Array(nodeCount).fill(-1);
  const pred = new Int32Array(nodeCount);
  const direction = new Int8Array(nodeCount).fill(UP);
  const depth = new Int32Array(nodeCount);
  const potential = new Float64Array(nodeCount);
  const firstChild = new Int32Array(nodeCount).fill(-1);
  const nextSibling = new Int32Array(nodeCount).fill(-1);
  const previousSibling = new Int32Array(nodeCount).fill(-1);
  const stack = new Int32Array(nodeCount);
  state.fill(AT_LOWER, arcCount);
  for (let node = 0; node < nodeCount; node++) {
    const first = network.firstTree[node]!;
    source[arcCount + node] = node;
    if (node === root) continue;
    pred[node] = first < 0 ? arcCount + node : first;
    state[pred[node]!] = IN_TREE;
    attach(node, target[pred[node]!]!);
  }
  for (let child = firstChild[root]!; child >= 0; child = nextSibling[child]!) refreshSubtree(child);

  function attach(node: number, to: number) {
    const next = firstChild[to]!;
    parent[node] = to;
    nextSibling[node] = next;
    previousSibling[node] = -1;
    firstChild[to] = node;
    if (next >= 0) previousSibling[next] = node;
  }
  function detach(node: number) {
    const next = nextSibling[node]!,
      previous = previousSibling[node]!;
    if (previous >= 0) nextSibling[previous] = next;
    else firstChild[parent[node]!] = next;
    if (next >= 0) previousSibling[next] = previous;
  }

  /** The best of the first block that holds an arc worth entering; -1 at the optimum. */
  const blockSize = Math.max(10, Math.ceil(Math.sqrt(arcCount)));
  let nextArc = 0;
  function enteringArc(): number {
    let best = -TOLERANCE,
      entering = -1;
    let left = blockSize;
    for (let seen = 0; seen < arcCount; seen++) {
      const arc = nextArc;
      if (++nextArc === arcCount) nextArc = 0;
      const reduced = state[arc]! * (cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!);
      if (reduced < best) {
        best = reduced;
        entering = arc;
      }
      if (--left === 0) {
        if (entering >= 0) return entering;
        left = blockSize;
      }
    }
    return entering;
  }

  function joinOf(u: number, v: number): number {
    while (u !== v)
      if (depth[u]! >= depth[v]!) u = parent[u]!;
      else v = parent[v]!;
    return u;
  }

  function refreshSubtree(top: number) {
    let size = 0;
    stack[size++] = top;
    while (size > 0) {
      const node = stack[--size]!;
      const above = parent[node]!;
      depth[node] = depth[above]! + 1;
      potential[node] = potential[above]! - direction[node]! * cost[pred[node]!]!;
      for (let child = firstChild[node]!; child >= 0; child = nextSibling[child]!) stack[size++] = child;
    }
  }

  /** Hangs the subtree that the leaving arc cuts off under the entering arc, turning its path round. */
  function rehang(inner: number, outer: number, entering: number, top: number) {
    let node = inner,
      above = outer,
      arc = entering,
      way = source[entering] === inner ? UP : DOWN;
    for (;;) {
      const oldParent = parent[node]!,
        oldArc = pred[node]!,
        oldWay = direction[node]!;
      detach(node);
      attach(node, above);
      pred[node] = arc;
      direction[node] = way;
      if (node === top) break;
      above = node;
      node = oldParent;
      arc = oldArc;
      way = -oldWay;
    }
    refreshSubtree(inner);
  }

  let pivots = 0;
  let isOptimal = false;
  while (pivots < pivotsMax) {
    const entering = enteringArc();
    if (entering < 0) {
      isOptimal = true;
      break;
    }
    pivots++;
    const forward = state[entering] === AT_LOWER;
    const first = forward ? source[entering]! : target[entering]!;
    const second = forward ? target[entering]! : source[entering]!;
    const join = joinOf(first, second);
    let delta = cap[entering]!,
      leaving = -1,
      onFirst = false;
    for (let u = first; u !== join; u = parent[u]!) {
      const arc = pred[u]!;
      const room = direction[u] === DOWN ? cap[arc]! - flow[arc]! : flow[arc]!;
      if (room < delta) {
        delta = room;
        leaving = u;
        onFirst = true;
      }
    }
    for (let u = second; u !== join; u = parent[u]!) {
      const arc = pred[u]!;
      const room = direction[u] === UP ? cap[arc]! - flow[arc]! : flow[arc]!;
      if (room <= delta) {
        delta = room;
        leaving = u;
        onFirst = false;
      }
    }
    if (delta > 0) {
      const change = state[entering]! * delta;
      flow[entering]! += change;
      for (let u = source[entering]!; u !== join; u = parent[u]!) flow[pred[u]!]! -= direction[u]! * change;
      for (let u = target[entering]!; u !== join; u = parent[u]!) flow[pred[u]!]! += direction[u]! * change;
    }
    if (leaving < 0) {
      state[entering] = -state[entering]!;
      continue;
    }
    const out = pred[leaving]!;
    state[entering] = IN_TREE;
    state[out] = flow[out] === 0 ? AT_LOWER : AT_UPPER;
    rehang(onFirst ? first : second, onFirst ? second : first, entering, leaving);
  }
  return { flow: flow.subarray(0, arcCount), potential, pivots, isOptimal };
}
