import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Actor, Place } from '@shaodao/contracts/actor';
import { ok, refuse, type Call, type CommonRefusal, type Operation, type Refusal, type Reply, type ReplyOf } from '@shaodao/contracts/kit';
import { actingGrant, inRolesOf, reaches } from '@shaodao/domain/access';
import type { Decision } from '@shaodao/domain/kit';
import type { Aggregate } from './aggregate.ts';
import { beginAs, queriesOn } from './database.ts';
import type { PersonalData } from './personal-data.ts';
import { lockRow, storeDecision, type Versioned } from './store.ts';
import { Work } from './work.ts';

/** PostgreSQL's codes for losing a race: tried again, because nothing happened. */
const RETRYABLE = new Set(['40001', '40P01']);

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
    private readonly personalData: PersonalData,
    /** Told after a commit that events wait in the outbox. */
    private readonly onFacts: () => void = () => undefined,
  ) {}

  /** Runs a command; its refusal rolls everything back. A repeated idempotency key gets the first reply again. */
  command<O extends Operation>(call: Call<O>, body: (work: Work<DB>) => Promise<ReplyOf<O>>): Promise<ReplyOf<O>> {
    return this.#retrying(() => this.#once(call, body));
  }

  /** Runs a query: sees what row-level security lets this actor see, changes nothing. */
  async query<O extends Operation>(call: Call<O>, body: (work: Work<DB>) => Promise<ReplyOf<O>>): Promise<ReplyOf<O>> {
    return this.#transaction(call, 'read only', async (work) => ({ commit: false, result: await body(work) }));
  }

  /** Runs what a rule or another service's event causes, in the name of `actor`. */
  async act<R>(actor: Actor, now: Date, body: (work: Work<DB>) => Promise<R>, traceparent?: string): Promise<R> {
    return this.#retrying(() => this.#transaction({ actor, now, traceparent }, '', async (work) => {
      const result = await body(work);
      await work.flush();
      return { commit: true, result };
    }));
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
      const changed = await storeDecision(work, aggregate, row, decision, actingGrant(call.actor, call.operation.access, place, call.now), call.operation.subject);
      await after?.(changed, work);
      await work.flush();
      return ok(await aggregate.view(changed, work)) as ReplyOf<O>;
    });
  }

  async #once<O extends Operation>(call: Call<O>, body: (work: Work<DB>) => Promise<ReplyOf<O>>): Promise<ReplyOf<O>> {
    return this.#transaction(call, '', async (work) => {
      const requestHash = call.idempotencyKey ? hashOf(call) : undefined;
      if (call.idempotencyKey && requestHash) {
        const earlier = await earlierReply(work, call.idempotencyKey, requestHash, this.personalData);
        if (earlier) return { commit: false, result: earlier as ReplyOf<O> };
      }
      const reply = await body(work);
      if (!reply.ok) return { commit: false, result: reply };
      if (call.idempotencyKey && requestHash) work.remember({ key: call.idempotencyKey, operation: call.operation.subject, requestHash, reply: this.personalData.seal(JSON.stringify(reply), sealedFor(call.idempotencyKey)) });
      await work.flush();
      return { commit: true, result: reply };
    });
  }

  async #transaction<R>({ actor, now, traceparent, operation }: Asking, mode: string, body: (work: Work<DB>) => Promise<{ commit: boolean; result: R }>): Promise<R> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(beginAs(client, operation ? inRolesOf(actor, operation.access) : actor, now, mode));
      const work = new Work<DB>(queriesOn<DB>(client), client, actor, now, traceparent);
      let announced = false;
      const announce = work.announce.bind(work);
      work.announce = (facts) => { announced ||= facts.length > 0; announce(facts); };
      const { commit, result } = await body(work);
      await client.query(commit ? 'commit' : 'rollback');
      if (commit && announced) this.onFacts();
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => { broken = failure; });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async #retrying<R>(run: () => Promise<R>, attempts = 4): Promise<R> {
    try {
      return await run();
    } catch (error) {
      if (attempts > 1 && RETRYABLE.has((error as { code?: string }).code ?? '')) return this.#retrying(run, attempts - 1);
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

/** The reply that this key got before; takes the key's lock for this transaction, so that of two at once one waits outside. */
async function earlierReply<DB>(work: Work<DB>, key: string, requestHash: Buffer, personalData: PersonalData): Promise<Reply<unknown, string> | undefined> {
  const { rows } = await work.client.query<{ is_mine: boolean; request_hash: Buffer | null; reply: Buffer | null }>(
    `with lock as materialized (select pg_try_advisory_xact_lock(hashtextextended($1 || $2, 0)) as is_mine)
     select is_mine, request_hash, reply from lock left join idempotency on is_mine and person_id = $1::uuid and key = $2`,
    [work.actor.personId, key],
  );
  const found = rows[0];
  if (!found?.is_mine) return refuse('idempotency/in-progress');
  if (!found.request_hash) return undefined;
  if (!found.request_hash.equals(requestHash) || !found.reply) return refuse('idempotency/other-request');
  return JSON.parse(personalData.openText(found.reply, sealedFor(key))) as Reply<unknown, string>; // what we sealed
}
