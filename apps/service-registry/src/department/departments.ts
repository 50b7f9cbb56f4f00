import { Controller, Inject } from '@nestjs/common';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { changeDepartment, defineDepartment, getDepartment, listDepartmentRows } from '@shaodao/contracts/registry/department';
import { create } from '@shaodao/service-kit/create';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { pageOfOpened } from '../in-memory-page.ts';
import type { RegistryTables } from '../tables.ts';
import { changed, defined } from './describe-department.ts';
import { departmentsUnder, departmentsWith } from './department.view.ts';

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
    return this.unitOfWork.query(call, async (work) => {
      return ok(pageOfOpened(await departmentsUnder(work, this.personalData, call.input), call.input, (row) => `${row.name}/${row.id}`));
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
      const { row, decided } = await defined(work, { ...described, phone });
      return create(call, work, this.#departments, row, () => decided);
    });
  }
  @Handle(changeDepartment)
  change(call: Call<typeof changeDepartment>) {
    const { departmentId, phone = null, ...described } = call.input;
    return this.unitOfWork.change(call, this.#departments, departmentId, (department, work) => changed(work, department, { ...described, phone }));
  }
}
