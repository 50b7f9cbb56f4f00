import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getScore } from '@shaodao/contracts/evaluation/score';
import { getOpinion, listOpinions, recordOpinion } from '@shaodao/contracts/liaison/reception';
import { claimNeed, recordService, scheduleVisit } from '@shaodao/contracts/needs/claim';
import { askForHelp, getNeed, listNeeds, publishNeed, rateNeed, verifyNeed } from '@shaodao/contracts/needs/need';
import { blowWhistle, getWhistle, rateWhistle, reportIn, resolveWhistle } from '@shaodao/contracts/needs/whistle';
import { listLooksAtMe, revealPerson } from '@shaodao/contracts/registry/person';
import { confirmTie, listTies, proposeTie, withdrawTie } from '@shaodao/contracts/registry/tie';
import { listGrantsOf } from '@shaodao/contracts/registry/person';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { clock } from '@shaodao/service-kit/config';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { actorOf, DEPARTMENTS, houseNumberOf, HOUSEHOLDS, KINDS, personIdOf, PLACES, RECEPTION_DAY } from '@shaodao/testkit/small-county';

let county: TestCounty;
const realNow = clock.now;
beforeAll(async () => { county = await bootCounty(); });
afterAll(async () => { clock.now = realNow; await county?.stop(); });

describe('乡村吹哨、部门报到', () => {
  it('a township calls two departments; each comes on its own clock, the lead resolves, each is rated, and only then it is closed', async () => {
    const whistle = await county.does('township', blowWhistle, {
      divisionCode: PLACES.village, title: '村口电杆倾斜', detail: '大风后村口电杆倾斜，压着卫生所的屋檐', place: '王沙村村口', reason: 'residentsMatter', urgency: 'urgent', leadId: DEPARTMENTS.power as never, assistIds: [DEPARTMENTS.health as never],
    });
    expect(whistle).toMatchObject({ status: 'blown', divisionName: '王沙村', number: expect.stringMatching(/^CS-\d{4}-\d{6}$/) });
    expect(await county.ask('justice', getWhistle, { whistleId: whistle.id })).toMatchObject({ refusal: 'whistle/not-found' });
    expect(await county.ask('power', resolveWhistle, { whistleId: whistle.id, resolution: '已经扶正电杆并检查线路' })).toMatchObject({ refusal: 'whistle/reports-missing' });
    const arrived = await county.does('power', reportIn, { whistleId: whistle.id, note: '抢修班三人到场' });
    expect(arrived.assignments.find((a) => a.departmentId === DEPARTMENTS.power)).toMatchObject({ status: 'reported', reportedLate: false, part: 'lead' });
    await county.does('health', reportIn, { whistleId: whistle.id, note: '卫生所已转移药品' });
    expect(await county.ask('health', resolveWhistle, { whistleId: whistle.id, resolution: '已经扶正电杆并检查线路' })).toMatchObject({ refusal: 'whistle/not-lead' });
    await county.does('power', resolveWhistle, { whistleId: whistle.id, resolution: '已经扶正电杆并检查线路' });
    const first = await county.does('township', rateWhistle, { whistleId: whistle.id, departmentId: DEPARTMENTS.power as never, responseSpeed: 5, handlingQuality: 5, comment: '来得快' });
    expect(first.status).toBe('resolved');
    const closed = await county.does('township', rateWhistle, { whistleId: whistle.id, departmentId: DEPARTMENTS.health as never, responseSpeed: 3, handlingQuality: 4 });
    expect(closed.status).toBe('closed');
    expect(closed.history.map((h) => h.action)).toEqual(['blow', 'report', 'report', 'resolve', 'rate', 'rate']);
    await county.settled();
    expect((await county.does('organiser', getScore, { departmentId: DEPARTMENTS.power as never })).whistles).toMatchObject({ called: 1, reported: 1, late: 0, rated: 1, meanSpeed: 5, meanQuality: 5 });
  });
});

describe('党代表接待日', () => {
  it('what somebody says becomes a need, and is solved when that need is closed', async () => {
    const opinion = await county.does('representative', recordOpinion, {
      receptionDayId: RECEPTION_DAY as never, villageCode: PLACES.village, householdNumber: houseNumberOf('li'), kindId: KINDS.bloodPressure, title: '希望每月有人来量血压', detail: '我和老伴都有高血压，去镇里要走半天',
    });
    expect(opinion).toMatchObject({ status: 'recorded', personId: personIdOf('lidaye') });
    await county.settled();
    const turned = await county.does('representative', getOpinion, { opinionId: opinion.id });
    expect(turned).toMatchObject({ status: 'turnedIntoNeed', needStatus: 'submitted' });
    const needId = turned.needId!;
    expect(await county.does('officer', getNeed, { needId })).toMatchObject({ source: 'receptionDay', detail: '我和老伴都有高血压，去镇里要走半天', beneficiaryId: personIdOf('lidaye') });

    const verified = await county.does('officer', verifyNeed, { needId, title: '每月上门量血压', kindId: KINDS.bloodPressure, urgency: 3, careTags: [] }, { expectedVersion: 1 });
    await county.does('township', publishNeed, { needId, title: '每月上门量血压' }, { expectedVersion: verified.version });
    const claimed = await county.does('health', claimNeed, { needId, plan: '家庭医生每月上门' });
    const on = addDays(countyDay(new Date()), 1);
    await county.does('health', scheduleVisit, { needId, on, from: '09:00', to: '10:00', volunteersWanted: 0 }, { expectedVersion: claimed.version });
    clock.now = () => new Date(`${on}T02:00:00Z`);
    await county.does('health', recordService, { needId, persons: 2, minutes: 30 });
    await county.does('lidaye', rateNeed, { needId, level: 5 });
    clock.now = realNow;
    await county.settled();
    expect(await county.does('lidaye', getOpinion, { opinionId: opinion.id })).toMatchObject({ status: 'solved', needStatus: 'closed' });
    expect((await county.does('wangdama', listOpinions, {})).items).toEqual([]);
  });
});

