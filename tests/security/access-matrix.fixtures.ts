import type pg from 'pg';
import type { Actor, Grant } from '@shaodao/contracts/actor';
import { operations } from '@shaodao/contracts/all';
import { SheetId } from '@shaodao/contracts/registry/sheet';
import { ServiceName } from '@shaodao/contracts/operations';
import type { ServiceConfig } from '@shaodao/service-kit/config';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { plantPeople } from './access-matrix.people.ts';
import { plantNeed, plantOpinion, plantPhoto, plantRow, plantShift, plantTie, plantWhistle } from '@shaodao/testkit/plant';
import { actorOf, AREA, DEPARTMENTS, GRIDS, GROUPS, houseNumberOf, HOUSEHOLDS, KINDS, MEMBER_HOUSEHOLD, PARTIES, personIdOf, PLACES, RECEPTION_DAY, type Name } from '@shaodao/testkit/small-county';

/**
 * Every column of the matrix: one person per role, all standing at the same village, and those whose right has moved or
 * ended. Every object is planted in a state in which the rules refuse: who is let through gets the rule's "no" (409,
 * 428) and nothing changes, so that all cells are asked of the same county.
 */
const ended = (name: Name, more: readonly Grant[] = []): Actor => ({
  ...actorOf(name), grants: [...actorOf(name).grants.map((g) => ({ ...g, validUntil: '2025-01-01T00:00:00Z' })), ...more],
});
export const PEOPLE: Readonly<Record<string, Actor>> = {
  villager: actorOf('wangdama'), neighbour: actorOf('lidaye'), relative: actorOf('son'), formerRelative: ended('stranger', actorOf('stranger').grants),
  gridOfficer: actorOf('officer'), movedOfficer: ended('officer', actorOf('siblingOfficer').grants), villageCadre: actorOf('secretary'), townshipCadre: actorOf('township'), countyOrganiser: actorOf('organiser'),
  department: actorOf('health'), otherDepartment: actorOf('power'), partner: actorOf('partner'), volunteer: actorOf('volunteer'), representative: actorOf('representative'),
  leader: actorOf('leader'), auditor: actorOf('auditor'), nobody: { ...actorOf('stranger'), grants: [] },
};
const FORMER = { role: 'relative', scope: { kind: 'household', id: HOUSEHOLDS.wang, villageCode: PLACES.village }, validFrom: '2020-01-01T00:00:00Z', validUntil: '2025-01-01T00:00:00Z' } as unknown as Grant;
(PEOPLE['formerRelative']!.grants as Grant[]).push(FORMER);

/** One object an operation is asked about. */
export type Input = Record<string, unknown>;
export interface Fixture {
  /** By the object's relation to the village: the inputs to ask with. */
  readonly about?: Readonly<Record<string, Input>>;
  /** A list: the input, and which of the objects it shows. */
  readonly shows?: { readonly input: Input; readonly of: Readonly<Record<string, string>>; readonly idsIn: (value: never) => readonly unknown[] };
  /** Not asked over NATS: the test that asks it. */
  readonly elsewhere?: string;
}

const LONG_AGO = new Date('2025-01-05T00:00:00Z');
/** A day that never comes: let through by access, refused by the rule. */
const NEVER = '2999-01-01';

