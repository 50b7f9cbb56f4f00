import type { Actor, Place } from '@shaodao/contracts/actor';
import { fact, refuse } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/needs/whistle';
import { REPORT_TERM, WHISTLE_RATING_TERM_DAYS, type AssignmentStatus, type WhistleAction, type WhistleStatus } from '@shaodao/contracts/needs/whistle';
import { addDays, addWorkingMinutes, countyDay, instantOf, workingMinutesBetween } from '../calendar.ts';
import { isInSight } from '../access.ts';
import { chart, decide } from '../kit.ts';
import { brand } from './need.ts';

/** The life of a whistle (乡村吹哨、部门报到): nothing closes without a rating, or its lapse. */
export const whistleChart = chart<WhistleStatus, WhistleAction>('whistle', ['blown'], {
  blow: { from: [], to: 'blown', by: said.blowWhistle },
  report: { from: ['blown', 'working'], to: 'working', by: said.reportIn },
  release: { from: ['blown', 'working'], to: 'working', by: said.releaseDepartment },
  resolve: { from: ['working'], to: 'resolved', by: said.resolveWhistle },
  rate: { from: ['resolved'], to: 'closed', by: said.rateWhistle },
  lapseRating: { from: ['resolved'], to: 'closed', by: 'rule' },
  cancel: { from: ['blown'], to: 'cancelled', by: said.cancelWhistle },
});

export type Urgency = keyof typeof REPORT_TERM;
export interface Assignment {
  readonly departmentId: string;
  readonly part: 'lead' | 'assist';
  readonly status: AssignmentStatus;
  readonly reportedAt: Date | null;
  readonly arrivedPersonId: string | null;
  readonly ratedAt: Date | null;
}
export interface Whistle {
  readonly id: string;
  readonly status: WhistleStatus;
  readonly divisionCode: string;
  readonly urgency: Urgency;
  readonly blownAt: Date;
  readonly resolvedAt: Date | null;
  readonly assignments: readonly Assignment[];
}
export const placeOfWhistle = (whistle: Pick<Whistle, 'divisionCode' | 'assignments'>): Place => ({
  divisionCode: whistle.divisionCode,
  departmentIds: whistle.assignments.map((a) => a.departmentId),
});
/** Who sees a whistle: who answers for the place it was blown in, and the departments called. */
export const seesWhistle = (actor: Actor, whistle: Parameters<typeof placeOfWhistle>[0], now: Date): boolean => isInSight(actor, placeOfWhistle(whistle), now);
const about = (whistle: Pick<Whistle, 'id' | 'divisionCode'>) => ({ whistleId: brand(whistle.id), divisionCode: whistle.divisionCode });

/** When a called department has to be on the spot: its own clock, from the whistle, by urgency (domain §9). */
export function reportDueAt(whistle: Pick<Whistle, 'urgency' | 'blownAt'>): Date {
  const term = REPORT_TERM[whistle.urgency];
  return term.clock === 'plain' ? new Date(whistle.blownAt.getTime() + term.minutes * 60_000) : addWorkingMinutes(whistle.blownAt, term.minutes);
}
/** When the caller's term for rating is over. */
export const whistleRatingDueAt = (whistle: Pick<Whistle, 'resolvedAt'>): Date | null =>
  whistle.resolvedAt && instantOf(addDays(countyDay(whistle.resolvedAt), WHISTLE_RATING_TERM_DAYS + 1));

/** Blowing (吹哨): a township or a village calls at least one department, each once. */
export function blow(whistle: Pick<Whistle, 'id' | 'divisionCode' | 'urgency'>, wish: { reason: string; leadId: string; assistIds: readonly string[] }) {
  if (whistle.divisionCode.length === 6) return refuse('whistle/not-a-township-or-village');
  if (wish.reason === 'emergency' && whistle.urgency !== 'emergency') return refuse('whistle/emergency-needs-urgency');
  const departmentIds = [wish.leadId, ...wish.assistIds];
  if (new Set(departmentIds).size < departmentIds.length) return refuse('whistle/department-twice');
  return decide({ status: 'blown' }, [whistleChart.take('blow')], [
    fact(said.whistleBlown, whistle.id, { ...about(whistle), urgency: whistle.urgency, departmentIds: departmentIds.map(brand) }),
  ]);
}

