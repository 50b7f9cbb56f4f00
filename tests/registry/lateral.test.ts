import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForHelp } from '@shaodao/contracts/needs/need';
import * as committee from '@shaodao/contracts/registry/committee';
import { adoptPairings, endPairing, getPairing, listPairings, listUnpaired, proposePairings, startPairing } from '@shaodao/contracts/registry/pairing';
import { endPosting, listPostings } from '@shaodao/contracts/registry/posting';
import { assignResponsible, assignVacant, endResponsible, listCarers, listResponsibilities, replaceResponsible } from '@shaodao/contracts/registry/responsibility';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { DEPARTMENTS, GRIDS, houseNumberOf, HOUSEHOLDS, KINDS, nameOf, personIdOf, PLACES } from '@shaodao/testkit/small-county';

let county: TestCounty;
const today = countyDay(new Date());
beforeAll(async () => { county = await bootCounty(); });
afterAll(() => county?.stop());
const health = DEPARTMENTS.health as never;
const power = DEPARTMENTS.power as never;

describe('pairings', () => {
  it('are one to one at any time, for either side, and keep their history', async () => {
    const first = await county.does('organiser', startPairing, { departmentId: health, villageCode: PLACES.village, on: today });
    expect(first).toMatchObject({ departmentName: '县卫生健康局', villageName: '王沙村', secretaryName: nameOf('secretary'), allowedActions: ['end'], history: [{ action: 'start' }] });
    expect(await county.ask('organiser', startPairing, { departmentId: health, villageCode: PLACES.sibling, on: today })).toMatchObject({ refusal: 'pairing/department-paired' });
    expect(await county.ask('organiser', startPairing, { departmentId: power, villageCode: PLACES.village, on: today })).toMatchObject({ refusal: 'pairing/village-paired' });
    const answers = await Promise.all(Array.from({ length: 12 }, () => county.ask('organiser', startPairing, { departmentId: power, villageCode: PLACES.sibling, on: today })));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    const ended = await county.does('organiser', endPairing, { pairingId: first.id, on: today, reason: '结对村调整' }, { expectedVersion: 1 });
    expect(ended).toMatchObject({ endedOn: today, endReason: '结对村调整', allowedActions: [] });
    expect((await county.does('organiser', startPairing, { departmentId: DEPARTMENTS.justice as never, villageCode: PLACES.village, on: today })).ofVillage.map((one) => one.departmentName)).toEqual(['县司法局', '县卫生健康局']);
    expect((await county.does('organiser', listUnpaired, {}))).toMatchObject({ departments: [{ name: '县卫生健康局' }], villages: [{ name: '郑洋村' }] });
    await expect(county.owner.query(`insert into registry.pairing (id, department_id, village_code, started_on) values (gen_random_uuid(), $1, $2, $3)`, [DEPARTMENTS.health, PLACES.village, today])).rejects.toMatchObject({ code: '23P01' });
  });
  it('are proposed from what units offer and villages ask for, proved best, and adopted together', async () => {
    await county.does('lidaye', askForHelp, { householdId: HOUSEHOLDS.li as never, kindId: KINDS.bloodPressure, detail: '想量血压', howSoon: 'noHurry' });
    await county.does('zhengdama', askForHelp, { householdId: HOUSEHOLDS.zheng as never, kindId: KINDS.wiring, detail: '灯不亮', howSoon: 'noHurry' });
    await county.settled();
    const proposal = await county.does('organiser', proposePairings, { keep: 'none' });
    expect(proposal.valuePoints).toBeCloseTo(proposal.boundPoints, 6);
    const pairs = Object.fromEntries(proposal.items.map((one) => [one.departmentName, one]));
    expect(pairs['县卫生健康局']).toMatchObject({ villageName: '王沙村', fits: [KINDS.bloodPressure] });
    expect(pairs['县供电公司']).toMatchObject({ villageName: '郑洋村', fits: [KINDS.wiring], isPresent: false });
    const on = addDays(today, 1);
    const adopt = { pairs: proposal.items.map(({ departmentId, villageCode }) => ({ departmentId, villageCode })), on, reason: '按需求重新结对' };
    expect(await county.ask('organiser', adoptPairings, { ...adopt, pairs: [...adopt.pairs, adopt.pairs[0]!] })).toMatchObject({ refusal: 'pairing/twice' });
    expect(await county.does('organiser', adoptPairings, adopt)).toEqual({ started: 3, ended: 2 });
    const { items } = await county.does('organiser', listPairings, { limit: 100 });
    expect(items.filter((one) => one.startedOn === on)).toHaveLength(3);
    expect((await county.does('secretary', getPairing, { pairingId: items.find((one) => one.departmentName === '县卫生健康局' && one.startedOn === on)!.id })).shared).toEqual([KINDS.bloodPressure]);
    expect((await county.owner.query(`select count(*)::int as n from registry.outbox where subject in ('registry.pairing.started', 'registry.pairing.ended')`)).rows[0].n).toBe(9);
  });
});

