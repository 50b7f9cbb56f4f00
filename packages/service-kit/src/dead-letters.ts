import { Controller, Inject, type Type } from '@nestjs/common';
import type pg from 'pg';
import type { z } from 'zod';
import { ok, refuse, type Call, type ReplyOf } from '@shaodao/contracts/kit';
import { operationsOf, type DeadLetterView, type ServiceName } from '@shaodao/contracts/operations';
import { actingGrant } from '@shaodao/domain/access';
import { Handle } from './handle.ts';
import { decodeCursor, pageOf } from './paging.ts';
import type { UnitOfWork } from './unit-of-work.ts';

type Operations = ReturnType<typeof operationsOf>;
interface DeadLetterRow {
  id: string; subject: string; aggregate_id: string | null; error: string; attempts: number; failed_at: Date; status: 'waiting' | 'retried' | 'discarded'; note: string | null;
  headers: Record<string, string>; payload: string;
}
const view = (row: DeadLetterRow): z.input<typeof DeadLetterView> => ({
  id: row.id, subject: row.subject, aggregateId: row.aggregate_id, error: row.error, attempts: row.attempts, failedAt: row.failed_at.toISOString(), status: row.status, note: row.note,
});

/** Messages that a service could not take in: listed, tried again, or put away with a reason (R8). */
export class DeadLetterDesk {
  constructor(
    private readonly pool: pg.Pool,
    private readonly unitOfWork: UnitOfWork<unknown>,
    private readonly takeInAgain: (headers: Readonly<Record<string, string>>, body: string) => Promise<void>,
    private readonly heardFrom: readonly string[],
    /** How many of a source's events still lie in the broker for us. */
    private readonly backlogOf: (source: string) => Promise<number | null>,
  ) {}

  async list({ status, cursor, limit }: Call<Operations['listDeadLetters']>['input']): Promise<ReplyOf<Operations['listDeadLetters']>> {
    const from = decodeCursor(cursor, ['instant', 'uuid']);
    const { rows } = await this.pool.query<DeadLetterRow>(
      `select * from dead_letter where status = $1 and ($2::timestamptz is null or (failed_at, id) < ($2::timestamptz, $3::uuid)) order by failed_at desc, id desc limit $4`,
      [status, from?.[0] ?? null, from?.[1] ?? null, limit + 1],
    );
    const { rows: counted } = await this.pool.query<{ total: number }>('select count(*) as total from dead_letter where status = $1', [status]);
    return ok(pageOf(rows, limit, counted[0]!.total, view, (row) => [row.failed_at.toISOString(), row.id]));
  }
  async retry(call: Call<Operations['retryDeadLetter']>): Promise<ReplyOf<Operations['retryDeadLetter']>> {
    const letter = await this.find(call.input.deadLetterId);
    if (!letter) return refuse('dead-letter/not-found');
    if (letter.status !== 'waiting') return refuse('dead-letter/settled-already');
    try {
      await this.takeInAgain(letter.headers, letter.payload);
    } catch (error) {
      await this.pool.query('update dead_letter set attempts = attempts + 1, error = $2, failed_at = now() where id = $1', [letter.id, String(error).slice(0, 2_000)]);
      return refuse('dead-letter/failed-again');
    }
    return this.settle(call, letter.id, 'retried', null);
  }
  async discard(call: Call<Operations['discardDeadLetter']>): Promise<ReplyOf<Operations['discardDeadLetter']>> {
    const { deadLetterId, reason } = call.input;
    return (await this.find(deadLetterId)) ? this.settle(call, deadLetterId, 'discarded', reason) : refuse('dead-letter/not-found');
  }
  /** Of these events of a source, those that neither the inbox nor a dead letter holds (R4); null while we are still reading what the broker has. */
  async findMissing(source: string, eventIds: readonly string[]): Promise<string[] | null> {
    if (!this.heardFrom.includes(source)) return [];
    // What is still to be read is not missing: sent again it would only make a long line longer.
    if (((await this.backlogOf(source)) ?? 0) > 0) return null;
    const { rows } = await this.pool.query<{ id: string }>(
      `select id from unnest($1::uuid[]) as wanted(id) where not exists (select from inbox where event_id = id) and not exists (select from dead_letter where event_id = id)`, [eventIds],
    );
    return rows.map((r) => r.id);
  }

  private async find(id: string): Promise<DeadLetterRow | undefined> {
    const { rows } = await this.pool.query<DeadLetterRow>('select * from dead_letter where id = $1', [id]);
    return rows[0];
  }
  private settle<O extends Operations['retryDeadLetter'] | Operations['discardDeadLetter']>(call: Call<O>, id: string, status: 'retried' | 'discarded', note: string | null): Promise<ReplyOf<O>> {
    return this.unitOfWork.command(call, async (work) => {
      const { rows } = await work.client.query<DeadLetterRow>(
        `update dead_letter set status = $2, note = $3, settled_by = $4, settled_at = now() where id = $1 and status = 'waiting' returning *`, [id, status, note, call.actor.personId],
      );
      if (!rows[0]) return refuse('dead-letter/settled-already');
      work.audit({ operation: call.operation.subject, objectId: id, outcome: 'done' }, actingGrant(call.actor, call.operation.access, {}, call.now));
      return ok(view(rows[0])) as ReplyOf<O>;
    });
  }
}

/** The handlers of `operationsOf(name)`: every service answers them about itself. */
export function deadLetterHandlers(name: ServiceName): Type {
  const operations = operationsOf(name);
  class DeadLetters {
    constructor(@Inject(DeadLetterDesk) readonly desk: DeadLetterDesk) {}

    @Handle(operations.listDeadLetters)
    list({ input }: Call<Operations['listDeadLetters']>): Promise<ReplyOf<Operations['listDeadLetters']>> {
      return this.desk.list(input);
    }
    @Handle(operations.retryDeadLetter)
    retry(call: Call<Operations['retryDeadLetter']>): Promise<ReplyOf<Operations['retryDeadLetter']>> {
      return this.desk.retry(call);
    }
    @Handle(operations.discardDeadLetter)
    discard(call: Call<Operations['discardDeadLetter']>): Promise<ReplyOf<Operations['discardDeadLetter']>> {
      return this.desk.discard(call);
    }
    @Handle(operations.findMissingEvents)
    async findMissing({ input }: Call<Operations['findMissingEvents']>): Promise<ReplyOf<Operations['findMissingEvents']>> {
      const missing = await this.desk.findMissing(input.source, input.eventIds);
      return missing ? ok({ missing }) : refuse('system/unavailable');
    }
  }
  Controller()(DeadLetters);
  return DeadLetters;
}
