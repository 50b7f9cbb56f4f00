import { ENGINE_VERSION } from '../kit/engine.ts';
import { contentHash } from '../kit/hash.ts';
import { compareIds, sortedById } from '../kit/sort.ts';
import type { PointsTerm } from '../matching/match-result.ts';
import type { AreaInput } from './area-input.ts';

export interface ProposedArea {
  readonly villages: readonly string[];
  readonly points: number;
  readonly terms: readonly PointsTerm[];
}
export interface AreaProposal {
  readonly engineVersion: string;
  readonly weightsVersion: string;
  readonly outputHash: string;
  readonly areas: readonly ProposedArea[];
  /** Villages without an area, such as those without a neighbour. */
  readonly leftOut: readonly string[];
  readonly valuePoints: number;
  /** False when the search hit its limit; then `boundPoints` says how much better a proposal may be. */
  readonly isOptimal: boolean;
  readonly boundPoints: number;
}

interface Group {
  readonly members: readonly number[];
  readonly mask: bigint;
  readonly tenths: number;
  readonly terms: readonly PointsTerm[];
}

const PRICE_STEPS = 400;
/** Partial proposals looked at, at most: a guard against inputs where all are neighbours of all. */
const NODES_MAX = 400_000;

/**
 * Areas of two or three neighbouring villages for a township: set partitioning by depth-first branch and bound over the
 * village with the fewest choices, bounded by Lagrangian prices of villages (Fisher 1981) and by values already known for
 * the same set of villages left (memory). Exact unless `isOptimal` says otherwise.
 */
export function proposeAreas(input: AreaInput, nodesMax = NODES_MAX): AreaProposal {
  const villages = sortedById(input.villages);
  const groups = groupsOf(input, villages);
  const leftOutTenths = Math.round(10 * input.weights.leftOutPoints);
  const { chosen, isOptimal, boundTenths } = partition(villages.length, groups, leftOutTenths, nodesMax);
  const areas = chosen
    .map((group): ProposedArea => ({
      villages: group.members.map((v) => villages[v]!.id),
      points: group.tenths / 10,
      terms: group.terms,
    }))
    .sort((a, b) => compareIds(a.villages[0]!, b.villages[0]!));
  const placed = new Set(areas.flatMap((area) => area.villages));
  const leftOut = villages.filter((village) => !placed.has(village.id)).map((village) => village.id);
  const valuePoints = (chosen.reduce((sum, group) => sum + group.tenths, 0) - leftOut.length * leftOutTenths) / 10;
  return {
    engineVersion: ENGINE_VERSION,
    weightsVersion: input.weights.version,
    outputHash: contentHash({ areas, leftOut, valuePoints }),
    areas,
    leftOut,
    valuePoints,
    isOptimal,
    boundPoints: isOptimal ? valuePoints : boundTenths / 10,
  };
}

/** Neighbours in twos, and in threes of which at least two pairs are neighbours. */
function groupsOf(input: AreaInput, villages: AreaInput['villages']): Group[] {
  const index = new Map(villages.map((village, v) => [village.id, v]));
  const minutes = new Map(
    input.neighbours.map(({ a, b, minutes: between }) => [pairKey(index.get(a)!, index.get(b)!), between]),
  );
  const groups = new Map<string, Group>();
  const add = (members: number[]) => {
    const sorted = members.toSorted((a, b) => a - b);
    groups.set(sorted.join(), groupOf(input, villages, sorted, minutes));
  };
  for (const { a, b } of input.neighbours) add([index.get(a)!, index.get(b)!]);
  for (let v = 0; v < villages.length; v++) {
    const near = villages.flatMap((_village, w) => (minutes.has(pairKey(v, w)) ? [w] : []));
    near.forEach((u, k) => near.slice(k + 1).forEach((w) => add([u, v, w])));
  }
  return [...groups.values()];
}

const pairKey = (a: number, b: number) => (a < b ? `${a},${b}` : `${b},${a}`);

function groupOf(
  input: AreaInput,
  villages: AreaInput['villages'],
  members: number[],
  minutes: ReadonlyMap<string, number>,
): Group {
  const { minutePoints, complementPoints } = input.weights;
  const legs = members.flatMap((a, k) => members.slice(k + 1).map((b) => minutes.get(pairKey(a, b))));
  const known = legs.filter((leg) => leg !== undefined);
  // The third leg of a chain is driven through the middle.
  const near =
    known.reduce((sum, leg) => sum + leg, 0) +
    (legs.length === known.length ? 0 : known.reduce((sum, leg) => sum + leg, 0));
  const all = new Set(members.flatMap((v) => villages[v]!.strengths));
  const helped = members.reduce((sum, v) => sum + all.size - new Set(villages[v]!.strengths).size, 0);
  const travel = -Math.round(10 * minutePoints * near),
    complement = Math.round(10 * complementPoints * helped);
  return {
    members,
    mask: members.reduce((mask, v) => mask | (1n << BigInt(v)), 0n),
    tenths: travel + complement,
    terms: [
      { code: 'minutes', points: travel / 10 },
      { code: 'complement', points: complement / 10 },
    ],
  };
}

