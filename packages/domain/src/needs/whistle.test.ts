import { describe, expect, it } from 'vitest';
import { systemActor } from '../access.ts';
import { instantOf } from '../calendar.ts';
import * as rules from './whistle.ts';

const id = (n: number) => `0190a000-0000-7000-8000-00000000000${n}`;
const [LEAD, ASSIST] = [id(1), id(2)];
const BLOWN = instantOf('2026-11-23', '10:00');
const called = (departmentId: string, part: 'lead' | 'assist', more: Partial<rules.Assignment> = {}): rules.Assignment => ({ departmentId, part, status: 'called', reportedAt: null, arrivedPersonId: null, ratedAt: null, ...more });
const whistle = (more: Partial<rules.Whistle> = {}): rules.Whistle => ({ id: id(9), status: 'blown', divisionCode: '350123100201', urgency: 'normal', blownAt: BLOWN, resolvedAt: null, assignments: [called(LEAD, 'lead'), called(ASSIST, 'assist')], ...more });
const outcome = (d: { ok: boolean; refusal?: string }) => (d.ok ? 'ok' : d.refusal);
const caller = { ...systemActor(), personId: id(5) as never };

describe('a whistle', () => {
  it('is blown for a township or a village, on each department once, in an emergency as one', () => {
    const wish = { reason: 'residentsMatter', leadId: LEAD, assistIds: [ASSIST] };
    expect(outcome(rules.blow(whistle(), wish))).toBe('ok');
    expect(outcome(rules.blow(whistle({ divisionCode: '350123' }), wish))).toBe('whistle/not-a-township-or-village');
    expect(outcome(rules.blow(whistle(), { ...wish, assistIds: [LEAD] }))).toBe('whistle/department-twice');
    expect(outcome(rules.blow(whistle(), { ...wish, reason: 'emergency' }))).toBe('whistle/emergency-needs-urgency');
  });
  it('gives thirty plain minutes in an emergency, one working day otherwise', () => {
    expect(rules.reportDueAt(whistle({ urgency: 'emergency', blownAt: instantOf('2026-11-22', '23:50') }))).toEqual(instantOf('2026-11-23', '00:20'));
    expect(rules.reportDueAt(whistle({ urgency: 'urgent' }))).toEqual(instantOf('2026-11-23', '12:00'));
    expect(rules.reportDueAt(whistle())).toEqual(instantOf('2026-11-24', '10:00'));
  });
  it('counts a report as late only after its own clock', () => {
    const late = (at: Date) => { const d = rules.report(whistle(), LEAD, '到', at); return d.ok && (d.facts[0]!.payload as { isLate: boolean }).isLate; };
    expect(late(instantOf('2026-11-24', '10:00'))).toBe(false);
    expect(late(instantOf('2026-11-24', '10:01'))).toBe(true);
    expect(outcome(rules.report(whistle(), id(7), '到', BLOWN))).toBe('whistle/not-called');
  });
  it('is resolved by the lead, when all have reported or were let go', () => {
    const working = (assist: Partial<rules.Assignment>) => whistle({ status: 'working', assignments: [called(LEAD, 'lead', { status: 'reported' }), called(ASSIST, 'assist', assist)] });
    expect(outcome(rules.resolve(working({}), LEAD, '办好了', BLOWN))).toBe('whistle/reports-missing');
    expect(outcome(rules.resolve(working({ status: 'released' }), LEAD, '办好了', BLOWN))).toBe('ok');
    expect(outcome(rules.resolve(working({ status: 'reported' }), ASSIST, '办好了', BLOWN))).toBe('whistle/not-lead');
    expect(outcome(rules.releaseAssignment(whistle(), LEAD, '不用来'))).toBe('whistle/lead-stays');
  });
  it('closes with the last rating and not before', () => {
    const resolved = (assist: Partial<rules.Assignment>) => whistle({ status: 'resolved', resolvedAt: BLOWN, assignments: [called(LEAD, 'lead', { status: 'reported' }), called(ASSIST, 'assist', { status: 'reported', ...assist })] });
    const rate = (w: rules.Whistle) => rules.rateDepartment(w, LEAD, { responseSpeed: 5, handlingQuality: 4 }, caller);
    const first = rate(resolved({}));
    expect(first.ok && first.changes.status).toBe('resolved');
    const last = rate(resolved({ ratedAt: BLOWN }));
    expect(last.ok && last.changes.status).toBe('closed');
    expect(outcome(rules.rateDepartment(resolved({ ratedAt: BLOWN }), ASSIST, { responseSpeed: 5, handlingQuality: 4 }, caller))).toBe('rating/given-already');
    expect(outcome(rate(whistle({ status: 'working' })))).toBe('whistle/not-resolved');
  });
  it('lapses as lapsed seven days after it was resolved', () => {
    const resolved = whistle({ status: 'resolved', resolvedAt: BLOWN, assignments: [called(LEAD, 'lead', { status: 'reported' })] });
    expect(outcome(rules.lapseWhistleRating(resolved, instantOf('2026-11-30', '23:59')))).toBe('whistle/not-resolved');
    const lapsed = rules.lapseWhistleRating(resolved, instantOf('2026-12-01', '00:00'));
    expect(lapsed.ok && lapsed.facts.map((f) => f.event.subject)).toEqual(['needs.whistle.rating-lapsed', 'needs.whistle.closed']);
  });
});
