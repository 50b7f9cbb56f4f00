import { availableParallelism } from 'node:os';
import { verify } from 'argon2';
import type { Database } from './accounts.ts';

/** What a look through the accounts found. */
export interface KnownPasswordSearch {
  /** User names of accounts that open with the password, as far as was looked. */
  readonly found: readonly string[];
  /** How many accounts there was no time for. */
  readonly unseenCount: number;
}

/** Looks which accounts open with a password that everybody knows; in random order, so that several starts see them all. */
export async function findKnownPassword(
  database: Database,
  password: string,
  budgetMs: number,
): Promise<KnownPasswordSearch> {
  const end = performance.now() + budgetMs;
  const { rows } = await database.query<{ user_name: string; password_hash: string }>(
    `select user_name, password_hash from gateway.account where password_hash like '$argon2%' order by random()`,
    [],
  );
  const found: string[] = [];
  let next = 0;
  const look = async () => {
    for (let row = rows[next++]; row && performance.now() < end; row = rows[next++])
      if (await verify(row.password_hash, password).catch(() => false)) found.push(row.user_name);
    next -= 1; // the one that was taken and not looked at
  };
  const lookers = Math.min(2, availableParallelism());
  await Promise.all(Array.from({ length: lookers }, look));
  return { found, unseenCount: Math.max(0, rows.length - next) };
}
