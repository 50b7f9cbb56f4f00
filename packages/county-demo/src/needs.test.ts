import { describe, expect, test } from 'vitest';
import { generateCounty } from './generate-county.ts';
import { needActionLeadsTo } from './need-chart.ts';

const county = generateCounty({ seed: 350123, today: '2026-11-23' });
const historyOf = Map.groupBy(county.needEvents, (event) => event.needId);
const here = county.needs.filter((need) => need.villageCode === county.stage.villageCode);

describe('the needs', () => {
  test('are some sixty, in every state of the life cycle', () => {
    expect(county.needs.length).toBeGreaterThanOrEqual(60);
    expect(new Set(county.needs.map((need) => need.state))).toEqual(new Set(Object.values(needActionLeadsTo)));
  });

  test('have believable words of their own and numbers in the order in which they came', () => {
    expect(new Set(county.needs.map((need) => need.title)).size).toBe(county.needs.length);
    const numbers = county.needs.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).map((need) => need.number);
    expect(numbers).toEqual(numbers.toSorted());
    expect(numbers.filter((number) => !/^XQ-\d{4}-\d{6}$/.test(number))).toEqual([]);
  });

  test('written from far away come from a relative whose tie is confirmed, and keep both: who is helped and who wrote', () => {
    const remote = county.needs.filter((need) => need.source === 'remote');
    expect(remote.length).toBeGreaterThan(5);
    for (const need of remote) {
      expect(need.helpedPersonId).not.toBe(need.writerPersonId);
      expect(county.kinTies.some((tie) => tie.householdId === need.householdId && tie.personId === need.writerPersonId && tie.state === 'confirmed')).toBe(true);
    }
  });

  test('that are merged leave their reporter with the one that is kept', () => {
    const merged = county.needs.filter((need) => need.mergedIntoNeedId !== null);
    expect(merged.length).toBe(county.needs.filter((need) => need.state === 'merged').length);
    for (const need of merged) {
      const kept = county.needReporters.filter((row) => row.needId === need.mergedIntoNeedId).map((row) => row.personId);
      expect(kept).toContain(need.writerPersonId);
    }
  });

  test('against the stream say why', () => {
    const against = county.needEvents.filter((event) => ['return', 'merge', 'withdraw', 'release', 'lapse', 'reopen'].includes(event.action));
    expect(new Set(against.map((event) => event.action)).size).toBe(6);
    expect(against.filter((event) => !event.reason)).toEqual([]);
  });

  test('are claimed by a department whose duty they are', () => {
    for (const claim of county.claims) {
      const need = county.needs.find((row) => row.id === claim.needId);
      const duties = county.departmentDuties.filter((duty) => duty.departmentId === claim.departmentId).map((duty) => duty.serviceKindId);
      expect(duties, need?.title ?? '').toContain(need?.serviceKindId);
    }
  });

  test('close after a good rating and reopen after a bad one; a service record stands behind each rating', () => {
    for (const rating of county.needRatings) {
      const history = historyOf.get(rating.needId) ?? [];
      const next = history[history.findIndex((event) => event.action === 'rate' && event.at === rating.ratedAt) + 1]?.action;
      expect(next).toBe(rating.level <= 2 ? 'reopen' : rating.level === 3 ? undefined : 'close');
      expect(county.serviceRecords.find((record) => record.id === rating.serviceRecordId)?.needId).toBe(rating.needId);
    }
  });

  test('sum up to each department\'s score', () => {
    for (const score of county.departmentScores) {
      const own = county.needRatings.filter((rating) => rating.departmentId === score.departmentId);
      expect([score.ratings, score.levelSum]).toEqual([own.length, own.reduce((sum, rating) => sum + rating.level, 0)]);
      expect(score.badPutRight).toBeLessThanOrEqual(score.badRatings);
    }
    expect(county.departmentScores.some((score) => score.badPutRight > 0)).toBe(true);
  });

  test('scheduled ones have a visit to come that asks for volunteers', () => {
    for (const need of county.needs.filter((row) => row.state === 'scheduled')) {
      const visit = county.visits.find((row) => row.needId === need.id && row.state === 'planned');
      expect(visit && visit.startsAt > `${county.today}T12:00:00.000Z`).toBe(true);
      expect(county.shifts.some((shift) => shift.visitId === visit?.id && shift.places > 0)).toBe(true);
    }
  });
});

describe('the demo village', () => {
  test('has something for everyone to do: to verify, to publish, to claim by each of the three departments, to rate', () => {
    const states = here.map((need) => need.state);
    for (const state of ['submitted', 'verified', 'published', 'claimed', 'scheduled', 'served'] as const) expect(states).toContain(state);
    for (const name of ['县卫生健康局', '县供电公司', '县司法局']) {
      const id = county.departments.find((row) => row.name === name)?.id;
      const duties = county.departmentDuties.filter((row) => row.departmentId === id).map((row) => row.serviceKindId);
      expect(here.some((need) => need.state === 'published' && duties.includes(need.serviceKindId)), name).toBe(true);
    }
  });

  test('is where a whistle has just been blown, and no department has answered yet', () => {
    const blown = county.whistles.find((row) => row.state === 'blown');
    expect(blown?.villageCode).toBe(county.stage.villageCode);
    expect(county.whistleAssignments.filter((row) => row.whistleId === blown?.id && row.answeredAt === null)).toHaveLength(2);
    expect(new Set(county.whistles.map((row) => row.state)).size).toBe(3);
  });
});
