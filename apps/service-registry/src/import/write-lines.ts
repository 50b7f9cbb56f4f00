import { sql } from 'kysely';
import type { RowStatus } from '@shaodao/contracts/registry/import';
import { changedColumns } from '@shaodao/spreadsheet/sheet';
import { actorOf } from './actor-of.ts';
import { CHUNK } from './check-lines.ts';
import { openRow, sealRow, type RowContent } from './import-rows.ts';
import type { ImportTable } from './import.tables.ts';
import type { Change, ListWork } from './list.ts';
import { listOf, type AnyList } from './lists.ts';
import { faultsOf } from './reach.ts';
import { isOfData, LineRefused } from './ruled.ts';

type Row = Record<string, unknown>;
/** Lines that are written in one transaction: fewer where each is decided by itself, because what they lock others wait for. */
const chunkOf = ({ isInOrder }: AnyList): number => (isInOrder ? 250 : CHUNK);
interface Kept { readonly line: number; readonly content: RowContent }
interface Done { readonly line: number; readonly status: RowStatus; readonly content?: RowContent }

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: unknown): unknown => (value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== null).sort(([a], [b]) => (a < b ? -1 : 1))) : value);
const changeOf = ({ content }: Kept): Change<Row> => ({ row: { ...content.before, ...content.row }, before: content.before ?? null });
const saying = (kept: Kept, reason: string): RowContent => ({ ...kept.content, faults: [{ column: null, reason }] });

/** Writes the next lines that are to be written, where nothing has changed since they were checked. @returns whether these were the last */
export async function writeLines(job: ImportTable, on: ListWork): Promise<{ readonly isLast: boolean; readonly skipped: number }> {
  const list = listOf(job.sheet);
  const lines = await linesToWrite(job, list, on);
  const owner = await actorOf(job.createdBy, on.work);
  const standings = await list.compare(lines.map(({ content }) => content.row!), { ...on, owner }, async (keys) => new Set(keys)); // what stood in the file when it was checked
  const done: Done[] = [];
  const ready: Kept[] = [];
  for (const [i, kept] of lines.entries()) {
    const [fault] = faultsOf(job.sheet, standings[i]!, owner, on.work.now);
    if (fault) done.push({ line: kept.line, status: 'skipped', content: saying(kept, fault.reason) });
    else if (!alike(standings[i]!.before, kept.content.before)) done.push({ line: kept.line, status: 'skipped', content: saying(kept, '检查之后被别人改过，没有写入') });
    else ready.push(kept);
  }
  done.push(...(await writeAll(ready, (some) => list.write(some.map(changeOf), { ...on, owner, importId: job.id }), on)));
  await mark(job, done, on);
  const skipped = done.filter((d) => d.status === 'skipped').length;
  await sql`update import_job set applied_count = applied_count + ${done.length - skipped}, skipped_count = skipped_count + ${skipped}, updated_at = ${on.work.now} where id = ${job.id}`.execute(on.work.db);
  return { isLast: lines.length < chunkOf(list), skipped };
}

/** All at once; when that fails, one by one, so that one line doesn't keep out the others. */
async function writeAll(lines: readonly Kept[], write: (lines: readonly Kept[]) => Promise<void>, { work }: ListWork): Promise<Done[]> {
  const tried = async (some: readonly Kept[]): Promise<string | null> => {
    await work.client.query('savepoint lines');
    try {
      await write(some);
      await work.client.query('release savepoint lines');
      return null;
    } catch (error) {
      if (!(error instanceof LineRefused) && !isOfData(error)) throw error;
      await work.client.query('rollback to savepoint lines');
      return error instanceof LineRefused ? error.message : '和已经登记的内容冲突，没有写入';
    }
  };
  if (lines.length === 0) return [];
  if ((await tried(lines)) === null) return lines.map(({ line }) => ({ line, status: 'applied' }));
  const done: Done[] = [];
  for (const kept of lines) {
    const no = await tried([kept]);
    done.push(no === null ? { line: kept.line, status: 'applied' } : { line: kept.line, status: 'skipped', content: saying(kept, no) });
  }
  return done;
}

/** Takes the next lines back, the last first, where nothing has changed since they were written. @returns whether these were the last */
export async function takeBackLines(job: ImportTable, on: ListWork): Promise<{ readonly isLast: boolean }> {
  const list = listOf(job.sheet);
  const owner = await actorOf(job.createdBy, on.work);
  const lines = await nextLines(job, ['applied'], 'desc', chunkOf(list), on);
  const standings = await list.compare(lines.map(({ content }) => content.row!), { ...on, owner }, async (keys) => new Set(keys));
  const stands = (i: number, kept: Kept): boolean => { const { before } = standings[i]!; return before !== null && changedColumns(list.sheet, before, changeOf(kept).row).length === 0; };
  const ready = lines.filter((kept, i) => stands(i, kept));
  const reasons = new Map(lines.filter((kept) => !ready.includes(kept)).map((kept) => [kept.line, '导入之后又改过，没有撤回']));
  for (const [i, reason] of (await list.takeBack(ready.map(changeOf), { ...on, owner })).entries()) if (reason) reasons.set(ready[i]!.line, reason);
  await mark(job, lines.map((kept) => {
    const reason = reasons.get(kept.line);
    return reason ? { line: kept.line, status: 'kept', content: saying(kept, reason) } : { line: kept.line, status: 'undone' };
  }), on);
  await sql`update import_job set undone_count = undone_count + ${lines.length - reasons.size}, kept_count = kept_count + ${reasons.size}, updated_at = ${on.work.now} where id = ${job.id}`.execute(on.work.db);
  return { isLast: lines.length < chunkOf(list) };
}

/** In the file's order where lines stand on those before them; else what is new first, because what changes may stand on it. */
async function linesToWrite(job: ImportTable, list: AnyList, on: ListWork): Promise<Kept[]> {
  if (list.isInOrder) return nextLines(job, ['new', 'changed'], 'asc', chunkOf(list), on);
  const lines = await nextLines(job, ['new'], 'asc', CHUNK, on);
  return lines.length < CHUNK ? [...lines, ...(await nextLines(job, ['changed'], 'asc', CHUNK - lines.length, on))] : lines;
}
async function nextLines(job: ImportTable, status: readonly RowStatus[], order: 'asc' | 'desc', many: number, { work, personalData }: ListWork): Promise<Kept[]> {
  const rows = await work.db.selectFrom('importRow').select(['line', 'content']).where('importId', '=', job.id).where('status', 'in', status).orderBy('line', order).limit(many).execute();
  return rows.map(({ line, content }) => ({ line, content: openRow(content!, personalData) }));
}
async function mark(job: ImportTable, done: readonly Done[], { work, personalData }: ListWork): Promise<void> {
  await sql`update import_row r set status = d.status, content = coalesce(d.content, r.content)
    from unnest(${done.map((d) => d.line)}::int[], ${done.map((d) => d.status)}::text[], ${done.map((d) => (d.content ? sealRow(d.content, personalData) : null))}::bytea[]) d(line, status, content)
    where r.import_id = ${job.id} and r.line = d.line`.execute(work.db);
}
