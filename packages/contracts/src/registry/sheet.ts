import { z } from 'zod';
import type { Access } from '../actor.ts';
import { query } from '../kit.ts';
import { FileOut, FilePart } from '../vocabulary.ts';

/** Lists that go in and out as spreadsheets. */
export const SheetId = z.enum(['divisions', 'residents']);
export type SheetId = z.infer<typeof SheetId>;

/** Who may bring a list in, line by line where the scope reaches, and who may take it out. */
export const sheetAccess: Readonly<Record<SheetId, { readonly bringIn: Access; readonly takeOut: Access }>> = {
  divisions: {
    bringIn: { countyOrganiser: 'division', townshipCadre: 'division' },
    takeOut: { countyOrganiser: 'any', townshipCadre: 'any', villageCadre: 'any', gridOfficer: 'any', leader: 'any', auditor: 'any' },
  },
  residents: {
    bringIn: { gridOfficer: 'grid', villageCadre: 'division', townshipCadre: 'division', countyOrganiser: 'division' },
    takeOut: { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any' },
  },
};
/** Everybody who has to do with some spreadsheet; which, the sheet's own table says. */
export const staffWithSheets = { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', leader: 'any', auditor: 'any' } as const satisfies Access;
export const bringers = { gridOfficer: 'own', villageCadre: 'own', townshipCadre: 'own', countyOrganiser: 'own' } as const satisfies Access;

export const SheetView = z.object({
  id: SheetId, title: z.string(), mayBringIn: z.boolean(), mayTakeOut: z.boolean(),
  columns: z.array(z.object({ title: z.string(), isRequired: z.boolean(), says: z.string() })),
});
/** The lists that I may bring in or take out as a spreadsheet. */
export const listSheets = query({
  subject: 'registry.sheet.list', http: 'GET /sheets', title: '表格', access: staffWithSheets, input: z.object({}), output: z.object({ items: z.array(SheetView) }), refusals: [],
});
/** An empty file to fill in, with drop-downs and explanations (模板). */
export const getTemplate = query({
  subject: 'registry.sheet.get-template', http: 'GET /sheets/:sheetId/template', title: '下载模板', download: 'file', access: staffWithSheets,
  input: z.object({ sheetId: SheetId, ...FilePart }), output: FileOut, refusals: ['sheet/not-found'],
});
