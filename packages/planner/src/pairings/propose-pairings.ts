import { ENGINE_VERSION } from '../kit/engine.ts';
import { contentHash } from '../kit/hash.ts';
import { sortedById } from '../kit/sort.ts';
import type { PointsTerm } from '../matching/match-result.ts';
import { maximumAssignment } from './assignment-problem.ts';
import type { PairingInput } from './pairing-input.ts';

export interface ProposedPairing {
  readonly department: string;
  readonly village: string;
  readonly points: number;
  /** Add up to `points`. */
  readonly terms: readonly PointsTerm[];
  readonly isPresent: boolean;
  /** The village that would suit this unit best, when it is another, and how much the plan would lose at least. */
  readonly better: { readonly village: string; readonly points: number; readonly lossPoints: number } | null;
}
export interface PairingProposal {
  readonly engineVersion: string;
  readonly weightsVersion: string;
  readonly outputHash: string;
  readonly pairings: readonly ProposedPairing[];
  readonly departmentsLeft: readonly string[];
  readonly villagesLeft: readonly string[];
  /** Optimal: proved by dual prices of the same sum. */
  readonly valuePoints: number;
  readonly boundPoints: number;
}

/** One-to-one pairings of units and hollow villages (结对) with the most points; optimal. Points count to a tenth. */
export function proposePairings(input: PairingInput): PairingProposal {
  const departments = sortedById(input.departments),
    villages = sortedById(input.villages);
  const present = new Map(input.present.map(({ department, village }) => [department, village]));
  const longest = Math.max(0, ...Object.values(input.travelMinutes).flatMap((row) => Object.values(row)));
  const termsOf = (d: number, v: number): PointsTerm[] => {
    const department = departments[d]!,
      village = villages[v]!;
    const fits = [...new Set(village.wants)].filter((want) => department.canGive.includes(want)).length;
    const minutes = input.travelMinutes[department.base]?.[village.id] ?? longest;
    return [
      { code: 'fit', points: Math.round(10 * input.weights.fitPoints * fits) / 10 },
      { code: 'travel', points: (0 - Math.round(10 * input.weights.minutePoints * minutes)) / 10 },
      {
        code: 'present',
        points: present.get(department.id) === village.id ? Math.round(10 * input.weights.keepPoints) / 10 : 0,
      },
    ];
  };
  const tenths = (d: number, v: number) => termsOf(d, v).reduce((sum, term) => sum + Math.round(10 * term.points), 0);
  const table = departments.map((_department, d) => Int32Array.from(villages, (_village, v) => tenths(d, v)));
  const points = (d: number, v: number) => table[d]![v]!;
  const { columnOf, rowPrice, columnPrice } = maximumAssignment(points, departments.length, villages.length);
  const pairings = departments.flatMap((department, d): ProposedPairing[] => {
    const v = columnOf[d]!;
    if (v < 0) return [];
    const best = villages.reduce((top, _village, other) => (points(d, other) > points(d, top) ? other : top), v);
    // Reduced cost: forcing the pair costs at least what its points fall short of its prices.
    const better =
      best === v
        ? null
        : {
            village: villages[best]!.id,
            points: points(d, best) / 10,
            lossPoints: Math.round(rowPrice[d]! + columnPrice[best]! - points(d, best)) / 10,
          };
    return [
      {
        department: department.id,
        village: villages[v]!.id,
        points: points(d, v) / 10,
        terms: termsOf(d, v),
        isPresent: present.get(department.id) === villages[v]!.id,
        better,
      },
    ];
  });
  const taken = new Set(pairings.map((pair) => pair.village)),
    paired = new Set(pairings.map((pair) => pair.department));
  const valuePoints = pairings.reduce((sum, pair) => sum + Math.round(10 * pair.points), 0) / 10;
  const dual = Math.round([...rowPrice, ...columnPrice].reduce((sum, price) => sum + price, 0)) / 10;
  return {
    engineVersion: ENGINE_VERSION,
    weightsVersion: input.weights.version,
    outputHash: contentHash({ pairings, valuePoints }),
    pairings,
    valuePoints,
    boundPoints: dual,
    departmentsLeft: departments.filter((each) => !paired.has(each.id)).map((each) => each.id),
    villagesLeft: villages.filter((each) => !taken.has(each.id)).map((each) => each.id),
  };
}
