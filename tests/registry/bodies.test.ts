import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDepartments } from '@shaodao/contracts/registry/division';
import { changeDepartment, defineDepartment, getDepartment, listDepartmentRows } from '@shaodao/contracts/registry/department';
import * as mobile from '@shaodao/contracts/registry/mobile';
import * as partner from '@shaodao/contracts/registry/partner';
import { cancelTraining, getTraining, listLearners, planTraining, recordAttendance } from '@shaodao/contracts/registry/training';
import type { Actor } from '@shaodao/contracts/actor';
import { listWorkrooms } from '@shaodao/contracts/liaison/reception';
import { appointPosting, handOverPosting, listPostings } from '@shaodao/contracts/registry/posting';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { DEPARTMENTS, KINDS, nameOf, personIdOf, phoneOf, PLACES, WORKROOM } from '@shaodao/testkit/small-county';

let county: TestCounty;
const today = countyDay(new Date());
beforeAll(async () => { county = await bootCounty(); });
afterAll(() => county?.stop());

describe('a department', () => {
  it('whose duties change is known with them by the other services', async () => {
    const before = await county.does('organiser', getDepartment, { departmentId: DEPARTMENTS.power as never });
    expect(before).toMatchObject({ liaisons: [nameOf('power')], contacts: [{ title: '联络员' }], mayChange: true });
    const changed = await county.does('organiser', changeDepartment, { departmentId: before.id, name: before.name, shortName: '供电', kind: 'enterprise', phone: '0591-26831234', dutyKindIds: [KINDS.wiring, KINDS.bloodPressure] }, { expectedVersion: before.version });
    expect(changed).toMatchObject({ phone: '0591-26831234', history: [{ action: 'change', note: '简称、类别、电话、职责' }] });
    await county.settled();
    expect((await county.owner.query('select duty_kind_ids from needs.known_department where id = $1', [before.id])).rows[0].duty_kind_ids).toEqual([KINDS.wiring, KINDS.bloodPressure]);
    expect(await county.ask('organiser', changeDepartment, { departmentId: before.id, name: '县司法局', shortName: '供电', kind: 'enterprise' }, { expectedVersion: changed.version })).toMatchObject({ refusal: 'department/name-taken' });
    const made = await county.does('organiser', defineDepartment, { name: '县残疾人联合会', shortName: '残联', kind: 'group', dutyKindIds: [KINDS.wiring] });
    await county.settled();
    expect((await county.does('wangdama', listDepartments, {})).items.map((one) => one.name)).toContain('县残疾人联合会');
    expect((await county.does('township', listDepartmentRows, { dutyKindId: KINDS.wiring })).items.map((one) => one.id).sort()).toEqual([before.id, made.id].sort());
  });
});

