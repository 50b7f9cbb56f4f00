import { MAX_EXPORT_LINES } from '@shaodao/contracts/registry/export';
import { sheetAccess } from '@shaodao/contracts/registry/sheet';
import { inRolesOf } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import type { TimerRule } from '@shaodao/service-kit/timers';
import { writeExport } from '@shaodao/spreadsheet/write/export';
import { actorOf, seenBy } from '../import/actor-of.ts';
import { SHEET_SEALED, type ExportTable } from '../import/import.tables.ts';
import type { ListWork } from '../import/list.ts';
import { listOf } from '../import/lists.ts';
import { nameOf } from '../person/people.ts';
import { filtersText } from './filters-text.ts';
import type { RegistryTables } from '../tables.ts';

/** Bytes of one part: as base64 it fits one message. */
const PART_BYTES = 1_500_000;
const COUNTY_OFFSET_MS = 8 * 3_600_000;
const countyTime = (instant: Date): string => new Date(instant.getTime() + COUNTY_OFFSET_MS).toISOString().slice(11, 16);
/** Writes the file of an export: what its owner sees at this moment, with a watermark that names who, when, what for and until when. */
export const makeExport: TimerRule<RegistryTables> = async (exportId, work, personalData) => {
  const one = await work.db.selectFrom('exportJob').selectAll().where('id', '=', exportId).forUpdate().executeTakeFirst();
  if (one?.status !== 'waiting') return;
  const person = await work.db.selectFrom('person').select('nameSealed').where('id', '=', one.createdBy).executeTakeFirst();
  const text = `${person ? nameOf(personalData, person) : '系统'} ${countyDay(one.askedAt)} ${countyTime(one.askedAt)} 导出，用途：${one.purpose}，请在 ${countyDay(one.expiresAt)} 前用完并删除`;
  const outcome = await writeParts(one, text, { work, personalData });
  await work.db.updateTable('exportJob').set(outcome === null ? { status: 'failed', fault: `超过 ${MAX_EXPORT_LINES} 行，请缩小范围再导出` } : { status: 'ready', lines: outcome }).where('id', '=', exportId).execute();
  if (outcome === null) await work.db.deleteFrom('exportPart').where('exportId', '=', exportId).execute();
  await work.setTimer('export-expiry', exportId, one.expiresAt);
};

/** @returns the number of lines, or null when there are too many */
async function writeParts(one: ExportTable, text: string, on: ListWork): Promise<number | null> {
  const { work, personalData } = on;
  const list = listOf(one.sheet);
  // A right that comes from a role that may not take this list out opens nothing of it.
  const actor = inRolesOf(await actorOf(one.createdBy, work), sheetAccess[one.sheet].takeOut);
  let lines = 0;
  async function* counted() {
    for await (const row of list.read({ actor, ...one.filters }, on)) {
      if (++lines > MAX_EXPORT_LINES) return;
      yield row;
    }
  }
  let pending: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  const keep = async () => {
    const bytes = Buffer.concat(pending);
    for (let at = 0; at < bytes.length; at += PART_BYTES)
      await work.db.insertInto('exportPart').values({ exportId: one.id, number: ++number, content: personalData.seal(bytes.subarray(at, at + PART_BYTES), SHEET_SEALED.exported) }).execute();
    [pending, size] = [[], 0];
  };
  const pieces = writeExport(list.sheet, counted(), one.format, { text, filters: filtersText(one.filters) });
  for (;;) {
    const { value, done } = await seenBy(actor, work, () => pieces.next());
    if (done) break;
    pending.push(value);
    size += value.length;
    if (size >= PART_BYTES) await keep();
  }
  await keep();
  return lines > MAX_EXPORT_LINES ? null : lines;
}

/** An exported file is deleted when its time is over; the record of it stays. */
export const expireExport: TimerRule<RegistryTables> = async (exportId, work) => {
  await work.db.deleteFrom('exportPart').where('exportId', '=', exportId).execute();
  await work.db.updateTable('exportJob').set({ status: 'expired' }).where('id', '=', exportId).where('status', '=', 'ready').execute();
};
