import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@shaodao/contracts/actor';
import { addContact, addResident, correctResident, erasePerson, getHousehold, moveOut } from '@shaodao/contracts/registry/household';
import { undoImport } from '@shaodao/contracts/registry/import';
import { confirmMyNumber, decideNumber, denyMyNumber, listMyNumbers, listWaitingNumbers } from '@shaodao/contracts/registry/number-change';
import { listPersonCards } from '@shaodao/contracts/registry/person';
import { checkDigitOf } from '@shaodao/domain/registry/id-number';
import { NUMBER_LAPSES_DAYS, NUMBER_WAITS_DAYS } from '@shaodao/domain/registry/number';
import { clock } from '@shaodao/service-kit/config';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { HOUSEHOLDS, nameOf, personIdOf, phoneOf, PLACES, type Name } from '@shaodao/testkit/small-county';
import { bringerTo } from '../testing/bring.ts';

let county: TestCounty;
const { bring, worked, apply } = bringerTo(() => county);
const now = clock.now;
beforeAll(async () => { county = await bootCounty(); });
afterAll(async () => {
  clock.now = now;
  await county?.stop();
});

const wang = { householdId: HOUSEHOLDS.wang } as { householdId: never };
const li = { householdId: HOUSEHOLDS.li } as { householdId: never };
const grandma = personIdOf('wangdama') as never;
const idNumber = (n: number): string => {
  const digits = `99012319700102${String(n).padStart(3, '0')}`;
  return digits + checkDigitOf(digits);
};
const correct = (who: Name, phone: string, more: object = {}) => county.ask(who, correctResident, { ...wang, personId: grandma, phone, ...more });
const word = (who: Name, phone: string, aboutId: string = grandma) => county.proves(who, { phone, purpose: 'number', aboutId });
/** The holder of the new number, and the one of the number in force, have both said yes. */
const bothWords = async (who: Name, phone: string) =>
  ({ numberProof: await word(who, phone), releaseProof: await county.proves(who, { phone, purpose: 'release', aboutId: grandma }) });
const waiting = async (who: Name | Actor = 'secretary') => (await county.does(who, listWaitingNumbers, { limit: 200 })).items;
interface Held { version: number; proven: boolean; tail: string | null }
async function held(personId: string): Promise<Held> {
  const { rows } = await county.owner.query<Held & { at: Date | null }>(
    `select phone_version as version, phone_proven_at is not null as proven, encode(phone_index, 'hex') as tail from registry.person where id = $1`, [personId]);
  return rows[0]!;
}
const notices = async (personId: string): Promise<string[]> =>
  (await county.owner.query<{ kind: string }>('select kind from registry.number_notice where person_id = $1 order by id', [personId])).rows.map((row) => row.kind);
/** The county's clock so many days on, and what then happens by itself. */
async function pass(days: number): Promise<void> {
  const at = clock.now;
  clock.now = () => new Date(at().getTime() + days * 86_400_000);
  await county.owner.query(`update registry.timer set due_at = now() where kind = 'numbers'`);
  await expect.poll(async () => {
    await county.services.registry.settle();
    return (await county.owner.query(`select due_at > now() as later from registry.timer where kind = 'numbers'`)).rows[0]?.later;
  }, { timeout: 10_000 }).toBe(true);
}
const backTo = (at: () => Date) => { clock.now = at; };

