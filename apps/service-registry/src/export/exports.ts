import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { downloadExport, EXPORT_DAYS, getExport, listExports, requestExport } from '@shaodao/contracts/registry/export';
import { sheetAccess } from '@shaodao/contracts/registry/sheet';
import { actingGrant, holdsRole } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { Handle } from '@shaodao/service-kit/handle';
import { after, decodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { SHEET_SEALED, type ExportTable } from '../import/import.tables.ts';
import { listOf } from '../import/lists.ts';
import { XLSX_TYPE } from '../import/sheets.ts';
import type { RegistryTables } from '../tables.ts';
import { filtersText } from './filters-text.ts';

/** Exports that one person may have in the making. */
const MAX_WAITING = 3;
const DAY_MS = 86_400_000;
const viewOf = (one: ExportTable) => ({
  id: one.id as never, sheetId: one.sheet, sheetTitle: listOf(one.sheet).sheet.title, format: one.format, purpose: one.purpose, filters: filtersText(one.filters), status: one.status, lines: one.lines, fault: one.fault,
  askedAt: one.askedAt.toISOString(), expiresAt: one.expiresAt.toISOString(),
});

@Controller()
export class Exports {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(requestExport)
  request(call: Call<typeof requestExport>) {
    return this.unitOfWork.command(call, async (work) => {
      const { sheetId, format, purpose, words, ...narrowed } = call.input;
      if (!holdsRole(call.actor, sheetAccess[sheetId].takeOut, call.now)) return refuse('actor/forbidden');
      if (narrowed.asOf && narrowed.asOf > countyDay(call.now)) return refuse('export/day-in-future');
      // Counted one after the other, so that many at once can't all be the last allowed.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`exports of ${call.actor.personId}`}, 0))`.execute(work.db);
      const { waiting } = await work.db.selectFrom('exportJob').select((e) => e.fn.countAll<number>().as('waiting')).where('createdBy', '=', call.actor.personId).where('status', '=', 'waiting').executeTakeFirstOrThrow();
      if (waiting >= MAX_WAITING) return refuse('export/too-many-open');
      const row: ExportTable = {
        id: uuidv7(), sheet: sheetId, format, purpose, filters: { ...narrowed, words: words || undefined }, status: 'waiting', lines: null, fault: null, createdBy: call.actor.personId, askedAt: call.now,
        expiresAt: new Date(call.now.getTime() + EXPORT_DAYS * DAY_MS),
      };
      await work.db.insertInto('exportJob').values({ ...row, filters: JSON.stringify(row.filters) as never }).execute();
      await work.setTimer('export', row.id, call.now);
      work.audit({ operation: requestExport.subject, objectId: row.id, outcome: 'done', details: { sheet: sheetId, purpose } }, actingGrant(call.actor, requestExport.access, {}, call.now));
      return ok(viewOf(row));
    });
  }

  @Handle(getExport)
  get(call: Call<typeof getExport>) {
    return this.unitOfWork.query(call, async (work) => {
      const one = await work.db.selectFrom('exportJob').selectAll().where('id', '=', call.input.exportId).executeTakeFirst();
      if (!one) return refuse('export/not-found');
      return deny(call, { personIds: [one.createdBy] }) ?? ok(viewOf(one));
    });
  }

  @Handle(listExports)
  list(call: Call<typeof listExports>) {
    return this.unitOfWork.query(call, async (work) => {
      const from = decodeCursor(call.input.cursor, ['instant', 'uuid']);
      const { rows } = await sql<ExportTable>`select * from export_job where created_by = ${call.actor.personId} and ${from ? after([sql`asked_at`, sql`id`], from, '<') : sql`true`} order by asked_at desc, id desc limit ${call.input.limit + 1}`.execute(work.db);
      const { rows: counted } = await sql<{ total: number }>`select count(*) as total from export_job where created_by = ${call.actor.personId}`.execute(work.db);
      return ok(pageOf(rows, call.input.limit, counted[0]!.total, viewOf, (one) => [one.askedAt.toISOString(), one.id]));
    });
  }

  @Handle(downloadExport)
  download(call: Call<typeof downloadExport>) {
    return this.unitOfWork.query(call, async (work) => {
      const { exportId, part } = call.input;
      const one = await work.db.selectFrom('exportJob').selectAll().where('id', '=', exportId).executeTakeFirst();
      if (!one) return refuse('export/not-found');
      const denied = deny(call, { personIds: [one.createdBy] });
      if (denied) return denied;
      const piece = one.status === 'ready' && one.expiresAt > call.now ? await work.db.selectFrom('exportPart').select('content').where('exportId', '=', exportId).where('number', '=', part).executeTakeFirst() : undefined;
      if (!piece) return refuse('export/not-ready');
      const { parts } = await work.db.selectFrom('exportPart').select((e) => e.fn.countAll<number>().as('parts')).where('exportId', '=', exportId).executeTakeFirstOrThrow();
      return ok({
        fileName: `${listOf(one.sheet).sheet.title}-${countyDay(one.askedAt)}.${one.format}`, mediaType: one.format === 'xlsx' ? XLSX_TYPE : 'text/csv; charset=utf-8',
        base64: this.personalData.open(piece.content, SHEET_SEALED.exported).toString('base64'), parts,
      });
    });
  }
}
