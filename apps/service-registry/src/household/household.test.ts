import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addResident, correctResident, erasePerson, getHousehold, listMyData, moveOut, setCareTags, setHead, takePersonData } from '@shaodao/contracts/registry/household';
import { listLooksAtMe, listPersonCards, searchHouseholds } from '@shaodao/contracts/registry/person';
import { listRetention, runRetention, setRetention } from '@shaodao/contracts/registry/retention';
import { checkDigitOf } from '@shaodao/domain/registry/id-number';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { plantNeed, plantTie } from '@shaodao/testkit/plant';
import { HOUSEHOLDS, personIdOf } from '@shaodao/testkit/small-county';

let county: TestCounty;
beforeAll(async () => { county = await bootCounty(); });
afterAll(() => county?.stop());

const idNumber = (n: number): string => { const digits = `99012319700101${String(n).padStart(3, '0')}`; return digits + checkDigitOf(digits); };
const wang = { householdId: HOUSEHOLDS.wang } as { householdId: never };
const known = async () => (await county.owner.query('select cardinality(member_ids) as members, care_tags from needs.known_household where id = $1', [HOUSEHOLDS.wang])).rows[0];
const member = async (relation: string) => (await county.does('officer', getHousehold, wang)).members.find((m) => m.relation === relation)!.personId;

describe('a household’s file', () => {
  it('grows, is put right, and tells the other services', async () => {
    const file = await county.does('officer', addResident, { ...wang, name: '王小宝', idNumber: idNumber(1), relation: '孙子', phone: '19422220001', careTags: ['leftBehindChild'] });
    expect(file.members.map((m) => [m.relation, m.isHead, m.careTags])).toEqual([['户主', true, ['leftBehindElder', 'livesAlone']], ['孙子', false, ['leftBehindChild']]]);
    const personId = file.members[1]!.personId;
    await county.does('secretary', setCareTags, { ...wang, personId, careTags: ['leftBehindChild', 'disabled'] });
    await county.does('officer', correctResident, { ...wang, personId, name: '王大宝', relation: '孙儿' });
    await county.settled();
    expect(await known()).toEqual({ members: 2, care_tags: ['disabled', 'leftBehindChild', 'leftBehindElder', 'livesAlone'] });
    expect((await county.does('officer', searchHouseholds, { words: 'wangdabao' })).items).toHaveLength(1);
    expect((await county.does('officer', searchHouseholds, { words: '王小宝' })).items).toHaveLength(0);
    expect((await county.does('officer', searchHouseholds, { words: idNumber(1) })).items.map((h) => h.id)).toEqual([HOUSEHOLDS.wang]);
    expect((await county.does('officer', listPersonCards, { ids: personId })).items[0]!.label).toBe('王**');
  });

  it('says at the field what can’t be registered', async () => {
    expect(await county.ask('officer', addResident, { ...wang, name: '王小宝', idNumber: idNumber(1), relation: '孙子' })).toMatchObject({ refusal: 'resident/not-accepted', fields: [{ pointer: '/idNumber', message: '这个人已经在这一户里' }] });
    expect(await county.ask('officer', addResident, { ...wang, name: '王小宝', idNumber: '990123197001010010', relation: '孙子' })).toMatchObject({ refusal: 'resident/not-accepted', fields: [{ pointer: '/idNumber' }] });
    expect(await county.ask('officer', addResident, { ...wang, name: '王二', idNumber: idNumber(2), relation: '子女', phone: '19422220001' })).toMatchObject({ fields: [{ pointer: '/phone', message: '这个手机号登记在别人名下，请核对' }] });
  });

  it('the head leaves only after another is head; who has left is kept as past, masked', async () => {
    const head = personIdOf('wangdama') as never;
    expect(await county.ask('officer', moveOut, { ...wang, personId: head, reason: 'movedAway', on: '2026-01-05' })).toMatchObject({ refusal: 'resident/is-head' });
    const heir = await member('孙儿');
    await county.does('officer', setHead, { ...wang, personId: heir });
    expect(await county.ask('officer', setHead, { ...wang, personId: heir })).toMatchObject({ refusal: 'resident/head-already' });
    await county.does('officer', setHead, { ...wang, personId: head });
    expect(await county.ask('officer', moveOut, { ...wang, personId: heir, reason: 'movedAway', on: '2999-01-01' })).toMatchObject({ refusal: 'resident/day-in-future' });
    const file = await county.does('officer', moveOut, { ...wang, personId: heir, reason: 'movedAway', on: '2026-01-05' });
    expect(file.past).toEqual([{ personId: heir, relation: '孙儿', leftOn: '2026-01-05', reason: 'movedAway', isErased: false }]);
    await county.settled();
    expect((await known())!.members).toBe(1);
    expect((await county.owner.query(`select 1 from registry.role_grant where person_id = $1 and valid_until is null`, [heir])).rowCount).toBe(0);
    expect(await county.ask('siblingOfficer', getHousehold, wang)).toMatchObject({ refusal: 'household/not-found' });
  });
});

