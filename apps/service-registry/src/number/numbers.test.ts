import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addContact, correctResident, getHousehold } from '@shaodao/contracts/registry/household';
import { confirmMyNumber, decideNumber, denyMyNumber, listMyNumbers } from '@shaodao/contracts/registry/number-change';
import { NUMBER_LAPSES_DAYS, NUMBER_WAITS_DAYS } from '@shaodao/domain/registry/number';
import { clock } from '@shaodao/service-kit/config';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { HOUSEHOLDS, nameOf, personIdOf, phoneOf, type Name } from '@shaodao/testkit/small-county';
import { grandma, numbersIn, wang } from '../testing/numbers.ts';

let county: TestCounty;
const { bothWords, correct, held, notices, pass, waiting, word } = numbersIn(() => county);
const now = clock.now;
beforeAll(async () => {
  county = await bootCounty();
});
afterAll(async () => {
  clock.now = now;
  await county?.stop();
});

const li = { householdId: HOUSEHOLDS.li } as { householdId: never };

describe('a number to which both phones said yes at the door', () => {
  it('is in force at once; the old one is told, and the person sees it', async () => {
    const before = await held(grandma);
    expect(await correct('officer', '19466660001', await bothWords('officer', '19466660001'))).toMatchObject({
      ok: true,
    });
    expect(await held(grandma)).toMatchObject({ version: before.version + 1, proven: true });
    expect(await notices(grandma)).toEqual(['changed']);
    const [mine] = (await county.does('wangdama', listMyNumbers, {})).items;
    expect(mine).toMatchObject({
      status: 'inForce',
      wasProved: true,
      byRole: 'gridOfficer',
      byUnit: '王沙村',
      phoneMasked: '194****0001',
      isFirst: false,
    });
    const { rows } = await county.owner.query(
      `select details from registry.audit where operation = 'registry.household.correct-resident' order by id desc limit 1`,
    );
    expect(rows).toEqual([{ details: { personId: grandma, number: 'inForce' } }]);
    await county.settled();
    expect(
      (await county.owner.query(`select payload from registry.outbox where subject = 'registry.person.number-changed'`))
        .rows,
    ).toEqual([{ payload: { personId: grandma } }]);
  });

  it('is believed for this number, person, purpose and asker only, and once', async () => {
    const phone = '19466660002';
    const proofs = {
      'another number': await word('officer', '19466660003'),
      'another person': await word('officer', phone, personIdOf('lidaye')),
      'another asker': await word('secretary', phone),
      'a contact’s yes': await county.proves('officer', { phone, purpose: 'contact', aboutId: grandma }),
      'no proof': 'x'.repeat(40),
    };
    for (const [what, numberProof] of Object.entries(proofs))
      expect(await correct('officer', phone, { numberProof }), what).toMatchObject({ refusal: 'number/not-proved' });
    const numberProof = await word('officer', phone);
    const letGo = await county.proves('officer', { phone: '19466660003', purpose: 'release', aboutId: grandma });
    expect(
      await correct('officer', phone, { numberProof, releaseProof: letGo }),
      'let go for another number',
    ).toMatchObject({ refusal: 'number/not-proved' });
    expect(
      await correct('officer', phone, { numberProof, releaseProof: numberProof }),
      'one yes for two',
    ).toMatchObject({ refusal: 'number/not-proved' });
    const words = {
      numberProof,
      releaseProof: await county.proves('officer', { phone, purpose: 'release', aboutId: grandma }),
    };
    const both = await Promise.all([correct('officer', phone, words), correct('officer', phone, words)]);
    expect(both.map((one) => (one.ok ? 'done' : one.refusal)).sort()).toEqual(['done', 'number/not-proved']);
    expect(await correct('officer', '19466660001', await bothWords('officer', '19466660001'))).toMatchObject({
      ok: true,
    });
    expect(await correct('officer', phone, words)).toMatchObject({ refusal: 'number/not-proved' });
    const asContact = await county.proves('officer', {
      phone: phoneOf('chendaye'),
      purpose: 'number',
      aboutId: wang.householdId,
    });
    const contact = {
      ...wang,
      name: nameOf('chendaye'),
      phone: phoneOf('chendaye'),
      relation: '亲戚',
      hasAgreed: true as const,
      numberProof: asContact,
    };
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
    expect(asked).toMatchObject({
      personId: grandma,
      phoneMasked: '194****0010',
      oldPhoneMasked: '194****0001',
      isFirst: false,
      mayConfirm: true,
      askedById: personIdOf('officer'),
    });
    expect((await waiting('officer'))[0]).toMatchObject({ mayConfirm: false });
    expect(await waiting('siblingOfficer')).toEqual([]);
    const say = (who: Name, isRight = true) => county.ask(who, decideNumber, { changeId: asked!.id, isRight });
    expect(await say('officer')).toMatchObject({ refusal: 'number/own-asking' });
    expect(await say('siblingOfficer')).toMatchObject({ refusal: 'number/not-found' });
    expect(await say('wangdama')).toMatchObject({ refusal: 'actor/forbidden' });
    const both = await Promise.all([say('secretary'), say('township')]);
    expect(both.map((one) => (one.ok ? one.value : one.refusal))).toContainEqual({
      inForce: 0,
      waiting: 1,
      refused: 0,
    });
    expect(both.map((one) => (one.ok ? '' : one.refusal))).toContain('number/settled-already');
    expect(await held(grandma)).toEqual(before);
    await pass(NUMBER_WAITS_DAYS - 1);
    expect(await held(grandma)).toEqual(before);
    await pass(1);
    expect(await held(grandma)).toMatchObject({ version: before.version + 1, proven: true });
    expect((await notices(grandma)).at(-1)).toBe('changed');
    expect(await say('secretary')).toMatchObject({ refusal: 'number/settled-already' });
    clock.now = start;
  });

  it('does not come by time alone: unconfirmed it lapses', async () => {
    const start = clock.now;
    const before = await held(grandma);
    await correct('officer', '19466660011');
    await pass(NUMBER_LAPSES_DAYS + 1);
    expect(await held(grandma)).toEqual(before);
    expect(await waiting()).toEqual([]);
    expect((await county.does('wangdama', listMyNumbers, {})).items[0]).toMatchObject({ status: 'lapsed' });
    clock.now = start;
  });

  it('falls away when the person says no, when who brought it takes it back, when the one in force is meant after all', async () => {
    const before = await held(grandma);
    await correct('officer', '19466660012');
    const [mine] = (await county.does('wangdama', listMyNumbers, {})).items;
    expect(await county.ask('lidaye', denyMyNumber, { changeId: mine!.id })).toMatchObject({
      refusal: 'number/not-found',
    });
    await county.does('wangdama', denyMyNumber, { changeId: mine!.id });
    expect(await county.ask('wangdama', denyMyNumber, { changeId: mine!.id })).toMatchObject({
      refusal: 'number/settled-already',
    });
    await correct('officer', '19466660013');
    const [own] = await waiting('officer');
    expect(await county.does('officer', decideNumber, { changeId: own!.id, isRight: false })).toEqual({
      inForce: 0,
      waiting: 0,
      refused: 1,
    });
    await correct('officer', '19466660014');
    await correct('officer', '19466660010');
    expect(await waiting()).toEqual([]);
    expect((await county.does('wangdama', listMyNumbers, {})).items.slice(0, 3).map((one) => one.status)).toEqual([
      'replaced',
      'refused',
      'refused',
    ]);
    expect(await held(grandma)).toEqual(before);
  });

  it('goes to one person only, whoever confirms first', async () => {
    await correct('officer', '19466660020');
    await county.does('officer', correctResident, {
      ...li,
      personId: personIdOf('lidaye') as never,
      phone: '19466660020',
    });
    const start = clock.now;
    for (const { id } of await waiting()) await county.does('secretary', decideNumber, { changeId: id, isRight: true });
    await pass(NUMBER_WAITS_DAYS);
    const { rows } = await county.owner.query(
      `select count(*)::int as n from registry.number_change where phone_index = (select phone_index from registry.person where id = $1) and status = 'inForce'`,
      [grandma],
    );
    expect(rows).toEqual([{ n: 1 }]);
    expect((await county.does('lidaye', listMyNumbers, {})).items[0]).toMatchObject({ status: 'lapsed' });
    clock.now = start;
  });
});

