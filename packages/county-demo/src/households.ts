import { awayPlaces } from './data/names.ts';
import { stagePeople } from './data/stage.ts';
import { degrees, isHollow } from './divisions.ts';
import type { Making } from './making.ts';
import { ageOn, villageSurnames, type Population } from './people.ts';
import { at, type Random } from './random.ts';
import type { CareTag, Gender, Person } from './rows/people.ts';
import type { DivisionFigures } from './rows/registry.ts';

interface Living {
  person: Person;
  relation: string;
}

type Shape = 'alone' | 'couple' | 'grandchildren' | 'threeGenerations' | 'family';

/** 12–30 households per hollow village (about 2,500 of them in all), each in one group, with those who stay and those far away. */
export function addHouseholds(making: Making, population: Population): void {
  const { county } = making;
  for (const place of county.divisionFigures.filter(isHollow)) {
    const random = making.random(`households/${place.divisionCode}`);
    const isStage = place.divisionCode === county.stage.villageCode;
    const count = isStage ? 30 : Math.max(12, Math.min(random.between(16, 30), Math.floor(place.residentPopulation / 4)));
    for (let i = 0; i < count; i++) addHousehold(making, population, random, place, i);
    addMemberHouseholds(making, random, place.divisionCode);
  }
}

function addHousehold(making: Making, population: Population, random: Random, place: DivisionFigures, index: number): void {
  const { county } = making;
  const villageCode = place.divisionCode;
  const isStage = villageCode === county.stage.villageCode && index === 0;
  const grids = county.grids.filter((grid) => grid.villageCode === villageCode);
  const groups = county.villagerGroups.filter((group) => grids.some((grid) => grid.id === group.gridId));
  const group = at(groups, index);
  const officer = county.postings.find((posting) => posting.kind === 'gridOfficer' && posting.gridId === group.gridId);
  if (!officer) throw new Error(`grid ${group.gridId} has no officer`);
  const village = county.divisions.find((division) => division.code === villageCode)?.name ?? '';
  const [first, second] = villageSurnames(making, villageCode);
  const surname = random.chance(0.75) ? first : second;
  const shape: Shape = isStage ? 'alone' : drawShape(random);
  const person = (relation: string, ageFrom: number, ageTo: number, gender: Gender, name?: string): Living => ({
    relation,
    person: population.add(random, {
      ageFrom, ageTo, gender, villageCode, hasPhone: ageTo > 14 && random.chance(ageFrom >= 75 ? 0.75 : 0.95) || isStage,
      ...(gender === 'male' || relation.endsWith('女') ? { surname } : {}), ...(name === undefined ? {} : { name }), isPartyMember: ageFrom >= 40 && gender === 'male' && random.chance(0.3),
    }),
  });
  const living = isStage ? [person('户主', 75, 76, 'female', stagePeople.villager.name)] : fill(shape, random, person);
  const householdId = making.id('household', `${villageCode}/${index}`);
  const houseNumber = `${(index + 1) * 3 - random.between(0, 2)}号`;
  county.households.push({
    id: householdId, villageCode, gridId: group.gridId, villagerGroupId: group.id, memberHouseholdId: null,
    headPersonId: at(living, 0).person.id, responsiblePersonId: officer.personId, houseNumber,
    address: `${village}${group.name}${houseNumber}`,
    latitude: degrees(place.latitude + random.between(-300, 300) / 100_000), longitude: degrees(place.longitude + random.between(-300, 300) / 100_000),
  });
  if (isStage) county.stage.householdId = householdId;
  const kin = shape === 'family' ? 0 : isStage ? 2 : random.between(0, 2);
  for (let i = 0; i < kin; i++) addKin(making, population, random, { householdId, villageCode, surname, isStage, index: i, confirmerId: officer.personId });
  const isPoor = !isStage && random.chance(0.07);
  for (const { person: one, relation } of living) {
    const tags = careTags(ageOn(one.birthOn, county.today), living.length, kin > 0, relation, random);
    county.householdMembers.push({ householdId, personId: one.id, relationToHead: relation, careTags: isPoor && relation === '户主' ? [...tags, 'minimumLiving'] : tags });
  }
}

