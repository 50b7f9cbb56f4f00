import { z } from 'zod';
import { command, query } from '../kit.ts';
import { DivisionCode, ExportId, FileOut, FilePart, Instant, Paging, page, text } from '../vocabulary.ts';
import { SheetFilters, SheetId, staffWithSheets } from './sheet.ts';

/** Days for which an exported file can be fetched. */
export const EXPORT_DAYS = 7;
/** Lines that one export may have. */
export const MAX_EXPORT_LINES = 200_000;
export const ExportStatus = z.enum(['waiting', 'ready', 'failed', 'expired']);
export const FileFormat = z.enum(['xlsx', 'csv']);
export const ExportView = z.object({
  id: ExportId, sheetId: SheetId, sheetTitle: z.string(), format: FileFormat, purpose: z.string(), filters: z.string(), status: ExportStatus, lines: z.int().nullable(), fault: z.string().nullable(), askedAt: Instant, expiresAt: Instant,
});
export type ExportView = z.infer<typeof ExportView>;

const own = { gridOfficer: 'own', villageCadre: 'own', townshipCadre: 'own', countyOrganiser: 'own', departmentLiaison: 'own', representative: 'own', leader: 'own', auditor: 'own' } as const;
/** Takes a list out as a file: what I see of it, under the filters in force; who, when and what for stand in the file and in the record. */
export const requestExport = command({
  subject: 'registry.export.request', http: 'POST /exports', title: '导出表格', cost: 30, access: staffWithSheets,
  input: z.object({ sheetId: SheetId, format: FileFormat.default('xlsx'), purpose: text(2, 60), divisionCode: DivisionCode.optional().describe('only this division and what is under it'), words: text(0, 30).optional(), ...SheetFilters }),
  output: ExportView, refusals: ['export/too-many-open', 'export/day-in-future'],
});
export const getExport = query({
  subject: 'registry.export.get', http: 'GET /exports/:exportId', title: '导出情况', access: own, input: z.object({ exportId: ExportId }), output: ExportView, refusals: ['export/not-found'],
});
export const listExports = query({
  subject: 'registry.export.list', http: 'GET /exports', title: '我的导出', access: staffWithSheets, input: z.object({ ...Paging }), output: page(ExportView), refusals: [],
});
export const downloadExport = query({
  subject: 'registry.export.download', http: 'GET /exports/:exportId/file', title: '下载导出的表格', download: 'file', access: own,
  input: z.object({ exportId: ExportId, ...FilePart }), output: FileOut, refusals: ['export/not-found', 'export/not-ready'],
});
