import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Actor, Grant, Place } from '@shaodao/contracts/actor';
import { DEAR_COST, ok, refuse, type Call, type CommonRefusal, type Operation, type Refusal, type Reply, type ReplyOf } from '@shaodao/contracts/kit';
import { actingGrant, inRolesOf, isInForce, reaches } from '@shaodao/domain/access';
import type { Decision } from '@shaodao/domain/kit';
import type { Aggregate } from './aggregate.ts';
import { beginAs, PLAN_OUTDATED, queriesOn } from './database.ts';
import { KeptAnswers } from './kept-answers.ts';
import type { PersonalData } from './personal-data.ts';
import { lockRow, storeDecision, type Versioned } from './store.ts';
import { scopeText, Work } from './work.ts';

/** PostgreSQL's codes for losing a race: tried again, because nothing happened. */
const RETRYABLE = new Set(['40001', '40P01']);
/** PostgreSQL's code for a statement that was ended because it ran too long. */
const STATEMENT_TIMEOUT = '57014';
/** Dear queries that may wait for a connection; one more is told to come again. */
const MAX_WAITING_DEARLY = 40;
const isDear = ({ kind, cost = 1 }: Operation): boolean => kind === 'query' && cost >= DEAR_COST;
const codeOf = (error: unknown): string => (error as { code?: string } | undefined)?.code ?? '';

/** In whose name a transaction runs; asked an operation, the actor sees what the roles of its access table see, and no more. */
interface Asking {
  readonly actor: Actor;
  readonly now: Date;
  readonly traceparent?: string | undefined;
  readonly operation?: Operation;
}

/** One command = one transaction: changed rows, history, outgoing events, audit and the remembered reply commit together, or not at all. */
export class UnitOfWork<DB> {
  constructor(
    private readonly pool: pg.Pool,
    readonly personalData: PersonalData,
    /** Told after a commit that events wait in the outbox. */
    private readonly onFacts: () => void = () => undefined,
    /** For dear queries: connections that nothing else waits for. */
    private readonly dearPool: pg.Pool = pool,
  ) {}
  readonly #kept = new KeptAnswers();

  /** Runs a command; its refusal rolls everything back. A repeated idempotency key gets the first reply again. */
  command<O extends Operation>(call: Call<O>, body: (work: Work<DB>) => Promise<ReplyOf<O>>): Promise<ReplyOf<O>> {
    return this.#retrying(() => this.#once(call, body));
  }

  /** Runs a query: sees what row-level security lets this actor see, changes nothing. */
  async query<O extends Operation>(call: Call<O>, body: (work: Work<DB>) => Promise<ReplyOf<O>>): Promise<ReplyOf<O>> {
    const run = () => this.#retrying(() => this.#transaction({ ...call, mode: 'read only' }, async (work) => ({ end: 'rollback' as const, result: await body(work) })));
    return this.#dearly(call, run);
  }

  /** Reads what an answer is computed from outside of the transaction, as this actor sees it. */
  read<O extends Operation, R>(call: Call<O>, body: (work: Work<DB>) => Promise<R>): Promise<R> {
    return this.#retrying(() => this.#transaction({ ...call, mode: 'read only' }, async (work) => ({ end: 'rollback', result: await body(work) })));
  }

  /** Runs what is only tried: its changes are seen by the body, by nobody else, and are gone when it answers. */
  async rehearse<O extends Operation>(call: Call<O>, body: (work: Work<DB>) => Promise<ReplyOf<O>>): Promise<ReplyOf<O>> {
    const run = () => this.#retrying(() => this.#transaction({ ...call }, async (work) => ({ end: 'rollback' as const, result: await body(work) })));
    return this.#dearly(call, run);
  }