describe('a number to which only the new phone said yes', () => {
  it('waits for somebody else, because it may be the phone of who brought it; then it is in force without waiting for days', async () => {
    const before = await held(grandma);
    await correct('officer', '19466660030', { numberProof: await word('officer', '19466660030') });
    expect(await held(grandma)).toEqual(before);
    const [asked] = await waiting();
    expect(asked).toMatchObject({ wasProved: true });
    expect(await county.does('secretary', decideNumber, { changeId: asked!.id, isRight: true })).toEqual({
      inForce: 1,
      waiting: 0,
      refused: 0,
    });
    expect(await held(grandma)).toMatchObject({ version: before.version + 1, proven: true });
  });

  it('is in force when the person, signed in with the number before, says that it is theirs', async () => {
    const before = await held(grandma);
    await correct('officer', '19466660031');
    const [mine] = (await county.does('wangdama', listMyNumbers, {})).items;
    expect(await county.ask('son', confirmMyNumber, { changeId: mine!.id })).toMatchObject({
      refusal: 'number/not-found',
    });
    await county.does('wangdama', confirmMyNumber, { changeId: mine!.id });
    expect(await held(grandma)).toMatchObject({ version: before.version + 1, proven: true });
    expect(await county.ask('wangdama', confirmMyNumber, { changeId: mine!.id })).toMatchObject({
      refusal: 'number/settled-already',
    });
  });
});
