import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { getWhistle, listWhistles } from '@shaodao/contracts/needs/whistle';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables, WhistleTable } from '../tables.ts';
import { whistles } from './whistle.aggregate.ts';
import { assignmentsOf, whistleRow, whistleView } from './whistle.view.ts';

@Controller()
export class ReadWhistles {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(getWhistle)
  get(call: Call<typeof getWhistle>) {
    return this.unitOfWork.query(call, async (work) => {
      const whistle = await work.db.selectFrom('whistle').selectAll().where('id', '=', call.input.whistleId).executeTakeFirst();
      if (!whistle) return refuse('whistle/not-found');
      return deny(call, whistles.place(whistle)) ?? ok(await whistleView(whistle, work));
    });
  }

  @Handle(listWhistles)
  list(call: Call<typeof listWhistles>) {
    const stage = call.input.stage === 'ended' ? sql<boolean>`w.status in ('closed', 'cancelled')` : sql<boolean>`w.status not in ('closed', 'cancelled')`;
    const from = decodeCursor(call.input.cursor, ['instant', 'uuid']);
    const after = from ? sql<boolean>`(w.blown_at, w.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql<boolean>`true`;
    return this.unitOfWork.query(call, async (work) => {
      const { rows } = await sql<WhistleTable & { divisionName: string | null }>`select w.*, v.name as division_name from whistle w left join known_division v on v.code = w.division_code
        where ${stage} and ${after} order by w.blown_at desc, w.id desc limit ${call.input.limit + 1}`.execute(work.db);
      const { rows: counted } = await sql<{ total: number }>`select count(*) as total from whistle w where ${stage}`.execute(work.db);
      const assignments = await assignmentsOf(work, rows.map((w) => w.id));
      const item = (w: WhistleTable & { divisionName: string | null }) => whistleRow(w, assignments.filter((a) => a.whistleId === w.id), w.divisionName ?? '');
      return ok(pageOf(rows, call.input.limit, counted[0]!.total, item, (w) => [w.blownAt.toISOString(), w.id]));
    });
  }
}
