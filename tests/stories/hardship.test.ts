import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@shaodao/contracts/actor';
import { listClaimableNeeds } from '@shaodao/contracts/needs/claim';
import { getNeed, listNeeds, openNeed, publishNeed, verifyNeed } from '@shaodao/contracts/needs/need';
import { getDivision, recordProfile } from '@shaodao/contracts/registry/division';
import { getHousehold } from '@shaodao/contracts/registry/household';
import { listHouseholds, listLooksAtMe } from '@shaodao/contracts/registry/person';
import { listResponsibilities } from '@shaodao/contracts/registry/responsibility';
import { proposeTie } from '@shaodao/contracts/registry/tie';
import { getOpinion } from '@shaodao/contracts/liaison/reception';
import { countyDay } from '@shaodao/domain/calendar';
import { MAX_MISMATCHES_A_DAY } from '@shaodao/domain/registry/number-tries';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { plantNeed, plantOpinion } from '@shaodao/testkit/plant';
import { actorOf, houseNumberOf, HOUSEHOLDS, KINDS, personIdOf, PLACES, type Name } from '@shaodao/testkit/small-county';

let county: TestCounty;
const WORDS = '一个人住，低保，夜里头晕得厉害';
const TAGS = ['leftBehindElder', 'livesAlone', 'disabled', 'minimumLiving'];
const need = { submitted: '', published: '' };
beforeAll(async () => {
  county = await bootCounty();
  const row = { detail: WORDS, words: ['低保', '头晕', '血压'], careTags: TAGS, title: '上门量血压', beneficiaryId: personIdOf('wangdama') };
  need.submitted = String((await plantNeed(county.owner, row)).id);
  need.published = String((await plantNeed(county.owner, { ...row, status: 'published', publishedAt: new Date() })).id);
});
afterAll(() => county?.stop());

const ABOVE: readonly Name[] = ['organiser', 'leader', 'auditor'];
const onPublished = () => ({ needId: need.published as never });

describe('hardship', () => {
  it('is read by those who go to the house: words, household and marks', async () => {
    for (const who of ['officer', 'secretary'] as const) {
      expect(await county.does(who, getNeed, onPublished()), who).toMatchObject({ detail: WORDS, householdId: HOUSEHOLDS.wang, careTags: TAGS });
    }
  });
  it('is not read by organisers, leaders, auditors and departments that don’t hold the case', async () => {
    for (const who of [...ABOVE, 'health', 'power'] as const) {
      const seen = await county.does(who, getNeed, onPublished());
      expect(seen, who).toMatchObject({ detail: null, householdId: null, beneficiaryId: null, reporterId: null, careTags: ['leftBehindElder'] });
      expect(JSON.stringify(seen)).not.toMatch(/低保|livesAlone|disabled|minimumLiving/);
    }
  });
  it('stands in no list above the village', async () => {
    for (const who of ['township', ...ABOVE] as const) {
      const { items } = await county.does(who, listNeeds, { limit: 200 });
      expect(items.length, who).toBeGreaterThan(0);
      for (const one of items) expect(one.careTags, who).toEqual(['leftBehindElder']);
    }
    for (const one of (await county.does('health', listClaimableNeeds, {})).items) expect(one.careTags).toEqual(['leftBehindElder']);
    for (const one of (await county.does('township', listHouseholds, {})).items) expect(one.careTags).not.toContain('livesAlone');
    for (const one of (await county.does('organiser', listResponsibilities, {})).items) expect(one.careTags).not.toContain('livesAlone');
    expect((await county.does('officer', listNeeds, {})).items[0]!.careTags).toEqual(TAGS);
  });
  it('follows the place and not the role: who is officer of another grid as well reads no marks as a township’s cadre', async () => {
    const both = { ...actorOf('township'), grants: [...actorOf('township').grants, ...actorOf('siblingOfficer').grants] } as Actor;
    const house = (await county.does(both, listResponsibilities, {})).items.find(({ id }) => id === HOUSEHOLDS.wang);
    expect(house).toMatchObject({ careTags: ['leftBehindElder'] });
  });
  it('is not found by searching either', async () => {
    for (const who of ABOVE) expect((await county.does(who, listNeeds, { words: '低保' })).items, who).toEqual([]);
    expect((await county.does('auditor', listNeeds, { words: '血压' })).items).toHaveLength(2);
    expect((await county.does('officer', listNeeds, { words: '低保' })).items).toHaveLength(2);
  });
  it('is not written into what everybody reads', async () => {
    const verified = { needId: need.submitted as never, kindId: KINDS.bloodPressure, urgency: 3, careTags: [] };
    const version = { expectedVersion: 1 };
    for (const title of ['独居老人上门量血压', '低保户量血压', '残疾老人量血压'])
      expect(await county.ask('officer', verifyNeed, { ...verified, title }, version)).toMatchObject({ refusal: 'input/invalid', fields: [{ pointer: '/title' }] });
    await county.does('officer', verifyNeed, { ...verified, title: '老人上门量血压' }, version);
    expect(await county.ask('township', publishNeed, { needId: need.submitted as never, title: '独居老人量血压' }, { expectedVersion: 2 })).toMatchObject({ refusal: 'input/invalid' });
  });
  it('is opened with a reason by those who need it, and the people concerned see who did', async () => {
    expect(await county.ask('township', openNeed, { ...onPublished(), reason: '督办这件事' })).toMatchObject({ refusal: 'actor/forbidden' });
    expect(await county.ask('leader', openNeed, { ...onPublished(), reason: '看' })).toMatchObject({ refusal: 'input/invalid' });
    expect(await county.does('leader', openNeed, { ...onPublished(), reason: '督办这件事' })).toMatchObject({ detail: WORDS, careTags: TAGS, photoIds: [] });
    await county.settled();
    const looks = (await county.does('wangdama', listLooksAtMe, {})).items;
    expect(looks).toContainEqual(expect.objectContaining({ byRole: 'leader', reason: expect.stringContaining('督办这件事') }));
    expect(looks.filter(({ byRole, reason }) => byRole === 'gridOfficer' && reason.includes('全部内容')), 'once a day').toHaveLength(1);
  });
});

