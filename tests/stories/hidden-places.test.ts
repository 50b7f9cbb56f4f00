import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@shaodao/contracts/actor';
import { addContact, addResident, erasePerson, getHousehold, moveOut, takePersonData } from '@shaodao/contracts/registry/household';
import { listPersonCards, revealPerson } from '@shaodao/contracts/registry/person';
import { appointPosting } from '@shaodao/contracts/registry/posting';
import { proposeTie } from '@shaodao/contracts/registry/tie';
import { checkDigitOf } from '@shaodao/domain/registry/id-number';
import { MAX_MISMATCHES_A_DAY } from '@shaodao/domain/registry/number-tries';
import { MAX_PROPOSED_TIES } from '@shaodao/domain/registry/tie';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { plantRow } from '@shaodao/testkit/plant';
import { actorOf, GRIDS, houseNumberOf, HOUSEHOLDS, nameOf, personIdOf, phoneOf, PLACES } from '@shaodao/testkit/small-county';

let county: TestCounty;
beforeAll(async () => {
  county = await bootCounty();
});
afterAll(() => county?.stop());

const wang = { householdId: HOUSEHOLDS.wang } as { householdId: never };
const zheng = { householdId: HOUSEHOLDS.zheng } as { householdId: never };
const idNumber = (n: number): string => {
  const digits = `99012319800304${String(n).padStart(3, '0')}`;
  return digits + checkDigitOf(digits);
};
/** The officer of the grid in the other township. */
const farOfficer = {
  ...actorOf('siblingOfficer'),
  personId: personIdOf('otherTownship'),
  grants: [
    {
      role: 'gridOfficer',
      scope: { kind: 'grid', id: GRIDS.cousin, villageCode: PLACES.cousin },
      validFrom: '2020-01-01T00:00:00Z',
      validUntil: null,
    },
  ],
} as unknown as Actor;
/** Names a person of the small county as whom to ring for Wang's household, as the officer there would have noted it. */
const noteAsContact = (personId: string) =>
  plantRow(county.owner, 'registry.household_contact', {
    householdId: HOUSEHOLDS.wang,
    personId,
    relation: '外甥',
    consentedOn: '2026-01-01',
    recordedBy: personIdOf('officer'),
    recordedAt: new Date(),
  });
const reason = '核对信息';

describe('an officer who has noted somebody of another township as an emergency contact', () => {
  const personId = personIdOf('zhengdama') as never;
  it('reads the name and the telephone number with a reason, and no address', async () => {
    await noteAsContact(personId);
    expect(await county.does('officer', revealPerson, { personId, reason })).toMatchObject({
      name: nameOf('zhengdama'),
      phone: phoneOf('zhengdama'),
      address: null,
    });
  });
  it('takes no copy of the file and deletes nobody, nor does the village', async () => {
    for (const who of ['officer', 'secretary'] as const) {
      expect(await county.ask(who, takePersonData, { personId, reason })).toMatchObject({ refusal: 'actor/forbidden' });
    }
    expect(await county.ask('secretary', erasePerson, { personId, reason })).toMatchObject({ refusal: 'actor/forbidden' });
  });
  it('deletes nobody who lives nowhere in the county either: a relative far away answers for their own data', async () => {
    const son = personIdOf('son') as never;
    await noteAsContact(son);
    expect(await county.ask('secretary', erasePerson, { personId: son, reason })).toMatchObject({ refusal: 'actor/forbidden' });
    expect(await county.ask('officer', takePersonData, { personId: son, reason })).toMatchObject({ refusal: 'actor/forbidden' });
    const { rows } = await county.owner.query('select erased_at from registry.person where id = $1', [son]);
    expect(rows).toEqual([{ erased_at: null }]);
  });
});

