import { sql } from 'kysely';
import type { RowStatus } from '@shaodao/contracts/registry/import';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import { changedColumns, labelOf, readLine } from '@shaodao/spreadsheet/sheet';
import type { Line } from '@shaodao/spreadsheet/cell';
import type { Actor } from '@shaodao/contracts/actor';
import { actorOf } from './actor-of.ts';
import { closeFile, fileOf, takeLines } from './import-file.ts';
import { sealRow, type RowContent } from './import-rows.ts';
import { SHEET_SEALED, type ImportTable } from './import.tables.ts';
import type { ListWork, Standing } from './list.ts';
import { listOf } from './lists.ts';
import { limitMismatches } from './mismatches.ts';
import { faultsOf } from './reach.ts';

/** Lines of one transaction. */
export const CHUNK = 2_000;
/** Of a keyed hash as many bytes as tell the lines of one file apart. */
const KEY_BYTES = 16;
const keyIndexOf = (key: string, personalData: PersonalData): Buffer => personalData.blindIndex(key, SHEET_SEALED.key).subarray(0, KEY_BYTES);
type Row = Record<string, unknown>;
interface Checked { readonly line: number; readonly status: RowStatus; readonly keyIndex: Buffer | null; readonly bringsIndex?: Buffer | null; readonly content: RowContent | null }
interface Read { readonly line: number; readonly row: Row; readonly key: string; readonly keyIndex: Buffer }

/** Reads and compares the next lines of an import's file. @returns whether these were the last @throws FileFault when the file can't be read */
export async function checkLines(job: ImportTable, on: ListWork): Promise<{ readonly isLast: boolean }> {
  const { work, personalData } = on;
  const list = listOf(job.sheet);
  const file = await fileOf(job, work, personalData);
  const groupOf = (line: Line): string | undefined => {
    const reading = readLine(list.sheet, file.layout, line);
    return reading.ok ? list.groupOf?.(reading.row) : undefined;
  };
  const lines = await takeLines(file, CHUNK, (last, next) => list.groupOf !== undefined && groupOf(last) !== undefined && groupOf(last) === groupOf(next));
  const checked: Checked[] = [];
  const read: Read[] = [];
  for (const line of lines) {
    const reading = readLine(list.sheet, file.layout, line);
    if (!reading.ok) checked.push({ line: line.line, status: 'wrong', keyIndex: null, content: { key: '', faults: reading.faults } });
    else {
      const key = list.sheet.keyOf(reading.row);
      read.push({ line: line.line, row: reading.row, key, keyIndex: keyIndexOf(key, personalData) });
    }
  }
  const { firsts, repeated } = await apart(job, read, on);
  checked.push(...repeated);
  const actor = await actorOf(job.createdBy, work);
  const compared = await list.compare(firsts.map(({ row }) => row), { ...on, owner: actor }, (keys) => inFile(job, keys, firsts, on));
  const standings = await limitMismatches(compared, actor, on);
  checked.push(...firsts.map((one, i) => judge(job, one, standings[i]!, actor, on)));
  await store(job, checked, { position: file.at, ignoredColumns: file.layout.ignored }, on);
  const isLast = lines.length < CHUNK;
  if (isLast) await closeFile(job.id);
  return { isLast };
}

/** The first line that speaks of a thing counts; others that do are wrong. */
async function apart(job: ImportTable, read: readonly Read[], { work }: ListWork): Promise<{ firsts: Read[]; repeated: Checked[] }> {
  const { rows } = await sql<{ keyIndex: Buffer; line: number }>`select key_index, line from import_row where import_id = ${job.id} and key_index = any (${read.map((r) => r.keyIndex)}::bytea[])`.execute(work.db);
  const lineOf = new Map(rows.map((r) => [r.keyIndex.toString('hex'), r.line]));
  const firsts: Read[] = [];
  const repeated: Checked[] = [];
  for (const one of read) {
    const index = one.keyIndex.toString('hex');
    const first = lineOf.get(index);
    if (first === undefined) {
      lineOf.set(index, one.line);
      firsts.push(one);
    } else repeated.push({ line: one.line, status: 'wrong', keyIndex: null, content: { key: one.key, label: labelOf(listOf(job.sheet).sheet, one.row), faults: [{ column: null, reason: `和第 ${first} 行重复` }] } });
  }
  return { firsts, repeated };
}

async function inFile(job: ImportTable, keys: readonly string[], chunk: readonly Read[], { work, personalData }: ListWork): Promise<ReadonlySet<string>> {
  const list = listOf(job.sheet);
  const here = new Set(chunk.flatMap((one) => [one.key, list.brings?.(one.row) ?? one.key]));
  const index = new Map(keys.filter((key) => !here.has(key)).map((key) => [keyIndexOf(key, personalData).toString('hex'), key]));
  const { rows } = await sql<{ keyIndex: Buffer }>`
    with wanted as (select unnest(${[...index.keys()].map((hex) => Buffer.from(hex, 'hex'))}::bytea[]) as key_index)
    select key_index from wanted w where exists (select from import_row r where r.import_id = ${job.id} and r.key_index = w.key_index) or exists (select from import_row r where r.import_id = ${job.id} and r.brings_index = w.key_index)`.execute(work.db);
  return new Set([...keys.filter((key) => here.has(key)), ...rows.map((r) => index.get(r.keyIndex.toString('hex'))!)]);
}

function judge(job: ImportTable, { line, row: read, key, keyIndex }: Read, standing: Standing<Row>, actor: Actor, { work, personalData }: ListWork): Checked {
  const faults = faultsOf(job.sheet, standing, actor, work.now);
  if (faults.length > 0) return { line, status: 'wrong', keyIndex: null, content: { key, label: labelOf(listOf(job.sheet).sheet, read), faults } };
  const { before, row = read } = standing;
  const { sheet, brings } = listOf(job.sheet);
  const brought = brings?.(read);
  const bringsIndex = brought === undefined ? null : keyIndexOf(brought, personalData);
  const isSame = standing.isNotKept || (before !== null && changedColumns(sheet, before, row).length === 0);
  return isSame ? { line, status: 'unchanged', keyIndex, content: null } : { line, status: before ? 'changed' : 'new', keyIndex, bringsIndex, content: { key, row, before } };
}

async function store(job: ImportTable, checked: readonly Checked[], { position, ignoredColumns }: { position: number; ignoredColumns: readonly string[] }, { work, personalData }: ListWork): Promise<void> {
  await sql`insert into import_row (import_id, line, status, key_index, brings_index, content)
    select ${job.id}, * from unnest(${checked.map((c) => c.line)}::int[], ${checked.map((c) => c.status)}::text[], ${checked.map((c) => c.keyIndex)}::bytea[], ${checked.map((c) => c.bringsIndex ?? null)}::bytea[], ${checked.map((c) => c.content && sealRow(c.content, personalData))}::bytea[])`.execute(work.db);
  const many = (status: RowStatus) => checked.filter((c) => c.status === status).length;
  await sql`update import_job set position = ${position}, ignored_columns = ${[...ignoredColumns]}, updated_at = ${work.now}, new_count = new_count + ${many('new')}, changed_count = changed_count + ${many('changed')},
    unchanged_count = unchanged_count + ${many('unchanged')}, wrong_count = wrong_count + ${many('wrong')} where id = ${job.id}`.execute(work.db);
}
