import { sql, type RawBuilder } from 'kysely';

/** Lets a sequence go on behind the readable numbers that were loaded: after CS-2026-000013 comes CS-2026-000014. */
export function countOnFrom(sequence: string, numbers: readonly string[]): RawBuilder<unknown> {
  const last = Math.max(0, ...numbers.map((number) => Number(number.slice(number.lastIndexOf('-') + 1))));
  return sql`select setval(${sequence}, ${Math.max(1, last)}, ${last > 0})`;
}
