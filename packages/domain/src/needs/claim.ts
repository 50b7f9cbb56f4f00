import { fact, refuse } from '@shaodao/contracts/kit';
import type { Actor } from '@shaodao/contracts/actor';
import * as said from '@shaodao/contracts/needs/need.events';
import { MAX_OPEN_CLAIMS, MAX_VISIT_DAYS_AHEAD } from '@shaodao/contracts/needs/need.vocabulary';
import { countyDay, daysBetween, instantOf } from '../calendar.ts';
import { decide } from '../kit.ts';
import { needChart } from './need.chart.ts';
import { about, brand, dueAt, type Need } from './need.ts';

/** Columns of a claim that leave with it. */
const UNCLAIMED = { departmentId: null, claimedAt: null, claimedBy: null, claimPlan: null, visitOn: null, visitFrom: null, visitTo: null, volunteersWanted: 0, volunteerTask: null, visitNote: null };

/** What the department holds already, and when it last gave this need back. */
export interface Holding {
  readonly openClaims: number;
  readonly releasedThisOn: string | null;
}

/** Claiming (认领): one holder at a time; few open claims at once; not again on the day it was given back (domain §9). */
export function claim(need: Need, wish: { departmentId: string; plan: string }, holding: Holding, by: Actor, now: Date) {
  if (!needChart.can(need.status, 'claim')) return refuse(need.departmentId ? 'need/claimed-by-other' : 'need/not-published');
  if (holding.openClaims >= MAX_OPEN_CLAIMS) return refuse('claim/too-many-open');
  if (holding.releasedThisOn === countyDay(now)) return refuse('claim/retry-after-release');
  return decide(
    { status: 'claimed', departmentId: wish.departmentId, claimedAt: now, claimedBy: by.personId, claimPlan: wish.plan },
    [needChart.take('claim', wish.plan)],
    [fact(said.needClaimed, need.id, {
      ...about(need), departmentId: brand(wish.departmentId), householdId: brand(need.householdId), beneficiaryId: brand(need.beneficiaryId), reporterId: brand(need.reporterId),
      publishedAt: (need.publishedAt ?? now).toISOString(), claimedAt: now.toISOString(),
    })],
  );
}

/** Giving back (退出认领) with a reason, before the visit has taken place. */
export function release(need: Need, reason: string) {
  if (!needChart.can(need.status, 'release') || !need.departmentId) return refuse('need/not-releasable');
  return decide({ status: 'published', ...UNCLAIMED }, [needChart.take('release', reason)], [
    fact(said.needReleased, need.id, { ...about(need), departmentId: brand(need.departmentId), by: 'holder' }),
  ]);
}

/** A claim without a visit is released by rule when its term is over (静默释放). */
export function releaseSilent(need: Need, now: Date) {
  const due = dueAt(need);
  if (!needChart.can(need.status, 'releaseSilent') || !need.departmentId || !due || now < due) return refuse('need/not-releasable');
  return decide({ status: 'published', ...UNCLAIMED }, [needChart.take('releaseSilent')], [
    fact(said.needReleased, need.id, { ...about(need), departmentId: brand(need.departmentId), by: 'rule' }),
  ]);
}

export interface Visit {
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly volunteersWanted: number;
  readonly volunteerTask?: string | undefined;
  readonly note?: string | undefined;
}
/** Scheduling (安排上门): still to come, and at most MAX_VISIT_DAYS_AHEAD days away; again means another day. */
export function schedule(need: Need, visit: Visit, now: Date) {
  if (!needChart.can(need.status, 'schedule') || !need.departmentId) return refuse('need/not-schedulable');
  if (instantOf(visit.on, visit.from) < now) return refuse('visit/in-the-past');
  if (daysBetween(countyDay(now), visit.on) > MAX_VISIT_DAYS_AHEAD) return refuse('visit/too-far-ahead');
  const { on, from, to, volunteersWanted } = visit;
  const volunteerTask = visit.volunteerTask || null;
  return decide(
    { status: 'scheduled', visitOn: on, visitFrom: from, visitTo: to, volunteersWanted, volunteerTask, visitNote: visit.note || null },
    [needChart.take('schedule', `${on} ${from}–${to}`)],
    [fact(said.visitScheduled, need.id, {
      ...about(need), departmentId: brand(need.departmentId), on, from, to, volunteersWanted, volunteerTask, beneficiaryId: brand(need.beneficiaryId), reporterId: brand(need.reporterId),
    })],
  );
}

/** The visit took place (服务完成): not before it was to begin. */
export function recordService(need: Need & { readonly visitOn: string | null; readonly visitFrom: string | null }, done: { persons: number; minutes: number; note?: string | undefined }, by: Actor, now: Date) {
  if (!needChart.can(need.status, 'recordService') || !need.departmentId || !need.claimedAt || !need.visitOn || !need.visitFrom) return refuse('need/not-scheduled');
  if (now < instantOf(need.visitOn, need.visitFrom)) return refuse('visit/not-yet');
  return decide(
    { status: 'served', servedAt: now, servedBy: by.personId, servedPersons: done.persons, servedMinutes: done.minutes, servedNote: done.note || null },
    [needChart.take('recordService', done.note)],
    [fact(said.needServed, need.id, { ...about(need), departmentId: brand(need.departmentId), servedAt: now.toISOString(), claimedAt: need.claimedAt.toISOString(), persons: done.persons, minutes: done.minutes })],
  );
}

/** The doer answers a bad rating (答复差评); the rating itself stays as it was. */
export function answerRating(need: Need, answer: string) {
  if (!needChart.can(need.status, 'answerRating') || !need.departmentId) return refuse('need/not-reopened');
  return decide({ ratingAnswer: answer }, [needChart.take('answerRating', answer)], [fact(said.ratingAnswered, need.id, { ...about(need), departmentId: brand(need.departmentId) })]);
}
