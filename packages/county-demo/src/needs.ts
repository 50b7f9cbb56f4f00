import { needStories, type NeedStory } from './data/need-stories.ts';
import { needReasons, ratingWords } from './data/need-words.ts';
import { dayOf } from './days.ts';
import { isHollow } from './divisions.ts';
import type { Making } from './making.ts';
import { needActionLeadsTo, stepsOf } from './need-chart.ts';
import { livePath } from './need-path.ts';
import { ageOn, type Population } from './people.ts';
import { at, type Random } from './random.ts';
import type { Household } from './rows/people.ts';
import type { Need, NeedAction } from './rows/needs.ts';

/** Some sixty needs in every state of the life cycle, each with its whole history. */
export function addNeeds(making: Making, population: Population): void {
  const { county } = making;
  const random = making.random('needs');
  const taken = new Set<string>([county.stage.householdId]);
  let previous: Need | null = null;
  needStories.forEach((story, i) => {
    const household: Household = previous && story[0] === 'merged' ? householdOf(making, previous.householdId) : chooseHousehold({ making, population, random, taken }, story, isRemote(story) || isRemoteDuplicate(needStories[i + 1]));
    previous = addNeed(making, random, story, i, household, previous);
  });
  county.needs.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  county.needs.forEach((need, i) => { need.number = `XQ-${dayOf(need.createdAt).slice(0, 4)}-${String(101 + i).padStart(6, '0')}`; });
  addScores(making);
}

function addNeed(making: Making, random: Random, story: NeedStory, index: number, household: Household, previous: Need | null): Need {
  const { county } = making;
  const [way, source, serviceKindId, urgency, shortName, , whom, title, detail] = story;
  const steps = stepsOf(way);
  const moments = way === 'merged' && previous ? afterFirst(making, random, previous) : spread(making, random, steps, index);
  const officer = household.responsiblePersonId;
  const createdAt = at(moments, 0);
  const state = needActionLeadsTo[at(steps, steps.length - 1)];
  const need: Need = {
    id: making.id('need', index, createdAt), number: '',
    state, source, serviceKindId, title, detail, urgency,
    villageCode: household.villageCode, gridId: household.gridId, householdId: household.id,
    helpedPersonId: helped(making, household, whom), writerPersonId: writerOf(making, household, source),
    responsiblePersonId: state === 'draft' ? null : officer,
    mergedIntoNeedId: way === 'merged' ? (previous?.id ?? null) : null, createdAt,
  };
  county.needs.push(need);
  county.needReporters.push({ needId: need.id, personId: need.writerPersonId, at: createdAt });
  if (previous && way === 'merged' && previous.writerPersonId !== need.writerPersonId) {
    county.needReporters.push({ needId: previous.id, personId: need.writerPersonId, at: at(moments, moments.length - 1) });
  }
  const department = county.departments.find((row) => row.shortName === shortName) ?? null;
  livePath({ making, random, need, steps, moments, department, reason: needReasons[way] ?? null, words: ratingWords });
  return way === 'merged' && previous ? previous : need;
}

/** Steps that follow the one before within minutes: sending what is written, and what the rule does with a rating. */
const atOnce = new Set<NeedAction>(['submit', 'close', 'reopen']);

/** Moments of the steps, ever later, people's in the daytime, the last one between yesterday and three weeks ago. */
function spread(making: Making, random: Random, steps: readonly NeedAction[], index: number): string[] {
  const moments: string[] = [];
  let days = steps.length > 6 ? random.between(2, 20) : 1 + (index % 6);
  let minute = random.between(480, 1080);
  for (const action of steps.toReversed()) {
    moments.unshift(making.momentAgo(days, minute));
    if (atOnce.has(action)) {
      minute -= random.between(1, 4);
    } else if (action !== 'lapse' && minute > 600 && random.chance(0.35)) {
      minute -= random.between(25, 110);
    } else {
      days += action === 'lapse' ? 8 : random.between(1, 3);
      minute = random.between(480, 1080);
    }
  }
  return moments;
}

