import { sql, type RawBuilder } from 'kysely';

/** Where a page begins: the sort values of the last row of the page before. Opaque to callers. */
export const encodeCursor = (values: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** @returns the sort values, or undefined for the first page or a cursor that isn't ours (which starts anew) */
export function decodeCursor(cursor: string | undefined, length: number): (string | number)[] | undefined {
  if (!cursor) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === length && values.every((v) => ['string', 'number'].includes(typeof v))) return values as (string | number)[];
  } catch {
    return undefined;
  }
  return undefined;
}

/** `(a, b) > (x, y)`: the rows after a cursor, in one row comparison that an index on (a, b) serves. */
export const after = (columns: readonly RawBuilder<unknown>[], values: readonly (string | number)[], direction: '>' | '<' = '>'): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(columns)}) ${sql.raw(direction)} (${sql.join(values)})`;

/** Cuts the one row too many that a page query asks for. */
export function pageOf<Row, Item>(rows: readonly Row[], limit: number, total: number, item: (row: Row) => Item, key: (row: Row) => readonly (string | number | null)[]) {
  const items = rows.slice(0, limit);
  return { items: items.map(item), total, nextCursor: rows.length > limit ? encodeCursor(key(items.at(-1)!)) : null };
}
