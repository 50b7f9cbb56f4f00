import { randomUUID } from 'node:crypto';
import { proveNumber, requestNumberCode } from '@shaodao/contracts/identity/number-proof';
import { ok, refuse, type InputOf, type Operation, type Refusal, type Reply } from '@shaodao/contracts/kit';
import { findNumberInForce } from '@shaodao/contracts/registry/number-change';
import { NUMBER_PROOF_SECONDS, SERVICE_HEADER } from '@shaodao/contracts/wire';
import { audit, type Answer, type SessionParts, type Visit } from './operations.ts';
import { takeCode, type CodeUse } from './phone-codes.ts';
import { maskedPhone } from './secrets.ts';
import { sendCode } from './send-code.ts';

/** A number proves itself at the door: a code goes to it, and what its holder reads out becomes a signed proof. */
export function numberOperations(parts: SessionParts, answer: Answer): void {
  answer(requestNumberCode, async (input, visit) => {
    const refused = await withoutRight(parts, requestNumberCode, visit);
    if (refused) return refused;
    const use = await useOf(parts, input, visit);
    if (!use.ok) return use;
    const sent = await sendCode(parts, use.value, visit);
    if (sent.ok) await note(parts, input, 'code asked', visit);
    return sent;
  });

  answer(proveNumber, async (input, visit) => {
    const refused = await withoutRight(parts, proveNumber, visit);
    if (refused) return refused;
    const use = await useOf(parts, input, visit);
    if (!use.ok) return use;
    const isRight = await takeCode(parts, use.value, input.code);
    await note(parts, input, isRight ? 'proved' : 'code/wrong', visit);
    if (!isRight) return refuse('code/wrong');
    const { phone, purpose, aboutId } = input;
    const proof = await parts.signer.numberProof({
      proofId: randomUUID(),
      phone,
      purpose,
      aboutId,
      byPersonId: visit.session!.personId,
    });
    return ok({ proof, validMinutes: NUMBER_PROOF_SECONDS / 60 });
  });
}

type Named = Pick<InputOf<typeof requestNumberCode>, 'phone' | 'purpose' | 'aboutId'>;
/** Where the code goes and what it is good for: one that lets go of a number goes to the number in force, and names the new one. */
async function useOf(
  parts: SessionParts,
  { phone, purpose, aboutId }: Named,
  visit: Visit,
): Promise<Reply<CodeUse, 'number/none-in-force' | 'system/unavailable'>> {
  const askedById = visit.session!.personId;
  const boundTo = [aboutId, askedById, phone];
  if (purpose !== 'release') return ok({ phone, purpose, boundTo });
  const { bus, signer } = parts;
  const answer = await bus.ask(
    findNumberInForce,
    { input: { personId: aboutId, askedById } },
    { [SERVICE_HEADER]: await signer.service() },
  );
  if (!answer.ok) return refuse('system/unavailable');
  const inForce = findNumberInForce.output.parse(JSON.parse(answer.json.toString())).phone;
  return inForce
    ? ok({ phone: inForce, purpose, boundTo, newNumber: maskedPhone(phone) })
    : refuse('number/none-in-force');
}

/** The gateway knows no places: which person may be changed is judged by the registry when the proof arrives there. */
async function withoutRight(
  { actors }: SessionParts,
  operation: Operation,
  { session }: Visit,
): Promise<Refusal<'actor/unknown' | 'actor/forbidden' | 'system/unavailable'> | null> {
  if (!session) return refuse('actor/unknown');
  const grants = await actors.grants(session.personId, session.kind);
  if (!grants) return refuse('system/unavailable');
  return grants.some(({ role }) => Object.hasOwn(operation.access as object, role)) ? null : refuse('actor/forbidden');
}

const note = (parts: SessionParts, { phone, purpose, aboutId }: Named, what: string, visit: Visit): Promise<void> =>
  audit(parts, {
    method: 'number',
    outcome: `${purpose}: ${what}`,
    subject: parts.secrets.index('phone', phone),
    personId: visit.session?.personId ?? null,
    aboutId,
    visit,
  });