describe('a number to which both phones said yes at the door', () => {
  it('is in force at once; the old one is told, and the person sees it', async () => {
    const before = await held(grandma);
    expect(await correct('officer', '19466660001', await bothWords('officer', '19466660001'))).toMatchObject({ ok: true });
    expect(await held(grandma)).toMatchObject({ version: before.version + 1, proven: true });
    expect(await notices(grandma)).toEqual(['changed']);
    const [mine] = (await county.does('wangdama', listMyNumbers, {})).items;
    expect(mine).toMatchObject({ status: 'inForce', wasProved: true, byRole: 'gridOfficer', byUnit: '王沙村', phoneMasked: '194****0001', isFirst: false });
    const { rows } = await county.owner.query(`select details from registry.audit where operation = 'registry.household.correct-resident' order by id desc limit 1`);
    expect(rows).toEqual([{ details: { personId: grandma, number: 'inForce' } }]);
    await county.settled();
    expect((await county.owner.query(`select payload from registry.outbox where subject = 'registry.person.number-changed'`)).rows).toEqual([{ payload: { personId: grandma } }]);
  });

  it('is believed for this number, person, purpose and asker only, and once', async () => {
    const phone = '19466660002';
    const proofs = {
      'another number': await word('officer', '19466660003'), 'another person': await word('officer', phone, personIdOf('lidaye')),
      'another asker': await word('secretary', phone), 'a contact’s yes': await county.proves('officer', { phone, purpose: 'contact', aboutId: grandma }),
      'no proof': 'x'.repeat(40),
    };
    for (const [what, numberProof] of Object.entries(proofs)) expect(await correct('officer', phone, { numberProof }), what).toMatchObject({ refusal: 'number/not-proved' });
    const numberProof = await word('officer', phone);
    const letGo = await county.proves('officer', { phone: '19466660003', purpose: 'release', aboutId: grandma });
    expect(await correct('officer', phone, { numberProof, releaseProof: letGo }), 'let go for another number').toMatchObject({ refusal: 'number/not-proved' });
    expect(await correct('officer', phone, { numberProof, releaseProof: numberProof }), 'one yes for two').toMatchObject({ refusal: 'number/not-proved' });
    const words = { numberProof, releaseProof: await county.proves('officer', { phone, purpose: 'release', aboutId: grandma }) };
    const both = await Promise.all([correct('officer', phone, words), correct('officer', phone, words)]);
    expect(both.map((one) => (one.ok ? 'done' : one.refusal)).sort()).toEqual(['done', 'number/not-proved']);
    expect(await correct('officer', '19466660001', await bothWords('officer', '19466660001'))).toMatchObject({ ok: true });
    expect(await correct('officer', phone, words)).toMatchObject({ refusal: 'number/not-proved' });
    const asContact = await county.proves('officer', { phone: phoneOf('chendaye'), purpose: 'number', aboutId: wang.householdId });
    const contact = { ...wang, name: nameOf('chendaye'), phone: phoneOf('chendaye'), relation: '亲戚', hasAgreed: true as const, numberProof: asContact };
    expect(await county.ask('officer', addContact, contact)).toMatchObject({ refusal: 'number/not-proved' });
  });
});

