import { refuse } from '@shaodao/contracts/kit';

/** A named person who answers for a household (包户) from a day on. */
export interface Responsibility {
  readonly id: string;
  readonly householdId: string;
  readonly personId: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}
/** More names than this for one household help nobody. */
export const MOST_CARERS = 3;

/** Taking a household: by who holds a post in its village or township, once, and not one too many. */
export function assign(personId: string, around: { readonly hasPostHere: boolean; readonly present: readonly Responsibility[] }) {
  if (!around.hasPostHere) return refuse('responsibility/no-post-here');
  if (around.present.some((one) => one.personId === personId)) return refuse('responsibility/held-already');
  return around.present.length >= MOST_CARERS ? refuse('responsibility/enough') : ({ ok: true } as const);
}
/** Replacing keeps the number of names. */
export function replace(ofWhom: Responsibility, personId: string, around: { readonly hasPostHere: boolean; readonly present: readonly Responsibility[] }) {
  if (ofWhom.endedOn !== null) return refuse('responsibility/not-found');
  if (!around.hasPostHere) return refuse('responsibility/no-post-here');
  return around.present.some((one) => one.personId === personId) ? refuse('responsibility/held-already') : ({ ok: true } as const);
}
/** A household is never left without a name (domain §11.2): the last is replaced instead. */
export function release(ofWhom: Responsibility, present: readonly Responsibility[]) {
  if (ofWhom.endedOn !== null) return refuse('responsibility/not-found');
  return present.length <= 1 ? refuse('responsibility/last-one') : ({ ok: true } as const);
}
