import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { listUnplaced, listVacancies } from '@shaodao/contracts/registry/posting';
import type { PostingKind } from '@shaodao/contracts/registry/posting.vocabulary';
import { countyDay } from '@shaodao/domain/calendar';
import { WANTED } from '@shaodao/domain/registry/posting';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { pageOfOpened } from '../in-memory-page.ts';
import { nameOf } from '../person/people.ts';
import type { RegistryTables } from '../tables.ts';

interface Vacancy { kind: PostingKind; placeName: string; divisionCode: string; gridId: string | null; departmentId: string | null; lastSealed: Buffer | null; lastEndedOn: string | null }
interface Unplaced { personId: string; nameSealed: Buffer; lastPostingId: string; lastTitle: string; lastPlaceName: string; lastEndedOn: string }

@Controller()
export class Vacancies {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  /** Each place that needs somebody and has nobody today, with who was there last. */
  @Handle(listVacancies)
  vacancies(call: Call<typeof listVacancies>) {
    const { kind, divisionCode } = call.input;
    const today = countyDay(call.now);
    const wanted = sql.join(WANTED.filter((one) => !kind || one.kind === kind).map((one) => sql`(${one.kind}::text, ${one.per}::text)`).concat(sql`('none', 'nowhere')`));
    return this.unitOfWork.query(call, async (work) => {
      const { rows } = await sql<Vacancy>`
        with place as (
          select case d.kind when 'community' then 'none' else d.kind end as per, d.code as division_code, null::uuid as grid_id, null::uuid as department_id, d.name as place_name from divisions_on(${today}) d
          union all select 'grid', g.village_code, g.id, null, case when g.name ^@ v.name then g.name else v.name || g.name end from grid g join division v on v.code = g.village_code where g.ended_on is null or g.ended_on > ${today}
          union all select 'department', (select min(code) from division where kind = 'county'), null, dep.id, dep.name from department dep)
        select w.kind, p.place_name, p.division_code, p.grid_id, p.department_id, last.name_sealed as last_sealed, coalesce(last.ended_on, last.ends_on) as last_ended_on
        from (values ${wanted}) w(kind, per) join place p on p.per = w.per
        left join lateral (select o.ended_on, o.ends_on, person.name_sealed from posting o join person on person.id = o.person_id where o.kind = w.kind and o.division_code = p.division_code
          and o.grid_id is not distinct from p.grid_id and o.department_id is not distinct from p.department_id and coalesce(o.ended_on, o.ends_on) <= ${today} order by coalesce(o.ended_on, o.ends_on) desc limit 1) last on true
        where p.division_code ^@ any ((select shaodao.divisions())::text[]) and ${divisionCode ? sql`p.division_code ^@ ${divisionCode}` : sql`true`}
          and not exists (select from posting o where o.kind = w.kind and o.held @> ${today}::date and o.division_code = p.division_code and o.grid_id is not distinct from p.grid_id and o.department_id is not distinct from p.department_id)`.execute(work.db);
      const items = rows.map(({ lastSealed, gridId, departmentId, ...row }) => ({
        ...row, id: `${row.kind}:${gridId ?? departmentId ?? row.divisionCode}`, gridId: gridId as never, departmentId: departmentId as never, lastName: lastSealed && nameOf(this.personalData, { nameSealed: lastSealed }),
      }));
      return ok(pageOfOpened(items, call.input, (row) => `${row.divisionCode}/${row.id}`));
    });
  }

  /** Who held a post and holds none now sees nothing; the organisers are told here. */
  @Handle(listUnplaced)
  unplaced(call: Call<typeof listUnplaced>) {
    const today = countyDay(call.now);
    return this.unitOfWork.query(call, async (work) => {
      const { rows } = await sql<Unplaced>`
        select distinct on (p.person_id) p.person_id, person.name_sealed, p.id as last_posting_id, p.title as last_title, coalesce(d.name, v.name) as last_place_name, coalesce(p.ended_on, p.ends_on) as last_ended_on
        from posting p join person on person.id = p.person_id join division v on v.code = p.division_code left join department d on d.id = p.department_id
        where coalesce(p.ended_on, p.ends_on) <= ${today} and p.division_code ^@ any ((select shaodao.divisions())::text[])
          and not exists (select from posting o where o.person_id = p.person_id and (o.held @> ${today}::date or o.started_on > ${today}))
        order by p.person_id, coalesce(p.ended_on, p.ends_on) desc, p.id`.execute(work.db);
      const items = rows.map(({ nameSealed, ...row }) => ({ ...row, personId: row.personId as never, lastPostingId: row.lastPostingId as never, name: nameOf(this.personalData, { nameSealed }) }));
      return ok(pageOfOpened(items, call.input, (row) => `${row.lastPlaceName}/${row.personId}`));
    });
  }
}
