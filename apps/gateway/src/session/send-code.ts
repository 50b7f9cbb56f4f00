import { ok, refuse, type Reply } from '@shaodao/contracts/kit';
import type { SessionParts, Visit } from './operations.ts';
import { CODE_MINUTES, issueCode, type CodeUse } from './phone-codes.ts';
import { sendOnce } from './sms.ts';
import { codeText } from './sms-texts.ts';

type Sent = Reply<
  { validMinutes: number; demoCode: string | null },
  'code/no-channel' | 'limit/too-many' | 'system/unavailable'
>;

/** Sends a code by SMS; in demo mode whoever asked sees it instead. So many for one number, and for one asker. */
export async function sendCode(parts: SessionParts, use: CodeUse, visit: Visit): Promise<Sent> {
  const { config, limits, secrets, sms, pool, clock } = parts;
  if (config.mode === 'production' && !sms) return refuse('code/no-channel');
  const phoneIndex = secrets.index('phone', use.phone);
  const wait =
    (visit.session && (await limits.codesAsked(visit.session.personId))) ||
    (await limits.code(phoneIndex.toString('base64url')));
  if (wait) {
    visit.retryAfter(wait);
    return refuse('limit/too-many');
  }
  const code = await issueCode(parts, use);
  if (config.mode === 'demo') return ok({ validMinutes: CODE_MINUTES, demoCode: code });
  const message = { phone: use.phone, phoneIndex, ...codeText(use, code, CODE_MINUTES) };
  const outcome = sms ? await sendOnce({ pool, clock, channel: sms }, message) : 'refused';
  if (outcome !== 'sent') parts.log.error({ outcome }, 'SMS not known to be sent');
  // What nobody knows may well arrive: the code is good, and another one can be asked for.
  if (outcome === 'refused') return refuse('system/unavailable');
  return ok({ validMinutes: CODE_MINUTES, demoCode: null });
}
