import type { Insertable, Kysely } from 'kysely';

// PostgreSQL takes at most 65,535 parameters a statement.
const MAX_PARAMETERS = 60_000;

/** Inserts many rows, as few statements as PostgreSQL allows. */
export async function insertAll<DB, T extends keyof DB & string>(db: Kysely<DB>, table: T, rows: readonly Insertable<DB[T]>[]): Promise<void> {
  if (rows.length === 0) return;
  const size = Math.max(1, Math.floor(MAX_PARAMETERS / Object.keys(rows[0] as object).length));
  for (let i = 0; i < rows.length; i += size) await db.insertInto(table).values(rows.slice(i, i + size)).execute();
}
