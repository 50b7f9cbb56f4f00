import type pg from 'pg';
import { plantCommittee, plantHandOver, plantPair, plantPairing, plantPartner, plantPosting, plantTraining } from '@shaodao/testkit/plant';
import { DEPARTMENTS, GRIDS, HOUSEHOLDS, personIdOf, PLACES } from '@shaodao/testkit/small-county';
import type { Fixture, Input } from './access-matrix.fixtures.ts';

const itemIds = (value: { items: readonly { id: string }[] }) => value.items.map((i) => i.id);
/** The same question about each of several objects. */
const about = (objects: Readonly<Record<string, string>>, key: string, extra: Input = {}): Fixture => ({ about: Object.fromEntries(Object.entries(objects).map(([name, id]) => [name, { [key]: id, ...extra }])) });
const shows = (of: Readonly<Record<string, string>>, input: Input = {}): Fixture => ({ shows: { input: { limit: 200, ...input }, of, idsIn: itemIds as never } });

/** People, posts and lateral ties: ended long ago, so that the rules refuse whoever is let through. */
export async function plantPeople(owner: pg.Pool): Promise<Readonly<Record<string, Fixture>>> {
  const posting = async (row: object): Promise<string> => (await plantPosting(owner, row as never)).id;
  const handOver = await plantHandOver(owner, {});
  const postings = {
    'own village': handOver.from.id, 'own grid': await posting({ kind: 'gridOfficer', gridId: GRIDS.village }), 'one’s own, of the grid officer': await posting({ personId: personIdOf('officer'), kind: 'villageCommitteeMember', divisionCode: PLACES.cousin }),
    'sibling village': await posting({ divisionCode: PLACES.sibling }), 'cousin village': await posting({ divisionCode: PLACES.cousin }), 'township': await posting({ divisionCode: PLACES.township, kind: 'townshipCadre' }),
    'county': await posting({ divisionCode: PLACES.county, kind: 'auditor' }), 'department’s': await posting({ divisionCode: PLACES.county, kind: 'departmentLiaison', departmentId: DEPARTMENTS.health }), 'never there': crypto.randomUUID(),
  };
  const { 'never there': _, ...listed } = postings;
  const appoint = (divisionCode: string, kind: string): Input => ({ kind, title: '委员', divisionCode, name: '王新人', phone: '19499990001', startedOn: '2026-01-01' });
  return {
    'registry.posting.list': shows(listed, { show: 'ended' }), 'registry.posting.get': about(postings, 'postingId'),
    'registry.posting.list-vacancies': { about: { all: {} } }, 'registry.posting.list-unplaced': { about: { all: {} } },
    'registry.posting.appoint': { about: {
      'own village': appoint(PLACES.village, 'villageCommitteeMember'), 'sibling village': appoint(PLACES.sibling, 'villageCommitteeMember'), 'cousin village': appoint(PLACES.cousin, 'villageCommitteeMember'),
      'township': { ...appoint(PLACES.township, 'townshipCadre'), startedOn: '2001-01-01' }, 'county': { ...appoint(PLACES.county, 'countyOrganiser'), startedOn: '2001-01-01' },
    } },
    'registry.posting.extend': about(postings, 'postingId', { endsOn: '2030-01-01' }), 'registry.posting.end': about(postings, 'postingId', { endedOn: '2026-01-01', reason: '调走' }),
    'registry.posting.hand-over': about(postings, 'postingId', { name: '王新人', phone: '19499990001', on: '2026-12-01', reason: '调走' }),
    ...(await plantTies(owner)),
    'registry.access.find-people': { about: { 'by name': { words: '王' } } }, 'registry.access.explain': about({ 'the grid officer': personIdOf('officer'), 'a villager': personIdOf('wangdama'), 'never there': crypto.randomUUID() }, 'personId'),
    'needs.need.list-held': { about: { 'the grid officer’s': { personId: personIdOf('officer') } } },
  };
}

