import { sql } from 'kysely';
import type { Change, Placing, Structure, Term, Unit } from '@shaodao/domain/registry/structure';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';
import { nameKeys } from './name-keys.ts';

type Registry = Work<RegistryTables>;
const UNIT = sql`u.id, u.level, u.home_code, u.number, u.kind, u.cross_border_reason, u.started_on, u.ended_on, u.end_reason`;
const TERM = sql`t.unit_id, t.started_on, t.ended_on, t.name, t.parent_id, t.parent_code`;

/** One edit of the tree at a time: each decides on what the one before has left. */
export async function lockStructure(work: Registry): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('registry.structure'))`.execute(work.db);
}

/** Everything of a village's tree, below its party, for ever; the placings of all its households, or of one. */
export async function loadVillage(work: Registry, villageCode: string, householdId?: string): Promise<Structure> {
  const { rows: units } = await sql<Unit>`select ${UNIT} from unit u where u.home_code = ${villageCode} and u.level <> 'area'`.execute(work.db);
  const { rows: terms } = await sql<Term>`select ${TERM} from unit_term t join unit u on u.id = t.unit_id where u.home_code = ${villageCode} and u.level <> 'area'`.execute(work.db);
  const { rows: placings } = await sql<Placing>`
    select p.household_id, p.started_on, p.ended_on, p.group_id, p.member_household_id from household_place p
    where ${householdId ? sql`p.household_id = ${householdId}` : sql`p.group_id in (select u.id from unit u where u.home_code = ${villageCode} and u.level = 'villagerGroup')`}`.execute(work.db);
  const { rows: hosts } = await sql<Structure['hosts'][number]>`select m.unit_id, m.household_id from member_house m join unit u on u.id = m.unit_id where u.home_code = ${villageCode}`.execute(work.db);
  const { rows: officers } = await sql<Structure['officers'][number]>`select p.grid_id as unit_id, coalesce(p.ended_on, p.ends_on) as ended_on from posting p join unit u on u.id = p.grid_id where u.home_code = ${villageCode} and p.kind = 'gridOfficer'`.execute(work.db);
  return { units, terms, placings, hosts, officers };
}

/** What a wish about a place is judged on: a village's tree, or the areas that a township answers for. */
export async function loadTree(work: Registry, homeCode: string): Promise<Structure> {
  if (homeCode.length === 12) return loadVillage(work, homeCode);
  const { rows: units } = await sql<Unit>`select ${UNIT} from unit u where u.home_code = ${homeCode} and u.level = 'area'`.execute(work.db);
  const { rows: terms } = await sql<Term>`select ${TERM} from unit_term t join unit u on u.id = t.unit_id where u.home_code = ${homeCode} and u.level = 'area'`.execute(work.db);
  return { units, terms, placings: [], hosts: [], officers: [] };
}

/** All areas of the county, and the parties of these villages and of all that ever were in an area of the township. */
export async function loadAreas(work: Registry, townshipCode: string, villageCodes: readonly string[]): Promise<Structure> {
  const wanted = sql`u.level = 'area' or (u.level = 'villageParty' and (u.home_code = any (${[...villageCodes]}::text[]) or u.id in (select x.unit_id from unit_term x join unit a on a.id = x.parent_id where a.level = 'area' and a.home_code = ${townshipCode})))`;
  const { rows: units } = await sql<Unit>`select ${UNIT} from unit u where ${wanted}`.execute(work.db);
  const { rows: terms } = await sql<Term>`select ${TERM} from unit_term t join unit u on u.id = t.unit_id where ${wanted}`.execute(work.db);
  return { units, terms, placings: [], hosts: [], officers: [] };
}

/** Writes what a rule decided: the last word on each row, units before what hangs on them. Constraints are checked at the commit. */
export async function storeChanges(work: Registry, changes: readonly Change[]): Promise<void> {
  const last = new Map<string, Change>();
  for (const change of changes) {
    const key = keyOf(change);
    last.delete(key);
    last.set(key, change);
  }
  const rows = (put: string) => [...last.values()].flatMap((change) => ('put' in change && change.put === put ? [change.row] : []));
  const dropped = (drop: string) => JSON.stringify([...last.values()].flatMap((change) => ('drop' in change && change.drop === drop ? [snake(change)] : [])));
  const json = (put: string, more: (row: never) => object = () => ({})) => JSON.stringify(rows(put).map((row) => snake({ ...row, ...more(row as never) })));
  await sql`insert into unit (id, level, home_code, number, kind, cross_border_reason, started_on, ended_on, end_reason)
    select id, level, home_code, number, kind, cross_border_reason, started_on, ended_on, end_reason from json_populate_recordset(null::unit, ${json('unit')}::json)
    on conflict (id) do update set ended_on = excluded.ended_on, end_reason = excluded.end_reason, cross_border_reason = excluded.cross_border_reason`.execute(work.db);
  await sql`insert into unit_term (unit_id, started_on, ended_on, name, pinyin, initials, words, parent_id, parent_code)
    select unit_id, started_on, ended_on, name, pinyin, initials, words, parent_id, parent_code from json_populate_recordset(null::unit_term, ${json('term', (row: Term) => nameKeys(row.name))}::json)
    on conflict (unit_id, started_on) do update set ended_on = excluded.ended_on, name = excluded.name, pinyin = excluded.pinyin, initials = excluded.initials, words = excluded.words, parent_id = excluded.parent_id, parent_code = excluded.parent_code`.execute(work.db);
  if (rows('placing').length > 0)
    await sql`insert into household_place (household_id, started_on, ended_on, group_id, member_household_id)
      select household_id, started_on, ended_on, group_id, member_household_id from json_populate_recordset(null::household_place, ${json('placing')}::json)
      on conflict (household_id, started_on) do update set ended_on = excluded.ended_on, group_id = excluded.group_id, member_household_id = excluded.member_household_id`.execute(work.db);
  if (rows('host').length > 0) await sql`insert into member_house (unit_id, household_id) select unit_id, household_id from json_populate_recordset(null::member_house, ${json('host')}::json)`.execute(work.db);
  await sql`delete from unit_term t using json_to_recordset(${dropped('term')}::json) as d(id uuid, started_on date) where t.unit_id = d.id and t.started_on = d.started_on`.execute(work.db);
  await sql`delete from unit u using json_to_recordset(${dropped('unit')}::json) as d(id uuid) where u.id = d.id`.execute(work.db);
  const touched = [...new Set([...last.values()].flatMap((change) => ('drop' in change ? [change.id] : change.put === 'unit' ? [change.row.id] : change.put === 'term' ? [change.row.unitId] : [])))];
  await sql`update unit set version = version + 1, updated_at = ${work.now} where id = any (${touched}::uuid[])`.execute(work.db);
}

function keyOf(change: Change): string {
  if ('drop' in change) return `${change.drop}/${change.id}${change.drop === 'term' ? `/${change.startedOn}` : ''}`;
  if (change.put === 'unit') return `unit/${change.row.id}`;
  if (change.put === 'term') return `term/${change.row.unitId}/${change.row.startedOn}`;
  return change.put === 'placing' ? `placing/${change.row.householdId}/${change.row.startedOn}` : `host/${change.row.unitId}`;
}
const snake = (row: object): object => Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]));
