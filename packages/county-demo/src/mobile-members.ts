import { isHollow } from './divisions.ts';
import type { Making } from './making.ts';
import type { Population } from './people.ts';
import { apportion } from './random.ts';

const memberHelpPersonTimes = 380;

const branches = [
  ['branch', '福州晋安流动党员党支部', '福州市'], ['branch', '福州鼓楼流动党员党支部', '福州市'], ['group', '福州仓山流动党员党小组', '福州市'],
  ['branch', '城关流动党员党支部', '罗源县城'], ['group', '滨海新城流动党员党小组', '罗源县城'], ['group', '东门流动党员党小组', '罗源县城'],
] as const;

const helps = ['视频教老人缴医保', '帮忙网上挂号', '代买降压药寄回村里', '牵线卖秀珍菇', '给孩子讲数学题', '联系城里医院床位', '帮老人核对养老金', '寄回旧衣和课本', '介绍零工', '陪老人到福州看病'];

/** Members away in mobile branches, paired one to one with members at home; their helps add up to 380 person-times. */
export function addMobileMembers(making: Making, population: Population): void {
  const { county } = making;
  const random = making.random('mobile-members');
  for (const [kind, name, place] of branches) county.mobileBranches.push({ id: making.id('mobileBranch', name), kind, name, place });
  const villages = county.divisionFigures.filter(isHollow).map((row) => row.divisionCode);
  const villageOf = new Map(county.households.map((household) => [household.id, household.villageCode]));
  const homes = Map.groupBy(county.memberHouseholds, (row) => villageOf.get(row.householdId) ?? '');
  for (const villageCode of villages) {
    const home = homes.get(villageCode)?.[0]?.memberPersonId ?? secretaryOf(making, villageCode);
    const branch = random.pick(county.mobileBranches);
    const away = population.add(random, { ageFrom: 28, ageTo: 56, villageCode, isPartyMember: true, awayPlace: branch.place });
    county.mobileMembers.push({ mobileBranchId: branch.id, personId: away.id, villageCode });
    county.memberPairs.push({ id: making.id('memberPair', villageCode), homePersonId: home, mobilePersonId: away.id, villageCode, startedOn: making.daysAgo(random.between(330, 500)) });
  }
  apportion(memberHelpPersonTimes, Array.from({ length: 240 }, () => random.between(1, 3))).forEach((personTimes, i) => {
    const pair = random.pick(county.memberPairs);
    county.helpRecords.push({ id: making.id('helpRecord', i), memberPairId: pair.id, helpedOn: making.daysAgo(random.between(1, 320)), personTimes, title: random.pick(helps) });
  });
}

function secretaryOf({ county }: Making, villageCode: string): string {
  const posting = county.postings.find((row) => row.kind === 'villageSecretary' && row.divisionCode === villageCode);
  if (!posting) throw new Error(`village ${villageCode} has no secretary`);
  return posting.personId;
}
