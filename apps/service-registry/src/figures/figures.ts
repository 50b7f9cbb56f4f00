import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { FigureId, getFigures, listFigureRows } from '@shaodao/contracts/registry/figures';
import { countyDay } from '@shaodao/domain/calendar';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { onDay } from '../planned/rehearse.ts';
import type { RegistryTables } from '../tables.ts';
import { FIGURES, SUMS } from './figures.sql.ts';

/** Each figure is counted or summed from its rows of that day: the list behind it can't differ. */
@Controller()
export class Figures {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(getFigures)
  figures(call: Call<typeof getFigures>) {
    const { asOf = countyDay(call.now) } = call.input;
    return onDay(this.unitOfWork, call, asOf, async (work) => {
      const items = [];
      for (const id of FigureId.options) {
        const { rows } = await sql<{ count: number }>`select ${SUMS[id] ? sql`coalesce(sum(${sql.ref(SUMS[id])}), 0)::int` : sql`count(*)`} as count from (${FIGURES[id](asOf)}) f`.execute(work.db);
        items.push({ id, count: rows[0]!.count });
      }
      const { rows } = await sql<{ registered: number; resident: number; outflow: number; households: number }>`
        select coalesce(sum(registered_population), 0)::int as registered, coalesce(sum(resident_population), 0)::int as resident, coalesce(sum(outflow_population), 0)::int as outflow, coalesce(sum(households), 0)::int as households
        from divisions_on(${asOf}) where kind in ('village', 'community')`.execute(work.db);
      return ok({ asOf, items, population: rows[0]! });
    });
  }

  @Handle(listFigureRows)
  rows(call: Call<typeof listFigureRows>) {
    const { figureId, cursor, limit, asOf = countyDay(call.now) } = call.input;
    const from = decodeCursor(cursor, ['text']);
    return onDay(this.unitOfWork, call, asOf, async (work) => {
      const { rows } = await sql<{ id: string; sort: string; name: string; place: string; since: string; note: string | null }>`
        select f.* from (${FIGURES[figureId](asOf)}) f where ${from ? sql`f.sort > ${from[0]}` : sql`true`} order by f.sort limit ${limit + 1}`.execute(work.db);
      const { rows: counted } = await sql<{ total: number }>`select count(*) as total from (${FIGURES[figureId](asOf)}) f`.execute(work.db);
      return ok(pageOf(rows, limit, counted[0]!.total, ({ id, name, place, since, note }) => ({ id, name, place, since, note }), (row) => [row.sort]));
    });
  }
}