/** A duplicate is told about an hour after the first one was sent, and merged the same evening. */
function afterFirst({ county }: Making, random: Random, first: Need): string[] {
  const sent = county.needEvents.find((event) => event.needId === first.id && event.action === 'submit')?.at ?? first.createdAt;
  const told = random.between(40, 80);
  return [told, told + 3, told + random.between(40, 120)].map((minutes) => new Date(Date.parse(sent) + minutes * 60_000).toISOString());
}

interface Choice {
  making: Making;
  population: Population;
  random: Random;
  /** Households that have a need already; chosen again only when no other fits. */
  taken: Set<string>;
}

function isRemote([, source]: NeedStory): boolean {
  return source === 'remote';
}

/** The one after it will be merged into it and comes from a relative of the same household. */
function isRemoteDuplicate(next: NeedStory | undefined): boolean {
  return next !== undefined && next[0] === 'merged' && isRemote(next);
}

function chooseHousehold({ making, population, random, taken }: Choice, story: NeedStory, needsKin: boolean): Household {
  const { county } = making;
  const [, , , , , where, whom] = story;
  if (whom === 'stage') return householdOf(making, county.stage.householdId);
  const townshipOf = new Map(county.divisionFigures.filter(isHollow).map((place) => [place.divisionCode, place.townshipCode]));
  const isThere = ({ villageCode }: Household) => {
    const sameTownship = townshipOf.get(villageCode) === county.stage.townshipCode;
    if (where === 'here') return villageCode === county.stage.villageCode;
    return where === 'near' ? sameTownship && villageCode !== county.stage.villageCode : !sameTownship;
  };
  const members = Map.groupBy(county.householdMembers, (member) => member.householdId);
  const kin = new Set(county.kinTies.filter((tie) => tie.state === 'confirmed').map((tie) => tie.householdId));
  const fits = (household: Household) => {
    const living = members.get(household.id) ?? [];
    if (needsKin && !kin.has(household.id)) return false;
    if (whom === 'child') return living.some((member) => member.relationToHead.startsWith('孙'));
    return whom === 'any' || living.some((member) => ageOn(population.get(member.personId).birthOn, county.today) >= 60);
  };
  const there = county.households.filter((household) => isThere(household) && fits(household));
  const open = there.filter((household) => !taken.has(household.id));
  const chosen = random.pick(open.length > 0 ? open : there);
  taken.add(chosen.id);
  return chosen;
}

function householdOf({ county }: Making, id: string): Household {
  const household = county.households.find((row) => row.id === id);
  if (!household) throw new Error(`no household ${id}`);
  return household;
}

function helped({ county }: Making, household: Household, whom: NeedStory[6]): string {
  const child = county.householdMembers.find((member) => member.householdId === household.id && member.relationToHead.startsWith('孙'));
  return whom === 'child' && child ? child.personId : household.headPersonId;
}

function writerOf({ county }: Making, household: Household, source: Need['source']): string {
  if (source === 'remote') {
    return county.kinTies.find((tie) => tie.householdId === household.id && tie.state === 'confirmed')?.personId ?? household.headPersonId;
  }
  return source === 'villager' || source === 'receptionDay' ? household.headPersonId : household.responsiblePersonId;
}

/** Per department: ratings, their sum, the bad ones (levels 1 and 2) and those put right with a good one since. */
function addScores(making: Making): void {
  const { county } = making;
  for (const [departmentId, ratings] of Map.groupBy(county.needRatings, (rating) => rating.departmentId)) {
    const bad = ratings.filter((rating) => rating.level <= 2);
    const isPutRight = (needId: string, since: string) => ratings.some((rating) => rating.needId === needId && rating.ratedAt > since && rating.level > 2);
    county.departmentScores.push({
      departmentId, ratings: ratings.length, levelSum: ratings.reduce((sum, rating) => sum + rating.level, 0),
      badRatings: bad.length, badPutRight: bad.filter((rating) => isPutRight(rating.needId, rating.ratedAt)).length,
    });
  }
}
