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
import { countOf, FIGURES, populationOn } from './figures.sql.ts';

/** Each figure is counted or summed from its rows of that day: the list behind it can't differ. */
@Controller()
export class Figures {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(getFigures)
  figures(call: Call<typeof getFigures>) {
    const { asOf = countyDay(call.now) } = call.input;
    return onDay(this.unitOfWork, call, asOf, async (work) => {
      const items = [];
      for (const id of FigureId.options) items.push({ id, count: await countOf(work, id, asOf) });
      return ok({ asOf, items, population: await populationOn(work, asOf) });
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
