import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** Whole seconds to wait, or 0: go on. */
export type Wait = number;

export interface Limits {
  session(id: string): Promise<Wait>;
  /** What dear operations cost one person, whatever sessions they come by. */
  cost(personId: string, cost: number): Promise<Wait>;
  address(address: string): Promise<Wait>;
  signIn(account: string): Promise<Wait>;
  /** Codes per telephone number (its blind index). */
  code(phone: string): Promise<Wait>;
  /** Codes that one person sends to others' numbers, or to the own. */
  codesAsked(personId: string): Promise<Wait>;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** quality.md §2: requests are counted per process, sign-ins and codes in the database, so that a restart forgives nothing. */
export function openLimits(pool: Pool, on: boolean): Limits {
  if (!on) return { session: free, cost: free, address: free, signIn: free, code: free, codesAsked: free };
  const kept = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({ storeClient: pool, storeType: 'pool', schemaName: 'gateway', tableName: 'rate_limit', tableCreated: true, keyPrefix, points, duration });
  const session = new RateLimiterMemory({ keyPrefix: 's', points: 600, duration: MINUTE });
  const cost = new RateLimiterMemory({ keyPrefix: 'c', points: 600, duration: MINUTE });
  const address = new RateLimiterMemory({ keyPrefix: 'a', points: 120, duration: MINUTE });
  const signIn = kept('sign-in', 5, MINUTE);
  const codes = [kept('code-day', 10, DAY), kept('code-hour', 5, HOUR), kept('code-minute', 1, MINUTE)];
  const asked = [kept('asked-day', 100, DAY), kept('asked-hour', 30, HOUR)];
  return {
    session: (id) => consume(session, id),
    cost: (personId, points) => consume(cost, personId, points),
    address: (from) => consume(address, from),
    signIn: (account) => consume(signIn, account),
    code: (phone) => consumeAll(codes, phone),
    codesAsked: (personId) => consumeAll(asked, personId),
  };
}

const free = () => Promise.resolve(0);
const secondsOf = (result: RateLimiterRes): Wait => Math.max(1, Math.ceil(result.msBeforeNext / 1000));

/** One of each window. */
async function consumeAll(limiters: readonly RateLimiterAbstract[], key: string): Promise<Wait> {
  // What is refused must not use up the longer windows.
  for (const limiter of limiters) {
    const used = await limiter.get(key);
    if (used && used.consumedPoints >= limiter.points) return secondsOf(used);
  }
  for (const limiter of limiters) {
    const wait = await consume(limiter, key);
    if (wait) return wait;
  }
  return 0;
}

async function consume(limiter: RateLimiterAbstract, key: string, points = 1): Promise<Wait> {
  try {
    await limiter.consume(key, points);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return secondsOf(refused);
    throw refused;
  }
}
