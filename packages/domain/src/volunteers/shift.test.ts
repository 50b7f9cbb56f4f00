import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar.ts';
import { leave, movingUp, rosterOf, signUp, statusOfShift, type Shift, type SignUp } from './shift.ts';

const shift = (more: Partial<Shift> = {}): Shift => ({ id: '0190a000-0000-7000-8000-000000000001', needId: '0190a000-0000-7000-8000-000000000002', on: '2026-11-25', from: '09:00', to: '11:00', wanted: 2, isCancelled: false, isServed: false, ...more });
const person = (n: number) => `0190a000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;
const NOW = instantOf('2026-11-23', '10:00');
const outcome = (d: { ok: boolean; refusal?: string }) => (d.ok ? 'ok' : d.refusal);
const on = (n: number, status: SignUp['status'] = 'signedUp'): SignUp => ({ personId: person(n), status, at: new Date(NOW.getTime() + n * 1000) });

describe('a shift', () => {
  it('gives places first, then the waiting list', () => {
    const third = signUp(shift(), person(3), rosterOf([on(1), on(2)]), [], NOW);
    expect(third.ok && third.changes.status).toBe('waiting');
    expect(outcome(signUp(shift(), person(1), rosterOf([on(1)]), [], NOW))).toBe('shift/signed-up-already');
  });
  it('is never at the same time as another of mine; back to back is fine', () => {
    expect(outcome(signUp(shift(), person(1), rosterOf([]), [shift({ id: 'x', from: '10:59', to: '12:00' })], NOW))).toBe('shift/overlaps');
    expect(outcome(signUp(shift(), person(1), rosterOf([]), [shift({ id: 'x', from: '11:00', to: '12:00' })], NOW))).toBe('ok');
  });
  it('closes when it begins', () => {
    expect(outcome(signUp(shift(), person(1), rosterOf([]), [], instantOf('2026-11-25', '09:00')))).toBe('shift/not-open');
    expect(statusOfShift(shift(), 0, instantOf('2026-11-25', '11:00'))).toBe('over');
    expect(statusOfShift(shift(), 2, NOW)).toBe('full');
  });
  it('may be left until twelve hours before; the first who waits moves up', () => {
    const roster = rosterOf([on(1), on(2), on(4, 'waiting'), on(3, 'waiting')]);
    const left = leave(shift(), person(1), roster, instantOf('2026-11-24', '21:00'));
    expect(left.ok && left.changes.movesUp).toBe(person(3));
    expect(outcome(leave(shift(), person(1), roster, instantOf('2026-11-24', '21:01')))).toBe('shift/too-late');
    expect(outcome(leave(shift(), person(4), roster, instantOf('2026-11-25', '08:59')))).toBe('ok');
  });
  it('never has more people on it than places, whoever comes and goes', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()), { maxLength: 40 }), (moves) => {
      let signUps: SignUp[] = [];
      for (const [i, [n, comes]] of moves.entries()) {
        const roster = rosterOf(signUps);
        const decision = comes ? signUp(shift(), person(n), roster, [], NOW) : leave(shift(), person(n), roster, NOW);
        if (!decision.ok) continue;
        const others = signUps.filter((s) => s.personId !== person(n));
        const movesUp = 'movesUp' in decision.changes ? decision.changes.movesUp : null;
        signUps = 'status' in decision.changes
          ? [...others, { personId: person(n), status: decision.changes.status, at: new Date(NOW.getTime() + i) }]
          : others.map((s) => (s.personId === movesUp ? { ...s, status: 'signedUp' as const } : s));
        const after = rosterOf(signUps);
        expect(after.signedUp.length).toBeLessThanOrEqual(2);
        if (after.waiting.length > 0) expect(after.signedUp.length).toBe(2);
      }
    }));
  });
  it('moves up as many as places were opened', () => expect(movingUp(rosterOf([on(1), on(2, 'waiting'), on(3, 'waiting')]), 2)).toEqual([person(2)]));
});
