import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addResident, erasePerson, moveOut } from '@shaodao/contracts/registry/household';
import { undoImport } from '@shaodao/contracts/registry/import';
import { decideNumber } from '@shaodao/contracts/registry/number-change';
import { listPersonCards } from '@shaodao/contracts/registry/person';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { PLACES } from '@shaodao/testkit/small-county';
import { bringerTo } from '../testing/bring.ts';
import { idNumber, numbersIn, wang } from '../testing/numbers.ts';

let county: TestCounty;
const { bring, worked, apply } = bringerTo(() => county);
const { held, notices, waiting, word } = numbersIn(() => county);
beforeAll(async () => {
  county = await bootCounty();
});
afterAll(() => county?.stop());

describe('the first number of somebody', () => {
  it('may be rung, and signs nobody in until somebody else has confirmed it', async () => {
    const file = await county.does('officer', addResident, {
      ...wang,
      name: '王小弟',
      idNumber: idNumber(11),
      relation: '子女',
      phone: '19477770001',
    });
    const { personId } = file.members.find((m) => m.relation === '子女')!;
    expect((await county.does('officer', listPersonCards, { ids: personId })).items[0]).toMatchObject({
      phoneMasked: '194****0001',
    });
    expect(await held(personId)).toMatchObject({ proven: false });
    const [asked] = await waiting();
    expect(asked).toMatchObject({ isFirst: true, oldPhoneMasked: null });
    expect(await county.does('secretary', decideNumber, { changeId: asked!.id, isRight: true })).toEqual({
      inForce: 1,
      waiting: 0,
      refused: 0,
    });
    expect(await held(personId)).toMatchObject({ proven: true });
    expect(await notices(personId)).toEqual([]);
    await county.does('officer', moveOut, { ...wang, personId, reason: 'movedAway', on: '2026-01-05' });
    await county.does('secretary', erasePerson, { personId, reason: '本人要求' });
    expect(await held(personId)).toMatchObject({ proven: false, index: null, version: 3 });
    expect(
      (await county.owner.query('select 1 from registry.number_change where person_id = $1', [personId])).rowCount,
    ).toBe(0);
  });

  it('goes again when it is said to be wrong; proved at the door it still waits, for who brought it may hold that phone', async () => {
    const file = await county.does('officer', addResident, {
      ...wang,
      name: '王小妹',
      idNumber: idNumber(12),
      relation: '女儿',
      phone: '19477770002',
    });
    const { personId } = file.members.find((m) => m.relation === '女儿')!;
    await county.does('secretary', decideNumber, { changeId: (await waiting())[0]!.id, isRight: false });
    expect(await held(personId)).toMatchObject({ index: null });
    const numberProof = await word('officer', '19477770003', wang.householdId);
    const next = await county.does('officer', addResident, {
      ...wang,
      name: '王小姑',
      idNumber: idNumber(13),
      relation: '姑姑',
      phone: '19477770003',
      numberProof,
    });
    expect(await held(next.members.find((m) => m.relation === '姑姑')!.personId)).toMatchObject({ proven: false });
    const [asked] = await waiting();
    expect(asked).toMatchObject({ wasProved: true, isFirst: true });
    await county.does('secretary', decideNumber, { changeId: asked!.id, isRight: true });
    expect(await held(asked!.personId)).toMatchObject({ proven: true });
  });
});

describe('somebody who is known and comes back to a house', () => {
  it('keeps the number that is in force, and one that waits, where none was brought', async () => {
    const someone = { ...wang, name: '王回来', idNumber: idNumber(15), relation: '侄女' };
    const file = await county.does('officer', addResident, { ...someone, phone: '19477770005' });
    const { personId } = file.members.find((m) => m.relation === '侄女')!;
    const leaveAndComeBack = async () => {
      await county.does('officer', moveOut, { ...wang, personId, reason: 'movedAway', on: '2026-01-05' });
      await county.does('officer', addResident, someone);
    };
    await leaveAndComeBack();
    const [asked] = await waiting();
    expect(asked).toMatchObject({ personId, phoneMasked: '194****0005' });
    await county.does('secretary', decideNumber, { changeId: asked!.id, isRight: true });
    const before = await held(personId);
    await leaveAndComeBack();
    expect(await held(personId)).toEqual(before);
    expect(before.proven).toBe(true);
  });
});

describe('numbers in a file', () => {
  const HEAD = '村代码,户编号,姓名,身份证号,与户主关系,手机号,住址\n';
  const line = (house: string, n: number, phone: string) =>
    `${PLACES.village},${house},村民${n % 9},${idNumber(n)},户主,${phone},上厝组 ${n} 号\n`;
  const houses = (of: (n: number) => string) => HEAD + [21, 22, 23].map((n) => line(`1002090${n}`, n, of(n))).join('');
  const tails = async () =>
    (
      await county.owner.query(`select phone_proven_at is not null as proven from registry.person p
    join registry.household_member m on m.person_id = p.id join registry.household h on h.id = m.household_id where h.number like '1002090%' order by h.number`)
    ).rows.map((row) => row.proven);

  it('are confirmed together by somebody else, and changed ones wait like any', async () => {
    const first = await bring(
      'secretary',
      houses((n) => `194888800${n}`),
      'residents',
    );
    await apply('secretary', first.id);
    expect(await tails()).toEqual([false, false, false]);
    const items = await waiting('officer');
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ inFile: 3, importId: first.id, fileName: expect.any(String) });
    expect(
      await county.ask('secretary', decideNumber, { changeId: items[0]!.id, isRight: true, wholeFile: true }),
    ).toMatchObject({ refusal: 'number/own-asking' });
    expect(
      await county.does('officer', decideNumber, { changeId: items[0]!.id, isRight: true, wholeFile: true }),
    ).toEqual({ inForce: 3, waiting: 0, refused: 0 });
    expect(await tails()).toEqual([true, true, true]);
    const second = await bring(
      'secretary',
      houses((n) => (n === 22 ? '19488889922' : `194888800${n}`)),
      'residents',
    );
    expect(second.counts).toMatchObject({ changed: 1, unchanged: 2 });
    await apply('secretary', second.id);
    const [one] = await waiting('officer');
    expect(one).toMatchObject({ oldPhoneMasked: '194****0022', phoneMasked: '194****9922', inFile: 1 });
    expect(
      (
        await bring(
          'secretary',
          houses((n) => (n === 22 ? '19488889922' : `194888800${n}`)),
          'residents',
        )
      ).counts,
    ).toMatchObject({ unchanged: 3 });
    await county.does('secretary', undoImport, { importId: second.id });
    expect(await worked('secretary', second.id)).toMatchObject({ status: 'undone', counts: { undone: 1 } });
    expect(await waiting('officer')).toEqual([]);
    expect(await tails()).toEqual([true, true, true]);
  });
});
