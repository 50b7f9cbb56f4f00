import { fact, refuse } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/volunteers/shift';
import { SIGN_OFF_HOURS } from '@shaodao/contracts/volunteers/shift';
import type { z } from 'zod';
import { instantOf } from '../calendar.ts';
import { decide } from '../kit.ts';
import { brand } from '../needs/need.ts';

export type SignUpStatus = z.infer<typeof said.SignUpStatus>;
export interface Shift {
  readonly id: string;
  readonly needId: string;
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly wanted: number;
  readonly isCancelled: boolean;
  readonly isServed: boolean;
}
export interface SignUp {
  readonly personId: string;
  readonly status: SignUpStatus;
  readonly at: Date;
}
/** The roster after a decision: who is on it, who waits, in order of coming. */
export interface Roster {
  readonly signedUp: readonly SignUp[];
  readonly waiting: readonly SignUp[];
}
export const rosterOf = (signUps: readonly SignUp[]): Roster => {
  const inOrder = [...signUps].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.personId < b.personId ? -1 : 1));
  return { signedUp: inOrder.filter((s) => s.status === 'signedUp'), waiting: inOrder.filter((s) => s.status === 'waiting') };
};

const begins = (shift: Shift) => instantOf(shift.on, shift.from);
/** How a shift stands now, from its facts and the clock; nothing of it is stored. */
export function statusOfShift(shift: Shift, signedUp: number, now: Date): z.infer<typeof said.ShiftStatus> {
  if (shift.isCancelled) return 'cancelled';
  if (shift.isServed || now >= instantOf(shift.on, shift.to)) return 'over';
  return signedUp >= shift.wanted ? 'full' : 'open';
}
/** Two shifts overlap when a person can't be at both. */
export const overlaps = (a: Pick<Shift, 'on' | 'from' | 'to'>, b: Pick<Shift, 'on' | 'from' | 'to'>): boolean => a.on === b.on && a.from < b.to && b.from < a.to;

/** Signing up (报名): a place while there is one, then the waiting list; never two shifts at once. */
export function signUp(shift: Shift, personId: string, roster: Roster, mine: readonly Shift[], now: Date) {
  if (shift.isCancelled || shift.isServed || now >= begins(shift)) return refuse('shift/not-open');
  if ([...roster.signedUp, ...roster.waiting].some((s) => s.personId === personId)) return refuse('shift/signed-up-already');
  if (mine.some((other) => other.id !== shift.id && overlaps(other, shift))) return refuse('shift/overlaps');
  const status: SignUpStatus = roster.signedUp.length < shift.wanted ? 'signedUp' : 'waiting';
  const signedUp = roster.signedUp.length + (status === 'signedUp' ? 1 : 0);
  const waiting = roster.waiting.length + (status === 'waiting' ? 1 : 0);
  return decide({ status }, [{ action: 'signUp', toStatus: status }], [
    fact(said.signUpChanged, shift.id, { shiftId: brand(shift.id), needId: brand(shift.needId), personId: brand(personId), status, signedUp, waiting }),
  ]);
}

/** Leaving (取消报名) in time; the first who waits moves up. `changes.movesUp` names that person, or null. */
export function leave(shift: Shift, personId: string, roster: Roster, now: Date) {
  const isOn = roster.signedUp.some((s) => s.personId === personId);
  if (!isOn && !roster.waiting.some((s) => s.personId === personId)) return refuse('shift/not-signed-up');
  if (isOn && begins(shift).getTime() - now.getTime() < SIGN_OFF_HOURS * 3_600_000) return refuse('shift/too-late');
  const movesUp = isOn && roster.signedUp.length <= shift.wanted ? (roster.waiting[0]?.personId ?? null) : null;
  const signedUp = roster.signedUp.length - (isOn ? 1 : 0);
  const waiting = roster.waiting.length - (isOn ? 0 : 1);
  const changed = (whose: string, status: SignUpStatus, counts: { signedUp: number; waiting: number }) =>
    fact(said.signUpChanged, shift.id, { shiftId: brand(shift.id), needId: brand(shift.needId), personId: brand(whose), status, ...counts });
  return decide({ movesUp }, [{ action: 'cancelSignUp', toStatus: 'cancelled' }], [
    changed(personId, 'cancelled', { signedUp, waiting }),
    ...(movesUp ? [changed(movesUp, 'signedUp', { signedUp: signedUp + 1, waiting: waiting - 1 })] : []),
  ]);
}
/** After more places were opened or somebody left: who moves up from the waiting list, in order of coming. */
export const movingUp = (roster: Roster, wanted: number): string[] => roster.waiting.slice(0, Math.max(0, wanted - roster.signedUp.length)).map((s) => s.personId);