  /** Answers a query from what is kept, or runs it; a dear one is refused when too many wait for it already, or when it takes too long. */
  #dearly<O extends Operation>(call: Call<O>, run: () => Promise<ReplyOf<O>>): Promise<ReplyOf<O>> {
    if (!isDear(call.operation)) return run();
    return this.#kept.answer(call, async () => {
      if (this.dearPool.waitingCount >= MAX_WAITING_DEARLY) return refuse('system/unavailable') as ReplyOf<O>;
      try {
        return await run();
      } catch (error) {
        if (codeOf(error) === STATEMENT_TIMEOUT) return refuse('query/too-long') as ReplyOf<O>;
        throw error;
      }
    });
  }

  /** Runs what a rule or another service's event causes, in the name of `actor`. */
  async act<R>(actor: Actor, now: Date, body: (work: Work<DB>) => Promise<R>, traceparent?: string): Promise<R> {
    return this.#retrying(() => this.#transaction({ actor, now, traceparent }, async (work) => ({ end: 'commit', result: await body(work) })));
  }

  /**
   * The way of every change to a thing that exists: load and lock it as this actor sees it (404), check the
   * access table (403), the version (412), ask the rule (409), store its decision, answer with the view.
   */
  change<O extends Operation, Row extends Versioned, V extends ReplyOf<O> extends Reply<infer T, string> ? T : never, N extends O['refusals'][number]>(
    call: Call<O>, aggregate: Aggregate<DB, Row, V, N>, id: string,
    rule: (row: Row, work: Work<DB>) => Decision<Partial<Row>, O['refusals'][number]> | Promise<Decision<Partial<Row>, O['refusals'][number]>>,
    after?: (row: Row, work: Work<DB>) => Promise<void>,
  ): Promise<ReplyOf<O>> {
    return this.command(call, async (work) => {
      const row = await lockRow(work, aggregate, id);
      if (!row) return refuse(aggregate.notFound) as ReplyOf<O>;
      const place = aggregate.place(row);
      const denied = deny(call, place, row);
      if (denied) return denied;
      const decision = await rule(row, work);
      if (!decision.ok) return decision as ReplyOf<O>;
      const changed = storeDecision(work, aggregate, row, decision, actingGrant(call.actor, call.operation.access, place, call.now), call.operation.subject);
      await after?.(changed, work);
      const [, view] = await Promise.all([work.flush(), aggregate.view(changed, work)]);
      return ok(view) as ReplyOf<O>;
    });
  }

  async #once<O extends Operation>(call: Call<O>, body: (work: Work<DB>) => Promise<ReplyOf<O>>): Promise<ReplyOf<O>> {
    const key = call.idempotencyKey;
    const requestHash = key ? hashOf(call) : undefined;
    return this.#transaction({ ...call, first: (client) => (key ? askForKey(client, call.actor.personId, key) : '') }, async (work, found) => {
      const earlier = key && requestHash ? earlierReply(found as EarlierRow | undefined, { key, requestHash, rights: rightsOf(call), personalData: this.personalData }) : undefined;
      if (earlier) return { end: 'rollback', result: earlier as ReplyOf<O> };
      const reply = await body(work);
      if (!reply.ok) return { end: 'rollback', result: reply };
      const remembered = key && requestHash ? this.#remember(work, { key, call, requestHash, reply }) : '';
      return { end: `${remembered}commit`, result: reply };
    });
  }

  /** Goes out together with the commit. */
  #remember(
    { client, actor, actingGrant: grant }: Work<DB>,
    { key, call, requestHash, reply }: { key: string; call: Call<Operation>; requestHash: Buffer; reply: unknown },
  ): string {
    const sealed = this.personalData.seal(JSON.stringify(reply), sealedFor(key));
    const rights = JSON.stringify(grant ? [rightText(grant)] : rightsOf(call));
    const [by, as, of, under] = [actor.personId, key, call.operation.subject, rights].map((value) => client.escapeLiteral(value));
    return (
      'insert into idempotency (person_id, key, operation, request_hash, reply, rights) values ' +
      `(${by}, ${as}, ${of}, '\\x${requestHash.toString('hex')}', '\\x${sealed.toString('hex')}', array(select json_array_elements_text(${under}))); `
    );
  }

  /**
   * Opens a transaction in the actor's name, with what `first` asks in the same round trip, runs the body, and ends it.
   * Nothing is waited for that nobody needs yet: the beginning leaves with the body's first statement, the commit with what
   * was still to be written, and what was only read is answered while the rollback is on its way.
   */
  async #transaction<R>(
    { actor, now, traceparent, operation, mode = '', first }: Asking & { readonly mode?: string; readonly first?: (client: pg.PoolClient) => string },
    body: (work: Work<DB>, found: unknown) => Promise<{ end: string; result: R }>,
  ): Promise<R> {
    const client = await (operation && isDear(operation) ? this.dearPool : this.pool).connect();
    const work = new Work<DB>(queriesOn<DB>(client), client, actor, now, traceparent);
    const rollBack = (cause?: unknown): void => void client.query('rollback').then(() => client.release(codeOf(cause) === PLAN_OUTDATED), (error: Error) => client.release(error));
    try {
      const begin = beginAs(client, operation ? inRolesOf(actor, operation.access) : actor, now, mode);
      const begun = client.query(`${begin}${first?.(client) ?? ''}`) as unknown as Promise<pg.QueryResult[]>; // one result a statement
      begun.catch((error: unknown) => { work.failure ??= error; });
      const found = first ? (await begun)[2]?.rows[0] : undefined;
      const { end, result } = await body(work, found);
      // A command's locks are gone before its answer is there: who asks again at once must not meet them.
      if (end === 'rollback' && mode === 'read only') rollBack();
      else {
        const written = end === 'rollback' ? undefined : work.flush();
        const ended = [(await Promise.all([client.query(end), written]))[0]].flat().at(-1); // one result a statement
        // A swallowed error has left nothing to commit; PostgreSQL says so in the tag alone.
        if (end !== 'rollback' && ended?.command !== 'COMMIT') throw new Error('the transaction was rolled back: a failed statement was swallowed');
        client.release();
        if (end !== 'rollback') this.#kept.forget();
        if (work.hasAnnounced) this.onFacts();
      }
      return result;
    } catch (error) {
      const cause = work.failure ?? error;
      rollBack(cause);
      throw cause;
    }
  }

  async #retrying<R>(run: () => Promise<R>, attempts = 4, connections = 20): Promise<R> {
    try {
      return await run();
    } catch (error) {
      if (attempts > 1 && RETRYABLE.has(codeOf(error))) return this.#retrying(run, attempts - 1, connections);
      // Each connection may have kept it; each gives it up once.
      if (connections > 0 && codeOf(error) === PLAN_OUTDATED) return this.#retrying(run, attempts, connections - 1);
      throw error;
    }
  }
}