describe('a number that nobody could prove', () => {
  it('waits for its days and for somebody else; name and other numbers stay as they are', async () => {
    const start = clock.now;
    const before = await held(grandma);
    expect(await correct('officer', '19466660010', { name: '王秀英' })).toMatchObject({ ok: true });
    expect(await held(grandma)).toEqual(before);
    expect((await county.does('officer', getHousehold, wang)).members.map((m) => m.hasWaitingNumber)).toEqual([true]);
    expect((await notices(grandma)).at(-1)).toBe('asked');
    const [asked] = await waiting();
    expect(asked).toMatchObject({ personId: grandma, phoneMasked: '194****0010', oldPhoneMasked: '194****0001', isFirst: false, mayConfirm: true, askedById: personIdOf('officer') });
    expect((await waiting('officer'))[0]).toMatchObject({ mayConfirm: false });
    expect(await waiting('siblingOfficer')).toEqual([]);
    const say = (who: Name, isRight = true) => county.ask(who, decideNumber, { changeId: asked!.id, isRight });
    expect(await say('officer')).toMatchObject({ refusal: 'number/own-asking' });
    expect(await say('siblingOfficer')).toMatchObject({ refusal: 'number/not-found' });
    expect(await say('wangdama')).toMatchObject({ refusal: 'actor/forbidden' });
    const both = await Promise.all([say('secretary'), say('township')]);
    expect(both.map((one) => (one.ok ? one.value : one.refusal))).toContainEqual({ inForce: 0, waiting: 1, refused: 0 });
    expect(both.map((one) => (one.ok ? '' : one.refusal))).toContain('number/settled-already');
    expect(await held(grandma)).toEqual(before);
    await pass(NUMBER_WAITS_DAYS - 1);
    expect(await held(grandma)).toEqual(before);
    await pass(1);
    expect(await held(grandma)).toMatchObject({ version: before.version + 1, proven: true });
    expect((await notices(grandma)).at(-1)).toBe('changed');
    expect(await say('secretary')).toMatchObject({ refusal: 'number/settled-already' });
    backTo(start);
  });

  it('does not come by time alone: unconfirmed it lapses', async () => {
    const start = clock.now;
    const before = await held(grandma);
    await correct('officer', '19466660011');
    await pass(NUMBER_LAPSES_DAYS + 1);
    expect(await held(grandma)).toEqual(before);
    expect(await waiting()).toEqual([]);
    expect((await county.does('wangdama', listMyNumbers, {})).items[0]).toMatchObject({ status: 'lapsed' });
    backTo(start);
  });

  it('falls away when the person says no, when who brought it takes it back, when the one in force is meant after all', async () => {
    const before = await held(grandma);
    await correct('officer', '19466660012');
    const [mine] = (await county.does('wangdama', listMyNumbers, {})).items;
    expect(await county.ask('lidaye', denyMyNumber, { changeId: mine!.id })).toMatchObject({ refusal: 'number/not-found' });
    await county.does('wangdama', denyMyNumber, { changeId: mine!.id });
    expect(await county.ask('wangdama', denyMyNumber, { changeId: mine!.id })).toMatchObject({ refusal: 'number/settled-already' });
    await correct('officer', '19466660013');
    const [own] = await waiting('officer');
    expect(await county.does('officer', decideNumber, { changeId: own!.id, isRight: false })).toEqual({ inForce: 0, waiting: 0, refused: 1 });
    await correct('officer', '19466660014');
    await correct('officer', '19466660010');
    expect(await waiting()).toEqual([]);
    expect((await county.does('wangdama', listMyNumbers, {})).items.slice(0, 3).map((one) => one.status)).toEqual(['replaced', 'refused', 'refused']);
    expect(await held(grandma)).toEqual(before);
  });

  it('goes to one person only, whoever confirms first', async () => {
    await correct('officer', '19466660020');
    await county.does('officer', correctResident, { ...li, personId: personIdOf('lidaye') as never, phone: '19466660020' });
    const start = clock.now;
    for (const { id } of await waiting()) await county.does('secretary', decideNumber, { changeId: id, isRight: true });
    await pass(NUMBER_WAITS_DAYS);
    const { rows } = await county.owner.query(`select count(*)::int as n from registry.number_change where phone_index = (select phone_index from registry.person where id = $1) and status = 'inForce'`, [grandma]);
    expect(rows).toEqual([{ n: 1 }]);
    expect((await county.does('lidaye', listMyNumbers, {})).items[0]).toMatchObject({ status: 'lapsed' });
    backTo(start);
  });
});

describe('a number to which only the new phone said yes', () => {
  it('waits for somebody else, because it may be the phone of who brought it; then it is in force without waiting for days', async () => {
    const before = await held(grandma);
    await correct('officer', '19466660030', { numberProof: await word('officer', '19466660030') });
    expect(await held(grandma)).toEqual(before);
    const [asked] = await waiting();
    expect(asked).toMatchObject({ wasProved: true });
    expect(await county.does('secretary', decideNumber, { changeId: asked!.id, isRight: true })).toEqual({ inForce: 1, waiting: 0, refused: 0 });
    expect(await held(grandma)).toMatchObject({ version: before.version + 1, proven: true });
  });

  it('is in force when the person, signed in with the number before, says that it is theirs', async () => {
    const before = await held(grandma);
    await correct('officer', '19466660031');
    const [mine] = (await county.does('wangdama', listMyNumbers, {})).items;
    expect(await county.ask('son', confirmMyNumber, { changeId: mine!.id })).toMatchObject({ refusal: 'number/not-found' });
    await county.does('wangdama', confirmMyNumber, { changeId: mine!.id });
    expect(await held(grandma)).toMatchObject({ version: before.version + 1, proven: true });
    expect(await county.ask('wangdama', confirmMyNumber, { changeId: mine!.id })).toMatchObject({ refusal: 'number/settled-already' });
  });
});

