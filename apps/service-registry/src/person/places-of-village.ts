import { sql, type Kysely } from 'kysely';
import type { RegistryTables } from '../tables.ts';
import type { ResidentRow } from './resident.sheet.ts';

/** A grid of a village with one of its villager groups; with null where it has none. */
export interface PlaceOfVillage {
  readonly villageCode: string;
  readonly villageName: string;
  readonly gridId: string;
  readonly gridName: string;
  readonly groupId: string | null;
  readonly groupName: string | null;
}
/** The grids and groups in which a new house of these villages may stand. */
export async function placesOf(villageCodes: readonly string[], db: Kysely<RegistryTables>): Promise<PlaceOfVillage[]> {
  const { rows } = await sql<PlaceOfVillage>`
    select g.home_code as village_code, d.name as village_name, g.id as grid_id, gt.name as grid_name, t.unit_id as group_id, t.name as group_name
    from unit g join division d on d.code = g.home_code join unit_term gt on gt.unit_id = g.id and gt.ended_on is null left join unit_term t on t.parent_id = g.id and t.ended_on is null
    where g.level = 'grid' and g.ended_on is null and g.home_code = any (${[...villageCodes]}::text[]) order by g.number, t.name`.execute(db);
  return rows;
}
/** Where a row's new house stands: the grid and group that it names, or the only ones. */
export const placeFor = (row: Pick<ResidentRow, 'gridName' | 'groupName'>, places: readonly PlaceOfVillage[]): PlaceOfVillage | undefined =>
  places.find((place) => (row.gridName === undefined || place.gridName === row.gridName) && (row.groupName === undefined || place.groupName === row.groupName));
/** The row with its grid's whole name: who fills a sheet in for 王沙村 writes 第一网格 and means 王沙村第一网格. */
export function withWholeGrid<R extends Pick<ResidentRow, 'gridName'>>(row: R, places: readonly PlaceOfVillage[]): R {
  if (row.gridName === undefined || places.some((place) => place.gridName === row.gridName)) return row;
  const whole = places.find((place) => place.gridName === place.villageName + row.gridName)?.gridName;
  return whole === undefined ? row : { ...row, gridName: whole };
}