/** The access table, then the version: what stands between a visible thing and its rule. */
export function deny<O extends Operation>(call: Call<O>, place: Place, row?: Versioned): Refusal<CommonRefusal> | undefined {
  if (!reaches(call.actor, call.operation.access, place, call.now)) return refuse('actor/forbidden');
  if (!call.operation.versioned || !row) return undefined;
  if (call.expectedVersion === undefined) return refuse('version/required');
  return call.expectedVersion === row.version ? undefined : refuse('version/stale');
}

/** What makes two askings the same: operation, input and version seen. */
const hashOf = (call: Call<Operation>): Buffer =>
  createHash('sha256').update(JSON.stringify([call.operation.subject, call.input, call.expectedVersion ?? null])).digest();

/** Replies may show people's names and numbers: they are kept sealed, each bound to its key. */
const sealedFor = (key: string): string => `idempotency.reply.${key}`;

/** A grant as a remembered reply notes it: role and scope. */
const rightText = (grant: Grant): string => `${grant.role} ${scopeText(grant)}`;
/** The grants in force under which an operation is asked. */
const rightsOf = ({ actor, operation, now }: Call<Operation>): string[] => [
  ...new Set(inRolesOf(actor, operation.access).grants.filter((grant) => isInForce(grant, now)).map(rightText)),
];

interface EarlierRow {
  readonly is_mine: boolean;
  readonly request_hash: Buffer | null;
  readonly reply: Buffer | null;
  readonly rights: readonly string[] | null;
}
/** Asks for the reply that this key got before; takes the key's lock for this transaction, so that of two at once one waits outside. */
function askForKey(client: pg.PoolClient, personId: string, key: string): string {
  const [by, as] = [client.escapeLiteral(personId), client.escapeLiteral(key)];
  return `with lock as materialized (select pg_try_advisory_xact_lock(hashtextextended(${by} || ${as}, 0)) as is_mine)
     select is_mine, request_hash, reply, rights from lock left join idempotency on is_mine and person_id = ${by}::uuid and key = ${as}`;
}
interface Repeated {
  readonly key: string;
  readonly requestHash: Buffer;
  /** Held by who asks now. */
  readonly rights: readonly string[];
  readonly personalData: PersonalData;
}
/** The reply that this key got before, for who still holds the right under which it was given; undefined for a new key. */
function earlierReply(found: EarlierRow | undefined, { key, requestHash, rights, personalData }: Repeated): Reply<unknown, string> | undefined {
  if (!found?.is_mine) return refuse('idempotency/in-progress');
  if (!found.request_hash) return undefined;
  if (!found.request_hash.equals(requestHash) || !found.reply) return refuse('idempotency/other-request');
  if (found.rights?.some((right) => !rights.includes(right))) return refuse('actor/forbidden');
  return JSON.parse(personalData.openText(found.reply, sealedFor(key))) as Reply<unknown, string>; // what we sealed
}
