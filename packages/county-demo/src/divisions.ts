import { county as countyName, townships, type TownshipNames } from './data/divisions.ts';
import { stageNames } from './data/stage.ts';
import type { Making } from './making.ts';
import { apportion, type Random } from './random.ts';
import type { Division, DivisionFigures } from './rows/registry.ts';

const townResidents = 182_600;
const countryResidents = 72_600;

/** Share of the registered who live elsewhere, 0–1. */
export function outflowRate(figures: DivisionFigures): number {
  return figures.outflowPopulation / figures.registeredPopulation;
}

/** More than half of the registered live elsewhere (空心村); communities never count. */
export function isHollow(figures: DivisionFigures): boolean {
  return isVillageCode(figures.divisionCode) && figures.outflowPopulation * 2 > figures.registeredPopulation;
}

/** Villages have 2xx as the last three digits of their code, communities 0xx. */
export function isVillageCode(code: string): boolean {
  return /^\d{9}2\d\d$/.test(code);
}

interface Draft {
  division: Division;
  township: TownshipNames;
  published: { population: number; households: number };
  settlement: 'town' | 'country';
  hollow: boolean;
  /** Weight of its residents among those of its settlement. */
  weight: number;
  rate: number;
}

/** The county, its townships, villages and communities, and their populations: 182,600 residents in towns and 72,600 in the country. */
export function addDivisions(making: Making): void {
  const { county } = making;
  county.divisions.push({ code: countyName.code, parentCode: null, level: 'county', name: countyName.name, isInvented: false, isCodeInvented: false });
  for (const { code, name } of townships) {
    county.divisions.push({ code, parentCode: countyName.code, level: 'township', name, isInvented: false, isCodeInvented: false });
  }
  const random = making.random('divisions');
  const drafts = townships.flatMap((township) => draftTownship(township, random));
  county.divisions.push(...drafts.map((draft) => draft.division));
  const residents = new Map<Draft, number>();
  for (const [settlement, total] of [['town', townResidents], ['country', countryResidents]] as const) {
    const some = drafts.filter((draft) => draft.settlement === settlement);
    const known = some.filter(isFixed);
    for (const draft of known) residents.set(draft, draft.published.population - Math.ceil(draft.published.population * draft.rate));
    const open = some.filter((draft) => !isFixed(draft));
    const rest = total - known.reduce((sum, draft) => sum + (residents.get(draft) ?? 0), 0);
    apportion(rest, open.map((draft) => draft.weight)).forEach((share, i) => { const draft = open[i]; if (draft) residents.set(draft, share); });
  }
  const open = drafts.filter((draft) => draft.settlement === 'country' && !isFixed(draft));
  const atHalf = random.pick(open.filter((draft) => !draft.hollow));
  const justAbove = random.pick(open.filter((draft) => draft.hollow));
  for (const draft of drafts) {
    const edge = draft === atHalf ? 0 : draft === justAbove ? 1 : null;
    county.divisionFigures.push(withFigures(draft, residents.get(draft) ?? 0, edge, random));
  }
  county.divisionFigures.sort((a, b) => (a.divisionCode < b.divisionCode ? -1 : 1));
  const stage = drafts.find((draft) => draft.division.name === stageNames.village && draft.township.name === stageNames.township);
  if (!stage) throw new Error(`the demo village ${stageNames.village} is not in data/divisions.ts`);
  county.stage.townshipCode = stage.township.code;
  county.stage.villageCode = stage.division.code;
}

/** Villages whose published population decides their residents; communities take in people from elsewhere. */
function isFixed(draft: Draft): boolean {
  return draft.published.population > 0 && draft.division.level === 'village';
}

function draftTownship(township: TownshipNames, random: Random): Draft[] {
  const published = new Map(township.published.map(([name, code, population, households]) => [name, { code, population, households }]));
  const used = new Set(township.published.map(([, code]) => code));
  const words = (text: string) => text.split(' ').filter(Boolean);
  const list = [
    ...words(township.communities).map((name) => ({ name, level: 'community' as const, isInvented: false })),
    ...words(township.inventedCommunities).map((name) => ({ name, level: 'community' as const, isInvented: true })),
    ...words(township.villages).map((name) => ({ name, level: 'village' as const, isInvented: false })),
    ...words(township.inventedVillages).map((name) => ({ name, level: 'village' as const, isInvented: true })),
  ];
  const next = { community: 1, village: 201 };
  const freeCode = (level: 'community' | 'village'): string => {
    const code = `${township.code}${String(next[level]++).padStart(3, '0')}`;
    return used.has(code) ? freeCode(level) : code;
  };
  const mayBeHollow = random.shuffle(list.filter(({ name, level }) => level === 'village' && name !== township.seat))
    .sort((a, b) => Number(b.name === stageNames.village) - Number(a.name === stageNames.village));
  const hollow = new Set(mayBeHollow.slice(0, township.hollowVillages).map(({ name }) => name));
  return list.map(({ name, level, isInvented }) => {
    const fact = published.get(name);
    const code = fact?.code || freeCode(level);
    const inTown = level === 'community' || name === township.seat || township.code === '350123100';
    return {
      division: { code, parentCode: township.code, level, name, isInvented, isCodeInvented: !fact?.code },
      township,
      published: { population: fact?.population ?? 0, households: fact?.households ?? 0 },
      settlement: inTown ? 'town' : 'country',
      hollow: hollow.has(name),
      weight: weigh(level, township, hollow.has(name), inTown, random),
      rate: hollow.has(name) ? random.between(52, 85) / 100 : random.between(inTown ? 8 : 18, inTown ? 30 : 47) / 100,
    };
  });
}

/** About how many residents such a place has. */
function weigh(level: string, township: TownshipNames, hollow: boolean, inTown: boolean, random: Random): number {
  if (hollow) return random.between(140, 400);
  if (!inTown) return random.between(420, 1050);
  if (level === 'village') return random.between(1600, 3200);
  return township.code === '350123100' ? random.between(14_000, 21_000) : township.code === '350123101' ? random.between(6_000, 11_000) : random.between(1_500, 3_000);
}

/** `edge` 0 puts outflow at exactly half of the registered, 1 at one person above. */
function withFigures(draft: Draft, resident: number, edge: 0 | 1 | null, random: Random): DivisionFigures {
  const { division, township, published, settlement, rate } = draft;
  const isCommunity = division.level === 'community';
  const registered = isCommunity
    ? published.population || Math.round(resident * random.between(45, 75) / 100)
    : published.population || (edge === null ? Math.round(resident / (1 - rate)) : resident * 2 + edge);
  const outflow = isCommunity ? Math.round(registered * rate) : registered - resident;
  const angle = random.fraction() * 2 * Math.PI;
  const isSeat = division.name === township.seat || isCommunity;
  const reach = Math.sqrt(random.fraction()) * (isSeat ? 0.006 : 0.045);
  return {
    divisionCode: division.code, townshipCode: township.code, settlement,
    registeredPopulation: registered, residentPopulation: resident, outflowPopulation: outflow, inflowPopulation: resident - registered + outflow,
    households: published.households || Math.max(40, Math.round(registered / (random.between(30, 40) / 10))),
    latitude: degrees(township.latitude + reach * Math.sin(angle)),
    longitude: degrees(township.longitude + reach * Math.cos(angle) * 1.1),
    isPopulationInvented: published.population === 0, isHouseholdsInvented: published.households === 0, isPositionInvented: true,
  };
}

/** Five decimals: about a metre. */
export function degrees(value: number): number {
  return Math.round(value * 100_000) / 100_000;
}
