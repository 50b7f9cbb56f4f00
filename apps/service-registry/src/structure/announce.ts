import { sql } from 'kysely';
import { fact } from '@shaodao/contracts/kit';
import { divisionDefined, gridDefined, householdRegistered } from '@shaodao/contracts/registry/division';
import { areaDefined } from '@shaodao/contracts/registry/structure';
import type { Change } from '@shaodao/domain/registry/structure';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

type Registry = Work<RegistryTables>;

/** Tells the other services what changes of the tree mean for them: grids, areas, and households that stand elsewhere now. Inside the change's transaction, after its rows are written. */
export async function announceChanges(work: Registry, changes: readonly Change[]): Promise<void> {
  const ids = [...new Set(changes.flatMap((change) => ('drop' in change ? [change.id] : change.put === 'unit' ? [change.row.id] : change.put === 'term' ? [change.row.unitId] : [])))];
  const householdIds = [...new Set(changes.flatMap((change) => ('put' in change && change.put === 'placing' ? [change.row.householdId] : [])))];
  await announceGrids(work, ids);
  await announceHouseholds(work, sql`h.id = any (${householdIds}::uuid[]) or h.id in (select p.household_id from household_place p where p.ended_on is null and p.group_id = any (${ids}::uuid[]))`);
  const areaIds = changes.flatMap((change) => ('put' in change && change.put === 'term' ? [change.row.parentId, change.row.unitId] : []));
  await announceAreas(work, [...new Set([...ids, ...areaIds])].filter((id) => id !== null));
}

/** `gridDefined` for these grids, as they stand now. */
export async function announceGrids(work: Registry, ids: readonly string[]): Promise<void> {
  const grids = ids.length === 0 ? [] : await work.db.selectFrom('grid').select(['id', 'villageCode', 'name', 'officerId']).where('id', 'in', ids).orderBy('id').execute();
  work.announce(grids.map((g) => fact(gridDefined, g.id, { gridId: g.id as never, villageCode: g.villageCode, name: g.name, officerId: g.officerId as never })));
}

/** `householdRegistered` for the households `h` of a condition, as they stand now. */
export async function announceHouseholds(work: Registry, where: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await sql<{ id: string; villageCode: string; gridId: string; memberIds: string[]; careTags: string[] }>`
    select h.id, h.village_code, h.grid_id, coalesce(array_agg(distinct m.person_id) filter (where m.person_id is not null), '{}') as member_ids, coalesce(array_agg(distinct tag) filter (where tag is not null), '{}') as care_tags
    from household h left join household_member m on m.household_id = h.id left join lateral unnest(m.care_tags) tag on true where ${where} group by h.id order by h.id`.execute(work.db);
  work.announce(rows.map((h) => fact(householdRegistered, h.id, { householdId: h.id as never, villageCode: h.villageCode, gridId: h.gridId as never, memberIds: h.memberIds as never[], careTags: h.careTags })));
}

/** `areaDefined` for those of the ids that are areas, with their villages of today. */
export async function announceAreas(work: Registry, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string; name: string; homeCode: string; endedOn: string | null; villageCodes: string[] }>`
    select u.id, t.name, u.home_code, u.ended_on, array(select v.village_code from area_village v where v.area_id = u.id order by 1) as village_codes
    from unit u cross join lateral (select name from unit_term x where x.unit_id = u.id order by x.started_on desc limit 1) t where u.level = 'area' and u.id = any (${[...ids]}::uuid[]) order by u.number`.execute(work.db);
  work.announce(rows.map((a) => fact(areaDefined, a.id, { areaId: a.id as never, name: a.name, townshipCode: a.homeCode, villageCodes: a.villageCodes, endedOn: a.endedOn })));
}

/** `divisionDefined` for divisions as they stand today. */
export async function announceDivisions(work: Registry, codes: readonly string[]): Promise<void> {
  const { rows } = await sql<{ code: string; name: string; kind: 'county' | 'township' | 'village' | 'community'; parentCode: string | null; isHollow: boolean }>`
    select code, name, kind, parent_code, is_hollow from divisions_on(county_today()) where code = any (${[...codes]}::text[]) order by code`.execute(work.db);
  work.announce(rows.map((d) => fact(divisionDefined, d.code, d)));
}
