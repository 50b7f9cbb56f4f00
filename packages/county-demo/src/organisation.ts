import { isHollow, isVillageCode } from './divisions.ts';
import { distanceKm } from './areas.ts';
import { townships } from './data/divisions.ts';
import type { Making } from './making.ts';
import type { DivisionFigures, VillageParty } from './rows/registry.ts';

const ruralGrids = 193;
const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A party and at least one grid for each village, villager groups in each grid, and a chat group per level. */
export function addOrganisation(making: Making): void {
  const { county } = making;
  const random = making.random('organisation');
  const villages = county.divisionFigures.filter((place) => isVillageCode(place.divisionCode));
  const bySize = [...villages].filter((place) => place.divisionCode !== county.stage.villageCode)
    .sort((a, b) => b.registeredPopulation - a.registeredPopulation);
  const twoGrids = new Set(bySize.slice(0, ruralGrids - villages.length));
  const areaOf = new Map(county.areaVillages.map((row) => [row.villageCode, row.areaId]));
  for (const village of villages) {
    const name = nameOf(making, village.divisionCode);
    const members = Math.max(8, Math.round(village.registeredPopulation * random.between(25, 45) / 1000));
    const kind = members >= 100 ? 'committee' : members >= 50 ? 'generalBranch' : 'branch';
    const villagePartyId = making.id('villageParty', village.divisionCode);
    county.villageParties.push({
      id: villagePartyId, villageCode: village.divisionCode, areaId: areaOf.get(village.divisionCode) ?? null,
      kind, name: `${name}${partyWords[kind]}`, memberCount: members,
    });
    let group = 0;
    for (let number = 1; number <= (twoGrids.has(village) ? 2 : 1); number++) {
      const gridId = making.id('grid', `${village.divisionCode}/${number}`);
      county.grids.push({ id: gridId, villageCode: village.divisionCode, villagePartyId, number, name: `${name}第${ordinals[number - 1]}网格` });
      for (let i = random.between(2, 4); i > 0; i--) {
        group += 1;
        county.villagerGroups.push({ id: making.id('villagerGroup', `${village.divisionCode}/${group}`), gridId, number: group, name: `第${ordinals[group - 1]}村民小组` });
      }
    }
  }
  addStage(making);
  addCentreVillages(making, villages);
  addChannels(making);
}

const partyWords: Record<VillageParty['kind'], string> = { branch: '党支部', generalBranch: '党总支', committee: '党委' };

function nameOf(making: Making, code: string): string {
  return making.county.divisions.find((division) => division.code === code)?.name ?? '';
}

function addStage({ county }: Making): void {
  const grid = county.grids.find((row) => row.villageCode === county.stage.villageCode);
  const group = county.villagerGroups.find((row) => row.gridId === grid?.id);
  if (!grid || !group) throw new Error('the demo village has no grid or no villager group');
  county.stage.gridId = grid.id;
  county.stage.villagerGroupId = group.id;
}

/** 26 committees: in each township the largest villages that are not hollow lead the hollow ones nearest to them. */
function addCentreVillages(making: Making, villages: DivisionFigures[]): void {
  const { county } = making;
  const foundedOn = '2023-06-28';
  for (const township of townships) {
    const own = villages.filter((village) => village.townshipCode === township.code);
    const centres = own.filter((village) => !isHollow(village)).sort((a, b) => b.residentPopulation - a.residentPopulation).slice(0, township.centreVillages);
    for (const centre of centres) {
      county.centreVillageCommittees.push({
        id: making.id('centreVillageCommittee', centre.divisionCode), name: `${nameOf(making, centre.divisionCode).replace(/村$/, '')}中心村党委`,
        centreVillageCode: centre.divisionCode, foundedOn,
      });
    }
    for (const led of own.filter(isHollow)) {
      const centre = centres.reduce((best, place) => (distanceKm(led, place) < distanceKm(led, best) ? place : best));
      county.centreVillageLeads.push({ committeeId: making.id('centreVillageCommittee', centre.divisionCode), ledVillageCode: led.divisionCode, startedOn: foundedOn, endedOn: null });
    }
  }
}

function addChannels(making: Making): void {
  for (const { code, level, name } of making.county.divisions) {
    if (level === 'community') continue;
    making.county.gridChannels.push({ id: making.id('gridChannel', code), level, divisionCode: code, name: `${name}网格微信群` });
  }
}
