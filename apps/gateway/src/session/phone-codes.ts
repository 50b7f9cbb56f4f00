import { randomInt } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from './accounts.ts';
import { sameBytes, type Secrets } from './secrets.ts';

export const CODE_MINUTES = 5;
const MAX_ATTEMPTS = 5;

/** What a code says yes to: signing in, that it is still me, that this is my number, that another may take its place, that I may be rung. */
export type CodePurpose = 'signIn' | 'confirm' | 'number' | 'release' | 'contact';
/** A code is good for this number, purpose and, where somebody else asked for it, person and asker; for nothing else. */
export interface CodeUse {
  readonly phone: string;
  readonly purpose: CodePurpose;
  readonly boundTo?: readonly string[];
  /** What the message names beside the code: the number, masked, that is to take this one's place. */
  readonly newNumber?: string;
}
/** What codes are kept with. */
export interface CodeStore {
  readonly pool: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

const bound = ({ secrets }: CodeStore, { boundTo = [] }: CodeUse): Buffer =>
  boundTo.length === 0 ? Buffer.alloc(0) : secrets.index('code', `bound:${boundTo.join(' ')}`);
const digest = ({ secrets }: CodeStore, { phone, purpose, boundTo = [] }: CodeUse, code: string): Buffer =>
  secrets.index('code', [purpose, phone, ...boundTo, code].join(':'));

/** A fresh six-digit code; the one before it for the same use is void. */
export async function issueCode(store: CodeStore, use: CodeUse): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await store.pool.query(
    `insert into gateway.phone_code (phone_index, purpose, bound, code_hash, expires_at) values ($1, $2, $3, $4, $5)
     on conflict (phone_index, purpose, bound) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at, attempts = 0`,
    [
      store.secrets.index('phone', use.phone), use.purpose, bound(store, use), digest(store, use, code),
      new Date(store.clock().getTime() + CODE_MINUTES * 60_000),
    ],
  );
  return code;
}

/** Takes a code once; the fifth wrong one kills it. */
export async function takeCode(store: CodeStore, use: CodeUse, code: string): Promise<boolean> {
  const key = [store.secrets.index('phone', use.phone), use.purpose, bound(store, use)];
  const where = 'phone_index = $1 and purpose = $2 and bound = $3';
  // Counted before it is compared: a hundred tries at once are a hundred attempts.
  const { rows } = await store.pool.query<{ code_hash: Buffer }>(
    `update gateway.phone_code set attempts = attempts + 1 where ${where} and expires_at > $4 and attempts < $5 returning code_hash`,
    [...key, store.clock(), MAX_ATTEMPTS],
  );
  const wanted = digest(store, use, code);
  if (!rows[0] || !sameBytes(rows[0].code_hash, wanted)) return false;
  const { rowCount } = await store.pool.query(`delete from gateway.phone_code where ${where} and code_hash = $4`, [...key, wanted]);
  return rowCount === 1;
}
