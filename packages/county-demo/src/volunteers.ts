import { majors, specialities, talentSkills, universities, volunteerPosts, volunteerSkills } from './data/volunteer-words.ts';
import { stagePeople } from './data/stage.ts';
import { isHollow } from './divisions.ts';
import type { Making } from './making.ts';
import { ageOn, type Population } from './people.ts';
import { at } from './random.ts';

const poolSize = 132;
const teamCount = 137;
const talentCount = 238;
const studentCount = 28;

/** 132 party volunteers of the units; the first three are the demo accounts' and know what the demo needs call for. */
export function addVolunteers(making: Making, population: Population): void {
  const { county } = making;
  const random = making.random('volunteers');
  const villages = county.villageParties.map((party) => party.villageCode);
  for (const [name, description, requiredSkills] of volunteerPosts) {
    county.volunteerPosts.push({ id: making.id('volunteerPost', name), name, description, requiredSkills: [...requiredSkills] });
  }
  const stageSkills = [['electrical', 'driving'], ['medical', 'computing'], ['teaching', 'photography']];
  for (let i = 0; i < poolSize; i++) {
    const registeredVillageCode = i === 0 ? county.stage.villageCode : random.pick(villages);
    const person = population.add(random, { ageFrom: 23, ageTo: 55, villageCode: registeredVillageCode, isPartyMember: true, ...stagePeople.volunteers[i] });
    const drawn = random.shuffle(volunteerSkills).slice(0, random.between(1, 3)).map(([id]) => id);
    county.volunteers.push({
      id: making.id('volunteer', i), personId: person.id, departmentId: at(county.departments, i).id, skills: stageSkills[i] ?? drawn,
      speciality: random.pick(specialities), registeredVillageCode, joinedOn: making.daysAgo(random.between(30, 500)),
    });
  }
}

/** 137 teams: each paired unit has two or three; the second teams take the hollow villages that have no paired unit first. */
export function addTeams(making: Making): void {
  const { county } = making;
  const random = making.random('teams');
  const pairings = county.pairings.filter((pairing) => pairing.endedOn === null);
  const paired = new Set(pairings.map((pairing) => pairing.villageCode));
  const unpaired = county.divisionFigures.filter(isHollow).map((place) => place.divisionCode).filter((code) => !paired.has(code));
  for (let i = 0; i < teamCount; i++) {
    const { departmentId, villageCode } = at(pairings, i);
    const turn = Math.floor(i / pairings.length) + 1;
    const shortName = county.departments.find((department) => department.id === departmentId)?.shortName ?? '';
    county.volunteerTeams.push({
      id: making.id('volunteerTeam', i), departmentId, villageCode: (turn === 2 ? unpaired[i - pairings.length] : undefined) ?? villageCode,
      name: `${shortName}空心村志愿服务${turn === 1 ? '' : `第${turn === 2 ? '二' : '三'}`}队`, memberCount: random.between(5, 14), formedOn: making.daysAgo(random.between(300, 600)),
    });
  }
}

/** 238 people with a skill who stayed, two or three per hollow village, from 30 to 72 years old. */
export function addTalents(making: Making, population: Population): void {
  const { county } = making;
  const random = making.random('talents');
  const villages = county.divisionFigures.filter(isHollow).map((place) => place.divisionCode);
  const used = new Set<string>();
  for (let i = 0; i < talentCount; i++) {
    const villageCode = at(villages, i);
    const members = county.households.filter((household) => household.villageCode === villageCode).map((household) => household.headPersonId)
      .filter((id) => !used.has(id) && inAge(ageOn(population.get(id).birthOn, county.today)));
    const personId = members[0] ?? population.add(random, { ageFrom: 32, ageTo: 66, villageCode }).id;
    used.add(personId);
    const kind = random.pick(['pioneer', 'breeder', 'professional', 'professional'] as const);
    const [skill, serviceKindId] = random.pick(talentSkills[kind]);
    county.villageTalents.push({ id: making.id('villageTalent', i), personId, villageCode, kind, skill, serviceKindId });
  }
}

