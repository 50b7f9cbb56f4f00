import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { GatewayConfig } from '../config.ts';
import type { Database } from './accounts.ts';

/** What became of a message: the provider took it, did not, or nobody knows. */
export type SmsOutcome = 'sent' | 'refused' | 'unknown';
/** Where a code goes out to a telephone. */
export interface SmsChannel {
  /** Never throws; under the same `key` the provider sends at most once. */
  sendCode(message: { key: string; phone: string; code: string; minutes: number }): Promise<SmsOutcome>;
}

const TIMEOUT_MS = 5_000;
/** How long it is kept that a message was sent; its text and number never are. */
const KEPT = "interval '90 days'";

/** Any provider behind an HTTP hook: POST `{ phone, template: 'sign-in-code', parameters: { code, minutes } }` with an `Idempotency-Key`, 2xx when taken, 4xx when not. */
export function openSmsChannel(sms: GatewayConfig['sms']): SmsChannel | null {
  if (!sms) return null;
  return {
    async sendCode({ key, phone, code, minutes }) {
      try {
        const response = await fetch(sms.url, {
          method: 'POST', redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS),
          headers: { 'content-type': 'application/json', 'idempotency-key': key, ...(sms.token ? { authorization: `Bearer ${sms.token}` } : {}) },
          body: JSON.stringify({ phone, template: 'sign-in-code', parameters: { code, minutes } }),
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

/** Sends a code after writing down that it will be sent (R7); what nobody knows is never sent again by itself: the person may ask for another code. */
export async function sendCodeOnce(database: Database, clock: Clock, channel: SmsChannel, { phoneIndex, ...message }: { phoneIndex: Buffer; phone: string; code: string; minutes: number }): Promise<SmsOutcome> {
  const key = randomUUID();
  await database.query(`with old as (delete from gateway.sms_intent where created_at < $3::timestamptz - ${KEPT}) insert into gateway.sms_intent (id, template, phone_index, created_at) values ($1, 'sign-in-code', $2, $3)`, [key, phoneIndex, clock()]);
  const outcome = await channel.sendCode({ key, ...message });
  await database.query('update gateway.sms_intent set state = $2, settled_at = $3 where id = $1', [key, outcome, clock()]);
  return outcome;
}
