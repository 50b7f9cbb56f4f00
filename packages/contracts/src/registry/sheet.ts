import { z } from 'zod';
import type { Access } from '../actor.ts';
import { query } from '../kit.ts';
import { Day, FileOut, FilePart, MobileBranchId, ServiceKindId } from '../vocabulary.ts';
import { getAreaMap } from './area.ts';
import { listCommittees } from './committee.ts';
import { defineDepartment, DepartmentKind, listDepartmentRows } from './department.ts';
import { getDivision } from './division.ts';
import { FigureId, getFigures, listFigureRows } from './figures.ts';
import { listPairs, pairMembers } from './mobile.ts';
import { listPairings, startPairing } from './pairing.ts';
import { EngagementMode, listPartners, PartnerKind, registerPartner } from './partner.ts';
import { appointPosting, listPostings } from './posting.ts';
import { PostingKind } from './posting.vocabulary.ts';
import { assignResponsible, listResponsibilities } from './responsibility.ts';
import { addUnit, listTreeNodes, STAFF } from './structure.ts';
import { CourseFamily, listTrainings, planTraining, TrainingMode } from './training.ts';

/** Lists that go in and out as spreadsheets. */
export const SheetId = z.enum(['divisions', 'profiles', 'units', 'areas', 'committees', 'figures', 'figureRows', 'residents', 'responsibilities', 'postings', 'pairings', 'departments', 'partners', 'trainings', 'memberPairs']);
export type SheetId = z.infer<typeof SheetId>;
/** The lists as a screen groups them: places, households, people in office, and those who help together. */
export const sheetGroups = {
  places: ['divisions', 'profiles', 'units', 'areas', 'committees', 'figures', 'figureRows'], homes: ['residents', 'responsibilities'], people: ['postings', 'trainings', 'memberPairs'], together: ['pairings', 'departments', 'partners'],
} as const satisfies Record<string, readonly SheetId[]>;
export type SheetGroup = keyof typeof sheetGroups;

const NOBODY = {} as const satisfies Access;
/** Who may bring a list in, line by line where the scope reaches, and who may take it out: as the list's own operations say. */
export const sheetAccess: Readonly<Record<SheetId, { readonly bringIn: Access; readonly takeOut: Access }>> = {
  divisions: {
    bringIn: { countyOrganiser: 'division', townshipCadre: 'division' },
    takeOut: { countyOrganiser: 'any', townshipCadre: 'any', villageCadre: 'any', gridOfficer: 'any', leader: 'any', auditor: 'any' },
  },
  residents: {
    bringIn: { gridOfficer: 'grid', villageCadre: 'division', townshipCadre: 'division', countyOrganiser: 'division' },
    takeOut: { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any' },
  },
  units: { bringIn: addUnit.access, takeOut: listTreeNodes.access },
  // What looks at all villages around at once (areas, centre villages) is done on the screen; what is counted, or brought in with the divisions, is taken out only.
  committees: { bringIn: NOBODY, takeOut: listCommittees.access },
  areas: { bringIn: NOBODY, takeOut: getAreaMap.access }, profiles: { bringIn: NOBODY, takeOut: getDivision.access }, figures: { bringIn: NOBODY, takeOut: getFigures.access }, figureRows: { bringIn: NOBODY, takeOut: listFigureRows.access },
  responsibilities: { bringIn: assignResponsible.access, takeOut: listResponsibilities.access },
  postings: { bringIn: appointPosting.access, takeOut: listPostings.access },
  pairings: { bringIn: startPairing.access, takeOut: listPairings.access },
  departments: { bringIn: defineDepartment.access, takeOut: listDepartmentRows.access },
  partners: { bringIn: registerPartner.access, takeOut: listPartners.access },
  trainings: { bringIn: planTraining.access, takeOut: listTrainings.access },
  memberPairs: { bringIn: pairMembers.access, takeOut: listPairs.access },
};
/** Everybody who has to do with some spreadsheet; which, the sheet's own table says. */
export const staffWithSheets = STAFF;
export const bringers = { gridOfficer: 'own', villageCadre: 'own', townshipCadre: 'own', countyOrganiser: 'own' } as const satisfies Access;

/** What narrows a list besides its place and its words: the conditions of its own screen; each list looks at those that it has. */
export const SheetFilters = {
  show: z.enum(['inForce', 'endingSoon', 'planned', 'ended', 'present', 'past', 'nobody', 'mine', 'expiring', 'held', 'coming']).optional().describe('the tab of the list’s screen'),
  kind: z.enum([...PostingKind.options, ...DepartmentKind.options, ...PartnerKind.options]).optional(),
  mode: z.enum([...EngagementMode.options, ...TrainingMode.options]).optional(),
  family: CourseFamily.optional(), dutyKindId: ServiceKindId.optional(), branchId: MobileBranchId.optional(), figureId: FigureId.optional(), asOf: Day.optional().describe('what held on that day, not a day to come'),
} as const;

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