function inAge(age: number): boolean {
  return age >= 30 && age <= 72;
}

/** 28 students home for holidays in two batches, one of a summer and one of a winter. */
export function addStudents(making: Making, population: Population): void {
  const { county } = making;
  const random = making.random('students');
  const villages = county.divisionFigures.filter(isHollow).map((place) => place.divisionCode);
  const year = Number(county.today.slice(0, 4)) - 1;
  county.studentBatches.push(
    { id: making.id('studentBatch', 1), name: '“扬帆计划”暑期社会实践', startedOn: `${year}-07-10`, endedOn: `${year}-08-20` },
    { id: making.id('studentBatch', 2), name: '“多彩青春 筑梦罗源”寒假研学实践', startedOn: `${year}-01-20`, endedOn: `${year}-02-15` },
  );
  for (let i = 0; i < studentCount; i++) {
    const villageCode = random.pick(villages);
    const person = population.add(random, { ageFrom: 18, ageTo: 23, villageCode });
    county.students.push({ id: making.id('student', i), studentBatchId: at(county.studentBatches, i).id, personId: person.id, villageCode, university: random.pick(universities), major: random.pick(majors) });
  }
}

/** Places to help at each planned visit and at two events of the demo village; some are filled, some wait. */
export function addShifts(making: Making): void {
  const { county } = making;
  const random = making.random('shifts');
  const post = (name: string) => county.volunteerPosts.find((row) => row.name === name)?.id ?? '';
  for (const visit of county.visits.filter((row) => row.state === 'planned')) {
    const need = county.needs.find((row) => row.id === visit.needId);
    if (!need) throw new Error(`visit ${visit.id} has no need`);
    const isRepair = need.serviceKindId === 'wiring-check' || need.serviceKindId === 'lamps-and-paths';
    const isHealth = county.serviceKinds.find((kind) => kind.id === need.serviceKindId)?.categoryId === 'health';
    county.shifts.push({
      id: making.id('shift', visit.id), volunteerPostId: post(isRepair ? '维修帮手' : isHealth ? '健康服务' : '助学陪伴'), villageCode: need.villageCode, visitId: visit.id,
      title: county.serviceKinds.find((kind) => kind.id === need.serviceKindId)?.name ?? need.title, startsAt: visit.startsAt, endsAt: visit.endsAt, places: visit.volunteersWanted,
    });
  }
  const village = county.stage.villageCode;
  county.shifts.push(
    { id: making.id('shift', 'stage/feast'), volunteerPostId: post('人员组织'), villageCode: village, visitId: null, title: '长者食堂爱心聚餐', startsAt: making.momentAgo(-4, 570), endsAt: making.momentAgo(-4, 750), places: 3 },
    { id: making.id('shift', 'stage/done'), volunteerPostId: post('健康服务'), villageCode: village, visitId: null, title: '村部量血压', startsAt: making.momentAgo(12, 540), endsAt: making.momentAgo(12, 690), places: 2 },
  );
  county.shifts.forEach((shift, i) => {
    const needed = county.volunteerPosts.find((row) => row.id === shift.volunteerPostId)?.requiredSkills ?? [];
    const able = county.volunteers.slice(stagePeople.volunteers.length).filter((volunteer) => needed.every((skill) => volunteer.skills.includes(skill)));
    const isOver = shift.startsAt < making.momentAgo(0, 0);
    const signed = isOver ? shift.places : i === 0 ? 0 : random.between(0, shift.places + 1);
    random.shuffle(able).slice(0, signed).forEach((volunteer, place) => county.shiftSignUps.push({
      shiftId: shift.id, volunteerId: volunteer.id, state: isOver ? 'checkedIn' : place < shift.places ? 'signedUp' : 'waiting', signedUpAt: making.momentAgo(isOver ? 15 : 1, 600 + place * 7),
    }));
  });
}
