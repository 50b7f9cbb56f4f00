import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { TreeNode } from '@shaodao/contracts/registry/structure';

/** A node as the tree's queries select it. */
export type NodeRow = z.input<typeof TreeNode>;

/** Units of a day as nodes; `where` speaks of `u`. */
export const unitNodes = (day: string, where: RawBuilder<unknown>): RawBuilder<NodeRow> => sql<NodeRow>`
  select u.id::text as id, u.level as kind, u.name, u.number, u.home_code, coalesce(u.parent_id::text, u.parent_code) as parent_id, u.started_on as since,
    case when u.level = 'villageParty' then (select d.is_hollow from divisions_on(${day}) d where d.code = u.home_code) end as is_hollow,
    (select count(*) from units_on(${day}) c where c.parent_id = u.id) as child_count
  from units_on(${day}) u where ${where}`;

/** Divisions of a day as nodes: the county, townships, communities, and villages whose party isn't set up yet; `where` speaks of `d`. */
export const divisionNodes = (day: string, where: RawBuilder<unknown>): RawBuilder<NodeRow> => sql<NodeRow>`
  select d.code as id, d.kind, d.name, null::int as number, d.code as home_code, d.parent_code as parent_id, d.started_on as since, case when d.kind = 'village' then d.is_hollow end as is_hollow,
    (select count(*) from units_on(${day}) c where c.parent_code = d.code)
      + (select count(*) from divisions_on(${day}) c where c.parent_code = d.code and (c.kind <> 'village' or not exists (select from units_on(${day}) p where p.level = 'villageParty' and p.home_code = c.code))) as child_count
  from divisions_on(${day}) d where ${where} and (d.kind <> 'village' or not exists (select from units_on(${day}) p where p.level = 'villageParty' and p.home_code = d.code))`;

/** Levels in the order in which siblings stand. */
export const LEVEL_ORDER = sql`array_position('{county,township,area,villageParty,village,community,grid,villagerGroup,memberHousehold}', n.kind)`;

/** The way up from a unit on a day, nearest first: units, then the township and the county. */
export const wayUp = (day: string, unitId: RawBuilder<unknown>): RawBuilder<{ id: string; kind: NodeRow['kind']; name: string; step: number }> => sql`
  with recursive up as (
    select u.id, u.level, u.name, u.parent_id, u.parent_code, 0 as step from units_on(${day}) u where u.id = ${unitId}
    union all select p.id, p.level, p.name, p.parent_id, p.parent_code, up.step + 1 from up join units_on(${day}) p on p.id = up.parent_id
  ), above as (
    select d.code, d.kind, d.name, d.parent_code, up.step + 1 as step from up join divisions_on(${day}) d on d.code = up.parent_code
  )
  select id::text as id, level as kind, name, step from up
  union all select code, kind, name, step from above
  union all select c.code, c.kind, c.name, a.step + 1 from above a join divisions_on(${day}) c on c.code = a.parent_code
  order by step`;
