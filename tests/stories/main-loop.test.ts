import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getScore } from '@shaodao/contracts/evaluation/score';
import { answerRating, claimNeed, listClaimableNeeds, recordService, releaseNeed, scheduleVisit } from '@shaodao/contracts/needs/claim';
import { askForHelp, getNeed, listMyNeeds, mergeNeed, publishNeed, rateNeed, returnNeed, resubmitNeed, verifyNeed } from '@shaodao/contracts/needs/need';
import { listPersonCards, revealPerson } from '@shaodao/contracts/registry/person';
import { getRoster, listShifts, signUpForShift } from '@shaodao/contracts/volunteers/shift';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { clock } from '@shaodao/service-kit/config';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { DEPARTMENTS, HOUSEHOLDS, KINDS, personIdOf } from '@shaodao/testkit/small-county';

let county: TestCounty;
const realNow = clock.now;
const hold = (instant: string) => { clock.now = () => new Date(instant); };
beforeAll(async () => { county = await bootCounty(); });
afterAll(async () => { clock.now = realNow; await county?.stop(); });

const help = { householdId: HOUSEHOLDS.wang as never, kindId: KINDS.bloodPressure, detail: '头晕了三天，走不到镇里，想请医生来量血压', howSoon: 'thisWeek' as const };

async function published(detail = help.detail) {
  const asked = await county.does('wangdama', askForHelp, { ...help, detail });
  const verified = await county.does('officer', verifyNeed, { needId: asked.id, title: '老人上门量血压', kindId: KINDS.bloodPressure, urgency: 4, careTags: ['livesAlone'] }, { expectedVersion: asked.version });
  return county.does('township', publishNeed, { needId: asked.id, title: verified.title }, { expectedVersion: verified.version });
}

