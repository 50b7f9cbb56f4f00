import type { Actor, Place } from '@shaodao/contracts/actor';
import { fact, refuse } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/needs/need.events';
import {
  type HowSoon, type NeedSource, type NeedStatus, PUT_RIGHT_WORKING_DAYS, RATING_TERM_DAYS, REOPEN_WINDOW_DAYS, SILENT_CLAIM_WORKING_DAYS,
} from '@shaodao/contracts/needs/need.vocabulary';
import { BAD_RATING, type CareTag } from '@shaodao/contracts/vocabulary';
import { addDays, addWorkingDays, countyDay, daysBetween, instantOf } from '../calendar.ts';
import { departmentScopes, isInSight } from '../access.ts';
import { decide } from '../kit.ts';
import { needChart } from './need.chart.ts';

/** A need as rules see it: the row, nothing else. Instants are UTC. */
export interface Need {
  readonly id: string;
  readonly status: NeedStatus;
  readonly villageCode: string;
  readonly gridId: string | null;
  readonly householdId: string | null;
  readonly beneficiaryId: string | null;
  readonly reporterId: string;
  readonly kindId: string;
  readonly opinionId: string | null;
  readonly source: NeedSource;
  readonly departmentId: string | null;
  readonly publishedAt: Date | null;
  readonly claimedAt: Date | null;
  readonly claimedBy: string | null;
  readonly servedAt: Date | null;
  readonly servedBy: string | null;
  readonly reopenedAt: Date | null;
  readonly closedAt: Date | null;
  readonly ratingRound: number;
}

/** What every fact about a need says of it. */
export const about = (need: Pick<Need, 'id' | 'villageCode' | 'kindId'>) =>
  ({ needId: need.id, villageCode: need.villageCode, kindId: need.kindId }) as never as { needId: never; villageCode: never; kindId: never };
/** Ids in facts are brands in the contract and text in rows; the outbox checks every payload against its schema. */
export const brand = <T extends string | null>(id: T) => id as never;

type Placed = Pick<Need, 'villageCode' | 'gridId' | 'householdId' | 'beneficiaryId' | 'reporterId' | 'departmentId' | 'source'>;
/** Sources whose writer asked for themselves; all others write by a tie or a post, and lose the matter with it. */
export const ASKED_FOR_ONESELF: readonly NeedSource[] = ['villager', 'receptionDay'];
/** Where a need stands for access: it is the matter of who is helped and of who asked for themselves. */
export const placeOfNeed = (need: Placed): Place => ({
  divisionCode: need.villageCode,
  gridId: need.gridId,
  householdId: need.householdId,
  personIds: [ASKED_FOR_ONESELF.includes(need.source) ? need.reporterId : null, need.beneficiaryId],
  departmentIds: [need.departmentId],
});
/** Where it stands for reading how it goes: also with those whose own asking was merged into it, who follow it and decide nothing. */
export const placeToFollow = (need: Placed & { readonly followerIds: readonly string[] }): Place => ({
  ...placeOfNeed(need),
  personIds: [...(placeOfNeed(need).personIds ?? []), ...need.followerIds.filter((id) => id !== need.reporterId)],
});

/** Who sees that a need exists: who answers for the place, whose matter it is, who holds it; once published every department. */
export const seesNeed = (actor: Actor, need: Placed & Pick<Need, 'publishedAt'> & { readonly followerIds: readonly string[] }, now: Date): boolean =>
  isInSight(actor, { ...placeOfNeed(need), personIds: [need.reporterId, need.beneficiaryId, ...need.followerIds] }, now) || (need.publishedAt !== null && departmentScopes(actor, now).length > 0);

const urgencyOf: Record<HowSoon, number> = { today: 5, thisWeek: 3, noHurry: 1 };
/** Urgency 1–5 from how soon it's wanted; care tags of the household raise it by one (domain §1). */
export const urgencyFrom = (howSoon: HowSoon, careTags: readonly CareTag[]): number => Math.min(5, urgencyOf[howSoon] + (careTags.length > 0 ? 1 : 0));

/** Asking for help (提需求): the new row and its first fact. */
export function submit(need: { id: string; villageCode: string; kindId: string; householdId: string | null; beneficiaryId: string | null; reporterId: string; source: NeedSource; opinionId: string | null }) {
  return decide({ status: 'submitted' }, [needChart.take('submit')], [
    fact(said.needSubmitted, need.id, {
      ...about(need), householdId: brand(need.householdId), beneficiaryId: brand(need.beneficiaryId), reporterId: brand(need.reporterId), source: need.source, opinionId: brand(need.opinionId),
    }),
  ]);
}

/** Verifying (核实): only what was submitted; the verifier stays the first receiver (首接负责). */
export function verify(need: Need, wish: { title: string; kindId: string; urgency: number; careTags: readonly CareTag[]; note?: string | undefined }, by: Actor) {
  if (!needChart.can(need.status, 'verify')) return refuse('need/not-submitted');
  const { title, kindId, urgency, careTags } = wish;
  return decide(
    { status: 'verified', title, kindId, urgency, careTags: [...careTags], gridOfficerId: by.personId },
    [needChart.take('verify', wish.note)],
    [fact(said.needVerified, need.id, about({ ...need, kindId }))],
  );
}

/** Returning to who asked, with what is missing. */
export function sendBack(need: Need, reason: string) {
  if (!needChart.can(need.status, 'return')) return refuse('need/not-submitted');
  return decide({ status: 'returned' }, [needChart.take('return', reason)], [fact(said.needReturned, need.id, about(need))]);
}

