import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { InputOf } from '@shaodao/contracts/kit';
import { changeDepartment, type DepartmentPage, type DepartmentRow, type listDepartmentRows } from '@shaodao/contracts/registry/department';
import { holdsRole } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import { historyOf } from '../history.ts';
import { nameOf } from '../person/people.ts';
import { postingLines } from '../posting/posting.view.ts';
import type { DepartmentTable, RegistryTables } from '../tables.ts';

type Line = DepartmentTable & { liaisons: string[]; villageName: string | null };
/** Departments with who answers for them and the paired village, under a filter on `d`. */
export async function departmentRows(work: Work<RegistryTables>, data: PersonalData, where: RawBuilder<boolean>): Promise<z.input<typeof DepartmentRow>[]> {
  const today = countyDay(work.now);
  const { rows } = await sql<Line>`
    select d.*, array(select encode(p.name_sealed, 'base64') from posting o join person p on p.id = o.person_id where o.department_id = d.id and o.kind = 'departmentLiaison' and o.held @> ${today}::date order by o.started_on, o.id) as liaisons,
      (select v.name from pairing x join division v on v.code = x.village_code where x.department_id = d.id and x.held @> ${today}::date) as village_name
    from department d where ${where} order by d.name`.execute(work.db);
  return rows.map(({ id, name, shortName, kind, phone, dutyKindIds, liaisons, villageName, version }) => ({
    id: id as never, name, shortName, kind, phone, dutyKindIds, villageName, version, liaisons: liaisons.map((sealed) => nameOf(data, { nameSealed: Buffer.from(sealed, 'base64') })),
  }));
}

/** The departments that a list shows under its filters: on the screen and in a file alike. */
export async function departmentsUnder(work: Work<RegistryTables>, data: PersonalData, { kind, dutyKindId, words }: Pick<InputOf<typeof listDepartmentRows>, 'kind' | 'dutyKindId' | 'words'>): Promise<z.input<typeof DepartmentRow>[]> {
  const rows = await departmentRows(work, data, sql<boolean>`${kind ? sql`d.kind = ${kind}` : sql`true`} and ${dutyKindId ? sql`${dutyKindId} = any (d.duty_kind_ids)` : sql`true`}`);
  return rows.filter((row) => !words || `${row.name} ${row.shortName} ${row.liaisons.join(' ')}`.includes(words));
}

/** Departments as things with a life; they are of the county as a whole. */
export function departmentsWith(data: PersonalData): Aggregate<RegistryTables, DepartmentTable, z.input<typeof DepartmentPage>, 'department/not-found'> {
  const view = async ({ id }: DepartmentTable, work: Work<RegistryTables>): Promise<z.input<typeof DepartmentPage>> => {
    const today = countyDay(work.now);
    const [row] = await departmentRows(work, data, sql<boolean>`d.id = ${id}`);
    const posts = await postingLines(work, sql<boolean>`p.held @> ${today}::date and (p.department_id = ${id} or p.sent_by_department_id = ${id})`);
    const { rows: pairing } = await sql<{ id: string; villageCode: string; villageName: string; startedOn: string }>`
      select x.id, x.village_code, v.name as village_name, x.started_on from pairing x join division v on v.code = x.village_code where x.department_id = ${id} and x.held @> ${today}::date`.execute(work.db);
    return {
      ...row!, pairing: pairing[0] ? { ...pairing[0], id: pairing[0].id as never } : null, history: await historyOf(work, id), mayChange: holdsRole(work.actor, changeDepartment.access, work.now),
      contacts: posts.filter((one) => one.departmentId === id).map((one) => ({ postingId: one.id as never, name: nameOf(data, one), title: one.title, startedOn: one.startedOn })),
      sent: posts.filter((one) => one.sentByDepartmentId === id).map((one) => ({ postingId: one.id as never, name: nameOf(data, one), title: one.title, placeName: one.placeName })),
    };
  };
  return { table: 'department', notFound: 'department/not-found', place: () => ({}), view };
}
