import { jetstream } from '@nats-io/jetstream';
import { headers as natsHeaders, type NatsConnection } from '@nats-io/transport-node';
import type pg from 'pg';
import { ServiceName } from '@shaodao/contracts/operations';
import { publishRow, type OutboxRow } from '@shaodao/service-kit/outbox-relay';

const done = new WeakMap<pg.Pool, Map<string, number>>();

/** Publishes the events that wait since the last time three times each, in random order, under message ids of their own. @returns how many events */
export async function spreadThrice(owner: pg.Pool, nats: NatsConnection): Promise<number> {
  const js = jetstream(nats, { timeout: 10_000 });
  const seen = done.get(owner) ?? new Map<string, number>();
  done.set(owner, seen);
  let many = 0;
  for (const service of ServiceName.options) {
    const { rows } = await owner.query<OutboxRow>(`select id, event_id, subject, aggregate_id, sequence, payload, traceparent, created_at from ${service}.outbox where published_at is null and id > $1 order by id`, [seen.get(service) ?? 0]);
    if (rows.length === 0) continue;
    seen.set(service, rows.at(-1)!.id);
    many += rows.length;
    const copies = [1, 2, 3].flatMap((copy) => rows.map((row) => ({ row, copy, at: Math.random() }))).sort((a, b) => a.at - b.at);
    for (const { row, copy } of copies)
      await publishRow({
        async publish(subject, body, record, id) {
          const headers = natsHeaders();
          for (const [name, value] of Object.entries(record)) headers.set(name, value);
          await js.publish(subject, body, { msgID: `${id}-copy-${copy}`, headers });
        },
      }, service, row);
  }
  return many;
}
