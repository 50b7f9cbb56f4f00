import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@shaodao/contracts/actor';
import { addContact, addResident, erasePerson, getHousehold, listMyData, moveOut, removeContact } from '@shaodao/contracts/registry/household';
import { getNeed, rateNeed } from '@shaodao/contracts/needs/need';
import { listPersonCards, revealPerson } from '@shaodao/contracts/registry/person';
import { retireUnit } from '@shaodao/contracts/registry/structure';
import { countyDay } from '@shaodao/domain/calendar';
import { checkDigitOf } from '@shaodao/domain/registry/id-number';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { plantNeed, plantOpinion, plantTie } from '@shaodao/testkit/plant';
import { actorOf, DEPARTMENTS, GROUPS, HOUSEHOLDS, nameOf, personIdOf, phoneOf, PLACES } from '@shaodao/testkit/small-county';

let county: TestCounty;
beforeAll(async () => { county = await bootCounty(); });
afterAll(() => county?.stop());
const wang = { householdId: HOUSEHOLDS.wang } as { householdId: never };
const neighbour = { ...wang, name: '林阿姐', phone: '19433330001', relation: '邻居', hasAgreed: true as const };
const idNumber = (n: number): string => { const digits = `99012319700102${String(n).padStart(3, '0')}`; return digits + checkDigitOf(digits); };
const ERASED = '（当事人的个人信息已按要求删除）';

describe('whom to ring in an emergency', () => {
  it('is noted with consent, seen masked by who sees the household, in full with a reason that is recorded', async () => {
    expect(await county.ask('officer', addContact, { ...neighbour, hasAgreed: false as never })).toMatchObject({ refusal: 'input/invalid' });
    const file = await county.does('officer', addContact, neighbour);
    expect(file.contacts).toEqual([{ personId: expect.any(String), relation: '邻居', consentedOn: countyDay(new Date()) }]);
    const { personId } = file.contacts[0]!;
    expect((await county.does('township', getHousehold, wang)).contacts).toHaveLength(1);
    expect((await county.does('township', listPersonCards, { ids: personId })).items).toMatchObject([{ label: '林**', phoneMasked: '194****0001' }]);
    expect((await county.does('siblingOfficer', listPersonCards, { ids: personId })).items).toEqual([]);
    expect(await county.ask('siblingOfficer', revealPerson, { personId, reason: '随便看看' })).toMatchObject({ refusal: 'person/not-found' });
    expect(await county.does('officer', revealPerson, { personId, reason: '老人摔倒了' })).toMatchObject({ name: '林阿姐', phone: '19433330001', address: null });
    expect((await county.owner.query('select reason from registry.look where person_id = $1', [personId])).rows).toEqual([{ reason: '老人摔倒了' }]);
    const { rows } = await county.owner.query(`select encode(name_sealed, 'escape') as name, encode(phone_sealed, 'escape') as phone from registry.person where id = $1`, [personId]);
    expect(`${rows[0].name}${rows[0].phone}`).not.toMatch(/林|1943333/);
  });
  it('is somebody else than who lives there, once, three at most; a known person keeps the own name', async () => {
    expect(await county.ask('officer', addContact, neighbour)).toMatchObject({ refusal: 'contact/known-already' });
    expect(await county.ask('officer', addContact, { ...neighbour, name: '不是她' })).toMatchObject({ refusal: 'contact/needs-code' });
    const asked = { phone: neighbour.phone, purpose: 'contact', aboutId: wang.householdId } as const;
    expect(await county.ask('officer', addContact, { ...neighbour, name: '不是她', numberProof: await county.proves('officer', asked) })).toMatchObject({ refusal: 'person/other-name' });
    expect(await county.ask('officer', addContact, { ...neighbour, name: nameOf('wangdama'), phone: phoneOf('wangdama') })).toMatchObject({ refusal: 'contact/lives-here' });
    const known = (name: 'lidaye' | 'son', relation: string) => ({ ...neighbour, name: nameOf(name), phone: phoneOf(name), relation });
    const word = (name: 'lidaye' | 'son') => county.proves('secretary', { phone: phoneOf(name), purpose: 'contact', aboutId: wang.householdId });
    await county.does('secretary', addContact, { ...known('lidaye', '邻居'), numberProof: await word('lidaye') });
    await county.does('secretary', addContact, { ...known('son', '儿子'), numberProof: await word('son') });
    expect(await county.ask('secretary', addContact, { ...neighbour, name: '王四', phone: '19433330002' })).toMatchObject({ refusal: 'contact/enough' });
    // Whether a name fits a number is told to nobody without that person's word, however full the list.
    for (const name of [nameOf('chendaye'), '不是他']) expect(await county.ask('secretary', addContact, { ...neighbour, name, phone: phoneOf('chendaye') })).toMatchObject({ refusal: 'contact/needs-code' });
    expect(await county.ask('township', addContact, neighbour)).toMatchObject({ refusal: 'actor/forbidden' });
    expect((await county.does('lidaye', listMyData, {})).lines).toContainEqual({ name: '别人家的紧急联系人', value: expect.stringContaining('关系：邻居') });
  });
  it('is taken off at any time; whom nothing else binds to the county is forgotten with it', async () => {
    const { contacts } = await county.does('officer', getHousehold, wang);
    const stranger = contacts.find((one) => one.personId !== personIdOf('lidaye') && one.personId !== personIdOf('son'))!.personId;
    expect((await county.does('officer', removeContact, { ...wang, personId: personIdOf('lidaye') as never })).contacts).toHaveLength(2);
    expect(await county.ask('officer', removeContact, { ...wang, personId: personIdOf('lidaye') as never })).toMatchObject({ refusal: 'contact/not-noted' });
    await county.does('officer', removeContact, { ...wang, personId: stranger });
    const { rows } = await county.owner.query('select id, phone_sealed, erased_at is not null as is_erased from registry.person where id = any ($1) order by is_erased', [[stranger, personIdOf('lidaye')]]);
    expect(rows).toMatchObject([{ id: personIdOf('lidaye'), is_erased: false }, { id: stranger, is_erased: true, phone_sealed: null }]);
  });
});

