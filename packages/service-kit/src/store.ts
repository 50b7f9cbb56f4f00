import type { CompiledQuery } from 'kysely';
import type { Grant } from '@shaodao/contracts/actor';
import type { Decision } from '@shaodao/domain/kit';
import type { Aggregate } from './aggregate.ts';
import type { Work } from './work.ts';

/** A row that rules may change: every aggregate's table has at least these. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Loads one row as this actor may see it, and locks it until the transaction ends. */
export function lockRow<DB, Row extends Versioned, V, N extends string>(work: Work<DB>, aggregate: Aggregate<DB, Row, V, N>, id: string): Promise<Row | undefined> {
  // Kysely can't follow a table name that is a type parameter; rows have the aggregate's type by its declaration.
  const table = work.db.selectFrom(aggregate.table as never) as unknown as { selectAll(): { where(c: string, o: string, v: string): { forUpdate(): { executeTakeFirst(): Promise<Row | undefined> } } } };
  return table.selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Stores an accepted decision: changed columns, next version, history, facts, audit; all of it is done when the work is flushed. @returns the row as it stands then */
export function storeDecision<DB, Row extends Versioned, V, N extends string>(
  work: Work<DB>, aggregate: Aggregate<DB, Row, V, N>, row: Row, decision: Extract<Decision<Partial<Row>, string>, { ok: true }>, grant: Grant | undefined, operation: string,
): Row {
  const changes = { ...decision.changes, version: row.version + 1, updatedAt: work.now };
  const table = work.db.updateTable(aggregate.table as never) as unknown as { set(v: object): { where(c: string, o: string, v: string): { compile(): CompiledQuery } } };
  work.send(table.set(changes).where('id', '=', row.id).compile());
  work.addHistory(row.id, decision.steps, grant);
  work.announce(decision.facts);
  work.audit({ operation, objectId: row.id, outcome: 'done' }, grant);
  return { ...row, ...changes };
}