describe('a person’s rights', () => {
  it('gives everything that is kept in one go, to the person without a reason, to the village with one that she sees', async () => {
    await plantTie(county.owner, { status: 'confirmed', householdId: HOUSEHOLDS.wang, relativeId: personIdOf('son') });
    await county.does('secretary', takePersonData, { personId: personIdOf('wangdama') as never, reason: '本人来要一份' });
    const mine = await county.does('wangdama', listMyData, {});
    expect(mine.lines).toEqual(expect.arrayContaining([{ name: '姓名', value: '王秀英' }, { name: '住址', value: 'wang 家的地址 1 号' }, { name: '关爱标签', value: '留守老人、独居' }, expect.objectContaining({ name: '替我家代办的人' }), expect.objectContaining({ name: '有人看过完整信息', value: expect.stringContaining('村干部，原因：导出本人信息：本人来要一份') })]));
    expect((await county.does('wangdama', listLooksAtMe, {})).items[0]!.reason).toBe('导出本人信息：本人来要一份');
    expect(await county.ask('secretary', takePersonData, { personId: personIdOf('zhengdama') as never, reason: '随便看看' })).toMatchObject({ refusal: 'person/not-found' });
  });

  it('deletes who lives here no more, leaves a tombstone with numbers, and the words of ended matters go', async () => {
    const { past: [gone] } = await county.does('officer', getHousehold, wang);
    const personId = gone!.personId;
    const need = await plantNeed(county.owner, { status: 'closed', reporterId: personId, detail: '我头晕', words: ['头晕'] });
    expect(await county.ask('secretary', erasePerson, { personId: personIdOf('wangdama') as never, reason: '本人要求' })).toMatchObject({ refusal: 'person/lives-here' });
    expect(await county.ask('officer', erasePerson, { personId, reason: '本人要求' })).toMatchObject({ refusal: 'actor/forbidden' });
    await county.does('secretary', erasePerson, { personId, reason: '本人要求' });
    expect(await county.ask('secretary', erasePerson, { personId, reason: '本人要求' })).toMatchObject({ refusal: 'person/erased-already' });
    const { rows: [row] } = await county.owner.query('select phone_sealed, phone_index, id_number_sealed, id_number_index from registry.person where id = $1', [personId]);
    expect(Object.values(row)).toEqual([null, null, null, null]);
    expect((await county.owner.query('select looks, ties, cases from registry.tombstone where person_id = $1', [personId])).rows).toEqual([{ looks: 1, ties: 0, cases: 0 }]);
    await county.settled();
    expect((await county.owner.query('select detail, words from needs.need where id = $1', [need.id])).rows).toEqual([{ detail: '（当事人的个人信息已按要求删除）', words: [] }]);
    expect((await county.does('officer', getHousehold, wang)).past[0]!.isErased).toBe(true);
    // The number may be registered again: it was forgotten.
    await county.does('officer', addResident, { ...wang, name: '王回来', idNumber: idNumber(1), relation: '孙子' });
  });
});

describe('how long things are kept', () => {
  it('is told by a dry run, has a least time, and the cleaning deletes exactly what was announced', async () => {
    await county.owner.query(`insert into registry.look (id, person_id, at, by_person_id, by_role, reason) select gen_random_uuid(), $1, now() - interval '200 days', $1, 'gridOfficer', '很久以前' from generate_series(1, 3)`, [personIdOf('lidaye')]);
    const rule = (all: { items: { id: string; dueNow: number; lastDeleted: number | null }[] }) => all.items.find((one) => one.id === 'looks')!;
    expect(rule(await county.does('organiser', listRetention, {})).dueNow).toBe(0);
    expect(await county.ask('organiser', setRetention, { ruleId: 'looks', days: 30 })).toMatchObject({ refusal: 'retention/too-short' });
    expect(rule(await county.does('organiser', setRetention, { ruleId: 'looks', days: 180 })).dueNow).toBe(3);
    expect((await county.owner.query('select 1 from registry.look where person_id = $1', [personIdOf('lidaye')])).rowCount).toBe(3);
    expect(rule(await county.does('organiser', runRetention, { ruleId: 'looks' }))).toMatchObject({ dueNow: 0, lastDeleted: 3 });
    expect(await county.ask('secretary', listRetention, {})).toMatchObject({ refusal: 'actor/forbidden' });
  });

  it('deletes those who moved away long ago by itself, each night', async () => {
    const { members } = await county.does('officer', addResident, { ...wang, name: '王远走', idNumber: idNumber(9), relation: '侄子' });
    const personId = members.find((m) => m.relation === '侄子')!.personId;
    await county.does('officer', moveOut, { ...wang, personId, reason: 'movedAway', on: '2024-01-05' });
    await county.owner.query(`update registry.household_member_past set recorded_at = now() - interval '400 days' where person_id = $1`, [personId]);
    await county.owner.query(`update registry.timer set due_at = now() where kind = 'retention'`);
    await expect.poll(async () => { await county.services.registry.settle(); return (await county.owner.query('select 1 from registry.tombstone where person_id = $1', [personId])).rowCount; }, { timeout: 20_000 }).toBe(1);
    expect((await county.owner.query(`select due_at > now() as later from registry.timer where kind = 'retention'`)).rows).toEqual([{ later: true }]);
  });
});
