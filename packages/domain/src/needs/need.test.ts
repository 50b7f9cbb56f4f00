import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_OPEN_CLAIMS, NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import { systemActor } from '../access.ts';
import { addDays, countyDay, instantOf } from '../calendar.ts';
import * as claims from './claim.ts';
import * as rules from './need.ts';

const ids = { need: '0190a000-0000-7000-8000-000000000001', reporter: '0190a000-0000-7000-8000-000000000002', liaison: '0190a000-0000-7000-8000-000000000003', department: '0190a000-0000-7000-8000-000000000004' };
const NOW = instantOf('2026-11-23', '10:00');
const by = { ...systemActor(), personId: ids.reporter as never };
const doer = { ...systemActor(), personId: ids.liaison as never };
const HELD: readonly NeedStatus[] = ['claimed', 'scheduled', 'served', 'rated', 'reopened', 'closed'];
const need = (status: NeedStatus, more: Partial<rules.Need> = {}): rules.Need & { visitOn: string | null; visitFrom: string | null } => ({
  id: ids.need, status, villageCode: '350123100201', gridId: null, householdId: null, beneficiaryId: null, reporterId: ids.reporter, kindId: 'blood-pressure', opinionId: null,
  departmentId: HELD.includes(status) ? ids.department : null, publishedAt: NOW, claimedAt: HELD.includes(status) ? NOW : null, claimedBy: HELD.includes(status) ? ids.liaison : null,
  servedAt: ['served', 'rated', 'closed'].includes(status) ? NOW : null, servedBy: ids.liaison, reopenedAt: status === 'reopened' ? NOW : null, closedAt: status === 'closed' ? NOW : null, ratingRound: 0,
  visitOn: '2026-11-23', visitFrom: '09:00', source: 'villager', ...more,
});
const free = { openClaims: 0, releasedThisOn: null };
const outcome = (d: { ok: boolean; refusal?: string }) => (d.ok ? 'ok' : d.refusal);

describe('claiming', () => {
  it.each(NeedStatus.options.filter((s) => s !== 'published'))('refuses a need that is %s', (status) => {
    expect(outcome(claims.claim(need(status), { departmentId: 'd', plan: 'p' }, free, doer, NOW))).toBe(HELD.includes(status) ? 'need/claimed-by-other' : 'need/not-published');
  });
  it('allows ten open claims, and not the eleventh', () => {
    const wish = { departmentId: ids.department, plan: '派人上门' };
    expect(outcome(claims.claim(need('published'), wish, { ...free, openClaims: MAX_OPEN_CLAIMS - 1 }, doer, NOW))).toBe('ok');
    expect(outcome(claims.claim(need('published'), wish, { ...free, openClaims: MAX_OPEN_CLAIMS }, doer, NOW))).toBe('claim/too-many-open');
  });
  it('is not for the department that gave it back today, but tomorrow again', () => {
    const wish = { departmentId: ids.department, plan: '派人上门' };
    expect(outcome(claims.claim(need('published'), wish, { openClaims: 0, releasedThisOn: countyDay(NOW) }, doer, NOW))).toBe('claim/retry-after-release');
    expect(outcome(claims.claim(need('published'), wish, { openClaims: 0, releasedThisOn: addDays(countyDay(NOW), -1) }, doer, NOW))).toBe('ok');
  });
  it('ends by rule at the end of the fifth working day, and not a moment before', () => {
    const due = rules.dueAt(need('claimed'))!;
    expect(countyDay(due)).toBe('2026-11-30');
    expect(outcome(claims.releaseSilent(need('claimed'), new Date(due.getTime() - 1)))).toBe('need/not-releasable');
    expect(outcome(claims.releaseSilent(need('claimed'), due))).toBe('ok');
  });
});

describe('a visit', () => {
  const visit = (on: string, from = '09:00') => claims.schedule(need('claimed'), { on, from, to: '11:00', volunteersWanted: 0 }, NOW);
  it('is still to come, at most sixty days away', () => {
    expect(outcome(visit('2026-11-23', '09:59'))).toBe('visit/in-the-past');
    expect(outcome(visit('2026-11-23', '10:00'))).toBe('ok');
    expect(outcome(visit(addDays('2026-11-23', 60)))).toBe('ok');
    expect(outcome(visit(addDays('2026-11-23', 61)))).toBe('visit/too-far-ahead');
  });
  it('is recorded once it has begun', () => {
    const done = (at: Date) => outcome(claims.recordService(need('scheduled'), { persons: 1, minutes: 30 }, doer, at));
    expect(done(instantOf('2026-11-23', '08:59'))).toBe('visit/not-yet');
    expect(done(instantOf('2026-11-23', '09:00'))).toBe('ok');
  });
});