describe('远程代发', () => {
  it('a relative far away is trusted once the village has asked the old person, and no longer once either side ends it', async () => {
    const ask = { householdId: HOUSEHOLDS.wang as never, kindId: KINDS.wiring, detail: '我妈家的灯不亮', howSoon: 'thisWeek' as const };
    expect(await county.ask('stranger', askForHelp, ask)).toMatchObject({ refusal: 'household/not-found' });
    const tie = await county.does('stranger', proposeTie, { householdNumber: houseNumberOf('wang'), relation: 'grandchild' });
    expect(tie).toMatchObject({ status: 'proposed', villageName: '王沙村' });
    expect(await county.ask('stranger', proposeTie, { householdNumber: houseNumberOf('wang'), relation: 'grandchild' })).toMatchObject({ refusal: 'tie/exists-already' });
    expect((await county.does('secretary', listTies, {})).items[0]).toMatchObject({ id: tie.id, allowedActions: ['confirm', 'refuse'] });
    await county.does('secretary', confirmTie, { tieId: tie.id, elderAgreed: true });
    const grants = async () => (await county.services.registry.pool.query('select 1')) && (await county.owner.query(`select scope_kind, scope_id, valid_until from registry.role_grant where person_id = $1 and scope_kind = 'household'`, [personIdOf('stranger')])).rows;
    expect(await grants()).toMatchObject([{ scope_id: HOUSEHOLDS.wang, valid_until: null }]);
    const now = { ...actorOf('stranger'), grants: [...actorOf('stranger').grants, { role: 'relative', scope: { kind: 'household', id: HOUSEHOLDS.wang, villageCode: PLACES.village }, validFrom: '2026-01-01T00:00:00Z', validUntil: null }] } as never;
    expect(await county.does(now, askForHelp, ask)).toMatchObject({ source: 'relative', reporterId: personIdOf('stranger') });
    await county.does('wangdama', withdrawTie, { tieId: tie.id });
    expect((await grants())[0]!.valid_until).not.toBeNull();
    expect(listGrantsOf.access).toBe('services');
  });
});

describe('个人信息', () => {
  it('every full look is told to whom it concerns', async () => {
    await county.does('officer', revealPerson, { personId: personIdOf('wangdama') as never, reason: '走访前打电话' });
    expect((await county.does('wangdama', listLooksAtMe, {})).items[0]).toMatchObject({ byRole: 'gridOfficer', byUnit: '王沙村', reason: '走访前打电话' });
    expect(await county.ask('siblingOfficer', revealPerson, { personId: personIdOf('wangdama') as never, reason: '随便看看' })).toMatchObject({ refusal: 'person/not-found' });
  });
  it('a list comes in the order that was asked for, page by page, nothing twice and nothing left out', async () => {
    for (const [i, howSoon] of (['noHurry', 'today', 'thisWeek', 'noHurry'] as const).entries()) await county.does('lidaye', askForHelp, { householdId: HOUSEHOLDS.li as never, kindId: KINDS.wiring, detail: `第 ${i} 盏灯不亮`, howSoon });
    for (const order of ['newest', 'oldest', 'mostUrgent', 'leastUrgent'] as const) {
      const whole = (await county.does('township', listNeeds, { order, limit: 100 })).items;
      const keyed = whole.map((n) => (order.endsWith('Urgent') ? n.urgency : Date.parse(n.submittedAt)));
      expect(keyed, order).toEqual([...keyed].sort((a, b) => (order === 'newest' || order === 'mostUrgent' ? b - a : a - b)));
      const paged: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await county.does('township', listNeeds, { order, limit: 2, ...(cursor ? { cursor } : {}) });
        paged.push(...page.items.map((n) => n.id));
        if (!page.nextCursor) break;
        cursor = page.nextCursor;
      }
      expect(paged, order).toEqual(whole.map((n) => n.id));
    }
  });
  it('a list tells only of the places that the asker answers for', async () => {
    await county.does('chendaye', askForHelp, { householdId: HOUSEHOLDS.chen as never, kindId: KINDS.bloodPressure, detail: '想量血压', howSoon: 'noHurry' });
    expect((await county.does('officer', listNeeds, { words: '血压' })).items.every((n) => n.villageCode === PLACES.village)).toBe(true);
    expect((await county.does('township', listNeeds, { words: '血压' })).items.some((n) => n.villageCode === PLACES.sibling)).toBe(true);
    expect((await county.does('otherTownship', listNeeds, {})).total).toBe(0);
    const [any] = (await county.does('township', listNeeds, { limit: 1 })).items;
    expect((await county.does('township', listNeeds, { words: any!.number })).items.map((n) => n.id)).toEqual([any!.id]);
  });
});
