import { Controller, Inject } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { getHouseholdPath, getSubtree, getUnit, listTreeNodes, listUnitHouseholds, searchTree, type UnitLevel } from '@shaodao/contracts/registry/structure';
import { countyDay } from '@shaodao/domain/calendar';
import { isUnit } from '@shaodao/domain/registry/wish';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { maskName, PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { nameOf } from '../person/people.ts';
import type { RegistryTables } from '../tables.ts';
import { onDay } from '../planned/rehearse.ts';
import { divisionNodes, LEVEL_ORDER, LEVELS, nodesNamed, unitNodes, unitsBelow, unitsUnder, wayUp, type NodeRow } from './tree.sql.ts';
import { householdPath, unitView } from './unit.view.ts';

@Controller()
export class ReadTree {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(listTreeNodes)
  children(call: Call<typeof listTreeNodes>) {
    const { parentId, asOf = countyDay(call.now) } = call.input;
    return onDay(this.unitOfWork, call, asOf, async (work) => {
      const parent = (await nodes(work, parentId ? nodeOf(asOf, parentId) : divisionNodes(asOf, sql`d.kind = 'county'`)))[0];
      if (!parent) return refuse('unit/not-found');
      return ok({ asOf, parent, items: await nodes(work, below(asOf, parent.id)) });
    });
  }

  @Handle(getSubtree)
  subtree(call: Call<typeof getSubtree>) {
    const { rootId, downTo, asOf = countyDay(call.now) } = call.input;
    return onDay(this.unitOfWork, call, asOf, async (work) => {
      const root = (await nodes(work, nodeOf(asOf, rootId)))[0];
      if (!root) return refuse('unit/not-found');
      return ok({ asOf, items: [root, ...(await under(work, asOf, root, downTo))] });
    });
  }

  @Handle(searchTree)
  search(call: Call<typeof searchTree>) {
    const { words, limit, asOf = countyDay(call.now) } = call.input;
    return onDay(this.unitOfWork, call, asOf, async (work) => {
      const { rows } = await nodesNamed(asOf, words, limit).execute(work.db);
      const order = ['township', 'area', 'villageParty', 'village', 'community', 'grid', 'villagerGroup', 'memberHousehold'];
      const found = rows.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.homeCode < b.homeCode ? -1 : 1)).slice(0, limit);
      const items = [];
      for (const node of found) items.push({ ...node, path: await pathText(work, asOf, node) });
      return ok({ items });
    });
  }

  @Handle(getUnit)
  unit(call: Call<typeof getUnit>) {
    const { unitId, asOf = countyDay(call.now) } = call.input;
    return onDay(this.unitOfWork, call, asOf, async (work) => {
      const view = await unitView(work, unitId, asOf);
      return view ? ok(view) : refuse('unit/not-found');
    });
  }

  /** Seen through row-level security: who sees no household of the unit gets an empty list. */
  @Handle(listUnitHouseholds)
  households(call: Call<typeof listUnitHouseholds>) {
    const { unitId, cursor, limit, asOf = countyDay(call.now) } = call.input;
    const from = decodeCursor(cursor, ['text']);
    return onDay(this.unitOfWork, call, asOf, async (work) => {
      const unit = await work.db.selectFrom('unit').select('id').where('id', '=', unitId).executeTakeFirst();
      if (!unit) return refuse('unit/not-found');
      const under = sql`with recursive tree as (select ${unitId}::uuid as id union all select u.id from tree join units_on(${asOf}) u on u.parent_id = tree.id)`;
      const held = sql`household_place p join tree on tree.id = p.group_id or (tree.id = ${unitId} and p.member_household_id = tree.id) join household h on h.id = p.household_id where p.started_on <= ${asOf} and (p.ended_on is null or p.ended_on > ${asOf})`;
      const { rows } = await sql<{ id: string; number: string; nameSealed: Buffer; groupName: string; since: string; memberHouseholdId: string | null }>`
        ${under} select distinct h.id, h.number, x.name_sealed, g.name as group_name, p.started_on as since, p.member_household_id from (select p.* , h.number from ${held}) p join household h on h.id = p.household_id join person x on x.id = h.head_id
        left join units_on(${asOf}) g on g.id = p.group_id where ${from ? sql`h.number > ${from[0]}` : sql`true`} order by h.number limit ${limit + 1}`.execute(work.db);
      const { rows: counted } = await sql<{ total: number }>`${under} select count(distinct p.household_id) as total from ${held}`.execute(work.db);
      return ok(pageOf(rows, limit, counted[0]!.total, ({ nameSealed, ...row }) => ({ ...row, id: row.id as never, memberHouseholdId: row.memberHouseholdId as never, name: `${maskName(nameOf(this.personalData, { nameSealed }))}家` }), (row) => [row.number]));
    });
  }

  @Handle(getHouseholdPath)
  household(call: Call<typeof getHouseholdPath>) {
    const { householdId, asOf = countyDay(call.now) } = call.input;
    return onDay(this.unitOfWork, call, asOf, (work) => householdPath(work, householdId, asOf));
  }
}