describe('rating', () => {
  it.each([[1, 'reopened'], [2, 'reopened'], [3, 'closed'], [4, 'closed'], [5, 'closed']])('level %i leaves it %s', (level, status) => {
    const rated = rules.rate(need('served'), { level }, by, NOW);
    expect(rated.ok && rated.changes.status).toBe(status);
  });
  it('is never done by the doer', () => expect(outcome(rules.rate(need('served'), { level: 5 }, doer, NOW))).toBe('rating/evaluated-is-evaluator'));
  it('lapses after fifteen days as lapsed, never as satisfied', () => {
    const served = need('served');
    const due = rules.dueAt(served)!;
    expect(countyDay(due)).toBe('2026-12-09');
    expect(outcome(rules.lapseRating(served, new Date(due.getTime() - 1)))).toBe('need/not-served');
    const lapsed = rules.lapseRating(served, due);
    expect(lapsed.ok && lapsed.facts.map((f) => f.event.subject)).toEqual(['needs.need.rating-lapsed', 'needs.need.closed']);
  });
  it('a closed matter may be asked again within fifteen days', () => {
    expect(outcome(rules.reopen(need('closed'), '又坏了', instantOf('2026-12-08', '23:59')))).toBe('ok');
    expect(outcome(rules.reopen(need('closed'), '又坏了', instantOf('2026-12-09', '00:00')))).toBe('need/reopen-window-over');
  });
});

describe('merging', () => {
  it('joins matters of one village, never itself, never an ended one', () => {
    const other = { ...need('verified'), id: '0190a000-0000-7000-8000-00000000000a' };
    expect(outcome(rules.merge(need('submitted'), other))).toBe('ok');
    expect(outcome(rules.merge(need('submitted'), need('submitted')))).toBe('merge/same-need');
    expect(outcome(rules.merge(need('submitted'), { ...other, villageCode: '350123100202' }))).toBe('merge/other-village');
    expect(outcome(rules.merge(need('submitted'), { ...other, status: 'closed' }))).toBe('merge/target-ended');
    expect(outcome(rules.merge(need('verified'), other))).toBe('need/not-submitted');
  });
});

it('urgency rises with care tags and never leaves 1 to 5', () => {
  fc.assert(fc.property(fc.constantFrom('today' as const, 'thisWeek' as const, 'noHurry' as const), fc.uniqueArray(fc.constantFrom('leftBehindElder' as const, 'livesAlone' as const, 'disabled' as const)), (soon, tags) => {
    const urgency = rules.urgencyFrom(soon, tags);
    expect(urgency).toBeGreaterThanOrEqual(rules.urgencyFrom(soon, []));
    expect(urgency).toBeLessThanOrEqual(5);
    expect(urgency).toBeGreaterThanOrEqual(1);
  }));
});

it('every accepted step goes along the chart, whatever is tried in whatever state', () => {
  const tries: ((n: ReturnType<typeof need>) => { ok: boolean; steps?: readonly { action: string; toStatus: string }[]; changes?: Readonly<Record<string, unknown>> })[] = [
    (n) => rules.verify(n, { title: 't', kindId: n.kindId, urgency: 3, careTags: [] }, by), (n) => rules.sendBack(n, 'r'), (n) => rules.resubmit(n, 'd', 'villager'), (n) => rules.withdraw(n, undefined), (n) => rules.publish(n, 't', NOW),
    (n) => claims.claim(n, { departmentId: ids.department, plan: 'p' }, free, doer, NOW), (n) => claims.release(n, 'r'), (n) => claims.releaseSilent(n, new Date('2027-06-01')), (n) => rules.lapseRating(n, new Date('2027-06-01')),
    (n) => claims.recordService(n, { persons: 1, minutes: 1 }, doer, NOW), (n) => rules.rate(n, { level: 1 }, by, NOW), (n) => rules.rate(n, { level: 5 }, by, NOW), (n) => rules.reopen(n, 'r', NOW), (n) => claims.answerRating(n, 'a'),
  ];
  fc.assert(fc.property(fc.constantFrom(...NeedStatus.options), fc.constantFrom(...tries), (status, attempt) => {
    const decision = attempt(need(status));
    if (decision.ok && decision.changes?.['status']) expect(decision.steps!.at(-1)!.toStatus).toBe(decision.changes['status']);
  }), { numRuns: 400 });
});
