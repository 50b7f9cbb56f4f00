import { stagePeople } from './data/stage.ts';
import { addDays } from './days.ts';
import { isHollow } from './divisions.ts';
import type { Making } from './making.ts';
import { villageSurnames, type PersonWish, type Population } from './people.ts';
import { at, type Random } from './random.ts';
import type { Person } from './rows/people.ts';
import type { Posting, PostingKind } from './rows/registry.ts';

type Known = Pick<PersonWish, 'name' | 'gender'>;

interface Post {
  kind: PostingKind;
  title: string;
  divisionCode?: string;
  gridId?: string;
  sentByDepartmentId?: string;
}
/** Years of a term by post; elected and sent posts have one, and some of those sent are in their last weeks. */
const termYears: Partial<Record<PostingKind, number>> = {
  villageSecretary: 5, villageDirector: 5, villageCommitteeMember: 5, firstSecretary: 3, partyBuildingInstructor: 3, financeInstructor: 3, informationOfficer: 3,
};

/** Everyone with a post in county, townships, villages and grids; first secretaries and instructors sent to hollow villages. */
export function addPostings(making: Making, population: Population): void {
  const { county } = making;
  const random = making.random('postings');
  const appoint = (person: Person, post: Post): void => {
    county.postings.push(posting(making, random, person, post));
  };
  const cadre = (ages: readonly [number, number], known: Known = {}) =>
    population.add(random, { ageFrom: ages[0], ageTo: ages[1], isPartyMember: true, ...known });
  const countyCode = county.divisions[0]?.code ?? '';
  for (let i = 0; i < 4; i++) {
    appoint(cadre([30, 52], i === 0 ? stagePeople.countyOrganiser : {}), { kind: 'countyOrganiser', title: '县委组织部干部', divisionCode: countyCode });
  }
  for (let i = 0; i < 2; i++) {
    appoint(cadre([30, 52], i === 0 ? stagePeople.auditor : {}), { kind: 'auditor', title: '县纪委监委监督员', divisionCode: countyCode });
  }
  for (const township of county.divisions.filter((division) => division.level === 'township')) {
    const isStage = township.code === county.stage.townshipCode;
    appoint(cadre([28, 50], isStage ? stagePeople.townshipCadre : {}), { kind: 'townshipCadre', title: '党建办主任', divisionCode: township.code });
    appoint(cadre([26, 48]), { kind: 'townshipCadre', title: '党委组织委员', divisionCode: township.code });
  }
  addVillageCadres(making, population, appoint);
  addSent(making, cadre, appoint);
}

function posting(making: Making, random: Random, person: Person, post: Post): Posting {
  const years = termYears[post.kind];
  const startedOn = making.daysAgo(random.between(90, years === 3 ? 1080 : 1000));
  return {
    id: making.id('posting', `${person.id}/${post.kind}/${post.gridId ?? post.divisionCode ?? ''}`), personId: person.id, kind: post.kind, title: post.title,
    divisionCode: post.divisionCode ?? null, gridId: post.gridId ?? null, departmentId: null, sentByDepartmentId: post.sentByDepartmentId ?? null, workroomId: null, partnerId: null,
    startedOn, endsOn: years === undefined ? null : addDays(startedOn, Math.round(years * 365.25)), endedOn: null, endReason: null,
  };
}

/** What people do beside an office: leaders' villages, representatives' workrooms, the volunteers' pool, partners' contacts. */
export function addDuties(making: Making): void {
  const { county } = making;
  const countyCode = county.divisions[0]?.code ?? '';
  const add = (kind: PostingKind, personId: string, title: string, place: Partial<Pick<Posting, 'divisionCode' | 'workroomId' | 'partnerId'>>, startedOn: string): void => {
    county.postings.push({
      id: making.id('posting', `${personId}/${kind}/${place.workroomId ?? place.partnerId ?? place.divisionCode ?? ''}`), personId, kind, title, divisionCode: countyCode, gridId: null, departmentId: null,
      sentByDepartmentId: null, workroomId: null, partnerId: null, ...place, startedOn, endsOn: null, endedOn: null, endReason: null,
    });
  };
  const since = making.daysAgo(365);
  const leaderOf = new Map(county.leaders.map((leader) => [leader.id, leader]));
  for (const { leaderId, villageCode, startedOn } of county.leaderVillages) {
    const leader = leaderOf.get(leaderId);
    if (leader) add('leader', leader.personId, `${leader.title}（挂村）`, { divisionCode: villageCode }, startedOn);
  }
  const levels = { city: '市党代表', county: '县党代表', township: '乡镇党代表' } as const;
  for (const { personId, workroomId, level } of county.representatives) add('representative', personId, levels[level], { workroomId }, since);
  for (const { personId, joinedOn } of county.volunteers) add('volunteer', personId, '党员志愿者', {}, joinedOn);
  for (const { id, contactPersonId } of county.partners) add('partnerContact', contactPersonId, '联系人', { partnerId: id }, since);
  addVacancies(making);
}