describe('who answers for a household', () => {
  it('has a post there, is never the last to go, and hands over when the post ends', async () => {
    const wang = HOUSEHOLDS.wang as never;
    const [row] = (await county.does('secretary', listResponsibilities, { words: houseNumberOf('wang') })).items;
    expect(row).toMatchObject({ label: '王**家', careTags: ['leftBehindElder', 'livesAlone'], carers: [{ name: nameOf('officer') }] });
    expect((await county.does('township', listResponsibilities, { words: houseNumberOf('wang') })).items[0]).toMatchObject({ careTags: ['leftBehindElder'] });
    expect((await county.does('secretary', listCarers, { divisionCode: PLACES.village })).items.map((one) => one.name).sort()).toEqual([nameOf('officer'), nameOf('secretary'), nameOf('township')].sort());
    expect(await county.ask('secretary', assignResponsible, { householdId: wang, personId: personIdOf('siblingOfficer') as never })).toMatchObject({ refusal: 'responsibility/no-post-here' });
    expect(await county.ask('secretary', endResponsible, { responsibilityId: row!.carers[0]!.responsibilityId })).toMatchObject({ refusal: 'responsibility/last-one' });
    expect((await county.does('secretary', assignResponsible, { householdId: wang, personId: personIdOf('secretary') as never })).carers).toHaveLength(2);
    expect(await county.ask('secretary', assignResponsible, { householdId: wang, personId: personIdOf('secretary') as never })).toMatchObject({ refusal: 'responsibility/held-already' });
    expect((await county.does('secretary', listResponsibilities, { show: 'mine' })).items.map((one) => one.number)).toEqual([houseNumberOf('wang')]);
    const replaced = await county.does('secretary', replaceResponsible, { responsibilityId: row!.carers[0]!.responsibilityId, personId: personIdOf('township') as never });
    expect(replaced.carers.map((one) => one.personId).sort()).toEqual([personIdOf('secretary'), personIdOf('township')].sort());
    const officer = (await county.does('organiser', listPostings, { words: nameOf('officer') })).items[0]!;
    await county.does('organiser', endPosting, { postingId: officer.id, endedOn: today, reason: '调走' }, { expectedVersion: officer.version });
    expect((await county.does('secretary', listResponsibilities, { show: 'nobody' })).items.map((one) => one.number)).toEqual([houseNumberOf('li')]);
    expect(await county.does('secretary', assignVacant, { gridId: GRIDS.village as never, personId: personIdOf('secretary') as never })).toEqual({ assigned: 1 });
    expect((await county.does('secretary', listResponsibilities, { show: 'nobody' })).total).toBe(0);
  });
});

describe('a centre village', () => {
  it('leads others of its township, one leader each, and keeps what they do together', async () => {
    const made = await county.does('organiser', committee.foundCommittee, { name: '王沙中心村党委', centreCode: PLACES.village, foundedOn: '2024-06-28' });
    const lead = (villageCode: string) => county.ask('organiser', committee.leadVillage, { committeeId: made.id, villageCode, on: '2024-06-28' });
    expect(await lead(PLACES.cousin)).toMatchObject({ refusal: 'committee/other-township' });
    expect(await lead(PLACES.village)).toMatchObject({ refusal: 'committee/leads-itself' });
    expect(await lead(PLACES.sibling)).toMatchObject({ ok: true, value: { led: [{ villageName: '陈厝村' }], leads: 1 } });
    expect(await lead(PLACES.sibling)).toMatchObject({ refusal: 'committee/village-led' });
    expect(await county.ask('organiser', committee.foundCommittee, { name: '陈厝中心村党委', centreCode: PLACES.sibling, foundedOn: '2024-07-01' })).toMatchObject({ refusal: 'committee/centre-is-led' });
    const joint = await county.does('secretary', committee.addJointMatter, { committeeId: made.id, field: 'livelihood', title: '长者食堂送餐到邻村', startedOn: today });
    expect(joint).toMatchObject({ openMatters: 1, allowedActions: ['addJoint'] });
    const finish = { committeeId: made.id, matterId: joint.matters[0]!.id, result: '两个村都吃上了' };
    expect((await county.does('secretary', committee.finishJointMatter, finish)).matters[0]).toMatchObject({ finishedOn: today, result: '两个村都吃上了' });
    expect(await county.ask('secretary', committee.finishJointMatter, finish)).toMatchObject({ refusal: 'committee/matter-not-open' });
    const { version } = await county.does('organiser', committee.getCommittee, { committeeId: made.id });
    const dissolved = await county.does('organiser', committee.dissolveCommittee, { committeeId: made.id, on: today, reason: '合并' }, { expectedVersion: version });
    expect(dissolved).toMatchObject({ dissolvedOn: today, led: [{ endedOn: today }], allowedActions: [] });
  });
});