describe('what a deleted person said', () => {
  it('stays while somebody has to act on it, and goes by itself when the matter ends; what waits for the person’s answer ends at once; ties end and are told', async () => {
    const { members } = await county.does('officer', addResident, { ...wang, name: '王远亲', idNumber: idNumber(7), relation: '侄子' });
    const personId = members.find((m) => m.relation === '侄子')!.personId;
    await county.does('officer', moveOut, { ...wang, personId, reason: 'movedAway', on: '2026-01-05' });
    const tie = await plantTie(county.owner, { status: 'confirmed', householdId: HOUSEHOLDS.li, relativeId: personId });
    const said = { reporterId: personId, detail: '老人头晕，住在溪边第三家', words: ['头晕'], followerIds: [personId] };
    const open = await plantNeed(county.owner, { ...said, status: 'served', source: 'relative', followerIds: [personId, personIdOf('wangdama')], beneficiaryId: personIdOf('wangdama'), departmentId: DEPARTMENTS.health, publishedAt: new Date(), claimedAt: new Date(), servedAt: new Date(), servedPersons: 1, servedMinutes: 30, servedBy: personIdOf('health'), claimedBy: personIdOf('health') });
    const returned = await plantNeed(county.owner, { ...said, status: 'returned' });
    const [spoken, solved] = [await plantOpinion(county.owner, { personId, detail: '路灯坏了' }), await plantOpinion(county.owner, { personId, detail: '水管坏了', status: 'solved' })];
    await county.does('secretary', erasePerson, { personId, reason: '本人要求' });
    await county.settled();
    const words = async (id: unknown) => (await county.owner.query('select status, detail, words from needs.need where id = $1', [id])).rows[0];
    expect(await words(returned.id)).toEqual({ status: 'withdrawn', detail: ERASED, words: [] });
    expect(await words(open.id)).toEqual({ status: 'served', detail: said.detail, words: said.words });
    const need = await county.does('wangdama', getNeed, { needId: open.id as never });
    await county.does('wangdama', rateNeed, { needId: open.id as never, level: 5, word: '谢谢' }, { expectedVersion: need.version });
    expect(await words(open.id)).toEqual({ status: 'closed', detail: ERASED, words: [] });
    const opinion = async (id: string) => (await county.owner.query('select detail from liaison.opinion where id = $1', [id])).rows[0].detail;
    expect([await opinion(solved.id), await opinion(spoken.id)]).toEqual([ERASED, '路灯坏了']);
    await county.owner.query(`update liaison.opinion set status = 'solved' where id = $1`, [spoken.id]);
    expect(await opinion(spoken.id)).toBe(ERASED);
    expect((await county.owner.query('select status, note from registry.tie where id = $1', [tie.id])).rows).toEqual([{ status: 'withdrawn', note: null }]);
    expect((await county.owner.query(`select payload->>'tieId' as tie from registry.outbox where subject = 'registry.tie.withdrawn'`)).rows).toEqual([{ tie: tie.id }]);
  });
});

describe('a house in which nobody lives any more', () => {
  it('stands in no group, so that the group may be retired; who moves in brings it back', async () => {
    const house = { householdId: HOUSEHOLDS.zheng } as { householdId: never };
    const secretary = { ...actorOf('secretary'), grants: [{ role: 'villageCadre', scope: { kind: 'division', code: PLACES.cousin }, validFrom: '2020-01-01T00:00:00Z', validUntil: null }] } as unknown as Actor;
    const retire = () => county.ask('organiser', retireUnit, { unitId: GROUPS.cousin, on: countyDay(new Date()), reason: '没有人住' }, { expectedVersion: 1 });
    const open = async () => (await county.owner.query('select group_id from registry.household_place where household_id = $1 and ended_on is null', [HOUSEHOLDS.zheng])).rows;
    await county.does(secretary, moveOut, { ...house, personId: personIdOf('zhengdama') as never, reason: 'movedAway', on: '2026-01-05' });
    expect(await open()).toEqual([]);
    await county.does(secretary, addResident, { ...house, name: '郑新来', idNumber: idNumber(8), relation: '户主' });
    expect(await open()).toEqual([{ group_id: GROUPS.cousin }]);
    expect(await retire()).toMatchObject({ refusal: 'unit/has-children' });
    const { members } = await county.does(secretary, getHousehold, house);
    await county.does(secretary, moveOut, { ...house, personId: members[0]!.personId, reason: 'movedAway', on: countyDay(new Date()) });
    expect(await retire()).toMatchObject({ ok: true });
  });
});
