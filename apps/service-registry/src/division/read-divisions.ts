import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { listDepartments, listDivisions } from '@shaodao/contracts/registry/division';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { RegistryTables } from '../tables.ts';

/** A village is hollow (空心村) when more of its registered people live elsewhere than the county's threshold; derived, never typed in. */
export const IS_HOLLOW = sql<boolean>`coalesce(d.outflow_population > d.registered_population * (select (value)::text::numeric from setting where key = 'hollowThreshold'), false)`;

@Controller()
export class ReadDivisions {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(listDivisions)
  divisions(call: Call<typeof listDivisions>) {
    return this.unitOfWork.query(call, async (work) => {
      const { parentCode } = call.input;
      const { rows } = await sql<{ code: string; name: string; kind: 'county' | 'township' | 'village' | 'community'; parentCode: string | null; isHollow: boolean; isInvented: boolean }>`
        select d.code, d.name, d.kind, d.parent_code, d.is_invented, ${IS_HOLLOW} as is_hollow from division d where ${parentCode ? sql`d.parent_code = ${parentCode}` : sql`true`} order by d.code`.execute(work.db);
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