describe('the file of a household', () => {
  it('leaves a look with everybody who lives there, once a day for each reader', async () => {
    const before = (await county.does('lidaye', listLooksAtMe, {})).total;
    for (let i = 0; i < 3; i++) await county.does('township', getHousehold, { householdId: HOUSEHOLDS.li as never });
    await county.does('officer', getHousehold, { householdId: HOUSEHOLDS.li as never });
    const { items, total } = await county.does('lidaye', listLooksAtMe, {});
    expect(total).toBe(before + 2);
    expect(items.map(({ byRole }) => byRole).sort().slice(0, 2)).toEqual(['gridOfficer', 'townshipCadre']);
  });
});

describe('what was said on a reception day', () => {
  it('is read by the workroom and the person; the county sees how it goes', async () => {
    const opinionId = (await plantOpinion(county.owner, { detail: WORDS })).id as never;
    expect(await county.does('representative', getOpinion, { opinionId })).toMatchObject({ detail: WORDS });
    expect(await county.does('wangdama', getOpinion, { opinionId })).toMatchObject({ detail: WORDS });
    for (const who of ['organiser', 'auditor'] as const) expect(await county.does(who, getOpinion, { opinionId }), who).toMatchObject({ detail: null, personId: null });
  });
});

describe('a village’s figures', () => {
  it('show no count under five where it isn’t recorded', async () => {
    const figures = { registeredPopulation: 1000, residentPopulation: 300, outflowPopulation: 700, source: '摸底' };
    const counts = { leftBehindElders: 40, leftBehindChildren: 4, livingAlone: 2, disabled: 0, minimumLiving: 5 };
    await county.does('township', recordProfile, { code: PLACES.village, validFrom: countyDay(new Date()), ...figures, ...counts });
    for (const who of ['township', 'secretary', 'organiser'] as const)
      expect((await county.does(who, getDivision, { code: PLACES.village })).profiles[0], who).toMatchObject({ ...counts, fewerThanFive: [] });
    for (const who of ['health', 'leader', 'auditor', 'representative', 'siblingOfficer', 'otherTownship'] as const)
      expect((await county.does(who, getDivision, { code: PLACES.village })).profiles[0], who).toMatchObject({
        ...counts,
        leftBehindChildren: null,
        livingAlone: null,
        fewerThanFive: ['leftBehindChildren', 'livingAlone'],
      });
  });
});

describe('household numbers', () => {
  it('are not tried one after the other', async () => {
    const ask = (householdNumber: string) => county.ask('stranger', proposeTie, { householdNumber, relation: 'sibling' });
    for (let i = 0; i < MAX_MISMATCHES_A_DAY.command; i++) expect(await ask(`WS-9${i}99`)).toMatchObject({ refusal: 'household/not-found' });
    expect(await ask('WS-9999')).toMatchObject({ refusal: 'tie/too-many-tries' });
    expect(await ask(houseNumberOf('wang'))).toMatchObject({ refusal: 'tie/too-many-tries' });
  });
});