describe('a partner', () => {
  it('has licences and agreements with their days, and one contact at a time', async () => {
    const made = await county.does('organiser', partner.registerPartner, { name: '暖阳为老服务社', kind: 'socialOrganisation', serviceKindIds: [KINDS.bloodPressure] });
    const about = { partnerId: made.id };
    await county.does('organiser', partner.addLicence, { ...about, name: '登记证书', number: 'MJD-1', issuedOn: '2024-01-01', expiresOn: addDays(today, 30) });
    expect(await county.ask('organiser', partner.addLicence, { ...about, name: '登记证书', number: 'MJD-1', issuedOn: '2024-01-01' })).toMatchObject({ refusal: 'licence/known-already' });
    const agreed = await county.does('organiser', partner.agree, { ...about, mode: 'purchasedPost', title: '购买岗位协议', departmentId: DEPARTMENTS.health as never, startedOn: addDays(today, -5), endsOn: addDays(today, 300) });
    expect(agreed).toMatchObject({ modes: ['purchasedPost'], endsSoonOn: addDays(today, 30), agreements: [{ departmentName: '县卫生健康局', isInForce: true, isExpiring: false }] });
    expect((await county.does('township', partner.listPartners, { show: 'expiring' })).items.map((one) => one.id)).toEqual([made.id]);
    expect(await county.does('organiser', partner.nameContact, { ...about, name: '吴社工', phone: '19488880001' })).toMatchObject({ contactName: '吴社工', contactSince: today });
    expect(await county.ask('organiser', partner.nameContact, { ...about, name: '吴社工', phone: '19488880001' })).toMatchObject({ refusal: 'partner/contact-already' });
    expect(await county.does('organiser', partner.nameContact, { ...about, name: '郑社工', phone: '19488880002' })).toMatchObject({ contactName: '郑社工' });
    // One contact at a time: by the appointment's own rule as well.
    const contact = { kind: 'partnerContact' as const, title: '联系人', name: '黄社工', phone: '19488880003', startedOn: today };
    expect(await county.ask('organiser', appointPosting, { ...contact, partnerId: made.id })).toMatchObject({ refusal: 'posting/place-taken' });
    expect(await county.ask('organiser', appointPosting, contact)).toMatchObject({ refusal: 'posting/wrong-place' });
    const [held] = (await county.does('organiser', listPostings, { kind: 'partnerContact', partnerId: made.id })).items;
    expect(held).toMatchObject({ name: '郑社工', placeName: '暖阳为老服务社' });
    const followed = await county.does('organiser', handOverPosting, { postingId: held!.id, name: '黄社工', phone: '19488880003', on: today, reason: '换人' }, { expectedVersion: held!.version });
    expect(followed.handOvers).toMatchObject([{ toName: '黄社工' }]);
    expect((await county.does('organiser', partner.getPartner, about)).contactName).toBe('黄社工');
    // The contact sees the own partner, and what villages ask for of what it gives, without a household and without small numbers.
    const speaker = { personId: followed.handOvers[0]!.toPersonId, sessionId: 'test', grants: [{ role: 'partner', scope: { kind: 'own' }, validFrom: '2020-01-01T00:00:00Z', validUntil: null }] } as unknown as Actor;
    const ask = (village: string, times: number) => county.owner.query(`insert into registry.asked_kind select gen_random_uuid(), $1, $2, now() - interval '1 day' * n from generate_series(1, $3) n`, [village, KINDS.bloodPressure, times]);
    await ask(PLACES.village, 6);
    await ask(PLACES.sibling, 4);
    await county.owner.query(`insert into registry.asked_kind values (gen_random_uuid(), $1, $2, now()), (gen_random_uuid(), $1, $3, now() - interval '100 days')`, [PLACES.cousin, KINDS.wiring, KINDS.bloodPressure]);
    const own = await county.does(speaker, partner.getOwnPartner, {});
    expect(own).toMatchObject({ partner: { id: made.id, name: '暖阳为老服务社', mayChange: false, agreements: [{ mode: 'purchasedPost' }] } });
    expect(own.asked.map((one) => [one.villageName, one.times])).toEqual([['王沙村', 6], ['陈厝村', null]]);
    expect(await county.ask('partner', partner.getOwnPartner, {})).toMatchObject({ refusal: 'partner/not-found' });
    expect(await county.ask('health', partner.getOwnPartner, {})).toMatchObject({ refusal: 'actor/forbidden' });
    const ended = await county.does('organiser', partner.endAgreement, { ...about, agreementId: agreed.agreements[0]!.id, reason: '提前终止' });
    expect(ended).toMatchObject({ modes: [], agreements: [{ endedOn: today, isInForce: false }] });
  });
});

describe('a representative and a volunteer', () => {
  it('are appointed like others: to a workroom that there is, or into the pool', async () => {
    const representative = { kind: 'representative' as const, title: '党代表', name: '林新代表', phone: '19488880021', startedOn: today };
    expect((await county.does('organiser', listWorkrooms, {})).items.map((room) => room.id)).toEqual([WORKROOM]);
    expect(await county.ask('organiser', appointPosting, { ...representative, workroomId: crypto.randomUUID() as never })).toMatchObject({ refusal: 'workroom/not-found' });
    expect(await county.ask('organiser', appointPosting, representative)).toMatchObject({ refusal: 'posting/wrong-place' });
    expect(await county.ask('township', appointPosting, { ...representative, workroomId: WORKROOM as never })).toMatchObject({ refusal: 'actor/forbidden' });
    expect(await county.does('organiser', appointPosting, { ...representative, workroomId: WORKROOM as never })).toMatchObject({ role: 'representative', status: 'inForce' });
    const volunteer = await county.does('organiser', appointPosting, { kind: 'volunteer', title: '党员志愿者', name: '陈新志', phone: '19488880022', startedOn: today });
    const { rows } = await county.owner.query(`select role, scope_kind from registry.role_grant where id = $1`, [volunteer.id]);
    expect(rows).toEqual([{ role: 'volunteer', scope_kind: 'own' }]);
    await county.settled();
    expect((await county.owner.query('select joined_on from volunteers.volunteer where person_id = $1', [volunteer.personId])).rowCount).toBe(1);
  });
});

