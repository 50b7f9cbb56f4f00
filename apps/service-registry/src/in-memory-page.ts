import { decodeCursor, pageOf } from '@shaodao/service-kit/paging';

/**
 * A page of rows that had to be opened before they could be searched: names are encrypted, so their words are held
 * against what was opened, in one place's some thousand rows. `keyOf` is unique and sorts as the list does.
 */
export function pageOfOpened<Row>(rows: readonly Row[], { cursor, limit }: { cursor?: string | undefined; limit: number }, keyOf: (row: Row) => string) {
  const from = decodeCursor(cursor, ['text'])?.[0];
  const sorted = [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const later = (from === undefined ? sorted : sorted.filter((row) => keyOf(row) > String(from))).slice(0, limit + 1);
  return pageOf(later, limit, rows.length, (row) => row, (row) => [keyOf(row)]);
}
