import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { listDepartments, listDivisions } from '@shaodao/contracts/registry/division';
import { countyDay } from '@shaodao/domain/calendar';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { onDay } from '../planned/rehearse.ts';
import type { RegistryTables } from '../tables.ts';

@Controller()
export class ReadDivisions {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(listDivisions)
  divisions(call: Call<typeof listDivisions>) {
    const { parentCode, asOf = countyDay(call.now) } = call.input;
    return onDay(this.unitOfWork, call, asOf, async (work) => {
      const { rows } = await sql<{ code: string; name: string; kind: 'county' | 'township' | 'village' | 'community'; parentCode: string | null; isHollow: boolean; isInvented: boolean }>`
        select code, name, kind, parent_code, is_invented, is_hollow from divisions_on(${asOf}) where ${parentCode ? sql`parent_code = ${parentCode}` : sql`true`} order by code`.execute(work.db);
      return ok({ items: rows });
    });
  }

  @Handle(listDepartments)
  departments(call: Call<typeof listDepartments>) {
    return this.unitOfWork.query(call, async (work) => {
      const rows = await work.db.selectFrom('department').select(['id', 'name', 'dutyKindIds']).orderBy('name').execute();
      return ok({ items: rows.map((row) => ({ ...row, id: row.id as never })) });
    });
  }
}
