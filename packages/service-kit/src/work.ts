import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Actor, Grant } from '@shaodao/contracts/actor';
import type { Fact } from '@shaodao/contracts/kit';
import type { Taken } from '@shaodao/domain/kit';
import { sendOn } from './database.ts';

/** One audit row: who did what to what. */
export interface AuditEntry {
  readonly operation: string;
  readonly objectId: string | null;
  readonly outcome: string;
  readonly details?: Record<string, unknown>;
}
/** A grant's scope as history notes it: `department:<id>`, `division:<code>`, `own`. */
export const scopeText = (grant: Grant | undefined): string | null =>
  grant ? ('code' in grant.scope ? `division:${grant.scope.code}` : 'id' in grant.scope ? `${grant.scope.kind}:${grant.scope.id}` : 'own') : null;

/** The open transaction a handler works in, in the name of one actor. */
export class Work<DB> {
  readonly #effects: Record<string, unknown>[] = [];
  readonly #sent: Promise<unknown>[] = [];
  #hasAnnounced = false;
  /** The first grant under which something was noted: the right that a repeated command must still hold. */
  actingGrant: Grant | undefined;
  #whole: Work<DB> | undefined;
  /** The first statement that failed; those behind it only say that the transaction is over. */
  failure: unknown;
  constructor(
    /** Typed queries on this transaction, under the actor's row-level security. */
    readonly db: Kysely<DB>,
    readonly client: pg.PoolClient,
    readonly actor: Actor,
    readonly now: Date,
    /** Of what is being done now: events that share a transaction have one each. */
    public traceparent: string | undefined,
  ) {}

  /**
   * Another notebook on the same transaction, in another actor's name: what it notes is written by its own `flush`, and
   * so stands or falls with a savepoint around it.
   */
  apart(actor: Actor): Work<DB> {
    const part = new Work<DB>(this.db, this.client, actor, this.now, this.traceparent);
    part.#whole = this;
    return part;
  }

  /** Notes steps in the append-only history of a matter. */
  addHistory(aggregateId: string, steps: readonly Taken[], grant: Grant | undefined): void {
    this.actingGrant ??= grant;
    for (const step of steps)
      this.#effects.push({
        table: 'history', aggregate_id: aggregateId, at: this.now, action: step.action, by_person_id: this.actor.personId,
        by_role: grant?.role ?? 'system', by_scope: scopeText(grant), to_status: step.toStatus, note: step.note ?? null,
      });
  }
  /** Announces facts: they are published after the commit, in this order per aggregate. @throws when a payload breaks its contract */
  announce(facts: readonly Fact[]): void {
    this.#hasAnnounced ||= facts.length > 0;
    if (this.#whole) this.#whole.#hasAnnounced ||= facts.length > 0;
    for (const { event, aggregateId, payload } of facts)
      this.#effects.push({
        table: 'outbox', event_id: uuidv7(), subject: event.subject, aggregate_id: aggregateId, payload: event.payload.parse(payload), traceparent: this.traceparent ?? null,
      });
  }
  audit(entry: AuditEntry, grant: Grant | undefined): void {
    this.actingGrant ??= grant;
    this.#effects.push({
      table: 'audit', at: this.now, person_id: this.actor.personId, session_id: this.actor.sessionId, role: grant?.role ?? 'system',
      operation: entry.operation, object_id: entry.objectId, outcome: entry.outcome, details: entry.details ?? {},
    });
  }
  /** Wakes a rule at `dueAt`; an earlier wake-up of the same kind for the same thing is replaced, null removes it. */
  async setTimer(kind: string, subjectId: string, dueAt: Date | null): Promise<void> {
    if (dueAt) await this.client.query('insert into timer (kind, subject_id, due_at) values ($1, $2, $3) on conflict (kind, subject_id) do update set due_at = excluded.due_at, attempts = 0', [kind, subjectId, dueAt]);
    else await this.client.query('delete from timer where kind = $1 and subject_id = $2', [kind, subjectId]);
  }

  /** Whether events wait to be sent once this is committed. */
  get hasAnnounced(): boolean {
    return this.#hasAnnounced;
  }
  /** Sends a statement whose answer nobody waits for before the next one; `flush` waits for all of them. */
  send({ sql: text, parameters }: CompiledQuery): void {
    const sent = sendOn(this.client, text, parameters);
    sent.catch((error: unknown) => { this.failure ??= error; });
    this.#sent.push(sent);
  }
  /** Writes everything noted so far in one statement, so that change, history, events and audit stand or fall together. It is under way when this returns, and done when it resolves. */
  async flush(): Promise<void> {
    if (this.#effects.length > 0) this.send(this.#effectStatement());
    await Promise.all(this.#sent.splice(0));
  }
  #effectStatement(): CompiledQuery {
    const of = (table: string) => this.#effects.filter((e) => e['table'] === table);
    const rows = (table: string) => JSON.stringify(of(table));
    const parts = [
      of('history').length > 0 && sql`h as (insert into history (aggregate_id, at, action, by_person_id, by_role, by_scope, to_status, note)
        select aggregate_id, at, action, by_person_id, by_role, by_scope, to_status, note from json_populate_recordset(null::history, ${rows('history')}::json))`,
      of('outbox').length > 0 && sql`incoming as (select o.*, row_number() over (partition by o.aggregate_id order by n) as position, count(*) over (partition by o.aggregate_id) as many
        from rows from (json_to_recordset(${rows('outbox')}::json) as (event_id uuid, subject text, aggregate_id text, payload jsonb, traceparent text)) with ordinality o(event_id, subject, aggregate_id, payload, traceparent, n)),
      line as (insert into event_line (aggregate_id, last_sequence) select distinct aggregate_id, many from incoming
        on conflict (aggregate_id) do update set last_sequence = event_line.last_sequence + excluded.last_sequence returning aggregate_id, last_sequence),
      o as (insert into outbox (event_id, subject, aggregate_id, sequence, payload, traceparent)
        select i.event_id, i.subject, i.aggregate_id, l.last_sequence - i.many + i.position, i.payload, i.traceparent from incoming i join line l using (aggregate_id) order by i.n)`,
      of('audit').length > 0 && sql`a as (insert into audit (at, person_id, session_id, role, operation, object_id, outcome, details)
        select at, person_id, session_id, role, operation, object_id, outcome, details from json_populate_recordset(null::audit, ${rows('audit')}::json))`,
    ].filter((part) => part !== false);
    this.#effects.length = 0;
    return sql`with ${sql.join(parts)} select 1`.compile(this.db);
  }
}
