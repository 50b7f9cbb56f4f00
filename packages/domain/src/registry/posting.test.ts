import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '@shaodao/contracts/actor';
import { MAX_TERM_YEARS, POSTING_PLACE, PostingKind } from '@shaodao/contracts/registry/posting.vocabulary';
import { isInForce } from '../access.ts';
import { addDays, countyDay, instantOf } from '../calendar.ts';
import { asGrant, grantOfPosting, ROLE_OF } from './grant.ts';
import { appoint, end, extend, handOver, nextTurn, overlap, SINGLE_KINDS, statusOn, untilOf, type Posting } from './posting.ts';

const NOW = new Date('2026-11-26T02:00:00Z');
const TODAY = countyDay(NOW);
const id = (n: number) => `0190a000-0007-7000-8000-${String(n).padStart(12, '0')}`;
const organiser = { personId: id(900), sessionId: 's', grants: [{ role: 'countyOrganiser', scope: { kind: 'division', code: '350123' }, validFrom: '2020-01-01T00:00:00Z', validUntil: null }] } as unknown as Actor;
const township = { ...organiser, personId: id(901), grants: [{ ...organiser.grants[0]!, role: 'townshipCadre', scope: { kind: 'division', code: '350123100' } }] } as unknown as Actor;
const CODE = { county: '350123', township: '350123100', village: '350123100201', grid: '350123100201', department: '350123', workroom: '350123', partner: '350123', own: '350123' } as const;
const post = (kind: PostingKind, row: Partial<Posting> = {}): Posting => ({
  id: id(1), personId: id(2), kind, divisionCode: CODE[POSTING_PLACE[kind]], gridId: POSTING_PLACE[kind] === 'grid' ? id(3) : null, departmentId: POSTING_PLACE[kind] === 'department' ? id(4) : null,
  workroomId: POSTING_PLACE[kind] === 'workroom' ? id(5) : null, partnerId: POSTING_PLACE[kind] === 'partner' ? id(6) : null, sentByDepartmentId: id(4), startedOn: TODAY, endsOn: MAX_TERM_YEARS[kind] ? addDays(TODAY, 365) : null, endedOn: null, ...row,
});
const alone = { samePlace: [] };
const kind = fc.constantFrom(...PostingKind.options);
const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days));
const days = fc.tuple(day, fc.option(day, { nil: null }), fc.option(day, { nil: null })).map(([startedOn, endsOn, endedOn]) => ({ startedOn, endsOn, endedOn }));

describe('a posting', () => {
  it('gives its role over its place exactly on the days on which it holds', () => {
    fc.assert(fc.property(kind, days, day, (of, dated, on) => {
      const posting = post(of, dated);
      const grant = grantOfPosting(posting);
      expect(grant === null).toBe(ROLE_OF[of] === null);
      if (grant) expect(isInForce(asGrant(grant), instantOf(on, '12:00'))).toBe(statusOn(posting, on) === 'inForce');
    }), { numRuns: 500 });
  });
  it('is held with another on the same day exactly when some day has both', () => {
    fc.assert(fc.property(days, days, (a, b) => {
      const both = Array.from({ length: 900 }, (_, i) => addDays(TODAY, i - 450)).some((on) => statusOn(a, on) === 'inForce' && statusOn(b, on) === 'inForce');
      const ordered = (one: typeof a) => untilOf(one) === null || untilOf(one)! > one.startedOn;
      if (ordered(a) && ordered(b) && untilOf(a) !== null && untilOf(b) !== null) expect(overlap(a, b)).toBe(both);
    }), { numRuns: 200 });
  });
  it('turns next on its first day, then on its last, then never', () => {
    expect(nextTurn(post('volunteer', { startedOn: addDays(TODAY, 3) }), NOW)).toEqual(instantOf(addDays(TODAY, 3)));
    expect(nextTurn(post('firstSecretary'), NOW)).toEqual(instantOf(addDays(TODAY, 365)));
    expect(nextTurn(post('volunteer'), NOW)).toBeNull();
  });
});

