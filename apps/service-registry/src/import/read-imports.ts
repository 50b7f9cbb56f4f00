import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { getImport, listImportRows, listImports } from '@shaodao/contracts/registry/import';
import { Handle } from '@shaodao/service-kit/handle';
import { after, decodeCursor, encodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { differencesOf, labelOf } from '@shaodao/spreadsheet/sheet';
import type { RegistryTables } from '../tables.ts';
import { openRow } from './import-rows.ts';
import type { ImportTable } from './import.tables.ts';
import { imports, importView } from './import.view.ts';
import { listOf } from './lists.ts';

@Controller()
export class ReadImports {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(getImport)
  get(call: Call<typeof getImport>) {
    return this.unitOfWork.query(call, async (work) => {
      const job = await work.db.selectFrom('importJob').selectAll().where('id', '=', call.input.importId).executeTakeFirst();
      if (!job) return refuse('import/not-found');
      return deny(call, imports.place(job)) ?? ok(await importView(job, work));
    });
  }

  @Handle(listImports)
  list(call: Call<typeof listImports>) {
    return this.unitOfWork.query(call, async (work) => {
      const { cursor, limit } = call.input;
      const from = decodeCursor(cursor, ['instant', 'uuid']);
      const mine = sql<boolean>`created_by = ${call.actor.personId}`;
      const { rows } = await sql<ImportTable>`select * from import_job where ${mine} and ${from ? after([sql`started_at`, sql`id`], from, '<') : sql`true`} order by started_at desc, id desc limit ${limit + 1}`.execute(work.db);
      const { rows: counted } = await sql<{ total: number }>`select count(*) as total from import_job where ${mine}`.execute(work.db);
      const page = pageOf(rows, limit, counted[0]!.total, (job) => job, (job) => [job.startedAt.toISOString(), job.id]);
      return ok({ ...page, items: await Promise.all(page.items.map((job) => importView(job, work))) });
    });
  }

  @Handle(listImportRows)
  rows(call: Call<typeof listImportRows>) {
    return this.unitOfWork.query(call, async (work) => {
      const { importId, status, cursor, limit } = call.input;
      const job = await work.db.selectFrom('importJob').selectAll().where('id', '=', importId).executeTakeFirst();
      if (!job) return refuse('import/not-found');
      const denied = deny(call, imports.place(job));
      if (denied) return denied;
      const [from = 0] = decodeCursor(cursor, ['integer']) ?? [];
      const these = sql<boolean>`import_id = ${importId} and ${status ? sql`status = ${status}` : sql`status <> 'unchanged'`}`;
      const { rows } = await sql<RegistryTables['importRow']>`select line, status, content from import_row where ${these} and line > ${Number(from)} order by line limit ${limit + 1}`.execute(work.db);
      const { rows: counted } = await sql<{ total: number }>`select count(*) as total from import_row where ${these}`.execute(work.db);
      const { sheet } = listOf(job.sheet);
      const items = rows.slice(0, limit).map(({ line, status: is, content }) => {
        const { key = '', label = '', row, before = null, faults = [] } = content ? openRow(content, this.personalData) : {};
        return { line, key, label: row ? labelOf(sheet, row) : label, status: is, differences: row ? differencesOf(sheet, before, row) : [], faults: [...faults] };
      });
      return ok({ items, total: counted[0]!.total, nextCursor: rows.length > limit ? encodeCursor([rows[limit - 1]!.line]) : null });
    });
  }
}
