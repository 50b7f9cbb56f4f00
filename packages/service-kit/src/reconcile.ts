import type pg from 'pg';
import { publishRow, type OutboxRow, type Publisher } from './outbox-relay.ts';

const BATCH = 2_000;

// The comparison never passes an event that is still to be sent: it would be left behind for good.
/** Asks a consumer which of these events its inbox lacks. */
export type FindMissing = (consumer: string, eventIds: readonly string[]) => Promise<readonly string[]>;

/**
 * Compares the outbox with one consumer's inbox, from where it was last complete, and publishes again what is
 * missing (R4). Events younger than `settleSeconds` may still be on their way. @returns how many were published again: an alarm when it stays above 0
 */
export async function reconcile(pool: pg.Pool, service: string, consumer: string, publisher: Publisher, findMissing: FindMissing, settleSeconds = 20): Promise<number> {
  const { rows: known } = await pool.query<{ outbox_id: number }>(
    'insert into reconciled (consumer, outbox_id) values ($1, 0) on conflict (consumer) do update set checked_at = now() returning outbox_id', [consumer],
  );
  let from = known[0]!.outbox_id;
  let complete = true;
  let republished = 0;
  for (;;) {
    const { rows } = await pool.query<OutboxRow>(
      `select id, event_id, subject, aggregate_id, sequence, payload, traceparent, created_at from outbox
       where id > $1 and created_at < now() - $3 * interval '1 second'
         -- Not past the oldest that was never sent: it would be behind us when it has been.
         and id < coalesce((select min(id) from outbox where published_at is null), 9223372036854775807)
       order by id limit $2`, [from, BATCH, settleSeconds],
    );
    if (rows.length === 0) return republished;
    const missing = new Set(await findMissing(consumer, rows.map((r) => r.event_id)));
    const lacking = rows.filter((r) => missing.has(r.event_id));
    // A new message id: the first one may still be in the stream's duplicate window though its message is gone.
    for (const row of lacking) await publishRow({ publish: (s, b, h, id) => publisher.publish(s, b, h, `${id}-again-${Date.now()}`) }, service, row);
    republished += lacking.length;
    from = rows.at(-1)!.id;
    complete &&= lacking.length === 0;
    await pool.query('update reconciled set outbox_id = case when $2 then $3 else outbox_id end, republished = republished + $4 where consumer = $1', [consumer, complete, from, lacking.length]);
    if (rows.length < BATCH) return republished;
  }
}

/** Sweeps what has had its time: outbox and inbox 30 days after all consumers hold it, idempotency keys 8 days (R4, R9). */
export async function sweep(pool: pg.Pool): Promise<void> {
  await pool.query(`delete from outbox where published_at < now() - interval '30 days' and id <= (select coalesce(min(outbox_id), 0) from reconciled)`);
  await pool.query(`delete from inbox where received_at < now() - interval '60 days'`);
  // One statement list is one transaction, and nothing of it stays open when it fails.
  await pool.query(`select set_config('shaodao.roles', '{system}', true); delete from idempotency where created_at < now() - interval '8 days'`);
}
