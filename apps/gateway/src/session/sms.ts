import type { GatewayConfig } from '../config.ts';

/** Where a code goes out to a telephone. */
export interface SmsChannel {
  /** Resolves when the provider has taken it; throws when not. */
  sendCode(phone: string, code: string, validMinutes: number): Promise<void>;
}

const TIMEOUT_MS = 5_000;

/** Any provider behind an HTTP hook: POST `{ phone, template: 'sign-in-code', parameters: { code, minutes } }`, 2xx when taken. */
export function openSmsChannel(sms: GatewayConfig['sms']): SmsChannel | null {
  if (!sms) return null;
  return {
    async sendCode(phone, code, minutes) {
      const response = await fetch(sms.url, {
        method: 'POST', redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: { 'content-type': 'application/json', ...(sms.token ? { authorization: `Bearer ${sms.token}` } : {}) },
        body: JSON.stringify({ phone, template: 'sign-in-code', parameters: { code, minutes } }),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`SMS hook answered ${response.status}`);
    },
  };
}