/** Pairings, committees, carers, bodies, courses and members away. */
async function plantTies(owner: pg.Pool): Promise<Readonly<Record<string, Fixture>>> {
  const places = { 'own village': PLACES.village, 'sibling village': PLACES.sibling, 'cousin village': PLACES.cousin } as const;
  const each = async (plant: (code: string) => Promise<{ id: string }>): Promise<Record<string, string>> => Object.fromEntries(await Promise.all(Object.entries(places).map(async ([name, code]) => [name, (await plant(code)).id] as const)));
  const pairings = await each((villageCode) => plantPairing(owner, { villageCode, departmentId: villageCode === PLACES.village ? DEPARTMENTS.health : villageCode === PLACES.sibling ? DEPARTMENTS.power : DEPARTMENTS.justice }));
  const committees = await each((centreCode) => plantCommittee(owner, { centreCode }));
  const trainings = { 'own township’s': (await plantTraining(owner, {})).id, 'other township’s': (await plantTraining(owner, { divisionCode: PLACES.otherTownship })).id, 'county’s': (await plantTraining(owner, { divisionCode: PLACES.county })).id };
  const pairs = await each((villageCode) => plantPair(owner, { villageCode }));
  const partner = (await plantPartner(owner, { name: '益众社工' })).id;
  const carers = Object.fromEntries((await owner.query<{ id: string; household_id: string }>('select id, household_id from registry.household_carer')).rows.map((row) => [row.household_id, row.id]));
  const homes = { 'own': HOUSEHOLDS.wang, 'sibling village': HOUSEHOLDS.chen, 'cousin village': HOUSEHOLDS.zheng } as const;
  const cared = Object.fromEntries(Object.entries(homes).map(([name, id]) => [name, carers[id]!]));
  const nobody = crypto.randomUUID();
  const branchId = (await owner.query<{ id: string }>('select id from registry.mobile_branch limit 1')).rows[0]!.id;
  const onEach = (values: Readonly<Record<string, string>>, key: string, extra: Input = {}) => about(values, key, extra);
  const member = (phone: string) => ({ name: '王新人', phone });
  return {
    'registry.pairing.list': shows(pairings, { show: 'past' }), 'registry.pairing.get': onEach(pairings, 'pairingId'), 'registry.pairing.list-unpaired': { about: { all: {} } }, 'registry.pairing.propose': { about: { all: {} } },
    'registry.pairing.start': { about: { 'any': { departmentId: DEPARTMENTS.health, villageCode: PLACES.village, on: '2001-01-01' } } }, 'registry.pairing.end': onEach(pairings, 'pairingId', { on: '2018-05-01', reason: '调整' }),
    'registry.pairing.adopt': { about: { 'any': { pairs: [{ departmentId: DEPARTMENTS.health, villageCode: PLACES.village }], on: '2001-01-01', reason: '调整' } } },
    'registry.responsibility.list': shows(homes), 'registry.responsibility.list-carers': about(places, 'divisionCode'), 'registry.responsibility.assign': onEach(homes, 'householdId', { personId: nobody }),
    'registry.responsibility.replace': onEach(cared, 'responsibilityId', { personId: nobody }), 'registry.responsibility.end': onEach(cared, 'responsibilityId'), 'registry.responsibility.assign-vacant': about({ 'own grid': GRIDS.village, 'sibling grid': GRIDS.sibling, 'cousin grid': GRIDS.cousin }, 'gridId', { personId: nobody }),
    'registry.committee.list': shows(committees, { show: 'past' }), 'registry.committee.get': onEach(committees, 'committeeId'), 'registry.committee.found': about(places, 'centreCode', { name: '中心村党委', foundedOn: '2099-01-01' }), 'registry.committee.dissolve': onEach(committees, 'committeeId', { on: '2020-01-01', reason: '调整' }),
    'registry.committee.lead-village': onEach(committees, 'committeeId', { villageCode: PLACES.sibling, on: '2020-01-01' }), 'registry.committee.release-village': onEach(committees, 'committeeId', { villageCode: PLACES.sibling, on: '2020-01-01' }),
    'registry.committee.add-joint': onEach(committees, 'committeeId', { field: 'industry', title: '一起卖茶', startedOn: '2020-01-01' }), 'registry.committee.finish-joint': onEach(committees, 'committeeId', { matterId: nobody, result: '办好了' }),
    'registry.department.list-rows': { about: { all: {} } }, 'registry.department.get': about({ 'department’s': DEPARTMENTS.health, 'otherDepartment’s': DEPARTMENTS.power }, 'departmentId'),
    'registry.department.define': { about: { 'any': { name: '县司法局', shortName: '司法局', kind: 'government' } } }, 'registry.department.change': about({ 'department’s': DEPARTMENTS.health }, 'departmentId', { name: '县司法局', shortName: '司法局', kind: 'government' }),
    'registry.partner.list': { about: { all: {} } }, 'registry.partner.get': about({ any: partner }, 'partnerId'), 'registry.partner.get-own': { about: { all: {} } }, 'registry.partner.register': { about: { 'any': { name: '益众社工', kind: 'socialOrganisation' } } }, 'registry.partner.change': about({ any: partner }, 'partnerId', { name: '益众社工', kind: 'chamber' }),
    'registry.partner.name-contact': about({ any: partner }, 'partnerId', { name: '不是她', phone: '19400000001' }), 'registry.partner.add-licence': about({ any: partner }, 'partnerId', { name: '证书', number: 'A-1', issuedOn: '2026-01-01', expiresOn: '2025-01-01' }),
    'registry.partner.agree': about({ any: partner }, 'partnerId', { mode: 'publicWelfare', title: '公益协议', startedOn: '2026-01-01', endsOn: '2025-01-01' }), 'registry.partner.end-agreement': about({ any: partner }, 'partnerId', { agreementId: nobody, reason: '到期' }),
    'registry.training.list': shows(trainings, { show: 'held' }), 'registry.training.get': onEach(trainings, 'trainingId'), 'registry.training.list-learners': { about: { all: { family: 'villageCadres' } } },
    'registry.training.plan': about({ 'own township': PLACES.township, 'other township': PLACES.otherTownship, 'county': PLACES.county }, 'divisionCode', { family: 'villageCadres', mode: 'exchange', title: '上门问需求', heldOn: '2099-01-01', place: '教室' }),
    'registry.training.record-attendance': onEach(trainings, 'trainingId', { personIds: [] }), 'registry.training.cancel': onEach(trainings, 'trainingId', { reason: '天气' }),
    'registry.mobile.list-branches': { about: { all: {} } }, 'registry.mobile.found-branch': { about: { 'any': { kind: 'branch', name: (await owner.query<{ name: string }>('select name from registry.mobile_branch limit 1')).rows[0]!.name, place: '福州市' } } },
    'registry.mobile.list-pairs': shows(pairs, { show: 'past' }), 'registry.mobile.get-pair': onEach(pairs, 'pairId'), 'registry.mobile.pair': about(places, 'villageCode', { branchId, home: member('19499990002'), mobile: member('19499990002') }),
    'registry.mobile.end-pair': onEach(pairs, 'pairId', { reason: '回村了' }), 'registry.mobile.record-help': onEach(pairs, 'pairId', { helpedOn: '2026-01-01', personTimes: 1, title: '代买药' }),
  };
}