describe('the county’s main loop', () => {
  it('a need is asked, verified, published, claimed, scheduled, served, rated and closed, and everybody sees their part', async () => {
    const need = await published();
    expect(need).toMatchObject({ status: 'published', villageName: '王沙村', townshipName: '中房镇', departmentId: null });
    expect((await county.does('health', listClaimableNeeds, {})).items.map((n) => n.id)).toContain(need.id);
    expect((await county.does('health', listClaimableNeeds, {})).items.flatMap((n) => n.careTags)).not.toContain('livesAlone');
    expect((await county.does('power', listClaimableNeeds, {})).items).toEqual([]);
    expect((await county.does('power', listClaimableNeeds, { duties: 'all' })).items.map((n) => n.id)).toContain(need.id);

    const claimed = await county.does('health', claimNeed, { needId: need.id, plan: '镇卫生院医生周三上门' });
    expect(claimed).toMatchObject({ status: 'claimed', departmentName: '县卫生健康局', detail: help.detail, beneficiaryId: null, reporterId: personIdOf('wangdama') });
    await county.settled();
    expect((await county.does('health', listPersonCards, { ids: personIdOf('wangdama') })).items[0]).toMatchObject({ label: '王**', isMasked: true });
    expect(await county.does('health', revealPerson, { personId: personIdOf('wangdama') as never, reason: '上门前联系老人' })).toMatchObject({ name: '王秀英' });
    expect((await county.does('power', listPersonCards, { ids: personIdOf('wangdama') })).items).toEqual([]);

    const on = addDays(countyDay(new Date()), 2);
    const scheduled = await county.does('health', scheduleVisit, { needId: need.id, on, from: '09:00', to: '10:30', volunteersWanted: 1, volunteerTask: '陪老人走一走' }, { expectedVersion: claimed.version });
    await county.settled();
    const shift = (await county.does('volunteer', listShifts, {})).items[0]!;
    expect(shift).toMatchObject({ needId: need.id, wanted: 1, signedUp: 0, villageName: '王沙村', allowedActions: ['signUp'] });
    expect(await county.does('volunteer', signUpForShift, { shiftId: shift.id })).toMatchObject({ mine: 'signedUp', status: 'full' });
    expect(await county.does('volunteer2', signUpForShift, { shiftId: shift.id })).toMatchObject({ mine: 'waiting', waitingPlace: 1 });
    expect((await county.does('health', getRoster, { needId: need.id })).people).toHaveLength(2);
    await county.settled();
    expect((await county.does('wangdama', getNeed, { needId: need.id })).visit).toMatchObject({ on, volunteersSignedUp: 1 });

    expect(await county.ask('health', recordService, { needId: need.id, persons: 1, minutes: 40 })).toMatchObject({ refusal: 'visit/not-yet' });
    hold(`${on}T02:00:00Z`);
    await county.does('health', recordService, { needId: need.id, persons: 1, minutes: 40, note: '血压偏高，已约复诊' });
    const rated = await county.does('wangdama', rateNeed, { needId: need.id, level: 5, word: '医生很耐心' });
    expect(rated.status).toBe('closed');
    expect(rated.history.map((h) => h.action)).toEqual(['submit', 'verify', 'publish', 'claim', 'schedule', 'recordService', 'rateWell', 'close']);
    expect(rated.history[3]).toMatchObject({ byUnit: '县卫生健康局', byRole: 'departmentLiaison' });
    await county.settled();
    expect(await county.does('organiser', getScore, { departmentId: DEPARTMENTS.health as never })).toMatchObject({ claimed: 1, served: 1, rated: 1, distribution: [0, 0, 0, 0, 1], persons: 1, minutes: 40, mean: null });
    expect((await county.does('volunteer', listShifts, { whose: 'served' })).items).toHaveLength(1);
    expect((await county.does('health', listPersonCards, { ids: personIdOf('wangdama') })).items).toEqual([]);
    expect(scheduled.version).toBeLessThan(rated.version);
    clock.now = realNow;
  });

  it('of 50 claims at once exactly one wins, the others get a clear refusal', async () => {
    const need = await published('灯一开就跳闸，想请人看看线路');
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => county.ask((['health', 'power', 'justice'] as const)[i % 3]!, claimNeed, { needId: need.id, plan: `第 ${i} 个认领` })));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(new Set(answers.filter((a) => !a.ok).map((a) => !a.ok && a.refusal))).toEqual(new Set(['need/claimed-by-other']));
    const { rows } = await county.owner.query('select count(*)::int as n from needs.outbox where subject = $1 and aggregate_id = $2', ['needs.need.claimed', need.id]);
    expect(rows[0].n).toBe(1);
  });

  it('a holder gives it back with a reason and may not take it again the same day', async () => {
    const need = await published('想请人教我用手机看病挂号');
    await county.does('justice', claimNeed, { needId: need.id, plan: '安排普法志愿者' });
    expect(await county.does('justice', releaseNeed, { needId: need.id, reason: '不属于本单位职责' })).toMatchObject({ status: 'published', departmentId: null });
    expect(await county.ask('justice', claimNeed, { needId: need.id, plan: '还是我们来' })).toMatchObject({ refusal: 'claim/retry-after-release' });
    expect(await county.does('power', claimNeed, { needId: need.id, plan: '电工上门教' })).toMatchObject({ departmentName: '县供电公司' });
  });

  it('a silent claim is released by rule after five working days', async () => {
    const need = await published('水龙头坏了一直滴水');
    await county.does('power', claimNeed, { needId: need.id, plan: '派人来修' });
    clock.now = () => new Date(realNow().getTime() + 20 * 86_400_000);
    await county.services.needs.settle();
    clock.now = realNow;
    const released = await county.does('township', getNeed, { needId: need.id });
    expect(released).toMatchObject({ status: 'published', departmentId: null });
    expect(released.history.at(-1)).toMatchObject({ action: 'releaseSilent', byRole: 'system' });
  });

  it('a bad rating reopens it, the doer answers, puts it right and is rated again', async () => {
    const need = await published('血压计坏了，想换一个');
    const day = addDays(countyDay(new Date()), 1);
    const claimed = await county.does('health', claimNeed, { needId: need.id, plan: '送一个新的' });
    await county.does('health', scheduleVisit, { needId: need.id, on: day, from: '09:00', to: '10:00', volunteersWanted: 0 }, { expectedVersion: claimed.version });
    hold(`${day}T03:00:00Z`);
    await county.does('health', recordService, { needId: need.id, persons: 1, minutes: 10 });
    const bad = await county.does('wangdama', rateNeed, { needId: need.id, level: 1, word: '没带来' });
    expect(bad).toMatchObject({ status: 'reopened', departmentName: '县卫生健康局' });
    const answered = await county.does('health', answerRating, { needId: need.id, answer: '对不起，明天一定送到' });
    const next = addDays(day, 1);
    await county.does('health', scheduleVisit, { needId: need.id, on: next, from: '09:00', to: '10:00', volunteersWanted: 0 }, { expectedVersion: answered.version });
    hold(`${next}T03:00:00Z`);
    await county.does('health', recordService, { needId: need.id, persons: 1, minutes: 15 });
    expect(await county.does('wangdama', rateNeed, { needId: need.id, level: 4 })).toMatchObject({ status: 'closed' });
    clock.now = realNow;
    await county.settled();
    expect(await county.does('health', getScore, { departmentId: DEPARTMENTS.health as never })).toMatchObject({ badRatings: 1, putRight: 1, distribution: [1, 0, 0, 0, 1] });
  });

  it('a relative asks for the old mother: both are kept, and both see it', async () => {
    const asked = await county.does('son', askForHelp, { ...help, beneficiaryId: personIdOf('wangdama') as never, detail: '我妈家的灯坏了，麻烦看看' });
    expect(asked).toMatchObject({ source: 'relative', beneficiaryId: personIdOf('wangdama'), reporterId: personIdOf('son') });
    expect((await county.does('wangdama', listMyNeeds, {})).items.map((n) => n.id)).toContain(asked.id);
    expect((await county.does('son', listMyNeeds, {})).items.map((n) => n.id)).toContain(asked.id);
  });

  it('what is unclear goes back with a reason and comes again; a duplicate is merged and every reporter follows', async () => {
    const unclear = await county.does('wangdama', askForHelp, { ...help, detail: '家里坏了' });
    await county.does('officer', returnNeed, { needId: unclear.id, reason: '请说说什么坏了' });
    const again = await county.does('wangdama', resubmitNeed, { needId: unclear.id, detail: '厨房的灯坏了' });
    expect(again).toMatchObject({ status: 'submitted', detail: '厨房的灯坏了' });
    const same = await county.does('lidaye', askForHelp, { ...help, householdId: HOUSEHOLDS.li as never, detail: '王大妈厨房的灯坏了' });
    await county.does('officer', mergeNeed, { needId: same.id, intoId: again.id });
    expect(await county.does('lidaye', getNeed, { needId: again.id })).toMatchObject({ id: again.id });
  });
});
