import * as exporting from '@shaodao/contracts/registry/export';
import * as importing from '@shaodao/contracts/registry/import';
import type { ImportStatus, ImportView } from '@shaodao/contracts/registry/import';
import { ok, refuse } from '@shaodao/contracts/kit';
import type { z } from 'zod';
import * as sheet from '@shaodao/contracts/registry/sheet';
import { id } from '@shaodao/portal-kit/testing/needs';
import type { TestServer } from '@shaodao/portal-kit/testing/test-server';
import { inHours } from './samples.ts';

const FILE = { fileName: '模板.xlsx', mediaType: 'application/octet-stream', base64: 'UEsDBA==', parts: 1 };
const LINES: z.input<typeof importing.ImportRowView>[] = [
  { line: 3, key: '350123104205', label: '350123104205 · 下洋村', status: 'wrong', differences: [], faults: [{ column: '上级代码', reason: '上级 350123109 没有登记；请先登记上级，或放在同一个文件里、这一行的前面' }] },
  { line: 7, key: '', label: '', status: 'wrong', differences: [], faults: [{ column: '区划代码', reason: '区划代码应为 2、4、6、9、12 位数字，这里是“35012310”' }, { column: '名称', reason: '没有填' }] },
  { line: 2, key: '350123104204', label: '350123104204 · 新洋村', status: 'new', differences: [{ column: '区划代码', before: null, after: '350123104204' }, { column: '名称', before: null, after: '新洋村' }], faults: [] },
  { line: 4, key: '350123104203', label: '350123104203 · 马洋新村', status: 'changed', differences: [{ column: '名称', before: '马洋村', after: '马洋新村' }], faults: [] },
];

/** Spreadsheets of the invented county: an import that waits to be confirmed; each step is done when it is next looked at. */
export function answerSheets(server: TestServer, hasAny: boolean): void {
  const one = {
    id: id<ImportView['id']>(7001), sheetId: 'divisions' as const, sheetTitle: '行政区划', fileName: '飞竹镇区划.xlsx', status: 'checked' as ImportStatus, isAllOrNothing: false, counts: { new: 1, changed: 1, unchanged: 46, wrong: 2, applied: 0, skipped: 0, undone: 0, kept: 0 },
    progress: { done: 0, of: 2 as number | null }, fault: null as string | null, ignoredColumns: ['备注'], startedAt: inHours(-1), finishedAt: null as string | null, undoUntil: null as string | null, allowedActions: ['apply', 'discard'] as ImportView['allowedActions'], version: 1,
  };
  const lines = structuredClone(LINES);
  const to = (status: ImportStatus, allowedActions: ImportView['allowedActions'], more: Partial<typeof one> = {}) => ok(structuredClone(Object.assign(one, { status, allowedActions }, more)));
  const page = <T>(items: readonly T[]) => ({ items: [...items], total: items.length, nextCursor: null });
  server.on(sheet.listSheets, () => ok({ items: hasAny ? [
    { id: 'divisions' as const, title: '行政区划', mayBringIn: true, mayTakeOut: true, columns: [{ title: '区划代码', isRequired: true, says: '数字' }, { title: '名称', isRequired: true, says: '文字' }, { title: '上级代码', isRequired: false, says: '数字' }] },
    { id: 'departments' as const, title: '部门名册', mayBringIn: false, mayTakeOut: true, columns: [{ title: '名称', isRequired: true, says: '文字' }] },
    { id: 'residents' as const, title: '户和村民', mayBringIn: true, mayTakeOut: true, columns: [{ title: '村代码', isRequired: true, says: '数字' }, { title: '户编号', isRequired: true, says: '数字' }, { title: '姓名', isRequired: true, says: '文字' }] },
  ] : [] }));
  server.on(sheet.getTemplate, () => ok(FILE));
  server.on(importing.startImport, ({ fileName, bytes }) => to('receiving', ['check', 'discard'], { fileName, progress: { done: 0, of: bytes } }));
  server.on(importing.addImportPart, () => ok({ receivedBytes: 1 }));
  server.on(importing.checkImport, () => to('checking', ['discard'], { progress: { done: 12, of: null } }));
  server.on(importing.getImport, () => {
    const seen = structuredClone(one);
    if (one.status === 'checking') to('checked', ['apply', 'discard'], { progress: { done: 0, of: 2 } });
    else if (one.status === 'applying') {
      for (const line of lines) if (line.status === 'new' || line.status === 'changed') line.status = 'applied';
      to('done', ['undo'], { counts: { ...one.counts, applied: 2 }, progress: { done: 2, of: 2 }, finishedAt: inHours(0), undoUntil: inHours(720) });
    } else if (one.status === 'undoing') {
      for (const line of lines) if (line.status === 'applied') Object.assign(line, line.line === 4 ? { status: 'kept', faults: [{ column: null, reason: '导入之后又改过，没有撤回' }] } : { status: 'undone' });
      to('undone', [], { counts: { ...one.counts, undone: 1, kept: 1 } });
    }
    return ok(seen);
  });
  server.on(importing.listImports, () => ok(page(hasAny ? [structuredClone(one)] : [])));
  server.on(importing.listImportRows, ({ status }) => ok(page(lines.filter((line) => !status || line.status === status))));
  server.on(importing.applyImport, ({ isAllOrNothing }) => (isAllOrNothing && one.counts.wrong > 0 ? refuse('import/has-wrong-lines') : to('applying', ['stop'], { progress: { done: 1, of: 2 } })));
  server.on(importing.stopImport, () => to('stopped', ['resume', 'undo']));
  server.on(importing.resumeImport, () => to('applying', ['stop']));
  server.on(importing.undoImport, () => to('undoing', [], { progress: { done: 0, of: 2 } }));
  server.on(importing.discardImport, () => to('discarded', []));
  let looked = 0;
  const exported = { id: id<never>(7101), sheetId: 'divisions' as const, sheetTitle: '行政区划', format: 'xlsx' as const, purpose: '核对村名', filters: '区划 350123104', status: 'ready' as 'ready' | 'waiting', lines: 47 as number | null, fault: null, askedAt: inHours(-5), expiresAt: inHours(160) };
  server.on(exporting.requestExport, ({ purpose, sheetId }) => ok({ ...exported, purpose, sheetId, status: 'waiting', lines: null }));
  server.on(exporting.getExport, () => ok({ ...exported, status: looked++ === 0 ? 'waiting' : 'ready' }));
  server.on(exporting.listExports, () => ok(page(hasAny ? [exported] : [])));
  server.on(exporting.downloadExport, () => ok(FILE));
}