describe('appointing', () => {
  it('wants the kind of place that the post is held for, and a sender for who is sent', () => {
    fc.assert(fc.property(kind, kind, (of, elsewhere) => {
      const there = post(elsewhere);
      const answer = appoint(post(of, { divisionCode: there.divisionCode, gridId: there.gridId, departmentId: there.departmentId }), alone, organiser, NOW);
      const sameShape = there.divisionCode.length === CODE[POSTING_PLACE[of]].length && (there.gridId !== null) === (POSTING_PLACE[of] === 'grid') && (there.departmentId !== null) === (POSTING_PLACE[of] === 'department');
      expect(answer.ok).toBe(sameShape);
    }));
    expect(appoint(post('firstSecretary', { sentByDepartmentId: null }), alone, organiser, NOW)).toMatchObject({ refusal: 'posting/sender-missing' });
  });
  it.each([
    ['a term where one is due', post('firstSecretary', { endsOn: null }), 'posting/term-missing'],
    ['no longer than the term', post('firstSecretary', { endsOn: '2029-11-27' }), 'posting/term-too-long'],
    ['an end after the beginning', post('firstSecretary', { endsOn: TODAY }), 'posting/term-backwards'],
    ['a day not longer than five years ago', post('townshipCadre', { startedOn: '2021-11-25' }), 'posting/starts-too-early'],
    ['a day not farther than a year', post('townshipCadre', { startedOn: '2027-11-28' }), 'posting/starts-too-late'],
    ['somebody else than oneself', post('townshipCadre', { personId: organiser.personId }), 'posting/own'],
  ])('wants %s', (_name, posting, refusal) => expect(appoint(posting, alone, organiser, NOW)).toMatchObject({ ok: false, refusal }));
  it('takes the last day that the term allows', () => expect(appoint(post('firstSecretary', { endsOn: '2029-11-26' }), alone, organiser, NOW).ok).toBe(true));
  it('leaves a township the posts of its villages and grids only', () => {
    fc.assert(fc.property(kind, (of) => {
      const answer = appoint(post(of), alone, township, NOW);
      expect(answer.ok).toBe(['villageSecretary', 'villageDirector', 'villageCommitteeMember', 'gridOfficer'].includes(of));
    }));
  });
  it('lets nobody into a single post on a day on which somebody holds it', () => {
    fc.assert(fc.property(fc.constantFrom(...SINGLE_KINDS), fc.integer({ min: -300, max: 300 }), (of, shift) => {
      const there = post(of, { id: id(8), personId: id(9), startedOn: addDays(TODAY, shift), endsOn: addDays(TODAY, shift + 100) });
      const wish = post(of);
      expect(appoint(wish, { samePlace: [there] }, organiser, NOW).ok).toBe(!overlap(wish, there));
    }));
  });
});

describe('ending, extending, handing over', () => {
  it('end announces at once what ends by today, and later what ends later', () => {
    expect(end(post('townshipCadre', { startedOn: '2026-01-01' }), TODAY, '调走', organiser, NOW)).toMatchObject({ ok: true, facts: [{ payload: { on: TODAY } }] });
    expect(end(post('townshipCadre', { startedOn: '2026-01-01' }), addDays(TODAY, 9), '调走', organiser, NOW)).toMatchObject({ ok: true, facts: [] });
    expect(end(post('townshipCadre', { startedOn: '2026-01-01' }), '2025-12-31', '调走', organiser, NOW)).toMatchObject({ refusal: 'posting/end-too-early' });
    expect(end(post('townshipCadre', { startedOn: '2026-01-01', endedOn: TODAY }), TODAY, '调走', organiser, NOW)).toMatchObject({ refusal: 'posting/ended-already' });
  });
  it('extending goes to a later day within the term', () => {
    expect(extend(post('firstSecretary'), addDays(TODAY, 700), alone, organiser, NOW).ok).toBe(true);
    expect(extend(post('firstSecretary'), addDays(TODAY, 300), alone, organiser, NOW)).toMatchObject({ refusal: 'posting/term-backwards' });
    expect(extend(post('firstSecretary'), addDays(TODAY, 1200), alone, organiser, NOW)).toMatchObject({ refusal: 'posting/term-too-long' });
  });
  it('a hand-over leaves no day without a holder and none with two', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 92 }), (ahead) => {
      const posting = post('gridOfficer', { startedOn: '2026-01-01' });
      const on = addDays(TODAY, ahead);
      const successor = { ...posting, id: id(11), personId: id(12), startedOn: on };
      const answer = handOver(posting, successor, '调整分工', { samePlace: [posting] }, organiser, NOW);
      if (!answer.ok) throw new Error(answer.refusal);
      const ended = { ...posting, ...answer.changes };
      for (let i = -2; i < 100; i++) {
        const at = addDays(TODAY, i);
        expect([ended, successor].filter((one) => statusOn(one, at) === 'inForce')).toHaveLength(1);
      }
      expect(answer.facts).toHaveLength(ahead === 0 ? 2 : 0);
    }));
  });
  it('is to somebody else, from today on, within three months', () => {
    const posting = post('gridOfficer', { startedOn: '2026-01-01' });
    const to = (row: Partial<Posting>) => handOver(posting, { ...posting, id: id(11), personId: id(12), startedOn: TODAY, ...row }, '调整', alone, organiser, NOW);
    expect(to({ personId: posting.personId })).toMatchObject({ refusal: 'posting/same-person' });
    expect(to({ startedOn: addDays(TODAY, -1) })).toMatchObject({ refusal: 'posting/hand-over-too-early' });
    expect(to({ startedOn: addDays(TODAY, 93) })).toMatchObject({ refusal: 'posting/hand-over-too-late' });
    expect(to({ personId: organiser.personId })).toMatchObject({ refusal: 'posting/own' });
  });
});
