import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { GatewayConfig } from '../config.ts';
import type { Database } from './accounts.ts';
import type { SmsText } from './sms-texts.ts';

/** What became of a message: the provider took it, did not, or nobody knows. */
export type SmsOutcome = 'sent' | 'refused' | 'unknown';
/** Where words go out to a telephone. */
export interface SmsChannel {
  /** Never throws; under the same `key` the provider sends at most once. */
  send(message: SmsText & { key: string; phone: string }): Promise<SmsOutcome>;
}

const TIMEOUT_MS = 5_000;
/** How long it is kept that a message was sent; its text and number never are. */
const KEPT = "interval '90 days'";

/**
 * Any provider behind an HTTP hook: POST `{ phone, template, parameters, text }` with an `Idempotency-Key`, 2xx when taken,
 * 4xx when not. `text` is the whole sentence, for a provider without templates of its own.
 */
export function openSmsChannel(sms: GatewayConfig['sms']): SmsChannel | null {
  if (!sms) return null;
  return {
    async send({ key, ...message }) {
      try {
        const response = await fetch(sms.url, {
          method: 'POST', redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS),
          headers: { 'content-type': 'application/json', 'idempotency-key': key, ...(sms.token ? { authorization: `Bearer ${sms.token}` } : {}) },
          body: JSON.stringify(message),
        });
        await response.body?.cancel();
        return response.ok ? 'sent' : response.status < 500 ? 'refused' : 'unknown';
      } catch (error) {
        // Nobody listened: it was not taken. Anything later may have been.
        return (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED' ? 'refused' : 'unknown';
      }
    },
  };
}

/** One message that is to go out; its `id`, where it has one, keeps it from going out twice. */
export interface SmsOut extends SmsText {
  readonly id?: string;
  readonly phone: string;
  readonly phoneIndex: Buffer;
}
/** Where it is written down that a message goes out, and what sends it. */
export interface SmsDesk {
  readonly pool: Database;
  readonly clock: Clock;
  readonly channel: SmsChannel;
}

/**
 * Sends a message after writing down that it will be sent (R7); what nobody knows is never sent again by itself: who waits for
 * a code may ask for another. @returns null when it went out before
 */
export async function sendOnce({ pool, clock, channel }: SmsDesk, { id = randomUUID(), phoneIndex, ...message }: SmsOut): Promise<SmsOutcome | null> {
  const { rowCount } = await pool.query(
    `with old as (delete from gateway.sms_intent where created_at < $4::timestamptz - ${KEPT})
     insert into gateway.sms_intent (id, template, phone_index, created_at) values ($1, $2, $3, $4) on conflict (id) do nothing`,
    [id, message.template, phoneIndex, clock()],
  );
  if (rowCount === 0) return null;
  const outcome = await channel.send({ key: id, ...message });
  await pool.query('update gateway.sms_intent set state = $2, settled_at = $3 where id = $1', [id, outcome, clock()]);
  return outcome;
}