/** Three villages whose director left this autumn, and a department whose liaison retired: nobody has followed yet. */
function addVacancies(making: Making): void {
  const { county } = making;
  const random = making.random('vacancies');
  const directors = county.postings.filter((row) => row.kind === 'villageDirector' && row.divisionCode !== county.stage.villageCode && row.startedOn < making.daysAgo(120));
  for (const row of random.shuffle(directors).slice(0, 3)) Object.assign(row, { endedOn: making.daysAgo(random.between(5, 50)), endReason: '外出务工，本人辞职' });
  const kept = new Set(['县卫生健康局', '县供电公司', '县司法局']);
  const liaisons = Map.groupBy(county.postings.filter((row) => row.kind === 'departmentLiaison'), (row) => row.departmentId ?? '');
  const unmarked = county.departments.filter((row) => !kept.has(row.name) && (liaisons.get(row.id) ?? []).length === 2);
  const gone = liaisons.get(random.pick(unmarked).id)?.[1];
  if (gone) Object.assign(gone, { endedOn: making.daysAgo(12), endReason: '退休' });
}

/** 书记, 主任 and one or two committee members per village; every grid has an officer, who in small villages is a committee member too. */
function addVillageCadres(making: Making, population: Population, appoint: (person: Person, post: Post) => void): void {
  const { county } = making;
  const random = making.random('village-cadres');
  const gridsOf = Map.groupBy(county.grids, (grid) => grid.villageCode);
  for (const { villageCode } of county.villageParties) {
    const isStage = villageCode === county.stage.villageCode;
    const [surname, second] = villageSurnames(making, villageCode);
    const local = (wish: PersonWish) => population.add(random, { ...wish, villageCode, surname: random.chance(0.6) ? surname : second });
    appoint(local({ ageFrom: 38, ageTo: 58, isPartyMember: true, ...(isStage ? stagePeople.villageSecretary : {}) }), { kind: 'villageSecretary', title: '村党组织书记', divisionCode: villageCode });
    appoint(local({ ageFrom: 35, ageTo: 57, isPartyMember: true }), { kind: 'villageDirector', title: '村委会主任', divisionCode: villageCode });
    const members = Array.from({ length: random.between(1, 2) }, () => local({ ageFrom: 28, ageTo: 55, isPartyMember: random.chance(0.6) }));
    for (const member of members) appoint(member, { kind: 'villageCommitteeMember', title: '村“两委”委员', divisionCode: villageCode });
    const grids = gridsOf.get(villageCode) ?? [];
    const held = random.chance(0.35) && !isStage ? at(members, 0) : local({ ageFrom: 25, ageTo: 50, ...(isStage ? stagePeople.gridOfficer : {}) });
    for (const grid of grids) appoint(held, { kind: 'gridOfficer', title: '网格员', divisionCode: villageCode, gridId: grid.id });
  }
}

/** 39 first secretaries in hollow villages; 37 party-building instructors (one per area), 24 for finance, 30 for information. */
function addSent(making: Making, cadre: (ages: readonly [number, number]) => Person, appoint: (person: Person, post: Post) => void): void {
  const { county } = making;
  const random = making.random('sent');
  const hollow = county.divisionFigures.filter(isHollow).map((place) => place.divisionCode);
  const paired = county.pairings.filter((pairing) => pairing.endedOn === null);
  for (const { villageCode, departmentId } of random.shuffle(paired).slice(0, 39)) {
    appoint(cadre([28, 48]), { kind: 'firstSecretary', title: '驻村第一书记', divisionCode: villageCode, sentByDepartmentId: departmentId });
  }
  const departmentId = () => random.pick(county.departments).id;
  for (const { areaId } of county.areas.map((area) => ({ areaId: area.id }))) {
    const villageCode = county.areaVillages.find((row) => row.areaId === areaId)?.villageCode ?? '';
    appoint(cadre([28, 55]), { kind: 'partyBuildingInstructor', title: '党建指导员', divisionCode: villageCode, sentByDepartmentId: departmentId() });
  }
  const bank = county.departments.find((department) => department.shortName === '农信社')?.id ?? departmentId();
  for (const villageCode of random.shuffle(hollow).slice(0, 24)) {
    appoint(cadre([25, 45]), { kind: 'financeInstructor', title: '乡村振兴金融指导员', divisionCode: villageCode, sentByDepartmentId: bank });
  }
  for (const villageCode of random.shuffle(hollow).slice(0, 30)) {
    appoint(cadre([24, 45]), { kind: 'informationOfficer', title: '乡村振兴信息员', divisionCode: villageCode, sentByDepartmentId: departmentId() });
  }
}
