import { randomInt } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from './accounts.ts';
import { sameBytes, type Secrets } from './secrets.ts';

export const CODE_MINUTES = 5;
const MAX_ATTEMPTS = 5;

const digest = (secrets: Secrets, phone: string, code: string): Buffer => secrets.index('code', `${phone}:${code}`);

/** A fresh six-digit code for a number; the one before it is void. */
export async function issueCode(database: Database, secrets: Secrets, clock: Clock, phone: string): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await database.query(
    `insert into gateway.phone_code (phone_index, code_hash, expires_at) values ($1, $2, $3)
     on conflict (phone_index) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at, attempts = 0`,
    [secrets.index('phone', phone), digest(secrets, phone, code), new Date(clock().getTime() + CODE_MINUTES * 60_000)],
  );
  return code;
}

/** Takes a code once; the fifth wrong one kills it. */
export async function takeCode(database: Database, secrets: Secrets, clock: Clock, phone: string, code: string): Promise<boolean> {
  const index = secrets.index('phone', phone);
  // Counted before it is compared: a hundred tries at once are a hundred attempts.
  const { rows } = await database.query<{ code_hash: Buffer }>(
    'update gateway.phone_code set attempts = attempts + 1 where phone_index = $1 and expires_at > $2 and attempts < $3 returning code_hash',
    [index, clock(), MAX_ATTEMPTS],
  );
  const wanted = digest(secrets, phone, code);
  if (!rows[0] || !sameBytes(rows[0].code_hash, wanted)) return false;
  const { rowCount } = await database.query('delete from gateway.phone_code where phone_index = $1 and code_hash = $2', [index, wanted]);
  return rowCount === 1;
}
