import type { Grant } from '@shaodao/contracts/actor';
import type { Call, Operation, ReplyOf } from '@shaodao/contracts/kit';
import { ok } from '@shaodao/contracts/kit';
import { actingGrant } from '@shaodao/domain/access';
import type { Decision } from '@shaodao/domain/kit';
import type { Aggregate } from './aggregate.ts';
import type { Versioned } from './store.ts';
import { deny } from './unit-of-work.ts';
import type { Work } from './work.ts';

/** Puts a new row of an aggregate into its table. */
export async function insertRow<DB, Row extends Versioned, V, N extends string>(work: Work<DB>, aggregate: Aggregate<DB, Row, V, N>, row: Row): Promise<void> {
  // Kysely can't follow a table name that is a type parameter; rows have the aggregate's type by its declaration.
  const insert = work.db.insertInto(aggregate.table as never) as unknown as { values(row: Row): { execute(): Promise<unknown> } };
  await insert.values(row).execute();
}

/** Stores an accepted new thing: row, history, facts, audit. @returns the row as it stands then */
export async function storeNew<DB, Row extends Versioned, V, N extends string>(
  work: Work<DB>, aggregate: Aggregate<DB, Row, V, N>, row: Row, decided: Extract<Decision<Partial<Row>, string>, { ok: true }>, grant: Grant | undefined, operation: string,
): Promise<Row> {
  const stored = { ...row, ...decided.changes };
  await insertRow(work, aggregate, stored);
  work.addHistory(row.id, decided.steps, grant);
  work.announce(decided.facts);
  work.audit({ operation, objectId: row.id, outcome: 'done' }, grant);
  return stored;
}

/**
 * The way of every new thing: the access table is judged at its place (403), then the rule (409); row, history, facts
 * and audit are stored together, and the view answers. `then` does what belongs to it in the same transaction.
 */
export async function create<DB, O extends Operation, Row extends Versioned, V extends ReplyOf<O> extends { ok: true; value: infer T } ? T : unknown, N extends string>(
  call: Call<O>, work: Work<DB>, aggregate: Aggregate<DB, Row, V, N>, row: Row, decision: () => Decision<Partial<Row>, O['refusals'][number]>, then?: (row: Row) => Promise<void>,
): Promise<ReplyOf<O>> {
  const place = aggregate.place(row);
  const denied = deny(call, place);
  if (denied) return denied;
  const decided = decision();
  if (!decided.ok) return decided as ReplyOf<O>;
  const stored = await storeNew(work, aggregate, row, decided, actingGrant(call.actor, call.operation.access, place, call.now), call.operation.subject);
  await then?.(stored);
  await work.flush();
  return ok(await aggregate.view(stored, work)) as ReplyOf<O>;
}
