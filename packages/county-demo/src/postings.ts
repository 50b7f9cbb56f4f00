import { stagePeople } from './data/stage.ts';
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
  return {
    id: making.id('posting', `${person.id}/${post.kind}/${post.gridId ?? post.divisionCode ?? ''}`), personId: person.id, kind: post.kind, title: post.title,
    divisionCode: post.divisionCode ?? null, gridId: post.gridId ?? null, departmentId: null, sentByDepartmentId: post.sentByDepartmentId ?? null,
    startedOn: making.daysAgo(random.between(90, 1000)), endedOn: null,
  };
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
