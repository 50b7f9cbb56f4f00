import type { InputOf } from '@shaodao/contracts/kit';
import type { requestExport } from '@shaodao/contracts/registry/export';
import type { ImportStatus, RowStatus } from '@shaodao/contracts/registry/import';
import type { SheetId } from '@shaodao/contracts/registry/sheet';

/** Tables of `0010-imports.sql`. */
export interface ImportTable {
  id: string; sheet: SheetId; fileName: string; bytes: number; fileIndex: Buffer | null; receivedBytes: number; status: ImportStatus; createdBy: string; position: number;
  newCount: number; changedCount: number; unchangedCount: number; wrongCount: number; appliedCount: number; skippedCount: number; undoneCount: number; keptCount: number;
  isAllOrNothing: boolean; ignoredColumns: string[]; fault: string | null; startedAt: Date; finishedAt: Date | null; updatedAt: Date; version: number;
}
/** What narrows an export, as it was asked for. */
export type Filters = Omit<InputOf<typeof requestExport>, 'sheetId' | 'format' | 'purpose'>;
export interface ExportTable {
  id: string; sheet: SheetId; format: 'xlsx' | 'csv'; purpose: string; filters: Filters; status: 'waiting' | 'ready' | 'failed' | 'expired';
  lines: number | null; fault: string | null; createdBy: string; askedAt: Date; expiresAt: Date;
}
export interface SheetTables {
  importJob: ImportTable;
  importPart: { importId: string; number: number; bytes: number; content: Buffer };
  importRow: { importId: string; line: number; status: RowStatus; keyIndex: Buffer | null; bringsIndex: Buffer | null; content: Buffer | null };
  exportJob: ExportTable;
  exportPart: { exportId: string; number: number; content: Buffer };
}
/** Fields that sealed values are bound to. */
export const SHEET_SEALED = { part: 'registry.import_part.content', row: 'registry.import_row.content', key: 'registry.import_row.key', exported: 'registry.export_part.content' } as const;