/** Asking again after a return; the words are replaced, the history keeps that it happened. */
export function resubmit(need: Need, detail: string, source: NeedSource) {
  if (!needChart.can(need.status, 'resubmit')) return refuse('need/not-returned');
  return decide({ status: 'submitted', detail }, [needChart.take('resubmit')], [
    fact(said.needSubmitted, need.id, {
      ...about(need), householdId: brand(need.householdId), beneficiaryId: brand(need.beneficiaryId), reporterId: brand(need.reporterId), source, opinionId: brand(need.opinionId),
    }),
  ]);
}

const ENDED: readonly NeedStatus[] = ['merged', 'withdrawn', 'closed'];
/** Merging a duplicate (合并): same village, another need, not ended; reporters follow the other one from now on. */
export function merge(need: Need, into: Need) {
  if (need.id === into.id) return refuse('merge/same-need');
  if (!needChart.can(need.status, 'merge')) return refuse('need/not-submitted');
  if (need.villageCode !== into.villageCode) return refuse('merge/other-village');
  if (ENDED.includes(into.status)) return refuse('merge/target-ended');
  return decide({ status: 'merged', mergedIntoId: into.id }, [needChart.take('merge')], [fact(said.needMerged, need.id, { ...about(need), intoId: brand(into.id) })]);
}

/** Withdrawing: until a department has taken it. */
export function withdraw(need: Need, reason: string | undefined) {
  if (!needChart.can(need.status, 'withdraw')) return refuse('need/too-late-to-withdraw');
  return decide({ status: 'withdrawn' }, [needChart.take('withdraw', reason)], [fact(said.needWithdrawn, need.id, { ...about(need), departmentId: brand(need.departmentId) })]);
}

/** Publishing (发布): only what was verified. */
export function publish(need: Need, title: string, now: Date) {
  if (!needChart.can(need.status, 'publish')) return refuse('need/not-verified');
  return decide({ status: 'published', title, publishedAt: now }, [needChart.take('publish')], [fact(said.needPublished, need.id, about(need))]);
}

/**
 * Rating (评价): who asked judges what was done; the doer never does. At or below BAD_RATING it is reopened
 * and stays with the doer, who puts it right within a term; above, it closes.
 */
export function rate(need: Need, wish: { level: number; word?: string | undefined }, by: Actor, now: Date) {
  if (!needChart.can(need.status, 'rateWell') || !need.departmentId || !need.claimedAt || !need.servedAt) return refuse('need/not-served');
  if ([need.servedBy, need.claimedBy].includes(by.personId)) return refuse('rating/evaluated-is-evaluator');
  const isBad = wish.level <= BAD_RATING;
  const round = need.ratingRound + 1;
  const departmentId = brand(need.departmentId);
  const rated = fact(said.needRated, need.id, {
    ...about(need), departmentId, level: wish.level, round, claimedAt: need.claimedAt.toISOString(), servedAt: need.servedAt.toISOString(),
  });
  const rating = { ratingLevel: wish.level, ratingWord: wish.word || null, ratedAt: now, ratingRound: round, ratingAnswer: null };
  return isBad
    ? decide({ ...rating, status: 'reopened', reopenedAt: now }, [needChart.take('rateBadly', wish.word)], [rated, fact(said.needReopened, need.id, { ...about(need), departmentId })])
    : decide({ ...rating, status: 'closed', closedAt: now }, [needChart.take('rateWell', wish.word), needChart.take('close')], [
        rated,
        fact(said.needClosed, need.id, { ...about(need), departmentId, opinionId: brand(need.opinionId) }),
      ]);
}

/** A served matter that nobody rates ends after RATING_TERM_DAYS, recorded as lapsed. */
export function lapseRating(need: Need, now: Date) {
  const due = dueAt(need);
  if (!needChart.can(need.status, 'lapseRating') || !need.departmentId || !due || now < due) return refuse('need/not-served');
  const departmentId = brand(need.departmentId);
  return decide({ status: 'closed', closedAt: now }, [needChart.take('lapseRating')], [
    fact(said.ratingLapsed, need.id, { ...about(need), departmentId }),
    fact(said.needClosed, need.id, { ...about(need), departmentId, opinionId: brand(need.opinionId) }),
  ]);
}

/** Whether a closed matter may still be asked again. */
export const withinReopenWindow = (need: Pick<Need, 'closedAt'>, now: Date): boolean =>
  need.closedAt !== null && daysBetween(countyDay(need.closedAt), countyDay(now)) <= REOPEN_WINDOW_DAYS;

/** Asked again within REOPEN_WINDOW_DAYS after the end: back to the department that did it. */
export function reopen(need: Need, reason: string, now: Date) {
  if (!needChart.can(need.status, 'reopen') || !need.departmentId || !need.closedAt) return refuse('need/not-closed');
  if (!withinReopenWindow(need, now)) return refuse('need/reopen-window-over');
  return decide({ status: 'reopened', reopenedAt: now, closedAt: null }, [needChart.take('reopen', reason)], [
    fact(said.needReopened, need.id, { ...about(need), departmentId: brand(need.departmentId) }),
  ]);
}

/** When the clock that runs now ends: a silent claim, putting right, rating. Computed from the row's instants, never stored. */
export function dueAt(need: Pick<Need, 'status' | 'claimedAt' | 'servedAt' | 'reopenedAt'>): Date | null {
  if (need.status === 'claimed' && need.claimedAt) return addWorkingDays(need.claimedAt, SILENT_CLAIM_WORKING_DAYS);
  if (need.status === 'served' && need.servedAt) return instantOf(addDays(countyDay(need.servedAt), RATING_TERM_DAYS + 1));
  if (need.status === 'reopened' && need.reopenedAt) return addWorkingDays(need.reopenedAt, PUT_RIGHT_WORKING_DAYS);
  return null;
}
