import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { listHeldMatters } from '@shaodao/contracts/registry/posting';
import { CLAIM_STATES, OPEN_STATES } from '@shaodao/domain/needs/held';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';

@Controller()
export class ListHeld {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  /** What a person received first, or took up for the department, and would pass on. */
  @Handle(listHeldMatters)
  handle(call: Call<typeof listHeldMatters>) {
    const { personId } = call.input;
    return this.unitOfWork.query(call, async (work) => {
      const { rows } = await sql<{ id: string; number: string; title: string; status: string; villageName: string | null }>`
        select n.id, n.number, n.title, n.status, v.name as village_name from need n left join known_division v on v.code = n.village_code
        where (n.grid_officer_id = ${personId} and n.status = any (${[...OPEN_STATES]})) or (n.claimed_by = ${personId} and n.status = any (${[...CLAIM_STATES]}))
        order by n.submitted_at desc, n.id limit 200`.execute(work.db);
      return ok({ items: rows.map((row) => ({ ...row, id: row.id as never, villageName: row.villageName ?? '' })) });
    });
  }
}
