import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { TreeNode, UnitLevel } from '@shaodao/contracts/registry/structure';
import { keysOfWords } from './name-keys.ts';

/** A node as the tree's queries select it. */
export type NodeRow = z.input<typeof TreeNode>;

/** Units of a day as nodes; `where` speaks of `u`. */
export const unitNodes = (day: string, where: RawBuilder<unknown>): RawBuilder<NodeRow> => sql<NodeRow>`
  select u.id::text as id, u.level as kind, u.name, u.number, u.home_code, coalesce(u.parent_id::text, u.parent_code) as parent_id, u.started_on as since,
    case when u.level = 'villageParty' then (select d.is_hollow from divisions_on(${day}) d where d.code = u.home_code) end as is_hollow,
    (select count(*) from units_on(${day}) c where c.parent_id = u.id) as child_count
  from units_on(${day}) u where ${where}`;

/** Divisions of a day as nodes: the county, townships, communities, and villages whose party isn't set up yet; `where` speaks of `d`. */
export const divisionNodes = (day: string, where: RawBuilder<unknown>, from: RawBuilder<unknown> = sql`places_on(${day})`): RawBuilder<NodeRow> => sql<NodeRow>`
  select d.code as id, d.kind, d.name, null::int as number, d.code as home_code, d.parent_code as parent_id, d.started_on as since,
    case when d.kind = 'village' then (select f.is_hollow from divisions_on(${day}) f where f.code = d.code) end as is_hollow,
    (select count(*) from units_on(${day}) c where c.parent_code = d.code)
      + (select count(*) from places_on(${day}) c where c.parent_code = d.code and (c.kind <> 'village' or not exists (select from units_on(${day}) p where p.level = 'villageParty' and p.home_code = c.code))) as child_count
  from ${from} d where ${where} and (d.kind <> 'village' or not exists (select from units_on(${day}) p where p.level = 'villageParty' and p.home_code = d.code))`;

/** How words find a name: digits are a code, letters pinyin or initials, the rest the name itself, by pairs of characters or one of them. */
function named(words: string, of: 'unit' | 'division'): RawBuilder<boolean> {
  const text = words.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const isUnit = of === 'unit';
  if (/^\d+$/.test(text)) return isUnit ? sql<boolean>`u.home_code like ${`${text}%`}` : sql<boolean>`d.code like ${`${text}%`}`;
  if (/^[a-z0-9]+$/.test(text)) return isUnit ? sql<boolean>`(u.pinyin like ${`${text}%`} or u.initials like ${`${text}%`})` : sql<boolean>`exists (select from division k where k.code = d.code and (k.pinyin like ${`${text}%`} or k.initials like ${`${text}%`}))`;
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return isUnit ? sql<boolean>`u.words @> ${keysOfWords(text)}::text[] and u.name like ${like}` : sql<boolean>`d.name like ${like}`;
}
/** Units and divisions of a day by their name, pinyin, initials or code: some of each; what is told of them is looked up for those alone. */
export const nodesNamed = (day: string, words: string, limit: number): RawBuilder<NodeRow> => sql<NodeRow>`
  with places as materialized (select d.* from places_on(${day}) d where ${named(words, 'division')})
  select n.* from (${unitNodes(day, named(words, 'unit'))} limit ${limit * 2}) n union all select n.* from (${divisionNodes(day, sql`true`, sql`places`)} limit ${limit}) n`;

/** The levels, top down. */
export const LEVELS: readonly UnitLevel[] = ['area', 'villageParty', 'grid', 'villagerGroup', 'memberHousehold'];
/** A unit of a subtree as it is read: what is counted and ordered is so outside PostgreSQL. */
export interface BareRow { id: string; kind: UnitLevel; name: string; number: number; homeCode: string; parentId: string | null; parentCode: string | null; since: string }
/**
 * All units under a township or an area down to a level. The villages are found by walking down to their parties; what is below
 * those is read by village, for a unit never leaves its own: some thousand rows in two milliseconds.
 */
export const unitsUnder = (day: string, root: RawBuilder<unknown>, downTo: UnitLevel): RawBuilder<BareRow> => sql<BareRow>`
  with top as materialized (select u.* from units_on(${day}) u where ${root}),
  parties as materialized (select * from top where level = 'villageParty' union all select u.* from top join units_on(${day}) u on u.parent_id = top.id where top.level = 'area'),
  homes as materialized (select array_agg(home_code) as codes from parties),
  found as (
    select id, level, name, number, home_code, parent_id, parent_code, started_on from top where level = 'area' union all select id, level, name, number, home_code, parent_id, parent_code, started_on from parties
    union all select u.id, u.level, t.name, u.number, u.home_code, t.parent_id, t.parent_code, u.started_on from unit u join unit_term t on t.unit_id = u.id
    where u.home_code = any ((select codes from homes)::text[]) and t.home_code = any ((select codes from homes)::text[]) and u.level = any ('{grid,villagerGroup,memberHousehold}') and t.level = any ('{grid,villagerGroup,memberHousehold}')
      and u.started_on <= ${day} and (u.ended_on is null or u.ended_on > ${day}) and t.started_on <= ${day} and (t.ended_on is null or t.ended_on > ${day})
  )
  select f.id, f.level as kind, f.name, f.number, f.home_code, f.parent_id, f.parent_code, f.started_on as since from found f where f.level = any (${LEVELS.slice(0, LEVELS.indexOf(downTo) + 1)}::text[])`;

/** All units under a village party or below one: by walking down, a village is small. */
export const unitsBelow = (day: string, unitId: string, downTo: UnitLevel): RawBuilder<BareRow> => sql<BareRow>`
  with recursive tree as (
    select u.* from units_on(${day}) u where u.parent_id = ${unitId} union all select u.* from tree join units_on(${day}) u on u.parent_id = tree.id
  )
  select t.id, t.level as kind, t.name, t.number, t.home_code, t.parent_id, t.parent_code, t.started_on as since from tree t where t.level = any (${LEVELS.slice(0, LEVELS.indexOf(downTo) + 1)}::text[])`;

/** Levels in the order in which siblings stand. */
export const LEVEL_ORDER = sql`array_position('{county,township,area,villageParty,village,community,grid,villagerGroup,memberHousehold}', n.kind)`;

/** The way up from a unit on a day, nearest first: units, then the township and the county. */
export const wayUp = (day: string, unitId: RawBuilder<unknown>): RawBuilder<{ id: string; kind: NodeRow['kind']; name: string; step: number }> => sql`
  with recursive up as (
    select u.id, u.level, u.name, u.parent_id, u.parent_code, 0 as step from units_on(${day}) u where u.id = ${unitId}
    union all select p.id, p.level, p.name, p.parent_id, p.parent_code, up.step + 1 from up join units_on(${day}) p on p.id = up.parent_id
  ), above as (
    select d.code, d.kind, d.name, d.parent_code, up.step + 1 as step from up join places_on(${day}) d on d.code = up.parent_code
  )
  select id::text as id, level as kind, name, step from up
  union all select code, kind, name, step from above
  union all select c.code, c.kind, c.name, a.step + 1 from above a join places_on(${day}) c on c.code = a.parent_code
  order by step`;
