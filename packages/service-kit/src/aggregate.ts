import type { Place } from '@shaodao/contracts/actor';
import type { Work } from './work.ts';

/** What the kit must know of a thing with a life, to load, guard, store and show it. */
export interface Aggregate<DB, Row extends { readonly id: string; readonly version: number }, View, NotFound extends string> {
  readonly table: keyof DB & string;
  readonly notFound: NotFound;
  /** Where a row stands, for the access table. */
  readonly place: (row: Row) => Place;
  /** The row as this actor may see it. */
  readonly view: (row: Row, work: Work<DB>) => Promise<View>;
}
