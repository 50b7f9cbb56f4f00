import { opinionTexts } from './data/opinion-texts.ts';
import { stagePeople } from './data/stage.ts';
import { addDays, dayOf, instantAt } from './days.ts';
import type { Making } from './making.ts';
import type { Population } from './people.ts';
import { at, type Random } from './random.ts';
import type { Opinion, ReceptionDay, Workroom } from './rows/liaison.ts';
import type { Need } from './rows/needs.ts';

const workroomCount = 15;
const opinionCount = 87;
const solvedCount = 33;
const leaderTitles = ['县委副书记', '县委常委', '副县长', '县人大常委会副主任', '县政协副主席'];
const visitNotes = ['看了两户独自住的老人，米油都有，一户灯坏了已叫人修', '和村干部对了一遍责任清单，茶园道路还差钱', '在食堂和老人一起吃饭，嫌菜咸，已告诉厨师', '走了三户，看病远是共同的难处', '看了秀珍菇大棚，缺冷库'];

/** 22 leaders with five hollow villages each and a diary of recent weeks. */
export function addLeaders(making: Making, population: Population): void {
  const { county } = making;
  const random = making.random('leaders');
  const villages = county.areaVillages.map((row) => row.villageCode);
  const start = villages.indexOf(county.stage.villageCode);
  villages.forEach((_, i) => {
    const villageCode = at(villages, start + i);
    if (i % 5 === 0) {
      const person = population.add(random, { ageFrom: 42, ageTo: 58, isPartyMember: true, ...(i === 0 ? stagePeople.leader : {}) });
      county.leaders.push({ id: making.id('leader', i / 5), personId: person.id, title: at(leaderTitles, i / 5) });
    }
    const leader = at(county.leaders, county.leaders.length - 1);
    county.leaderVillages.push({ leaderId: leader.id, villageCode, startedOn: making.daysAgo(random.between(200, 700)) });
  });
  for (const leader of county.leaders) {
    const own = county.leaderVillages.filter((row) => row.leaderId === leader.id);
    for (let week = 0; week < 6; week++) {
      const { villageCode } = at(own, week);
      county.leaderVisits.push({ id: making.id('leaderVisit', `${leader.id}/${week}`), leaderId: leader.id, villageCode, visitedOn: making.daysAgo(week * 7 + random.between(1, 6)), note: random.pick(visitNotes) });
    }
  }
}

/** 15 workrooms over the 37 areas, each with a representative of city, county and township, and a reception day a month. */
export function addWorkrooms(making: Making, population: Population): void {
  const { county } = making;
  const random = making.random('workrooms');
  for (let i = 0; i < workroomCount; i++) {
    const areas = county.areas.slice(Math.round((i * county.areas.length) / workroomCount), Math.round(((i + 1) * county.areas.length) / workroomCount));
    const villages = county.areaVillages.filter((row) => areas.some((area) => area.id === row.areaId)).map((row) => row.villageCode);
    const isStage = villages.includes(county.stage.villageCode);
    const villageCode = isStage ? county.stage.villageCode : at(villages, 0);
    const name = county.divisions.find((division) => division.code === villageCode)?.name.replace(/村$/, '') ?? '';
    const workroom: Workroom = { id: making.id('workroom', i + 1), number: i + 1, name: `${name}片区党代表工作室`, villageCode, receptionDay: 5 + (i % 20) };
    county.workrooms.push(workroom);
    county.workroomAreas.push(...areas.map((area) => ({ workroomId: workroom.id, areaId: area.id })));
    for (const level of ['township', 'county', 'city'] as const) {
      const person = population.add(random, { ageFrom: 30, ageTo: 60, isPartyMember: true, ...(isStage && level === 'township' ? stagePeople.representative : {}) });
      const id = making.id('representative', person.id);
      county.representatives.push({ id, personId: person.id, workroomId: workroom.id, level });
      addContacts(making, random, id, villages);
    }
    addReceptionDays(making, workroom);
  }
  addOpinions(making, random);
}

/** 1+2+N: two party members and four villagers. */
function addContacts(making: Making, random: Random, representativeId: string, villages: string[]): void {
  const { county } = making;
  const near = county.households.filter((household) => villages.includes(household.villageCode)).map((household) => household.headPersonId);
  const hosts = county.memberHouseholds.map((row) => row.memberPersonId).filter((id) => near.includes(id));
  const members = random.shuffle(hosts).slice(0, 2);
  const villagers = random.shuffle(near.filter((id) => !members.includes(id))).slice(0, 4);
  county.representativeContacts.push(
    ...members.map((personId) => ({ representativeId, personId, kind: 'member' as const })),
    ...villagers.map((personId) => ({ representativeId, personId, kind: 'villager' as const })),
  );
}

