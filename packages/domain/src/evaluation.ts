import { MIN_RATED_FOR_COMPARISON } from '@shaodao/contracts/evaluation/score';
import { BAD_RATING } from '@shaodao/contracts/vocabulary';

/** One matter of a department, as scores count it. */
export interface CaseRecord {
  readonly claimedAt: Date;
  readonly released: boolean;
  readonly firstServedAt: Date | null;
  readonly persons: number;
  readonly minutes: number;
  readonly firstLevel: number | null;
  readonly lastLevel: number | null;
  readonly badRatings: number;
  readonly lapsed: boolean;
}
/** One call of a department by a whistle. */
export interface CallRecord {
  readonly reportedAt: Date | null;
  readonly isLate: boolean | null;
  readonly released: boolean;
  readonly responseSpeed: number | null;
  readonly handlingQuality: number | null;
}

const median = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length);
const rounded = (value: number | null, digits: number): number | null => value === null ? null : Number(value.toFixed(digits));

/**
 * A department's score (domain §9): participation, distribution of first ratings and share put right beside the
 * mean; no mean below MIN_RATED_FOR_COMPARISON; what nobody rated counts as lapsed, never as satisfied.
 */
export function scoreOf(cases: readonly CaseRecord[], calls: readonly CallRecord[]) {
  const kept = cases.filter((c) => !c.released || c.firstServedAt);
  const rated = kept.filter((c) => c.firstLevel !== null);
  const isComparable = rated.length >= MIN_RATED_FOR_COMPARISON;
  const hours = kept.flatMap((c) => (c.firstServedAt ? [(c.firstServedAt.getTime() - c.claimedAt.getTime()) / 3_600_000] : []));
  const due = calls.filter((c) => !c.released);
  const bad = kept.filter((c) => c.badRatings > 0);
  return {
    claimed: kept.length, served: hours.length, rated: rated.length, lapsed: kept.filter((c) => c.lapsed).length,
    distribution: [1, 2, 3, 4, 5].map((level) => rated.filter((c) => c.firstLevel === level).length),
    badRatings: bad.length, putRight: bad.filter((c) => c.lastLevel !== null && c.lastLevel > BAD_RATING).length,
    mean: isComparable ? rounded(mean(rated.map((c) => c.firstLevel!)), 2) : null,
    medianHoursToServe: isComparable ? rounded(median(hours), 1) : null,
    persons: kept.reduce((sum, c) => sum + c.persons, 0), minutes: kept.reduce((sum, c) => sum + c.minutes, 0),
    whistles: {
      called: due.length, reported: due.filter((c) => c.reportedAt).length, late: due.filter((c) => c.isLate).length, rated: due.filter((c) => c.responseSpeed !== null).length,
      meanSpeed: rounded(mean(due.flatMap((c) => (c.responseSpeed === null ? [] : [c.responseSpeed]))), 2),
      meanQuality: rounded(mean(due.flatMap((c) => (c.handlingQuality === null ? [] : [c.handlingQuality]))), 2),
    },
    isComparable,
  };
}
