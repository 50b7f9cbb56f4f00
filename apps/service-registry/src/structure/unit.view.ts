import { sql } from 'kysely';
import { ok, refuse } from '@shaodao/contracts/kit';
import type { z } from 'zod';
import type { UnitView } from '@shaodao/contracts/registry/structure';
import { allowedUnitActions, type Unit } from '@shaodao/domain/registry/structure';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';
import { wayUp } from './tree.sql.ts';

type Registry = Work<RegistryTables>;
interface TermRow { startedOn: string; endedOn: string | null; name: string; parentId: string; parentKind: z.input<typeof UnitView>['level'] | 'township'; parentName: string }
interface HistoryRow { at: Date; action: string; byPersonId: string; byRole: string; byUnit: string | null; toStatus: string; note: string | null }

/** One unit whole, as it stood on a day; an ended one as it stood last. */
export async function unitView(work: Registry, unitId: string, asOf: string): Promise<z.input<typeof UnitView> | undefined> {
  const { rows: units } = await sql<Unit & { version: number; homeName: string }>`select u.*, d.name as home_name from unit u join division d on d.code = u.home_code where u.id = ${unitId}`.execute(work.db);
  const unit = units[0];
  if (!unit) return undefined;
  const { rows: terms } = await sql<TermRow>`
    select t.started_on, t.ended_on, t.name, coalesce(t.parent_id::text, t.parent_code) as parent_id, coalesce(p.level, 'township') as parent_kind,
      coalesce((select x.name from unit_term x where x.unit_id = t.parent_id and x.started_on <= t.started_on order by x.started_on desc limit 1), d.name, '') as parent_name
    from unit_term t left join unit p on p.id = t.parent_id left join division d on d.code = t.parent_code where t.unit_id = ${unitId} order by t.started_on desc`.execute(work.db);
  const day = unit.endedOn !== null && unit.endedOn <= asOf ? terms[0]!.startedOn : asOf < unit.startedOn ? unit.startedOn : asOf;
  const { rows: path } = await wayUp(day, sql`${unitId}::uuid`).execute(work.db);
  const { rows: counts } = await sql<{ childCount: number; householdCount: number }>`
    with recursive tree as (select u.id, u.level from units_on(${asOf}) u where u.id = ${unitId} union all select u.id, u.level from tree join units_on(${asOf}) u on u.parent_id = tree.id)
    select (select count(*) from units_on(${asOf}) c where c.parent_id = ${unitId}) as child_count,
      (select count(*) from household_place p join tree t on p.group_id = t.id or (t.level = 'memberHousehold' and t.id = ${unitId} and p.member_household_id = t.id) where p.started_on <= ${asOf} and (p.ended_on is null or p.ended_on > ${asOf})) as household_count`.execute(work.db);
  const { rows: history } = await sql<HistoryRow>`
    select h.at, h.action, h.by_person_id, h.by_role, h.to_status, h.note, d.name as by_unit from history h left join division d on h.by_scope = 'division:' || d.code where h.aggregate_id = ${unitId} order by h.id`.execute(work.db);
  return {
    id: unit.id as never, level: unit.level, name: (terms.find((t) => t.startedOn <= day) ?? terms[0]!).name, number: unit.number, partyKind: unit.kind, homeCode: unit.homeCode, homeName: unit.homeName,
    startedOn: unit.startedOn, endedOn: unit.endedOn, endReason: unit.endReason, crossBorderReason: unit.crossBorderReason,
    path: path.filter((step) => step.id !== unitId).reverse().map(({ id, kind, name }) => ({ id, kind, name })), ...counts[0]!,
    terms: terms.map(({ startedOn, endedOn, name, parentId, parentKind, parentName }) => ({ startedOn, endedOn, name, parent: { id: parentId, kind: parentKind, name: parentName } })),
    history: history.map(({ at, byPersonId, ...line }) => ({ ...line, at: at.toISOString(), byPersonId: byPersonId as never })), version: unit.version,
    allowedActions: allowedUnitActions(unit, work.actor, work.now),
  };
}

/** Where a household stood on a day, from the county down. */
export async function householdPath(work: Registry, householdId: string, asOf: string) {
  const { rows } = await sql<{ groupId: string | null; memberId: string | null; memberName: string | null }>`
    select p.group_id, p.member_household_id as member_id, m.name as member_name from household h
    left join household_place p on p.household_id = h.id and p.started_on <= ${asOf} and (p.ended_on is null or p.ended_on > ${asOf})
    left join units_on(${asOf}) m on m.id = p.member_household_id where h.id = ${householdId}`.execute(work.db);
  const place = rows[0];
  if (!place) return refuse('household/not-found');
  if (!place.groupId) return refuse('household/not-placed');
  const { rows: up } = await wayUp(asOf, sql`${place.groupId}::uuid`).execute(work.db);
  return ok({
    asOf, householdId: householdId as never, path: up.reverse().map(({ id, kind, name }) => ({ id, kind, name })),
    memberHousehold: place.memberId ? { id: place.memberId, kind: 'memberHousehold' as const, name: place.memberName ?? '' } : null,
  });
}
