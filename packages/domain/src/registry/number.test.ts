import { describe, expect, it } from 'vitest';
import { decideNumber, numberStep, NUMBER_WAITS_DAYS, readyAt, type AskedNumber } from './number.ts';

const now = new Date('2026-03-02T02:00:00Z');
const no = { isProved: false, isReleased: false };
const proved = { isProved: true, isReleased: false };
const released = { isProved: false, isReleased: true };
const both = { isProved: true, isReleased: true };

describe('a number that somebody brings', () => {
  const inForce = { number: 'a', isProven: true };
  const rung = { number: 'a', isProven: false };
  const none = { number: null, isProven: false };

  it.each([
    [inForce, 'b', both, 'inForce'],
    [inForce, 'b', proved, 'waits'],
    [inForce, 'b', released, 'waits'],
    [inForce, 'b', no, 'waits'],
    [inForce, 'a', no, 'stays'],
    [inForce, 'a', both, 'stays'],
    [inForce, null, no, 'nothing'],
    // A first number is never in force by the word of who holds the phone: it may be the phone of who brought it.
    [none, 'b', both, 'first'],
    [none, 'b', no, 'first'],
    [rung, 'b', both, 'first'],
    [rung, 'a', proved, 'first'],
    [rung, null, no, 'removed'],
    [none, null, no, 'nothing'],
  ] as const)('%j becoming %s with %j: %s', (held, wanted, said, step) => {
    expect(numberStep(held, wanted, said)).toBe(step);
  });
  it('waits for days only where another one is in force and nobody has proved it', () => {
    const days = (step: Parameters<typeof readyAt>[0], isProved: boolean) =>
      (readyAt(step, isProved, now).getTime() - now.getTime()) / 86_400_000;
    expect([days('waits', false), days('waits', true), days('first', false)]).toEqual([NUMBER_WAITS_DAYS, 0, 0]);
  });
});

describe('the second pair of eyes', () => {
  const asked: AskedNumber = { status: 'waiting', askedBy: 'officer', confirmedBy: null, readyAt: now };
  const later = { ...asked, readyAt: new Date(now.getTime() + 1) };
  const confirmed = { ...asked, confirmedBy: 'secretary' };

  it.each([
    [asked, 'secretary', true, { ok: true, value: 'inForce' }],
    [later, 'secretary', true, { ok: true, value: 'confirmed' }],
    [asked, 'officer', true, { ok: false, refusal: 'number/own-asking' }],
    [asked, 'officer', false, { ok: true, value: 'refused' }],
    [confirmed, 'township', true, { ok: false, refusal: 'number/settled-already' }],
    [confirmed, 'township', false, { ok: true, value: 'refused' }],
    [{ ...asked, status: 'inForce' }, 'secretary', false, { ok: false, refusal: 'number/settled-already' }],
  ] as const)('%j by %s, right: %s', (of, personId, isRight, answer) => {
    expect(decideNumber(of, { personId, isRight }, now)).toMatchObject(answer);
  });
});