export async function plantMatrix(owner: pg.Pool, config: ServiceConfig): Promise<Readonly<Record<string, Fixture>>> {
  const gone = { status: 'withdrawn' };
  const at = {
    own: {}, neighbours: { householdId: HOUSEHOLDS.li, reporterId: personIdOf('lidaye') },
    siblingVillage: { householdId: HOUSEHOLDS.chen, villageCode: PLACES.sibling, gridId: GRIDS.sibling, reporterId: personIdOf('chendaye') },
    cousinVillage: { householdId: HOUSEHOLDS.zheng, villageCode: PLACES.cousin, gridId: GRIDS.cousin, reporterId: personIdOf('zhengdama') },
  };
  const served = { status: 'closed', publishedAt: LONG_AGO, claimedAt: LONG_AGO, servedAt: LONG_AGO, closedAt: LONG_AGO, servedPersons: 1, servedMinutes: 10 };
  const need = async (row: Readonly<Record<string, unknown>>): Promise<string> => (await plantNeed(owner, row)).id as string;
  const needs = {
    'own': await need({ ...at.own, ...gone }), 'neighbours’': await need({ ...at.neighbours, ...gone }), 'sibling village': await need({ ...at.siblingVillage, ...gone }), 'cousin village': await need({ ...at.cousinVillage, ...gone }),
    'own, published once': await need({ ...gone, publishedAt: LONG_AGO }), 'cousin village, published once': await need({ ...at.cousinVillage, ...gone, publishedAt: LONG_AGO }),
    'own, served by department': await need({ ...served, departmentId: DEPARTMENTS.health }), 'own, served by otherDepartment': await need({ ...served, departmentId: DEPARTMENTS.power }),
    'own, neighbour merged into it': await need({ ...gone, followerIds: [personIdOf('wangdama'), personIdOf('lidaye')] }), 'neighbours’, merged': await need({ ...at.neighbours, status: 'merged' }),
    'own, asked of the former relative': await need({ ...gone, reporterId: personIdOf('stranger'), followerIds: [personIdOf('stranger')], source: 'relative' }), 'deleted or never there': crypto.randomUUID(),
  };
  for (const where of [at.own, at.siblingVillage, at.cousinVillage]) await plantNeed(owner, where);
  const onNeeds = (extra: (id: string) => Input): Fixture => ({ about: Object.fromEntries(Object.entries(needs).map(([name, id]) => [name, { needId: id, ...extra(id) }])) });
  const items = (value: { items: readonly { id: string }[] }) => value.items.map((i) => i.id);
  const needList = (input: Input): Fixture => ({ shows: { input, of: needs, idsIn: items as never } });

  const whistle = async (row: object) => (await plantWhistle(owner, row as never)).id as string;
  const whistles = {
    'own village, department leads': await whistle({}), 'own village, otherDepartment leads': await whistle({ departmentIds: [DEPARTMENTS.power] }), 'township, department leads': await whistle({ divisionCode: PLACES.township }),
    'sibling village, otherDepartment leads': await whistle({ divisionCode: PLACES.sibling, departmentIds: [DEPARTMENTS.power] }), 'cousin village, otherDepartment leads': await whistle({ divisionCode: PLACES.cousin, departmentIds: [DEPARTMENTS.power] }),
    'cousin village, both assist': await whistle({ divisionCode: PLACES.cousin, departmentIds: [DEPARTMENTS.justice, DEPARTMENTS.health, DEPARTMENTS.power] }),
  };
  const onWhistles = (extra: Input): Fixture => ({ about: Object.fromEntries(Object.entries(whistles).map(([name, whistleId]) => [name, { whistleId, ...extra }])) });

  const tie = async (row: object) => String((await plantTie(owner, row as never)).id);
  const ties = {
    'own household, relative': await tie({}), 'own household, withdrawn by the former relative': await tie({ relativeId: personIdOf('stranger') }),
    'neighbours’ household, former relative': await tie({ householdId: HOUSEHOLDS.li, relativeId: personIdOf('stranger') }),
    'sibling village': await tie({ householdId: HOUSEHOLDS.chen, villageCode: PLACES.sibling, gridId: GRIDS.sibling, relativeId: personIdOf('zhengdama') }),
    'cousin village': await tie({ householdId: HOUSEHOLDS.zheng, villageCode: PLACES.cousin, gridId: GRIDS.cousin, relativeId: personIdOf('chendaye') }),
  };
  const onTies = (extra: Input): Fixture => ({ about: Object.fromEntries(Object.entries(ties).map(([name, tieId]) => [name, { tieId, ...extra }])) });

  const otherRoom = crypto.randomUUID();
  const otherDay = crypto.randomUUID();
  await plantRow(owner, 'liaison.workroom', { id: otherRoom, number: 9, name: '白塔片区党代表工作室', place: '郑洋村' });
  await plantRow(owner, 'liaison.workroom_village', { workroomId: otherRoom, villageCode: PLACES.cousin });
  await plantRow(owner, 'liaison.reception_day', { id: otherDay, workroomId: otherRoom, on: '2099-01-01', from: '09:00', to: '11:00', level: 'county', representativeId: personIdOf('representative') });
  const opinion = async (row: object) => (await plantOpinion(owner, row as never)).id;
  const opinions = {
    'own': await opinion({}), 'neighbours’': await opinion({ personId: personIdOf('lidaye') }), 'sibling village': await opinion({ villageCode: PLACES.sibling, personId: personIdOf('chendaye') }),
    'cousin village, other workroom': await opinion({ villageCode: PLACES.cousin, workroomId: otherRoom, receptionDayId: otherDay, personId: personIdOf('zhengdama') }),
  };

  const shifts = {
    'department’s visit': await plantShift(owner, { isCancelled: true }), 'otherDepartment’s visit': await plantShift(owner, { isCancelled: true, departmentId: DEPARTMENTS.power, villageCode: PLACES.cousin }),
  };
  const onShifts: Fixture = { about: Object.fromEntries(Object.entries(shifts).map(([name, { id }]) => [name, { shiftId: id }])) };
  const open = await plantShift(owner, {});

  const picture = new PersonalData(config.SHAODAO_DATA_KEYS, config.SHAODAO_BLIND_INDEX_KEY).seal(Buffer.from('picture'), 'needs.photo.content');
  const photo = async (needId: string | null, ownerId: Name) => ({ photoId: (await plantPhoto(owner, { needId, ownerId: personIdOf(ownerId), content: picture })).id });

  await plantRow(owner, 'registry.care_access', { needId: needs['own, served by department'], personId: personIdOf('wangdama'), departmentId: DEPARTMENTS.health, since: LONG_AGO });
  const persons = { 'villager': personIdOf('wangdama'), 'neighbour': personIdOf('lidaye'), 'sibling village': personIdOf('chendaye'), 'cousin village': personIdOf('zhengdama'), 'relative': personIdOf('son'), 'gridOfficer': personIdOf('officer') };
  const homes = { own: HOUSEHOLDS.wang, 'neighbours’': HOUSEHOLDS.li, 'sibling village': HOUSEHOLDS.chen, 'cousin village': HOUSEHOLDS.zheng };

  // Numbers that wait are listed; those that are asked about were settled long ago.
  const keys = new PersonalData(config.SHAODAO_DATA_KEYS, config.SHAODAO_BLIND_INDEX_KEY);
  const numberOf = async (personId: string, status: 'waiting' | 'lapsed'): Promise<string> =>
    String((await plantRow(owner, 'registry.number_change', {
      id: crypto.randomUUID(), personId, phoneSealed: keys.seal('19400009999', 'registry.person.phone'), phoneIndex: Buffer.from(personId), status,
      isFirst: false, askedBy: personIdOf('organiser'), askedRole: 'gridOfficer', askedAt: LONG_AGO, readyAt: LONG_AGO, settledAt: status === 'lapsed' ? new Date() : null,
    })).id);
  const numbersOf = async (status: 'waiting' | 'lapsed') =>
    Object.fromEntries(await Promise.all(Object.entries(persons).map(async ([name, personId]) => [name, await numberOf(personId, status)] as const)));
  const [waitingNumbers, lapsedNumbers] = [await numbersOf('waiting'), { ...(await numbersOf('lapsed')), 'never there': crypto.randomUUID() }];
  const onNumbers = (extra: Input = {}): Fixture =>
    ({ about: Object.fromEntries(Object.entries(lapsedNumbers).map(([name, changeId]) => [name, { changeId, ...extra }])) });

  // An import and an export belong to who began them, whatever their place.
  const owners = { 'the officer’s': personIdOf('officer'), 'the township’s': personIdOf('township'), 'the organiser’s': personIdOf('organiser'), 'the auditor’s': personIdOf('auditor') };
  const imports: Record<string, string> = {};
  const exported: Record<string, string> = {};
  for (const [name, createdBy] of Object.entries(owners)) {
    imports[name] = String((await plantRow(owner, 'registry.import_job', { id: crypto.randomUUID(), sheet: 'divisions', fileName: 'x.csv', bytes: 1, status: 'undone', createdBy, startedAt: LONG_AGO, updatedAt: LONG_AGO })).id);
    exported[name] = String((await plantRow(owner, 'registry.export_job', { id: crypto.randomUUID(), sheet: 'divisions', format: 'csv', purpose: '核对', filters: '{}', status: 'expired', createdBy, askedAt: LONG_AGO, expiresAt: LONG_AGO })).id);
  }
  const onImports = (extra: Input = {}): Fixture => ({ about: Object.fromEntries(Object.entries(imports).map(([name, importId]) => [name, { importId, ...extra }])) });
  const onExports: Fixture = { about: Object.fromEntries(Object.entries(exported).map(([name, exportId]) => [name, { exportId }])) };
  const people = await plantPeople(owner);
  const units = { 'own area': AREA, 'own party': PARTIES.village, 'own grid': GRIDS.village, 'own group': GROUPS.village, 'own member household': MEMBER_HOUSEHOLD, 'sibling grid': GRIDS.sibling, 'cousin grid': GRIDS.cousin, 'never there': crypto.randomUUID() };
  const onUnits = (extra: Input): Fixture => ({ about: Object.fromEntries(Object.entries(units).map(([name, unitId]) => [name, { unitId, ...extra }])) });
  const places = { 'own village': PLACES.village, 'sibling village': PLACES.sibling, 'cousin village': PLACES.cousin, 'township': PLACES.township, 'county': PLACES.county };
  const onPlaces = (extra: Input): Fixture => ({ about: Object.fromEntries(Object.entries(places).map(([name, code]) => [name, { code, ...extra }])) });
  const onHomes = (extra: Input): Fixture => ({ about: Object.fromEntries(Object.entries(homes).map(([name, householdId]) => [name, { householdId, ...extra }])) });
  const onTownships = (extra: Input): Fixture => ({ about: { 'own township': { townshipCode: PLACES.township, ...extra }, 'other township': { townshipCode: PLACES.otherTownship, ...extra }, 'never there': { townshipCode: '350199999', ...extra } } });
  const change = async (homeCode: string, status: string): Promise<string> =>
    String((await plantRow(owner, 'registry.planned_change', { id: crypto.randomUUID(), action: 'retireDivision', homeCode, subjectId: homeCode, touches: [homeCode], onDay: NEVER, wish: JSON.stringify({ action: 'retireDivision', code: homeCode, reason: '撤村并居' }), status, plannedBy: personIdOf('organiser'), plannedAt: LONG_AGO, updatedAt: LONG_AGO })).id);
  const atPlaces = async (status: string) => Object.fromEntries(await Promise.all(Object.entries(places).map(async ([name, code]) => [name, await change(code, status)] as const)));
  const [changes, settled] = [await atPlaces('planned'), await atPlaces('done')];

  // Nobody of the columns lives in these houses' files but their heads: the rules refuse, and nothing changes.
  const onFiles = (extra: Input): Fixture => ({ about: Object.fromEntries([...Object.entries(homes), ['never there', crypto.randomUUID()]].map(([name, householdId]) => [name, { householdId, ...extra }])) });
  const absent = { personId: personIdOf('partner') };
  // Three are noted already: one more is refused by the rule, and who lives there is none.
  for (const householdId of Object.values(homes)) for (const name of ['health', 'power', 'justice'] as const) await plantRow(owner, 'registry.household_contact', { householdId, personId: personIdOf(name), relation: '邻居', consentedOn: '2025-01-01', recordedBy: personIdOf('organiser'), recordedAt: LONG_AGO });
  const letters: Record<string, Fixture> = {};
  for (const name of ServiceName.options) {
    const id = crypto.randomUUID();
    await plantRow(owner, `${name}.dead_letter`, { id, eventId: id, source: 'x', subject: 'x', headers: '{}', payload: '{}', error: 'x', attempts: 6, status: 'discarded' });
    letters[`${name}.dead-letter.list`] = { about: { 'all': {} } };
    letters[`${name}.dead-letter.retry`] = { about: { 'a settled one': { deadLetterId: id } } };
    letters[`${name}.dead-letter.discard`] = { about: { 'a settled one': { deadLetterId: id, reason: '已经处理' } } };
    letters[`${name}.inbox.find-missing`] = { about: { 'any': { source: 'registry', eventIds: [] } } };
  }
  const everybody: Fixture = { about: { 'all': {} } };
  const gateway = operations.filter((o) => o.subject.startsWith('gateway.')).map((o) => [o.subject, { elsewhere: 'sessions.test.ts' }] as const);
  return {
    ...letters, ...people, ...Object.fromEntries(gateway),
    'liaison.workroom.list': everybody, 'liaison.workroom.find': { about: { 'any': { workroomId: otherRoom } } }, 'needs.service-kind.list': everybody, 'registry.division.list': everybody, 'registry.department.list': everybody, 'registry.person.get-me': everybody,
    'needs.need.ask': { about: Object.fromEntries(Object.entries(homes).map(([name, householdId]) => [name, { householdId, kindId: KINDS.retired, detail: '想请人写信', howSoon: 'noHurry' }])) },
    'needs.need.get': onNeeds(() => ({})), 'needs.need.open': onNeeds(() => ({ reason: '督办这件事' })), 'needs.need.list-similar': onNeeds(() => ({})), 'needs.need.list-mine': needList({ limit: 200 }), 'needs.need.list': needList({ limit: 200 }),
    'needs.need.list-claimed': { shows: { input: { limit: 200, stage: 'ended' }, of: needs, idsIn: items as never } }, 'needs.need.list-claimable': everybody,
    'needs.need.count': { shows: { input: {}, of: { 'village': PLACES.village, 'sibling village': PLACES.sibling, 'cousin village': PLACES.cousin }, idsIn: ((v: { byVillage: { villageCode: string }[] }) => v.byVillage.map((x) => x.villageCode)) as never } },
    'needs.need.verify': onNeeds(() => ({ title: '上门量血压', kindId: KINDS.bloodPressure, urgency: 3 })), 'needs.need.return': onNeeds(() => ({ reason: '请说清楚' })), 'needs.need.resubmit': onNeeds(() => ({ detail: '头还是晕' })),
    'needs.need.merge': onNeeds((intoId) => ({ intoId })), 'needs.need.withdraw': onNeeds(() => ({})), 'needs.need.publish': onNeeds(() => ({ title: '上门量血压' })), 'needs.need.reopen': onNeeds(() => ({ reason: '没有办好' })), 'needs.need.rate': onNeeds(() => ({ level: 5 })),
    'needs.need.claim': onNeeds(() => ({ plan: '派医生上门' })), 'needs.need.release': onNeeds(() => ({ reason: '不属于职责' })), 'needs.need.schedule': onNeeds(() => ({ on: '2099-01-01', from: '09:00', to: '10:00', volunteersWanted: 0 })),
    'needs.need.record-service': onNeeds(() => ({ persons: 1, minutes: 10 })), 'needs.need.answer-rating': onNeeds(() => ({ answer: '马上改正' })),
    'needs.photo.may-add': everybody,
    'needs.photo.add': { about: { 'one’s own': { mediaType: 'image/webp', base64: 'AAAA' } } },
    'needs.photo.get': { about: {
      'of the own need': await photo(needs['own'], 'wangdama'), 'of the neighbours’ need': await photo(needs['neighbours’'], 'lidaye'), 'of a cousin’s need': await photo(needs['cousin village'], 'zhengdama'),
      'of a need that was published': await photo(needs['own, published once'], 'wangdama'), 'of a need that department served': await photo(needs['own, served by department'], 'wangdama'),
      'of a need that neighbour follows': await photo(needs['own, neighbour merged into it'], 'wangdama'), 'not yet of a need': await photo(null, 'wangdama'),
    } },
    'needs.whistle.blow': { about: Object.fromEntries(Object.entries({ 'own village': PLACES.village, 'sibling village': PLACES.sibling, 'cousin village': PLACES.cousin, 'township': PLACES.township, 'other township': PLACES.otherTownship }).map(([name, divisionCode]) =>
      [name, { divisionCode, title: '村口路塌', detail: '村口的路塌了一大段，车过不去', place: '村口', reason: 'emergency', urgency: 'normal', leadId: DEPARTMENTS.health }])) },
    'needs.whistle.list': { shows: { input: { limit: 200, stage: 'ended' }, of: whistles, idsIn: items as never } }, 'needs.whistle.get': onWhistles({}), 'needs.whistle.report': onWhistles({ note: '已到现场' }),
    'needs.whistle.release': onWhistles({ departmentId: DEPARTMENTS.power, reason: '无需到场' }), 'needs.whistle.resolve': onWhistles({ resolution: '已经组织人员把路修好' }),
    'needs.whistle.rate': onWhistles({ departmentId: DEPARTMENTS.power, responseSpeed: 5, handlingQuality: 5 }), 'needs.whistle.cancel': onWhistles({ reason: '误报取消' }),
    'registry.person.list-cards': { shows: { input: { ids: Object.values(persons).join(',') }, of: persons, idsIn: items as never } },
    'registry.person.reveal': { about: Object.fromEntries(Object.entries(persons).map(([name, personId]) => [name, { personId, reason: '上门前联系' }])) },
    'registry.person.list-looks': everybody,
    'registry.number.list-waiting': { shows: { input: { limit: 200 }, of: waitingNumbers, idsIn: items as never } },
    'registry.number.list-mine': { shows: { input: { limit: 200 }, of: { ...waitingNumbers }, idsIn: items as never } },
    'registry.number.decide': onNumbers({ isRight: true }), 'registry.number.confirm-mine': onNumbers(), 'registry.number.deny-mine': onNumbers(),
    'registry.number.list-notices': { about: { any: { after: null } } },
    'registry.number.find-in-force': { about: { any: { personId: personIdOf('wangdama'), askedById: personIdOf('officer') } } },
    'registry.household.list': { shows: { input: { limit: 200 }, of: homes, idsIn: items as never } },
    'registry.person.find-by-phone': { about: { any: { phone: '13800000000' } } }, 'registry.grant.list-of-person': { about: { any: { personId: personIdOf('wangdama') } } }, 'registry.household.find-by-number': { about: { any: { householdNumber: houseNumberOf('wang') } } },
    'registry.household.search': { shows: { input: { words: '001', limit: 200 }, of: homes, idsIn: items as never } }, 'registry.household.get': onFiles({}), 'registry.household.add-resident': onFiles({ name: '王小明', idNumber: '110105194912310021', relation: '子女' }), 'registry.household.add-contact': onFiles({ name: '王新人', phone: '19499990009', relation: '邻居', hasAgreed: true }), 'registry.household.remove-contact': onFiles(absent), 'registry.household.set-care-tags': onFiles({ ...absent, careTags: [] }),
    'registry.household.correct-resident': onFiles({ ...absent, name: '王小明' }), 'registry.household.move-out': onFiles({ ...absent, reason: 'movedAway', on: '2025-01-01' }), 'registry.household.set-head': onFiles(absent),
    'registry.person.list-my-data': everybody, 'registry.person.take-data': { about: Object.fromEntries(Object.entries(persons).map(([name, personId]) => [name, { personId, reason: '本人要一份' }])) },
    'registry.person.erase': { about: Object.fromEntries(Object.entries(persons).filter(([name]) => !['relative', 'gridOfficer'].includes(name)).map(([name, personId]) => [name, { personId, reason: '本人要求' }])) },
    'registry.retention.list': everybody, 'registry.retention.set': { about: { 'too short': { ruleId: 'looks', days: 1 } } }, 'registry.retention.run': { about: { 'nothing due': { ruleId: 'movedOut' } } },
    'registry.sheet.list': { shows: { input: {}, of: Object.fromEntries(SheetId.options.map((id) => [id, id])), idsIn: items as never } }, 'registry.sheet.get-template': { about: Object.fromEntries(SheetId.options.map((id) => [id, { sheetId: id }])) },
    'registry.import.start': { about: Object.fromEntries(SheetId.options.map((id) => [id, { sheetId: id, fileName: 'x.csv', bytes: 1 }])) }, 'registry.import.add-part': onImports({ number: 1, base64: 'AAAA' }), 'registry.import.check': onImports(), 'registry.import.get': onImports(), 'registry.import.list-rows': onImports(),
    'registry.import.apply': onImports(), 'registry.import.stop': onImports(), 'registry.import.resume': onImports(), 'registry.import.undo': onImports(), 'registry.import.discard': onImports(), 'registry.import.list': { shows: { input: { limit: 200 }, of: imports, idsIn: items as never } },
    'registry.export.request': { about: Object.fromEntries(SheetId.options.map((id) => [id, { sheetId: id, purpose: '核对' }])) }, 'registry.export.get': onExports, 'registry.export.download': onExports, 'registry.export.list': { shows: { input: { limit: 200 }, of: exported, idsIn: items as never } },
    'registry.division.get': onPlaces({}), 'registry.division.rename': onPlaces({ name: '新名村', on: NEVER }), 'registry.division.move': onPlaces({ parentCode: PLACES.otherTownship, newCode: '350123101299', on: NEVER, reason: '划归' }), 'registry.division.retire': onPlaces({ on: NEVER, reason: '撤村并居' }),
    'registry.division.record-profile': onPlaces({ validFrom: NEVER, registeredPopulation: 10, residentPopulation: 5, outflowPopulation: 5, source: '试登' }),
    'registry.setting.get-hollow-threshold': everybody, 'registry.setting.set-hollow-threshold': { about: { 'the county’s': { threshold: 0.5, validFrom: NEVER } } },
    'registry.unit.list-children': { about: { 'county': {}, 'own grid': { parentId: GRIDS.village } } }, 'registry.unit.get-subtree': { about: { 'township': { rootId: PLACES.township } } }, 'registry.unit.search': { about: { all: { words: '王沙' } } },
    'registry.unit.get': onUnits({}), 'registry.unit.list-households': { shows: { input: { unitId: AREA, limit: 200 }, of: homes, idsIn: items as never } }, 'registry.unit.add': { about: Object.fromEntries(Object.entries(units).map(([name, parentId]) => [`under ${name}`, { level: 'grid', parentId, on: NEVER }])) },
    'registry.unit.rename': onUnits({ name: '新名', on: NEVER }), 'registry.unit.move': onUnits({ parentId: GRIDS.village, on: NEVER }), 'registry.unit.split': onUnits({ on: NEVER }), 'registry.unit.merge': onUnits({ intoId: GRIDS.cousin, on: NEVER }),
    'registry.unit.list-planned': { shows: { input: { limit: 200 }, of: changes, idsIn: items as never } }, 'registry.unit.call-off': { about: Object.fromEntries([...Object.entries(settled), ['never there', crypto.randomUUID()]].map(([name, changeId]) => [name, { changeId }])) },
    'registry.unit.retire': onUnits({ on: NEVER, reason: '不再需要' }), 'registry.household.get-path': onHomes({}), 'registry.household.place': onHomes({ groupId: GROUPS.village, on: NEVER }),
    'registry.area.get-map': everybody, 'registry.area.propose': onTownships({}), 'registry.area.check': onTownships({ areas: '' }), 'registry.area.arrange': onTownships({ on: NEVER, reason: '试划片区', areas: [] }),
    'registry.figure.get': everybody, 'registry.figure.list-rows': { about: { all: { figureId: 'grids' } } },
    'registry.tie.propose': { about: { 'own household': { householdNumber: houseNumberOf('wang'), relation: 'child' } } },
    'registry.tie.list': { shows: { input: {}, of: ties, idsIn: items as never } }, 'registry.tie.confirm': onTies({ elderAgreed: true }), 'registry.tie.refuse': onTies({ reason: '不认识' }), 'registry.tie.withdraw': onTies({}),
    'liaison.reception-day.list': { shows: { input: { limit: 200 }, of: { 'own workroom': RECEPTION_DAY, 'other workroom': otherDay }, idsIn: items as never } },
    'liaison.opinion.record': { about: Object.fromEntries([['own workroom', RECEPTION_DAY], ['other workroom', otherDay]].map(([name, receptionDayId]) => [name, { receptionDayId, villageCode: PLACES.village, kindId: KINDS.retired, title: '想要医生常来', detail: '希望医生每月来' }])) },
    'liaison.opinion.list': { shows: { input: { limit: 200 }, of: opinions, idsIn: items as never } }, 'liaison.opinion.get': { about: Object.fromEntries(Object.entries(opinions).map(([name, opinionId]) => [name, { opinionId }])) },
    'volunteers.shift.list': { shows: { input: { limit: 200 }, of: { 'department’s visit': String(open.id) }, idsIn: items as never } }, 'volunteers.shift.get': onShifts, 'volunteers.shift.sign-up': onShifts, 'volunteers.shift.cancel-sign-up': onShifts,
    'volunteers.shift.get-roster': { about: Object.fromEntries(Object.entries(shifts).map(([name, { needId }]) => [name, { needId }])) },
    'evaluation.score.list': everybody, 'evaluation.score.get': { about: { 'department’s': { departmentId: DEPARTMENTS.health }, 'otherDepartment’s': { departmentId: DEPARTMENTS.power } } },
  };
}