function partition(count: number, groups: readonly Group[], leftOutTenths: number, nodesMax: number) {
  const price = villagePrices(count, groups, leftOutTenths);
  const all = (1n << BigInt(count)) - 1n;
  const ofVillage = Array.from({ length: count }, (_, v) =>
    groups.filter((group) => group.members.includes(v)).sort((a, b) => reduced(b, price) - reduced(a, price)),
  );
  const memory = new Map<bigint, number>();
  let best = -Infinity,
    bestChosen: Group[] = [],
    nodes = 0;
  const chosen: Group[] = [];
  const bound = (left: bigint) => price.reduce((sum, value, v) => ((left >> BigInt(v)) & 1n ? sum + value : sum), 0);

  function search(left: bigint, value: number): void {
    if (left === 0n) {
      if (value > best) {
        best = value;
        bestChosen = chosen.slice();
      }
      return;
    }
    if (nodes >= nodesMax || value + bound(left) <= best + 1e-6) return;
    const known = memory.get(left);
    if (known !== undefined && known >= value) return;
    memory.set(left, value);
    nodes++;
    const options = fewestChoices(left);
    for (const group of options.groups) {
      chosen.push(group);
      search(left & ~group.mask, value + group.tenths);
      chosen.pop();
    }
    search(left & ~(1n << BigInt(options.village)), value - leftOutTenths);
  }

  function fewestChoices(left: bigint) {
    let village = -1,
      open: Group[] = [];
    for (let v = 0; v < count; v++) {
      if (!((left >> BigInt(v)) & 1n)) continue;
      const possible = ofVillage[v]!.filter((group) => (group.mask & left) === group.mask);
      if (village >= 0 && possible.length >= open.length) continue;
      village = v;
      open = possible;
      if (open.length <= 1) break;
    }
    return { village, groups: open };
  }

  search(all, 0);
  return { chosen: bestChosen, isOptimal: nodes < nodesMax, boundTenths: bound(all) };
}

const reduced = (group: Group, price: Float64Array) =>
  group.tenths - group.members.reduce((sum, v) => sum + price[v]!, 0);

/**
 * Prices with price(group) ≥ points of every group and price(v) ≥ −leftOut: their sum over villages left is an upper bound.
 * Subgradient steps towards fair shares, then raised until no group is worth more than its villages' prices.
 */
function villagePrices(count: number, groups: readonly Group[], leftOutTenths: number): Float64Array {
  let best: Float64Array = new Float64Array(count),
    bestSum = Infinity;
  const price = new Float64Array(count);
  for (let v = 0; v < count; v++)
    price[v] = Math.max(
      -leftOutTenths,
      ...groups.filter((g) => g.members.includes(v)).map((g) => g.tenths / g.members.length),
    );
  const scale = Math.max(1, ...groups.map((group) => Math.abs(group.tenths)));
  for (let step = 0; step < PRICE_STEPS; step++) {
    const safe = raised(price, groups, leftOutTenths);
    const sum = safe.reduce((total, value) => total + value, 0);
    if (sum < bestSum) {
      bestSum = sum;
      best = safe;
    }
    // The relaxed choice of each village: its best group; villages wanted by more than they have room for cost more.
    const wanted = new Float64Array(count);
    for (const group of groups) {
      if (reduced(group, price) > 0) for (const v of group.members) wanted[v]!++;
    }
    const stride = (0.2 * scale) / (1 + step);
    for (let v = 0; v < count; v++) price[v] = Math.max(-leftOutTenths, price[v]! + stride * (wanted[v]! > 0 ? 1 : -1));
  }
  return best;
}

function raised(price: Float64Array, groups: readonly Group[], leftOutTenths: number): Float64Array {
  const safe = price.map((value) => Math.max(-leftOutTenths, value));
  for (const group of groups) {
    const lacking = reduced(group, safe);
    if (lacking > 0) for (const v of group.members) safe[v]! += lacking / group.members.length;
  }
  // Lowered again one village at a time as far as its groups allow.
  for (let v = 0; v < safe.length; v++) {
    let room = safe[v]! + leftOutTenths;
    for (const group of groups) if (group.members.includes(v)) room = Math.min(room, -reduced(group, safe));
    safe[v]! -= Math.max(0, room);
  }
  return safe;
}
