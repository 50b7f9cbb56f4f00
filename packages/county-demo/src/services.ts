import { isHollow } from './divisions.ts';
import type { Making } from './making.ts';
import { apportion, at, type Random } from './random.ts';
import type { ServiceRecord } from './rows/services.ts';

const departmentServices = 612;
const donatedYuan = 230_000;
const donatedServices = 49;
const canteenPersonTimes = 18_000;

/** Services by departments up to 612 with those that answered needs; every paired unit was in its village at least twice in a year. */
export function addDepartmentServices(making: Making): void {
  const { county } = making;
  const random = making.random('services');
  const pairings = county.pairings.filter((pairing) => pairing.endedOn === null);
  const open = departmentServices - county.serviceRecords.filter((record) => record.departmentId !== null).length;
  for (let i = 0; i < open; i++) {
    const { departmentId, villageCode } = at(pairings, i);
    const duty = random.pick(county.departmentDuties.filter((row) => row.departmentId === departmentId));
    const elsewhere = i >= pairings.length * 2 && random.chance(0.4);
    addRecord(making, random, {
      key: i, departmentId, partnerId: null, providerVillageCode: null, serviceKindId: duty.serviceKindId,
      villageCode: elsewhere ? random.pick(pairings).villageCode : villageCode, daysAgo: i < pairings.length * 2 ? random.between(3, 300) : random.between(3, 700),
    });
  }
}

interface RecordPlan {
  key: string | number;
  departmentId: string | null;
  partnerId: string | null;
  providerVillageCode: string | null;
  serviceKindId: string;
  villageCode: string;
  daysAgo: number;
}

function addRecord(making: Making, random: Random, { key, daysAgo, ...plan }: RecordPlan): ServiceRecord {
  const { county } = making;
  const kind = county.serviceKinds.find((row) => row.id === plan.serviceKindId);
  const village = county.divisions.find((division) => division.code === plan.villageCode);
  if (!kind || !village) throw new Error(`no service kind ${plan.serviceKindId} or no village ${plan.villageCode}`);
  const record: ServiceRecord = {
    id: making.id('serviceRecord', key), ...plan, title: `${kind.name}到${village.name}`, servedOn: making.daysAgo(daysAgo),
    personTimes: kind.mode === 'regular' ? random.between(8, 45) : random.between(1, 6), needId: null,
  };
  county.serviceRecords.push(record);
  return record;
}

const donorTitles = ['石材企业负责人', '餐饮店老板', '建筑公司经理', '退休教师', '外贸公司经理', '医生', '水产批发商', '物流公司经理', '茶叶店老板', '工程师', '律师', '菌业公司负责人', '装修公司老板', '乡贤'];

/** 230,000 yuan from people who did well elsewhere, used to the last fen for 49 services of partners and villages. */
export function addDonations(making: Making): void {
  const { county } = making;
  const random = making.random('donations');
  const donors = random.shuffle(county.people.filter((person) => person.awayPlace !== null)).slice(0, donorTitles.length);
  const amounts = apportion(donatedYuan / 1000, donors.map(() => random.between(2, 12)));
  donors.forEach((donor, i) => county.donations.push({
    id: making.id('donation', i), donorPersonId: donor.id, donorTitle: at(donorTitles, i), amountFen: at(amounts, i) * 100_000, donatedOn: making.daysAgo(random.between(320, 620)),
  }));
  const villages = county.divisionFigures.filter(isHollow).map((place) => place.divisionCode);
  const spent = apportion(donatedYuan / 100, Array.from({ length: donatedServices }, () => random.between(4, 20)));
  const left = county.donations.map((donation) => ({ donation, fen: donation.amountFen }));
  spent.forEach((hundreds, i) => {
    const partner = i % 3 === 0 ? null : random.pick(county.partners);
    const villageCode = random.pick(villages);
    const record = addRecord(making, random, {
      key: `donated/${i}`, departmentId: null, partnerId: partner?.id ?? null, providerVillageCode: partner ? null : villageCode,
      serviceKindId: partner ? random.pick(partner.serviceKindIds) : random.pick(['meal-service', 'festival-party', 'opera-show', 'lamps-and-paths']),
      villageCode, daysAgo: random.between(2, 310),
    });
    for (let fen = hundreds * 10_000; fen > 0;) {
      const purse = left.find((row) => row.fen > 0);
      if (!purse) throw new Error('more was used than was given');
      const amountFen = Math.min(fen, purse.fen);
      purse.fen -= amountFen;
      fen -= amountFen;
      county.donationUses.push({ id: making.id('donationUse', county.donationUses.length), donationId: purse.donation.id, serviceRecordId: record.id, amountFen, usedOn: record.servedOn });
    }
  });
}

const feasts = ['重阳敬老宴', '冬至搓丸宴', '元宵团圆饭', '端午包粽饭', '中秋博饼宴', '腊八粥'];

/** 24 canteens for old people; their meals add up to 18,000 person-times. */
export function addCanteens(making: Making): void {
  const { county } = making;
  const random = making.random('canteens');
  const stage = county.stage.villageCode;
  const others = random.shuffle(county.divisionFigures.filter(isHollow).filter((place) => place.divisionCode !== stage)).slice(0, 23);
  for (const villageCode of [stage, ...others.map((place) => place.divisionCode)]) {
    const name = county.divisions.find((division) => division.code === villageCode)?.name ?? '';
    county.canteens.push({ id: making.id('canteen', villageCode), villageCode, name: `${name}长者食堂`, seats: random.between(20, 48), openedOn: making.daysAgo(random.between(460, 700)) });
  }
  const plans = county.canteens.flatMap((canteen) => Array.from({ length: 36 }, (_, i) => ({ canteen, isFeast: i % 6 === 5, i })));
  apportion(canteenPersonTimes, plans.map((plan) => (plan.isFeast ? random.between(28, 44) : random.between(12, 24)))).forEach((personTimes, i) => {
    const plan = at(plans, i);
    county.mealSessions.push({
      id: making.id('mealSession', i), canteenId: plan.canteen.id, kind: plan.isFeast ? 'feast' : 'meal',
      title: plan.isFeast ? random.pick(feasts) : '爱心聚餐', heldOn: making.daysAgo(2 + (35 - plan.i) * 12 + random.between(0, 8)), personTimes,
    });
  });
}
