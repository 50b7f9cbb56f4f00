import { ok, refuse } from '@shaodao/contracts/kit';

/** Days that another number waits while the one in force is still answered: its holder was told, and may say no. */
export const NUMBER_WAITS_DAYS = 3;
/** Days after which a number that nobody has confirmed falls away. */
export const NUMBER_LAPSES_DAYS = 30;
/** Days for which the county keeps who changed whose number. */
export const NUMBER_CHANGES_KEPT_DAYS = 1095;
const DAY_MS = 86_400_000;

/** A person's number as it stands; `number` in any form that equal numbers share. */
export interface HeldNumber {
  readonly number: string | null;
  /** Somebody answered it, or it was known before numbers had to be proved: with it the person signs in. */
  readonly isProven: boolean;
}
/** Who has said yes by a code: the holder of the new number, and the one of the number in force. */
export interface SaidYes {
  readonly isProved: boolean;
  readonly isReleased: boolean;
}
/**
 * What becomes of a number that somebody brings: in force where it was proved and the holder of the one in force agrees. Else
 * it waits for a second pair of eyes – beside the one in force, or, as a person's first, to be rung and not to sign in with: a
 * code to the new number shows that somebody holds it, not that it is the person. `stays`: what is in force was meant.
 */
export type NumberStep = 'nothing' | 'stays' | 'removed' | 'inForce' | 'first' | 'waits';
export function numberStep(held: HeldNumber, wanted: string | null, { isProved, isReleased }: SaidYes): NumberStep {
  const inForce = held.isProven ? held.number : null;
  if (wanted === null) return inForce !== null || held.number === null ? 'nothing' : 'removed';
  if (inForce === null) return 'first';
  if (wanted === inForce) return 'stays';
  return isProved && isReleased ? 'inForce' : 'waits';
}

/** From when on a number may be in force that was asked for now: where another is, and nobody has proved this one, after some days. */
export const readyAt = (step: NumberStep, isProved: boolean, now: Date): Date =>
  new Date(now.getTime() + (step === 'waits' && !isProved ? NUMBER_WAITS_DAYS * DAY_MS : 0));
/** When it falls away unconfirmed. */
export const lapsesAt = (askedAt: Date): Date => new Date(askedAt.getTime() + NUMBER_LAPSES_DAYS * DAY_MS);

/** A number that waits, as the second pair of eyes finds it. */
export interface AskedNumber {
  readonly status: string;
  readonly askedBy: string;
  readonly confirmedBy: string | null;
  readonly readyAt: Date;
}
/** Whether this person may be the second pair of eyes. */
export const mayConfirm = (asked: AskedNumber, personId: string): boolean =>
  asked.status === 'waiting' && asked.confirmedBy === null && asked.askedBy !== personId;

/** Yes or no by somebody else than who brought it; a yes before its time waits on. Saying no stays possible until it is in force. */
export function decideNumber(
  asked: AskedNumber,
  by: { readonly personId: string; readonly isRight: boolean },
  now: Date,
) {
  if (asked.status !== 'waiting' || (by.isRight && asked.confirmedBy !== null)) return refuse('number/settled-already');
  // Whoever has brought a wrong number may take it back alone.
  if (by.isRight && asked.askedBy === by.personId) return refuse('number/own-asking');
  if (!by.isRight) return ok('refused');
  return ok(asked.readyAt <= now ? 'inForce' : 'confirmed');
}
