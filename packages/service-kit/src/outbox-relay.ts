import type pg from 'pg';
import { eventSubject } from '@shaodao/contracts/kit';
import { EVENT_HEADERS } from '@shaodao/contracts/wire';

/** One event on its way out, as the outbox keeps it. */
export interface OutboxRow {
  readonly id: number;
  readonly event_id: string;
  readonly subject: string;
  readonly aggregate_id: string;
  readonly sequence: number;
  readonly payload: unknown;
  readonly traceparent: string | null;
  readonly created_at: Date;
}
/** Where events go; `messageId` lets JetStream drop a repeat. Resolves when the stream has acknowledged. */
export interface Publisher {
  publish(subject: string, body: string, headers: Readonly<Record<string, string>>, messageId: string): Promise<void>;
}

/** CloudEvents 1.0 in NATS headers. */
export const cloudEventHeaders = (service: string, row: OutboxRow): Record<string, string> => ({
  [EVENT_HEADERS.specversion]: '1.0',
  [EVENT_HEADERS.id]: row.event_id,
  [EVENT_HEADERS.source]: `/services/${service}`,
  [EVENT_HEADERS.type]: row.subject,
  [EVENT_HEADERS.time]: row.created_at.toISOString(),
  [EVENT_HEADERS.subject]: row.aggregate_id,
  [EVENT_HEADERS.datacontenttype]: 'application/json',
  [EVENT_HEADERS.sequence]: String(row.sequence),
  ...(row.traceparent ? { traceparent: row.traceparent } : {}),
});

export const publishRow = (publisher: Publisher, service: string, row: OutboxRow): Promise<void> =>
  publisher.publish(eventSubject(row), JSON.stringify(row.payload), cloudEventHeaders(service, row), row.event_id);

/** Events sent in one pass at most. */
export const RELAY_BATCH = 200;
/**
 * Sends the oldest unsent events and marks them sent after the acknowledgement, in one transaction with
 * SKIP LOCKED: at least once, and several relays at once are safe (R3). @returns how many were sent
 */
export async function relayOutbox(pool: pg.Pool, service: string, publisher: Publisher, batch = RELAY_BATCH): Promise<number> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const begun = client.query('begin');
    begun.catch(() => undefined); // what follows fails too, and tells
    const { rows } = await client.query<OutboxRow>(
      'select id, event_id, subject, aggregate_id, sequence, payload, traceparent, created_at from outbox where published_at is null order by id limit $1 for update skip locked', [batch],
    );
    if (rows.length > 0) {
      await Promise.all(rows.map((row) => publishRow(publisher, service, row)));
    }
    const marked = rows.length > 0 ? client.query('update outbox set published_at = now() where id = any($1)', [rows.map((r) => r.id)]) : undefined;
    await Promise.all([marked, client.query('commit')]);
    return rows.length;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure; });
    throw error;
  } finally {
    client.release(broken);
  }
}
