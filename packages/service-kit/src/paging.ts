import { sql, type RawBuilder } from 'kysely';

/** Where a page begins: the sort values of the last row of the page before. Opaque to callers. */
export const encodeCursor = (values: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** What a sort value is; whoever asks can write a cursor by hand, and PostgreSQL is given nothing that it can't read. */
export type SortValue = 'instant' | 'day' | 'uuid' | 'integer' | 'text';
const MAX_INT = 2_147_483_647;
const fits: Readonly<Record<SortValue, (value: unknown) => boolean>> = {
  instant: (v) => typeof v === 'string' && /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(v) && isDay(v.slice(0, 10)) && !Number.isNaN(Date.parse(v)),
  day: (v) => typeof v === 'string' && /^[1-9]\d{3}-\d\d-\d\d$/.test(v) && isDay(v),
  uuid: (v) => typeof v === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(v),
  integer: (v) => Number.isInteger(v) && Math.abs(v as number) <= MAX_INT,
  text: (v) => typeof v === 'string' && v.isWellFormed() && !v.includes('\u0000'),
};
// JavaScript takes 30 February for 2 March; PostgreSQL doesn't take it.
const isDay = (day: string): boolean => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);

/** @returns the sort values, or undefined for the first page or a cursor that isn't ours (which starts anew) */
export function decodeCursor(cursor: string | undefined, shape: readonly SortValue[]): (string | number)[] | undefined {
  if (!cursor) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === shape.length && shape.every((kind, i) => fits[kind](values[i]))) return values as (string | number)[];
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