describe('the first number of somebody', () => {
  it('may be rung, and signs nobody in until somebody else has confirmed it', async () => {
    const file = await county.does('officer', addResident, { ...wang, name: '王小弟', idNumber: idNumber(11), relation: '子女', phone: '19477770001' });
    const { personId } = file.members.find((m) => m.relation === '子女')!;
    expect((await county.does('officer', listPersonCards, { ids: personId })).items[0]).toMatchObject({ phoneMasked: '194****0001' });
    expect(await held(personId)).toMatchObject({ proven: false });
    const [asked] = await waiting();
    expect(asked).toMatchObject({ isFirst: true, oldPhoneMasked: null });
    expect(await county.does('secretary', decideNumber, { changeId: asked!.id, isRight: true })).toEqual({ inForce: 1, waiting: 0, refused: 0 });
    expect(await held(personId)).toMatchObject({ proven: true });
    expect(await notices(personId)).toEqual([]);
    await county.does('officer', moveOut, { ...wang, personId, reason: 'movedAway', on: '2026-01-05' });
    await county.does('secretary', erasePerson, { personId, reason: '本人要求' });
    expect(await held(personId)).toMatchObject({ proven: false, tail: null, version: 3 });
    expect((await county.owner.query('select 1 from registry.number_change where person_id = $1', [personId])).rowCount).toBe(0);
  });

  it('goes again when it is said to be wrong; proved at the door it still waits, for who brought it may hold that phone', async () => {
    const file = await county.does('officer', addResident, { ...wang, name: '王小妹', idNumber: idNumber(12), relation: '女儿', phone: '19477770002' });
    const { personId } = file.members.find((m) => m.relation === '女儿')!;
    await county.does('secretary', decideNumber, { changeId: (await waiting())[0]!.id, isRight: false });
    expect(await held(personId)).toMatchObject({ tail: null });
    const numberProof = await word('officer', '19477770003', wang.householdId);
    const next = await county.does('officer', addResident, { ...wang, name: '王小姑', idNumber: idNumber(13), relation: '姑姑', phone: '19477770003', numberProof });
    expect(await held(next.members.find((m) => m.relation === '姑姑')!.personId)).toMatchObject({ proven: false });
    const [asked] = await waiting();
    expect(asked).toMatchObject({ wasProved: true, isFirst: true });
    await county.does('secretary', decideNumber, { changeId: asked!.id, isRight: true });
    expect(await held(asked!.personId)).toMatchObject({ proven: true });
  });
});

describe('numbers in a file', () => {
  const HEAD = '村代码,户编号,姓名,身份证号,与户主关系,手机号,住址\n';
  const line = (house: string, n: number, phone: string) => `${PLACES.village},${house},村民${n % 9},${idNumber(n)},户主,${phone},上厝组 ${n} 号\n`;
  const houses = (of: (n: number) => string) => HEAD + [21, 22, 23].map((n) => line(`1002090${n}`, n, of(n))).join('');
  const tails = async () => (await county.owner.query(`select phone_proven_at is not null as proven from registry.person p
    join registry.household_member m on m.person_id = p.id join registry.household h on h.id = m.household_id where h.number like '1002090%' order by h.number`)).rows.map((row) => row.proven);

  it('are confirmed together by somebody else, and changed ones wait like any', async () => {
    const start = clock.now;
    const first = await bring('secretary', houses((n) => `194888800${n}`), 'residents');
    await apply('secretary', first.id);
    expect(await tails()).toEqual([false, false, false]);
    const items = await waiting('officer');
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ inFile: 3, importId: first.id, fileName: expect.any(String) });
    expect(await county.ask('secretary', decideNumber, { changeId: items[0]!.id, isRight: true, wholeFile: true })).toMatchObject({ refusal: 'number/own-asking' });
    expect(await county.does('officer', decideNumber, { changeId: items[0]!.id, isRight: true, wholeFile: true })).toEqual({ inForce: 3, waiting: 0, refused: 0 });
    expect(await tails()).toEqual([true, true, true]);
    const second = await bring('secretary', houses((n) => (n === 22 ? '19488889922' : `194888800${n}`)), 'residents');
    expect(second.counts).toMatchObject({ changed: 1, unchanged: 2 });
    await apply('secretary', second.id);
    const [one] = await waiting('officer');
    expect(one).toMatchObject({ oldPhoneMasked: '194****0022', phoneMasked: '194****9922', inFile: 1 });
    expect((await bring('secretary', houses((n) => (n === 22 ? '19488889922' : `194888800${n}`)), 'residents')).counts).toMatchObject({ unchanged: 3 });
    await county.does('secretary', undoImport, { importId: second.id });
    expect(await worked('secretary', second.id)).toMatchObject({ status: 'undone', counts: { undone: 1 } });
    expect(await waiting('officer')).toEqual([]);
    expect(await tails()).toEqual([true, true, true]);
    backTo(start);
  });
});