describe('the officer of a former home', () => {
  it('reads neither the new number nor the new address, and the new officer reads both', async () => {
    const file = await county.does('officer', addResident, { ...wang, name: '王搬家', idNumber: idNumber(1), relation: '侄子' });
    const personId = file.members.find((one) => one.relation === '侄子')!.personId;
    await county.does('officer', moveOut, { ...wang, personId, reason: 'movedAway', on: '2026-02-01' });
    expect(await county.does('officer', revealPerson, { personId, reason }), 'nobody else answers yet').toMatchObject({ name: '王搬家' });
    await county.does(farOfficer, addResident, { ...zheng, name: '王搬家', idNumber: idNumber(1), relation: '女婿' });
    await county.owner.query('update registry.person set phone_sealed = p.phone_sealed from registry.person p where p.id = $2 and person.id = $1', [
      personId,
      personIdOf('lidaye'),
    ]);
    expect(await county.ask('officer', revealPerson, { personId, reason })).toMatchObject({ refusal: 'actor/forbidden' });
    expect(await county.ask('officer', takePersonData, { personId, reason })).toMatchObject({ refusal: 'actor/forbidden' });
    expect(await county.ask('secretary', erasePerson, { personId, reason })).toMatchObject({ refusal: 'actor/forbidden' });
    expect((await county.does('officer', listPersonCards, { ids: personId })).items).toMatchObject([{ label: '王**', phoneMasked: null }]);
    expect(await county.does(farOfficer, revealPerson, { personId, reason })).toMatchObject({ address: expect.stringContaining('zheng') });
  });
});

describe('who comes into a house', () => {
  it('is known under the name that goes with the ID number', async () => {
    const file = await county.does('officer', addResident, { ...wang, name: '王来去', idNumber: idNumber(2), relation: '侄女' });
    const personId = file.members.find((one) => one.relation === '侄女')!.personId;
    await county.does('officer', moveOut, { ...wang, personId, reason: 'movedAway', on: '2026-02-01' });
    const back = { ...zheng, idNumber: idNumber(2), relation: '亲戚' };
    expect(await county.ask(farOfficer, addResident, { ...back, name: '别的名' })).toMatchObject({
      refusal: 'resident/not-accepted',
      fields: [{ pointer: '/name' }],
    });
    expect((await county.does(farOfficer, addResident, { ...back, name: '王来去' })).members).toHaveLength(3);
  });
});

describe('whose number is this', () => {
  it('is found out by nobody who guesses names: so many mismatches a day, each in the trail', async () => {
    const post = { kind: 'villageCommitteeMember', title: '委员', divisionCode: PLACES.cousin, startedOn: '2026-01-01', phone: phoneOf('lidaye') } as const;
    const guess = (name: string) => county.ask('otherTownship', appointPosting, { ...post, name });
    for (let i = 0; i < MAX_MISMATCHES_A_DAY.command; i++) {
      expect(await guess(`猜名${'一二三四五六七八九十'[i]}`)).toMatchObject({ refusal: 'person/other-name' });
    }
    for (const name of ['再猜', nameOf('lidaye')]) expect(await guess(name), name).toMatchObject({ refusal: 'person/too-many-tries' });
    const { rows } = await county.owner.query(
      `select count(*)::int as n from registry.audit where person_id = $1 and outcome = 'refused' and operation = $2 and details->>'refusal' = 'person/other-name'`,
      [personIdOf('otherTownship'), appointPosting.subject],
    );
    expect(rows).toEqual([{ n: MAX_MISMATCHES_A_DAY.command }]);
  });
});

describe('many at once', () => {
  it('are three emergency contacts of a household, and no more', async () => {
    const house = { householdId: HOUSEHOLDS.li } as { householdId: never };
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        county.ask('officer', addContact, { ...house, name: '林远近', phone: `194555500${String(i).padStart(2, '0')}`, relation: '朋友', hasAgreed: true as const }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    expect((await county.does('officer', getHousehold, house)).contacts).toHaveLength(3);
  });
  it('are as many proposed ties of one person as the rule allows', async () => {
    const numbers = (['wang', 'li', 'chen', 'zheng'] as const).map(houseNumberOf);
    const answers = await Promise.all(
      [...numbers, ...numbers].map((householdNumber) => county.ask('stranger', proposeTie, { householdNumber, relation: 'sibling', note: '我是她妹妹' })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(MAX_PROPOSED_TIES);
  });
});
