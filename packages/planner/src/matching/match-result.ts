import type { MatchWeights } from './match-input.ts';

/** One line of a sum: a code, and its points; the lines of a sum add up to the sum exactly. */
export interface PointsTerm {
  readonly code: string;
  readonly points: number;
}

export interface MatchPair {
  readonly need: string;
  readonly resource: string;
  readonly points: number;
  readonly locked: boolean;
  readonly published: boolean;
}

/** Proved upper limit of the value of any plan for this input. */
export interface Bound {
  readonly kind: 'lagrangian' | 'lp' | 'dantzig-wolfe' | 'exact';
  readonly valuePoints: number;
  readonly steps: number;
}

export interface VillageCoverage {
  readonly village: string;
  readonly demandHalfHours: number;
  readonly coveredHalfHours: number;
}

export interface MatchPlan extends MatchFigures {
  readonly engineVersion: string;
  readonly weightsVersion: MatchWeights['version'];
  /** Hash of the sorted input, and of pairs and value. */
  readonly inputHash: string;
  readonly outputHash: string;
}

export interface MatchFigures {
  readonly outcome: 'complete' | 'cancelled';
  readonly pairs: readonly MatchPair[];
  readonly unmet: readonly string[];
  readonly valuePoints: number;
  /** pairs + fairness + stability = value. */
  readonly terms: readonly PointsTerm[];
  readonly bound: Bound;
  /** (bound − value) / |bound|; 0 when both are 0. */
  readonly gapShare: number;
  /** Points that one more half-hour of the resource is worth at the margin. */
  readonly resources: readonly {
    readonly resource: string;
    readonly pricePoints: number;
    readonly freeHalfHours: number;
  }[];
  readonly villages: readonly VillageCoverage[];
  /** Pairs locked although the capacity is smaller than what is locked. */
  readonly overbooked: readonly string[];
}
