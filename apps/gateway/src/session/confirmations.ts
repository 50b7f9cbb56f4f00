import { CONFIRMED_MINUTES, confirmSession, requestConfirmation } from '@shaodao/contracts/identity/session';
import { ok, refuse } from '@shaodao/contracts/kit';
import { audit, type Answer, type SessionParts } from './operations.ts';
import { takeCode, type CodeUse } from './phone-codes.ts';
import { maskedPhone } from './secrets.ts';
import { sendCode } from './send-code.ts';
import type { Session } from './sessions.ts';

/** That it is still the person who signed in: a code to the number with which the session began, for this session only. */
export function confirmations(parts: SessionParts, answer: Answer): void {
  const { sessions, secrets, clock } = parts;
  const useOf = async (session: Session): Promise<CodeUse | null> => {
    const phone = await sessions.phoneOf(session, secrets);
    return phone === null ? null : { phone, purpose: 'confirm', boundTo: [session.id] };
  };

  answer(requestConfirmation, async (_input, visit) => {
    if (!visit.session) return refuse('actor/unknown');
    const use = await useOf(visit.session);
    if (!use) return refuse('session/no-number');
    const sent = await sendCode(parts, use, visit);
    return sent.ok ? ok({ phoneMasked: maskedPhone(use.phone), ...sent.value }) : sent;
  });

  answer(confirmSession, async ({ code }, visit) => {
    const { session } = visit;
    if (!session) return refuse('actor/unknown');
    const use = await useOf(session);
    if (!use) return refuse('session/no-number');
    const isRight = await takeCode(parts, use, code);
    const outcome = isRight ? 'confirmed' : 'code/wrong';
    await audit(parts, {
      method: 'confirm',
      outcome,
      subject: secrets.index('phone', use.phone),
      personId: session.personId,
      visit,
    });
    if (!isRight) return refuse('code/wrong');
    await sessions.confirm(session.id);
    return ok({ until: new Date(clock().getTime() + CONFIRMED_MINUTES * 60_000).toISOString() });
  });
}
