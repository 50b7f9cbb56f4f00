import { sql } from 'kysely';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import { openTable, type Table } from '@shaodao/spreadsheet/read/table';
import type { Line } from '@shaodao/spreadsheet/cell';
import type { RegistryTables } from '../tables.ts';
import { SHEET_SEALED, type ImportTable } from './import.tables.ts';
import { listOf } from './lists.ts';

/** A new import that waits for its file. */
export async function beginImport({ id, sheetId, fileName, bytes, createdBy, fileIndex = null }: { id: string; sheetId: SheetId; fileName: string; bytes: number; createdBy: string; fileIndex?: Buffer | null }, work: Work<RegistryTables>): Promise<ImportTable> {
  const job: ImportTable = {
    id, sheet: sheetId, fileName, bytes, fileIndex, receivedBytes: 0, status: 'receiving', createdBy, position: 0, newCount: 0, changedCount: 0, unchangedCount: 0, wrongCount: 0, appliedCount: 0, skippedCount: 0, undoneCount: 0, keptCount: 0,
    isAllOrNothing: false, ignoredColumns: [], fault: null, startedAt: work.now, finishedAt: null, updatedAt: work.now, version: 1,
  };
  await work.db.insertInto('importJob').values(job).execute();
  return job;
}

/** Keeps a part of the file, sealed. @returns the bytes received in all */
export async function putPart(job: ImportTable, { number, bytes }: { number: number; bytes: Buffer }, work: Work<RegistryTables>, personalData: PersonalData): Promise<number> {
  const part = { importId: job.id, number, bytes: bytes.length, content: personalData.seal(bytes, SHEET_SEALED.part) };
  await work.db.insertInto('importPart').values(part).onConflict((c) => c.columns(['importId', 'number']).doUpdateSet({ bytes: part.bytes, content: part.content })).execute();
  const { rows } = await sql<{ receivedBytes: number }>`
    update import_job set received_bytes = (select sum(bytes) from import_part where import_id = ${job.id}), updated_at = ${work.now} where id = ${job.id} returning received_bytes`.execute(work.db);
  return rows[0]!.receivedBytes;
}

/** A file being read, and the last line that was taken from it. */
interface OpenFile extends Table {
  at: number;
  /** Read already, and not taken. */
  held?: Line | undefined;
}
// What this process has open; a process that hasn't opens the file again and skips what is behind the import.
const open = new Map<string, OpenFile>();

/** The import's file, standing behind the line that was read last. @throws FileFault when it can't be read */
export async function fileOf(job: ImportTable, work: Work<RegistryTables>, personalData: PersonalData): Promise<OpenFile> {
  const known = open.get(job.id);
  if (known?.at === job.position) return known;
  await closeFile(job.id);
  const parts = await work.db.selectFrom('importPart').select('content').where('importId', '=', job.id).orderBy('number').execute();
  const file: OpenFile = { ...(await openTable(listOf(job.sheet).sheet, Buffer.concat(parts.map(({ content }) => personalData.open(content, SHEET_SEALED.part))))), at: 0 };
  open.set(job.id, file);
  while (file.at < job.position) if ((await takeLines(file, 1)).length === 0) break;
  return file;
}

/** The next lines of a file, and those after them that belong together with the last; fewer than asked for at its end. */
export async function takeLines(file: OpenFile, many: number, belongTogether: (last: Line, next: Line) => boolean = () => false): Promise<Line[]> {
  const lines: Line[] = [];
  for (;;) {
    const next = file.held ?? (await file.lines.next()).value as Line | undefined;
    file.held = undefined;
    if (!next) break;
    const last = lines.at(-1);
    if (last && lines.length >= many && (lines.length >= 2 * many || !belongTogether(last, next))) {
      file.held = next;
      break;
    }
    lines.push(next);
    file.at = next.line;
  }
  return lines;
}
export async function closeFile(importId: string): Promise<void> {
  const file = open.get(importId);
  open.delete(importId);
  await file?.lines.return(undefined);
}