function drawShape(random: Random): Shape {
  const draw = random.fraction();
  return draw < 0.18 ? 'alone' : draw < 0.5 ? 'couple' : draw < 0.77 ? 'grandchildren' : draw < 0.91 ? 'threeGenerations' : 'family';
}

function fill(shape: Shape, random: Random, person: (relation: string, from: number, to: number, gender: Gender) => Living): Living[] {
  const child = (from: number, to: number, grand: boolean) => {
    const isBoy = random.chance(0.52);
    return person(grand ? (isBoy ? '孙子' : '孙女') : isBoy ? '儿子' : '女儿', from, to, isBoy ? 'male' : 'female');
  };
  const couple = (from: number, to: number) => [person('户主', from, to, 'male'), person('配偶', from, to, 'female')];
  switch (shape) {
    case 'alone': return [person('户主', 68, 90, random.chance(0.35) ? 'male' : 'female')];
    case 'couple': return couple(62, 84);
    case 'grandchildren': return [...couple(58, 74), ...Array.from({ length: random.between(1, 2) }, () => child(4, 14, true))];
    case 'threeGenerations': return [...couple(42, 56), person('母亲', 70, 90, 'female')];
    case 'family': return [...couple(32, 46), ...Array.from({ length: random.between(1, 2) }, () => child(3, 15, false))];
  }
}

function careTags(age: number, living: number, hasKinAway: boolean, relation: string, random: Random): CareTag[] {
  const tags: CareTag[] = [];
  if (age >= 60 && (hasKinAway || living === 1)) tags.push('leftBehindElder');
  if (age < 16 && relation.startsWith('孙')) tags.push('leftBehindChild');
  if (living === 1) tags.push('livesAlone');
  if (random.chance(0.06)) tags.push('disabled');
  return tags;
}

interface KinPlan {
  householdId: string;
  villageCode: string;
  surname: string;
  isStage: boolean;
  index: number;
  confirmerId: string;
}

/** A grown child away from home; about one tie in ten is not confirmed yet. In the demo place the second is the open one. */
function addKin(making: Making, population: Population, random: Random, plan: KinPlan): void {
  const isSon = plan.isStage ? plan.index === 0 : random.chance(0.55);
  const relative = population.add(random, {
    ageFrom: 34, ageTo: 54, gender: isSon ? 'male' : 'female', surname: plan.surname, villageCode: plan.villageCode,
    awayPlace: plan.isStage ? '福州市晋安区' : random.pick(awayPlaces), isPartyMember: random.chance(0.12),
    ...(plan.isStage ? (isSon ? stagePeople.son : stagePeople.daughter) : {}),
  });
  const isConfirmed = plan.isStage ? isSon : random.chance(0.9);
  const days = random.between(isConfirmed ? 30 : 1, isConfirmed ? 600 : 9);
  making.county.kinTies.push({
    id: making.id('kinTie', relative.id), householdId: plan.householdId, personId: relative.id, relationToHead: isSon ? '儿子' : '女儿',
    state: isConfirmed ? 'confirmed' : 'proposed', proposedAt: making.momentAgo(days, random.between(1100, 1300)),
    confirmedByPersonId: isConfirmed ? plan.confirmerId : null,
    confirmedAt: isConfirmed ? making.momentAgo(days - 2, random.between(540, 1000)) : null,
    agreedAt: isConfirmed ? making.momentAgo(days - 2, random.between(540, 1000)) : null,
  });
}

/** In each group the first house with a party member looks after the others of the group. */
function addMemberHouseholds(making: Making, random: Random, villageCode: string): void {
  const { county } = making;
  const members = new Map(county.people.filter((person) => person.isPartyMember && person.registeredVillageCode === villageCode).map((person) => [person.id, person]));
  const houses = Map.groupBy(county.households.filter((household) => household.villageCode === villageCode), (household) => household.villagerGroupId);
  for (const [villagerGroupId, households] of houses) {
    const host = households.find((household) => members.has(household.headPersonId));
    if (!host || random.chance(0.05)) continue;
    const id = making.id('memberHousehold', host.id);
    county.memberHouseholds.push({ id, villagerGroupId, householdId: host.id, memberPersonId: host.headPersonId });
    for (const household of households) if (household !== host) household.memberHouseholdId = id;
  }
}