/** The last eight months and the next two; representatives take turns; a day on a weekend is not moved. */
function addReceptionDays(making: Making, workroom: Workroom): void {
  const { county } = making;
  const own = county.representatives.filter((row) => row.workroomId === workroom.id);
  const month = new Date(`${county.today.slice(0, 7)}-01T00:00:00Z`);
  for (let back = -8; back <= 2; back++) {
    const first = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + back, 1)).toISOString().slice(0, 10);
    const heldOn = addDays(first, workroom.receptionDay - 1);
    county.receptionDays.push({
      id: making.id('receptionDay', `${workroom.number}/${heldOn}`), workroomId: workroom.id, heldOn,
      representativeId: at(own, back + 9).id, state: heldOn < county.today ? 'held' : 'planned',
    });
  }
}

/** 87 opinions, 33 of them solved (the older ones first); needs of reception days stand among them in their own words. */
function addOpinions(making: Making, random: Random): void {
  const { county } = making;
  const held = county.receptionDays.filter((day) => day.state === 'held').sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
  const asNeeds = county.needs.filter((need) => need.source === 'receptionDay').map((need) => ({ day: dayBefore(making, held, need), need }));
  const plain = opinionCount - asNeeds.length;
  const others = Array.from({ length: plain }, (_, i) => ({ day: at(held, Math.floor((i * held.length) / plain)), need: null }));
  let solvedLeft = solvedCount - asNeeds.filter(({ need }) => need.state === 'closed').length;
  const inOrder = [...asNeeds, ...others].sort((a, b) => (a.day.heldOn < b.day.heldOn ? -1 : a.day.heldOn > b.day.heldOn ? 1 : 0));
  inOrder.forEach(({ day, need }, index) => {
    const told = need ? fromNeed(making, need) : fromVisitor(making, random, day, index, solvedLeft-- > 0);
    const recordedAt = instantAt(day.heldOn, 540 + (index % 9) * 20);
    county.opinions.push({
      id: making.id('opinion', index, recordedAt), number: `YJ-${day.heldOn.slice(0, 4)}-${String(index + 1).padStart(6, '0')}`,
      receptionDayId: day.id, workroomId: day.workroomId, representativeId: day.representativeId, recordedAt, ...told,
    });
  });
}

type Told = Pick<Opinion, 'villageCode' | 'personId' | 'title' | 'detail' | 'serviceKindId' | 'state' | 'needId' | 'solvedOn' | 'result'>;

/** The last reception day of the village's workroom before the need was written. */
function dayBefore({ county }: Making, held: ReceptionDay[], need: Need): ReceptionDay {
  const areaId = county.areaVillages.find((row) => row.villageCode === need.villageCode)?.areaId;
  const workroomId = county.workroomAreas.find((row) => row.areaId === areaId)?.workroomId;
  const day = held.filter((row) => row.workroomId === workroomId && row.heldOn <= dayOf(need.createdAt)).at(-1);
  if (!day) throw new Error(`need ${need.number} is older than every reception day of its workroom`);
  return day;
}

function fromNeed({ county }: Making, need: Need): Told {
  const closed = county.needEvents.find((event) => event.needId === need.id && event.action === 'close');
  return {
    villageCode: need.villageCode, personId: need.helpedPersonId, title: need.title, detail: need.detail, serviceKindId: need.serviceKindId,
    state: closed ? 'solved' : 'handling', needId: need.id, solvedOn: closed ? dayOf(closed.at) : null, result: closed ? `转为需求${need.number},已办结` : null,
  };
}

function fromVisitor({ county }: Making, random: Random, day: ReceptionDay, index: number, isSolved: boolean): Told {
  const areaIds = county.workroomAreas.filter((row) => row.workroomId === day.workroomId).map((row) => row.areaId);
  const codes = county.areaVillages.filter((row) => areaIds.includes(row.areaId)).map((row) => row.villageCode);
  const household = random.pick(county.households.filter((row) => codes.includes(row.villageCode)));
  const [title, detail, serviceKindId, result] = at(opinionTexts, index * 5);
  const solved = addDays(day.heldOn, random.between(4, 25));
  const yesterday = addDays(county.today, -1);
  return {
    villageCode: household.villageCode, personId: household.headPersonId, title, detail, serviceKindId,
    state: isSolved ? 'solved' : random.chance(0.6) ? 'handling' : 'recorded', needId: null,
    solvedOn: isSolved ? (solved < yesterday ? solved : yesterday) : null, result: isSolved ? result : null,
  };
}
