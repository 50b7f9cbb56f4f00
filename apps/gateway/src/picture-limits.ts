import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** Seconds to wait; 0: come in. */
type Wait = number;

/** What pictures one person may have us read: counted before a byte of them is. */
export interface PictureLimits {
  /** Takes a place for one upload. @returns how to give it back, or how long to wait */
  enter(personId: string): Promise<{ readonly leave: () => void } | { readonly wait: Wait }>;
  /** What could not be read cost as much as many that could. */
  charge(personId: string): Promise<void>;
}

/** Thirty visits with a handful of photos each, sent in one evening, still fit. */
const A_DAY = 200;
const COST_OF_BAD = 10;
const DAY = 86_400;
/** At the same time, per person and altogether: each may hold 20 MB. A proxy in front takes in what comes slowly. */
const AT_ONCE = 3;
const ALL_AT_ONCE = 24;
const MOMENT: Wait = 5;

/** Days are counted in the database, so that a restart forgives nothing. */
export function openPictureLimits(pool: Pool, on: boolean): PictureLimits {
  const day = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    schemaName: 'gateway',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: 'picture-day',
    points: A_DAY,
    duration: DAY,
  });
  const inside = new Map<string, number>();
  let all = 0;
  const countOf = (personId: string) => inside.get(personId) ?? 0;
  const leave = (personId: string) => {
    all -= 1;
    const left = countOf(personId) - 1;
    if (left > 0) inside.set(personId, left);
    else inside.delete(personId);
  };
  return {
    async enter(personId) {
      if (all >= ALL_AT_ONCE || countOf(personId) >= AT_ONCE) return { wait: MOMENT };
      all += 1;
      inside.set(personId, countOf(personId) + 1);
      try {
        if (on) await day.consume(personId);
        let isIn = true;
        return {
          leave: () => {
            if (isIn) leave(personId);
            isIn = false;
          },
        };
      } catch (refused) {
        leave(personId);
        if (refused instanceof RateLimiterRes) return { wait: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
        throw refused;
      }
    },
    async charge(personId) {
      if (on) await day.penalty(personId, COST_OF_BAD);
    },
  };
}