/** Reporting in (报到): each called department once, with a person. */
export function report(whistle: Whistle, departmentId: string, note: string, now: Date) {
  const mine = whistle.assignments.find((a) => a.departmentId === departmentId);
  if (!mine) return refuse('whistle/not-called');
  if (!whistleChart.can(whistle.status, 'report')) return refuse('whistle/not-open');
  if (mine.status !== 'called') return refuse('whistle/reported-already');
  const isLate = now > reportDueAt(whistle);
  const minutesTaken = REPORT_TERM[whistle.urgency].clock === 'plain' ? Math.round((now.getTime() - whistle.blownAt.getTime()) / 60_000) : workingMinutesBetween(whistle.blownAt, now);
  return decide({ status: 'working' }, [whistleChart.take('report', note)], [
    fact(said.departmentReported, whistle.id, { ...about(whistle), departmentId: brand(departmentId), reportedAt: now.toISOString(), isLate, minutesTaken }),
  ]);
}

/** Letting an assisting department go (免予报到), with a reason, before it has reported. */
export function releaseAssignment(whistle: Whistle, departmentId: string, reason: string) {
  const theirs = whistle.assignments.find((a) => a.departmentId === departmentId);
  if (!theirs) return refuse('whistle/not-called');
  if (!whistleChart.can(whistle.status, 'release')) return refuse('whistle/not-open');
  if (theirs.part === 'lead') return refuse('whistle/lead-stays');
  if (theirs.status !== 'called') return refuse('whistle/reported-already');
  return decide({ status: whistle.status }, [{ action: 'release', toStatus: whistle.status, note: reason }], [
    fact(said.departmentReleased, whistle.id, { ...about(whistle), departmentId: brand(departmentId) }),
  ]);
}

/** Resolving (办结): by the lead, once every called department has reported or was released. */
export function resolve(whistle: Whistle, departmentId: string, resolution: string, now: Date) {
  if (!whistle.assignments.some((a) => a.departmentId === departmentId && a.part === 'lead')) return refuse('whistle/not-lead');
  if (whistle.assignments.some((a) => a.status === 'called')) return refuse('whistle/reports-missing');
  if (!whistleChart.can(whistle.status, 'resolve')) return refuse('whistle/not-open');
  return decide({ status: 'resolved', resolution, resolvedAt: now }, [whistleChart.take('resolve', resolution)], [
    fact(said.whistleResolved, whistle.id, { ...about(whistle), departmentId: brand(departmentId) }),
  ]);
}

/** Rating each department (评价权): speed and quality apart; the last one that is due closes the whistle. */
export function rateDepartment(whistle: Whistle, departmentId: string, wish: { responseSpeed: number; handlingQuality: number; comment?: string | undefined }, by: Actor) {
  if (whistle.status !== 'resolved') return refuse('whistle/not-resolved');
  const theirs = whistle.assignments.find((a) => a.departmentId === departmentId && a.status === 'reported');
  if (!theirs) return refuse('whistle/not-called');
  if (theirs.ratedAt) return refuse('rating/given-already');
  if (theirs.arrivedPersonId === by.personId) return refuse('rating/evaluated-is-evaluator');
  const isLast = whistle.assignments.every((a) => a === theirs || a.status === 'released' || a.ratedAt !== null);
  const rated = fact(said.whistleRated, whistle.id, { ...about(whistle), departmentId: brand(departmentId), responseSpeed: wish.responseSpeed, handlingQuality: wish.handlingQuality });
  const status: WhistleStatus = isLast ? 'closed' : 'resolved';
  return decide({ status }, [{ action: 'rate', toStatus: status, note: wish.comment ?? null }], isLast ? [rated, fact(said.whistleClosed, whistle.id, about(whistle))] : [rated]);
}

/** The caller's term for rating is over: closed as lapsed, never as satisfied. */
export function lapseWhistleRating(whistle: Whistle, now: Date) {
  const due = whistleRatingDueAt(whistle);
  if (!whistleChart.can(whistle.status, 'lapseRating') || !due || now < due) return refuse('whistle/not-resolved');
  const unrated = whistle.assignments.filter((a) => a.status === 'reported' && !a.ratedAt).map((a) => brand(a.departmentId));
  return decide({ status: 'closed' }, [whistleChart.take('lapseRating')], [
    fact(said.whistleRatingLapsed, whistle.id, { ...about(whistle), departmentIds: unrated }),
    fact(said.whistleClosed, whistle.id, about(whistle)),
  ]);
}

/** Cancelling: before any department has come. */
export function cancel(whistle: Whistle, reason: string) {
  if (!whistleChart.can(whistle.status, 'cancel')) return refuse('whistle/not-cancellable');
  return decide({ status: 'cancelled' }, [whistleChart.take('cancel', reason)], [fact(said.whistleCancelled, whistle.id, about(whistle))]);
}
