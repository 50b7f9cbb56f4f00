import { z } from 'zod';
import { command, query } from '../kit.ts';
import { ImportId, Instant, Paging, page, text } from '../vocabulary.ts';
import { bringers, SheetId, staffWithSheets } from './sheet.ts';

/** The life of an import (表格导入): its file comes in parts, is checked line by line, and written only after somebody has seen what would change. */
export const ImportStatus = z.enum(['receiving', 'checking', 'checked', 'failed', 'applying', 'stopped', 'done', 'undoing', 'undone', 'discarded']);
export type ImportStatus = z.infer<typeof ImportStatus>;
export const ImportAction = z.enum(['start', 'check', 'finishCheck', 'fail', 'apply', 'stop', 'resume', 'finish', 'giveUp', 'undo', 'finishUndo', 'discard']);
export type ImportAction = z.infer<typeof ImportAction>;
/** What became of a line: to be written, wrong, written, not written because it changed meanwhile, taken back, or kept when the rest was taken back. */
export const RowStatus = z.enum(['new', 'changed', 'unchanged', 'wrong', 'applied', 'skipped', 'undone', 'kept']);
export type RowStatus = z.infer<typeof RowStatus>;

/** Bytes of a file that may come over HTTP, and of one of its parts. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const PART_BYTES = 150_000;
/** Days for which an import can be taken back; then its lines are deleted. */
export const UNDO_DAYS = 30;

const count = z.int();
export const ImportView = z.object({
  id: ImportId, sheetId: SheetId, sheetTitle: z.string(), fileName: z.string(), status: ImportStatus, isAllOrNothing: z.boolean(),
  counts: z.object({ new: count, changed: count, unchanged: count, wrong: count, applied: count, skipped: count, undone: count, kept: count }),
  /** Of `of` lines (or bytes, while they come) `done` are behind us. */
  progress: z.object({ done: count, of: count.nullable() }),
  fault: z.string().nullable().describe('why the file could not be read, or why the import was given up'),
  ignoredColumns: z.array(z.string()), startedAt: Instant, finishedAt: Instant.nullable(), undoUntil: Instant.nullable(),
  allowedActions: z.array(ImportAction), version: z.int(),
});
export type ImportView = z.infer<typeof ImportView>;

const about = { importId: ImportId };
const FILE_SIZE = { error: '文件应在 20 MB 以内，更大的请分成几个' } as const;
export const startImport = command({
  subject: 'registry.import.start', http: 'POST /imports', title: '导入表格', access: { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any' },
  input: z.object({ sheetId: SheetId, fileName: text(1, 200), bytes: z.int(FILE_SIZE).min(1).max(MAX_FILE_BYTES, FILE_SIZE) }), output: ImportView, refusals: ['import/too-many-open'],
});
/** One piece of the file, from 1; sent again it does nothing, so that a broken upload goes on where it was. */
export const addImportPart = command({
  subject: 'registry.import.add-part', http: 'POST /imports/:importId/parts', title: '上传表格的一段', access: bringers,
  input: z.object({ ...about, number: z.int().min(1).max(200), base64: z.base64({ error: '内容不对' }).max(PART_BYTES * 1.34) }), output: z.object({ receivedBytes: z.int() }), refusals: ['import/not-found', 'import/not-receiving'],
});
export const checkImport = command({
  subject: 'registry.import.check', http: 'POST /imports/:importId/check', title: '检查表格', access: bringers,
  input: z.object(about), output: ImportView, refusals: ['import/not-found', 'import/not-receiving', 'import/incomplete'],
});
export const getImport = query({
  subject: 'registry.import.get', http: 'GET /imports/:importId', title: '导入情况', access: bringers, input: z.object(about), output: ImportView, refusals: ['import/not-found'],
});
export const listImports = query({
  subject: 'registry.import.list', http: 'GET /imports', title: '我的导入', access: staffWithSheets, input: z.object({ ...Paging }), output: page(ImportView), refusals: [],
});
export const ImportRowView = z.object({
  line: z.int(), key: z.string(), label: z.string().describe('what the line is about, personal data masked'), status: RowStatus, differences: z.array(z.object({ column: z.string(), before: z.string().nullable(), after: z.string() })),
  faults: z.array(z.object({ column: z.string().nullable(), reason: z.string() })),
});
/** The lines of an import, what each would change and what is wrong with it. */
export const listImportRows = query({
  subject: 'registry.import.list-rows', http: 'GET /imports/:importId/rows', title: '导入的各行', access: bringers,
  input: z.object({ ...about, status: RowStatus.optional(), ...Paging }), output: page(ImportRowView), refusals: ['import/not-found'],
});
/** Whether a file's people live, or were made up to try things. */
export const WhosePeople = z.enum(['real', 'invented']);
/** Writes what was checked; with `isAllOrNothing` a single wrong line keeps everything out. Into the demo county residents come only when it is said whose they are. */
export const applyImport = command({
  subject: 'registry.import.apply', http: 'POST /imports/:importId/apply', title: '确认导入', access: bringers,
  input: z.object({ ...about, isAllOrNothing: z.boolean().default(false), whose: WhosePeople.optional() }),
  output: ImportView, refusals: ['import/not-found', 'import/not-checked', 'import/nothing-to-do', 'import/has-wrong-lines', 'import/whose-people'],
});
export const stopImport = command({
  subject: 'registry.import.stop', http: 'POST /imports/:importId/stop', title: '暂停导入', access: bringers, input: z.object(about), output: ImportView, refusals: ['import/not-found', 'import/not-applying'],
});
export const resumeImport = command({
  subject: 'registry.import.resume', http: 'POST /imports/:importId/resume', title: '继续导入', access: bringers, input: z.object(about), output: ImportView, refusals: ['import/not-found', 'import/not-stopped'],
});
/** Takes back what was written, where nothing has changed since; the rest stays and says why. */
export const undoImport = command({
  subject: 'registry.import.undo', http: 'POST /imports/:importId/undo', title: '撤销导入', access: bringers, input: z.object(about), output: ImportView, refusals: ['import/not-found', 'import/not-undoable'],
});
export const discardImport = command({
  subject: 'registry.import.discard', http: 'POST /imports/:importId/discard', title: '放弃导入', access: bringers, input: z.object(about), output: ImportView, refusals: ['import/not-found', 'import/not-discardable'],
});