const nodes = async (work: Work<RegistryTables>, select: RawBuilder<NodeRow>): Promise<NodeRow[]> =>
  (await sql<NodeRow>`select n.* from (${select}) n order by ${LEVEL_ORDER}, n.number, n.home_code`.execute(work.db)).rows;
const nodeOf = (day: string, id: string): RawBuilder<NodeRow> => (isUnit(id) ? unitNodes(day, sql`u.id = ${id}`) : divisionNodes(day, sql`d.code = ${id}`));
const below = (day: string, id: string): RawBuilder<NodeRow> =>
  isUnit(id) ? unitNodes(day, sql`u.parent_id = ${id}`) : sql<NodeRow>`${unitNodes(day, sql`u.parent_code = ${id}`)} union all ${divisionNodes(day, sql`d.parent_code = ${id}`)}`;

/** Everything under a node of a day, parents first; children are counted from what is there. */
async function under(work: Work<RegistryTables>, day: string, root: NodeRow, downTo: UnitLevel): Promise<NodeRow[]> {
  const select = {
    county: () => unitsUnder(day, sql`u.parent_code is not null`, downTo === 'area' ? 'area' : 'villageParty'), township: () => unitsUnder(day, sql`u.parent_code = ${root.id}`, downTo), area: () => unitsUnder(day, sql`u.parent_id = ${root.id}`, downTo),
  }[root.kind as 'county'] ?? (() => unitsBelow(day, isUnit(root.id) ? root.id : '00000000-0000-0000-0000-000000000000', downTo));
  const found = (await select().execute(work.db)).rows;
  const rows = found.sort((a, b) => LEVELS.indexOf(a.kind) - LEVELS.indexOf(b.kind) || (a.homeCode < b.homeCode ? -1 : a.homeCode > b.homeCode ? 1 : a.number - b.number)).map(({ parentCode, ...row }): NodeRow => ({ ...row, parentId: row.parentId ?? parentCode, isHollow: null, childCount: 0 }));
  const parties = rows.filter((row) => row.kind === 'villageParty').map((row) => row.homeCode as string);
  const hollow = new Set(parties.length === 0 ? [] : (await sql<{ code: string }>`select code from divisions_on(${day}) where is_hollow and code = any (${parties}::text[])`.execute(work.db)).rows.map((r) => r.code));
  const places = isUnit(root.id) ? [] : await nodes(work, divisionNodes(day, sql`d.parent_code = ${root.id}`));
  const all = [...places.filter((p) => p.kind === 'township'), ...rows, ...places.filter((p) => p.kind !== 'township')];
  const children = new Map<string, number>();
  for (const row of all) children.set(row.parentId!, (children.get(row.parentId!) ?? 0) + 1);
  return all.map((row) => ({ ...row, isHollow: row.kind === 'villageParty' ? hollow.has(row.homeCode) : row.isHollow, childCount: children.get(row.id) ?? 0 }));
}

async function pathText(work: Work<RegistryTables>, day: string, node: NodeRow): Promise<string> {
  if (!isUnit(node.id)) return node.kind === 'township' ? '' : ((await sql<{ name: string }>`select name from division where code = ${node.parentId}`.execute(work.db)).rows[0]?.name ?? '');
  const { rows } = await wayUp(day, sql`${node.id}::uuid`).execute(work.db);
  return rows.filter((row) => row.id !== node.id && row.kind !== 'county').reverse().map((row) => row.name).join(' · ');
}
