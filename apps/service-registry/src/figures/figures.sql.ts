import { sql, type RawBuilder } from 'kysely';
import type { FigureId } from '@shaodao/contracts/registry/figures';
import type { UnitLevel } from '@shaodao/contracts/registry/structure';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

type Rows = (day: string) => RawBuilder<unknown>;
const held = (alias: string, day: string) => sql`${sql.raw(alias)}.started_on <= ${day} and (${sql.raw(alias)}.ended_on is null or ${sql.raw(alias)}.ended_on > ${day})`;

const divisions = (kind: string, only = sql`true`): Rows => (day) => sql`
  select d.code as id, d.code as sort, d.name, coalesce(p.name, '') as place, d.started_on as since,
    case when d.registered_population > 0 then '户籍 ' || d.registered_population || '，外出 ' || round(100.0 * d.outflow_population / d.registered_population, 1) || '%' end as note
  from divisions_on(${day}) d left join divisions_on(${day}) p on p.code = d.parent_code where d.kind = ${kind} and ${only}`;
const units = (level: UnitLevel): Rows => (day) => sql`
  select u.id::text, u.home_code || lpad(u.number::text, 6, '0') || u.id as sort, u.name, coalesce(d.name, '') as place, u.started_on as since,
    case when u.level = 'area' then (select string_agg(v.name, '、' order by v.code) from area_villages_on(${day}) m join divisions_on(${day}) v on v.code = m.village_code where m.area_id = u.id) end as note
  from units_on(${day}) u left join divisions_on(${day}) d on d.code = u.home_code where u.level = ${level}`;
/** Posts are public, their holders' names are not kept in the clear: the title and the village tell which post it is. */
const postings = (...kinds: string[]): Rows => (day) => sql`
  select o.id::text, coalesce(o.division_code, '') || o.id as sort, o.title as name, coalesce(d.name, '') as place, o.started_on as since, null::text as note
  from posting o left join divisions_on(${day}) d on d.code = o.division_code where o.kind = any (${kinds}::text[]) and ${held('o', day)}`;

/** Figures that add something up instead of counting rows: the column. */
const SUMS: Partial<Readonly<Record<FigureId, string>>> = { memberHelps: 'amount' };
/** The rows of each figure on a day: id, sort key, name, place, since, note. */
export const FIGURES: Readonly<Record<FigureId, Rows>> = {
  townships: divisions('township', sql`is_township(d.code)`), villages: divisions('village'), communities: divisions('community'), hollowVillages: divisions('village', sql`d.is_hollow`),
  areas: units('area'), villageParties: units('villageParty'), grids: units('grid'), villagerGroups: units('villagerGroup'), memberHouseholds: units('memberHousehold'),
  centreVillageCommittees: (day) => sql`
    select c.id::text, c.centre_code || c.id as sort, c.name, coalesce(d.name, '') as place, c.founded_on as since,
      (select string_agg(v.name, '、' order by v.code) from committee_lead l join divisions_on(${day}) v on v.code = l.village_code where l.committee_id = c.id and ${held('l', day)}) as note
    from committee c left join divisions_on(${day}) d on d.code = c.centre_code where c.founded_on <= ${day} and (c.dissolved_on is null or c.dissolved_on > ${day})`,
  trainingSessions: (day) => sql`
    select t.id::text, to_char(t.held_on, 'YYYYMMDD') || t.id as sort, t.title as name, t.place, t.held_on as since, null::text as note from training t where t.held_on <= ${day} and not t.is_cancelled`,
  socialOrganisations: (day) => sql`
    select p.id::text, p.name || p.id as sort, p.name, '' as place, min(a.started_on) as since, null::text as note
    from partner p join partner_agreement a on a.partner_id = p.id and a.started_on <= ${day} where p.kind = 'socialOrganisation' group by p.id`,
  memberHelps: (day) => sql`
    select h.village_code as id, h.village_code as sort, d.name, coalesce(t.name, '') as place, h.first_on as since, h.person_times || ' 人次' as note, h.person_times as amount
    from member_helps_on(${day}) h join divisions_on(${day}) d on d.code = h.village_code left join divisions_on(${day}) t on t.code = d.parent_code`,
  firstSecretaries: postings('firstSecretary'), instructorsAndOfficers: postings('partyBuildingInstructor', 'financeInstructor', 'informationOfficer'),
  pairings: (day) => sql`
    select p.id::text, p.village_code || p.id as sort, e.name, coalesce(d.name, '') as place, p.started_on as since, null::text as note
    from pairing p join department e on e.id = p.department_id left join divisions_on(${day}) d on d.code = p.village_code where ${held('p', day)}`,
};
/** One figure of a day. */
export async function countOf(work: Work<RegistryTables>, id: FigureId, on: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select ${SUMS[id] ? sql`coalesce(sum(${sql.ref(SUMS[id])}), 0)::int` : sql`count(*)`} as count from (${FIGURES[id](on)}) f`.execute(work.db);
  return rows[0]!.count;
}
/** Sums over villages and communities of a day. */
export async function populationOn(work: Work<RegistryTables>, on: string): Promise<{ registered: number; resident: number; outflow: number; households: number }> {
  const { rows } = await sql<{ registered: number; resident: number; outflow: number; households: number }>`
    select coalesce(sum(registered_population), 0)::int as registered, coalesce(sum(resident_population), 0)::int as resident, coalesce(sum(outflow_population), 0)::int as outflow, coalesce(sum(households), 0)::int as households
    from divisions_on(${on}) where kind in ('village', 'community')`.execute(work.db);
  return rows[0]!;
}
