import { sql } from 'kysely';
import type { z } from 'zod';
import type { AreaView, VillageOnMap } from '@shaodao/contracts/registry/area';
import { areaFaults, type AreaVillage } from '@shaodao/domain/registry/area';
import { outflowRate } from '@shaodao/domain/registry/hollow';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

type Registry = Work<RegistryTables>;
type OnMap = z.input<typeof VillageOnMap>;

/** The villages of a day (of one township, or those in its areas), each with its area. */
export async function villagesOn(work: Registry, day: string, townshipCode?: string): Promise<(OnMap & { isPositionInvented: boolean; partyId: string | null })[]> {
  const { rows } = await sql<Omit<OnMap, 'outflowRate'> & { isPositionInvented: boolean | null; partyId: string | null }>`
    select v.code, v.name, v.parent_code as township_code, t.name as township_name, v.registered_population, v.resident_population, v.outflow_population, v.is_hollow, v.latitude, v.longitude, v.is_position_invented,
      p.parent_id as area_id, p.id as party_id
    from divisions_on(${day}) v join divisions_on(${day}) t on t.code = v.parent_code left join units_on(${day}) p on p.level = 'villageParty' and p.home_code = v.code
    where v.kind = 'village' and ${townshipCode ? sql`(v.parent_code = ${townshipCode} or p.parent_id in (select a.id from areas_on(${day}) a where a.township_code = ${townshipCode}))` : sql`true`} order by v.code`.execute(work.db);
  return rows.map((row) => ({ ...row, outflowRate: row.registeredPopulation === null ? null : outflowRate(row), isPositionInvented: row.isPositionInvented ?? false }));
}

/** The areas of a day with what no longer fits in each. */
export async function areasOn(work: Registry, day: string, villages: readonly (OnMap & { partyId: string | null })[], townshipCode?: string): Promise<z.input<typeof AreaView>[]> {
  const { rows } = await sql<{ id: string; number: number; name: string; townshipCode: string; townshipName: string; crossBorderReason: string | null; startedOn: string }>`
    select a.id, a.number, a.name, a.township_code, t.name as township_name, a.cross_border_reason, a.started_on from areas_on(${day}) a join divisions_on(${day}) t on t.code = a.township_code
    where ${townshipCode ? sql`a.township_code = ${townshipCode}` : sql`true`} order by a.number`.execute(work.db);
  const judged = judgedVillages(villages);
  const codesOf = Map.groupBy(villages, (v) => v.areaId);
  return rows.map(({ startedOn, ...area }) => {
    const villageCodes = (codesOf.get(area.id as never) ?? []).map((v) => v.code);
    const faults = areaFaults(area.townshipCode, [{ villageCodes, crossBorderReason: area.crossBorderReason }], judged);
    return { ...area, id: area.id as never, since: startedOn, villageCodes, faults: faults.map(({ fault, villageCode }) => ({ fault, villageCode })) };
  });
}

/** Villages as the rule judges them, by code; a village without a party can be in no area. */
export const judgedVillages = (villages: readonly (Pick<OnMap, 'code' | 'townshipCode' | 'isHollow'> & { partyId: string | null })[]): Map<string, AreaVillage> =>
  new Map(villages.flatMap((v) => (v.partyId ? [[v.code, { code: v.code, townshipCode: v.townshipCode, isHollow: v.isHollow, partyId: v.partyId }]] : [])));
export const withoutArea = (villages: readonly OnMap[], townshipCode?: string): string[] => villages.filter((v) => v.isHollow && !v.areaId && (!townshipCode || v.townshipCode === townshipCode)).map((v) => v.code);
