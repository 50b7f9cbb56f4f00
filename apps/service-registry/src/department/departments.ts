import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { fact, ok, refuse, type Call, type Fact } from '@shaodao/contracts/kit';
import { changeDepartment, defineDepartment, getDepartment, listDepartmentRows } from '@shaodao/contracts/registry/department';
import { departmentDefined } from '@shaodao/contracts/registry/division';
import { decide } from '@shaodao/domain/kit';
import { create } from '@shaodao/service-kit/create';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { pageOfOpened } from '../in-memory-page.ts';
import { isNameTaken } from '../name-taken.ts';
import type { DepartmentTable, RegistryTables } from '../tables.ts';
import { departmentRows, departmentsWith } from './department.view.ts';

@Controller()
export class Departments {
  readonly #departments;
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {
    this.#departments = departmentsWith(personalData);
  }

  @Handle(listDepartmentRows)
  list(call: Call<typeof listDepartmentRows>) {
    const { kind, dutyKindId, words } = call.input;
    return this.unitOfWork.query(call, async (work) => {
      const rows = await departmentRows(work, this.personalData, sql<boolean>`${kind ? sql`d.kind = ${kind}` : sql`true`} and ${dutyKindId ? sql`${dutyKindId} = any (d.duty_kind_ids)` : sql`true`}`);
      return ok(pageOfOpened(rows.filter((row) => !words || `${row.name} ${row.shortName} ${row.liaisons.join(' ')}`.includes(words)), call.input, (row) => `${row.name}/${row.id}`));
    });
  }
  @Handle(getDepartment)
  get(call: Call<typeof getDepartment>) {
    return this.unitOfWork.query(call, async (work) => {
      const department = await work.db.selectFrom('department').selectAll().where('id', '=', call.input.departmentId).executeTakeFirst();
      return department ? ok(await this.#departments.view(department, work)) : refuse('department/not-found');
    });
  }

  @Handle(defineDepartment)
  define(call: Call<typeof defineDepartment>) {
    const { phone = null, ...described } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      if (await isNameTaken(work, 'department', described.name)) return refuse('department/name-taken');
      const row: DepartmentTable = { id: uuidv7(), ...described, phone, updatedAt: call.now, version: 1 };
      return create(call, work, this.#departments, row, () => decide({}, [{ action: 'define', toStatus: 'standing' }], [definedFact(row)]));
    });
  }
  @Handle(changeDepartment)
  change(call: Call<typeof changeDepartment>) {
    const { departmentId, phone = null, ...described } = call.input;
    return this.unitOfWork.change(call, this.#departments, departmentId, async (department, work) => {
      if (department.name !== described.name && (await isNameTaken(work, 'department', described.name))) return refuse('department/name-taken');
      return decide({ ...described, phone }, [{ action: 'change', toStatus: 'standing', note: changesOf(department, { ...described, phone }) }], [definedFact({ ...department, ...described })]);
    });
  }
}

const definedFact = ({ id, name, dutyKindIds }: Pick<DepartmentTable, 'id' | 'name' | 'dutyKindIds'>): Fact => fact(departmentDefined, id, { departmentId: id as never, name, dutyKindIds: [...dutyKindIds] });
const FIELDS = { name: '名称', shortName: '简称', kind: '类别', phone: '电话', dutyKindIds: '职责' } as const;
/** What was changed, for the history: the names of the fields. */
const changesOf = (before: DepartmentTable, after: Pick<DepartmentTable, keyof typeof FIELDS>): string =>
  (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => FIELDS[field]).join('、') || '没有改动';
