import type { Insertable, Kysely } from 'kysely';
import type { DivisionFigures } from '@shaodao/county-demo/rows/registry';
import { nameKeys } from '@shaodao/service-registry/structure/name-keys';
import type { ProfileTable, RegistryTables } from '@shaodao/service-registry/tables';
import { insertAll } from './in-chunks.ts';
import type { RegistryRows } from './load-registry.ts';

/** Villages, grids and groups of the demo county stand as they are since the last election of village committees. */
const SINCE = '2021-12-01';
/** Days of the demo county's two counts; the later one is today's. */
const COUNTS = { first: '2020-11-01', second: '2023-06-30' } as const;

/** A village's two profiles: as it is, and as it was when a few less had left. All care figures are invented. */
export function profilesOf(figures: DivisionFigures): Insertable<ProfileTable>[] {
  const { divisionCode: code, registeredPopulation, residentPopulation, outflowPopulation, inflowPopulation, households, latitude, longitude } = figures;
  const profile = (validFrom: string, outflow: number, resident: number, source: string) => ({
    code, validFrom, registeredPopulation, residentPopulation: resident, outflowPopulation: outflow, households, latitude, longitude, isPositionInvented: true, source, leftBehindElders: Math.round(resident * 0.28),
    leftBehindChildren: Math.round(resident * 0.06), livingAlone: Math.round(resident * 0.07), disabled: Math.round(resident * 0.03), minimumLiving: Math.round(resident * 0.025),
  });
  const earlier = Math.floor(outflowPopulation * 0.94);
  return [profile(COUNTS.first, earlier, registeredPopulation - earlier + inflowPopulation, '2020 年普查口径（演示）'), profile(COUNTS.second, outflowPopulation, residentPopulation, '2023 年摸底（演示）')];
}

/** The five levels as dated rows: parties stood under their township before areas were formed. */
export async function loadStructure(db: Kysely<RegistryTables>, county: RegistryRows): Promise<void> {
  const areaSince = new Map(county.areas.map((area) => [area.id, area.formedOn]));
  const townshipOf = new Map(county.divisions.map((d) => [d.code, d.parentCode!]));
  const partyOf = new Map(county.villageParties.map((party) => [party.villageCode, party.id]));
  const villageOfGrid = new Map(county.grids.map((grid) => [grid.id, grid.villageCode]));
  const villageOfGroup = new Map(county.villagerGroups.map((group) => [group.id, villageOfGrid.get(group.gridId)!]));
  const numbers = new Map<string, number>();
  const next = (villageCode: string): number => numbers.set(villageCode, (numbers.get(villageCode) ?? 0) + 1).get(villageCode)!;
  const members = county.memberHouseholds.map((m) => ({ ...m, villageCode: villageOfGroup.get(m.villagerGroupId)!, number: next(villageOfGroup.get(m.villagerGroupId)!) }));
  const unit = (id: string, level: RegistryTables['unit']['level'], homeCode: string, number: number, more: Partial<RegistryTables['unit']> = {}) =>
    ({ id, level, homeCode, number, kind: null, crossBorderReason: null, startedOn: SINCE, endedOn: null, endReason: null, ...more } as const);
  await insertAll(db, 'unit', [
    ...county.areas.map((a) => unit(a.id, 'area', a.townshipCode, a.number, { crossBorderReason: a.crossBorderReason, startedOn: a.formedOn })),
    ...county.villageParties.map((p) => unit(p.id, 'villageParty', p.villageCode, 1, { kind: p.kind })),
    ...county.grids.map((g) => unit(g.id, 'grid', g.villageCode, g.number)),
    ...county.villagerGroups.map((g) => unit(g.id, 'villagerGroup', villageOfGroup.get(g.id)!, g.number)),
    ...members.map((m) => unit(m.id, 'memberHousehold', m.villageCode, m.number)),
  ] as never);
  const term = (unitId: string, name: string, parent: { parentId: string } | { parentCode: string }, startedOn: string = SINCE, endedOn: string | null = null) =>
    ({ unitId, name, ...nameKeys(name), parentId: null, parentCode: null, ...parent, startedOn, endedOn });
  await insertAll(db, 'unitTerm', [
    ...county.areas.map((a) => term(a.id, a.name, { parentCode: a.townshipCode }, a.formedOn)),
    ...county.villageParties.flatMap((p) => {
      const township = { parentCode: townshipOf.get(p.villageCode)! };
      if (!p.areaId) return [term(p.id, p.name, township)];
      const joined = areaSince.get(p.areaId)!;
      return [term(p.id, p.name, township, SINCE, joined), term(p.id, p.name, { parentId: p.areaId }, joined)];
    }),
    ...county.grids.map((g) => term(g.id, g.name, { parentId: partyOf.get(g.villageCode)! })),
    ...county.villagerGroups.map((g) => term(g.id, g.name, { parentId: g.gridId })),
    ...members.map((m) => term(m.id, `第 ${m.number} 党员中心户`, { parentId: m.villagerGroupId })),
  ]);
}

/** Households in their groups; where they are in no group yet their grid is all that is known. */
export async function loadPlacings(db: Kysely<RegistryTables>, county: RegistryRows): Promise<void> {
  await insertAll(db, 'householdPlace', county.households.map((h) => ({ householdId: h.id, startedOn: SINCE, endedOn: null, groupId: h.villagerGroupId, memberHouseholdId: h.memberHouseholdId })));
  await insertAll(db, 'memberHouse', county.memberHouseholds.map((m) => ({ unitId: m.id, householdId: m.householdId })));
}