describe('a course', () => {
  it('is planned, attended, put right, and tells who may be asked to the next', async () => {
    const lacking = async () => (await county.does('township', listLearners, { family: 'villageCadres' })).items.map((one) => one.personId);
    expect(await lacking()).toEqual([personIdOf('secretary')]);
    const course = await county.does('township', planTraining, { family: 'villageCadres', mode: 'exchange', title: '怎样上门问需求', heldOn: today, place: '镇党校', divisionCode: PLACES.township });
    expect(await county.ask('township', recordAttendance, { trainingId: course.id, personIds: [personIdOf('wangdama') as never] }, { expectedVersion: 1 })).toMatchObject({ refusal: 'training/stranger' });
    const attended = await county.does('township', recordAttendance, { trainingId: course.id, personIds: [personIdOf('secretary') as never, personIdOf('officer') as never] }, { expectedVersion: 1 });
    expect(attended).toMatchObject({ attended: 2, allowedActions: ['recordAttendance'] });
    // A village's cadres see who of the own village came, nobody of another.
    expect((await county.does('secretary', getTraining, { trainingId: course.id })).attendees.map((one) => one.name).sort()).toEqual([nameOf('secretary'), nameOf('officer')].sort());
    await county.owner.query('insert into registry.training_attendance values ($1, $2)', [course.id, personIdOf('siblingOfficer')]);
    expect((await county.does('secretary', getTraining, { trainingId: course.id }))).toMatchObject({ attended: 3, attendees: [{}, {}] });
    expect(await lacking()).toEqual([]);
    expect((await county.does('township', recordAttendance, { trainingId: course.id, personIds: [personIdOf('officer') as never] }, { expectedVersion: 2 })).attended).toBe(1);
    expect(await lacking()).toEqual([personIdOf('secretary')]);
    expect(await county.ask('township', cancelTraining, { trainingId: course.id, reason: '下雨' }, { expectedVersion: 3 })).toMatchObject({ refusal: 'training/held-already' });
    const later = await county.does('organiser', planTraining, { family: 'partyMembers', mode: 'demonstration', title: '示范集训', heldOn: addDays(today, 20), place: '县委党校', divisionCode: PLACES.county });
    expect(await county.does('organiser', cancelTraining, { trainingId: later.id, reason: '改期' }, { expectedVersion: 1 })).toMatchObject({ isCancelled: true, cancelReason: '改期' });
  });
});

describe('members away from home', () => {
  it('are paired one to one with a member at home, masked, and every help counts', async () => {
    const branch = await county.does('organiser', mobile.foundMobileBranch, { kind: 'branch', name: '福州晋安流动党员党支部', place: '福州市' });
    const home = { name: nameOf('lidaye'), phone: phoneOf('lidaye') };
    const pair = await county.does('secretary', mobile.pairMembers, { villageCode: PLACES.village, branchId: branch.id, home, mobile: { name: '王远行', phone: '19488880011' } });
    expect(pair).toMatchObject({ homeLabel: '李**', mobileLabel: '王**', branchName: branch.name, personTimes: 0, mayChange: true });
    expect(await county.ask('township', mobile.pairMembers, { villageCode: PLACES.sibling, branchId: branch.id, home, mobile: { name: '陈远行', phone: '19488880012' } })).toMatchObject({ refusal: 'pair/home-paired' });
    expect(await county.ask('township', mobile.pairMembers, { villageCode: PLACES.sibling, branchId: branch.id, home: { name: '陈在家', phone: '19488880013' }, mobile: { name: '王远行', phone: '19488880011' } })).toMatchObject({ refusal: 'pair/mobile-paired' });
    expect(await county.ask('secretary', mobile.recordHelp, { pairId: pair.id, helpedOn: addDays(today, 1), personTimes: 2, title: '代买降压药' })).toMatchObject({ refusal: 'help/not-in-its-time' });
    expect(await county.does('secretary', mobile.recordHelp, { pairId: pair.id, helpedOn: today, personTimes: 2, title: '代买降压药' })).toMatchObject({ personTimes: 2, lastHelpedOn: today, helps: [{ title: '代买降压药' }] });
    expect(await county.does('organiser', mobile.listMobileBranches, {})).toMatchObject({ personTimes: 2, pairs: 1, items: [{ members: 1 }] });
    expect((await county.does('otherTownship', mobile.listMobileBranches, {}))).toMatchObject({ personTimes: 0, pairs: 0 });
    expect(await county.ask('otherTownship', mobile.getPair, { pairId: pair.id })).toMatchObject({ refusal: 'pair/not-found' });
    expect(await county.does('secretary', mobile.endPair, { pairId: pair.id, reason: '回村了' }, { expectedVersion: 2 })).toMatchObject({ endedOn: today, mayChange: false });
  });
});
