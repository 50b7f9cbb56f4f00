import { z } from 'zod';
import { command, event, query } from '../kit.ts';
import { Day, DepartmentId, DivisionCode, DivisionKind, GridId, HouseholdId, Instant, PersonId, ServiceKindId, VillageCode, text } from '../vocabulary.ts';

export const DivisionView = z.object({
  code: DivisionCode, name: z.string(), kind: DivisionKind, parentCode: DivisionCode.nullable(),
  isHollow: z.boolean(), isInvented: z.boolean().describe('name or code made up for the demo county'),
});
/** The county's townships and villages (区划). */
export const listDivisions = query({
  subject: 'registry.division.list', http: 'GET /divisions', title: '乡镇和村', access: 'public',
  input: z.object({ parentCode: DivisionCode.optional(), asOf: Day.optional() }), output: z.object({ items: z.array(DivisionView) }), refusals: [],
});

const count = z.int({ error: '请填整数' }).min(0, { error: '不能小于 0' }).max(10_000_000);
/** What a village is like from a day on (村情). Hollow follows from it and is never typed in. */
export const ProfileFields = {
  registeredPopulation: count.describe('户籍人口'), residentPopulation: count.describe('常住人口'), outflowPopulation: count.describe('外出流动人口, of the registered'), households: count.nullable().default(null),
  leftBehindElders: count.nullable().default(null), leftBehindChildren: count.nullable().default(null), livingAlone: count.nullable().default(null), disabled: count.nullable().default(null), minimumLiving: count.nullable().default(null),
  latitude: z.number().min(-90).max(90).nullable().default(null).describe('degrees, WGS 84; the last known when left out'), longitude: z.number().min(-180).max(180).nullable().default(null),
  source: text(2, 100).describe('where the figures come from'),
} as const;
/** Counts of people with a mark; those from 1 to 4 are shown only where they are recorded. */
export const CareCount = z.enum(['leftBehindElders', 'leftBehindChildren', 'livingAlone', 'disabled', 'minimumLiving']);
export type CareCount = z.infer<typeof CareCount>;
export const ProfileView = z.object({ ...ProfileFields, fewerThanFive: z.array(CareCount).describe('counts that are too small to be shown here: null above'), validFrom: Day, outflowRate: z.number(), isHollow: z.boolean().describe('by the threshold in force on its first day'), recordedAt: Instant });
const about = { code: DivisionCode };
/** A division with its profiles by date, latest first, and what it was called before. */
export const DivisionFile = z.object({
  code: DivisionCode, name: z.string(), kind: DivisionKind, parentCode: DivisionCode.nullable(), parentName: z.string().nullable(), startedOn: Day, endedOn: Day.nullable(), endReason: z.string().nullable(), isHollow: z.boolean(), isInvented: z.boolean(),
  isCounted: z.boolean().describe('whether the county counts it: not what only has the rank of a township, such as a development zone'),
  past: z.array(z.object({ startedOn: Day, endedOn: Day, name: z.string(), parentName: z.string().nullable() })), profiles: z.array(ProfileView), allowedActions: z.array(z.enum(['rename', 'record', 'move', 'retire'])),
});
const STAFF_ONLY = { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', departmentLiaison: 'any', representative: 'any', leader: 'any', auditor: 'any' } as const;
export const getDivision = query({
  subject: 'registry.division.get', http: 'GET /divisions/:code', title: '村情', access: STAFF_ONLY, input: z.object(about), output: DivisionFile, refusals: ['division/not-found'],
});
/** Records what a village is like from a day on; a second record of the same day corrects the first. */
export const recordProfile = command({
  subject: 'registry.division.record-profile', http: 'POST /divisions/:code/profiles', title: '登记村情', access: { townshipCadre: 'division', countyOrganiser: 'division' },
  input: z.object({ ...about, validFrom: Day, ...ProfileFields }), output: DivisionFile, refusals: ['division/not-found', 'division/not-a-village', 'profile/day-in-future', 'profile/outflow-above-registered', 'profile/position-incomplete'],
});
export const renameDivision = command({
  subject: 'registry.division.rename', http: 'POST /divisions/:code/rename', title: '区划更名', access: { countyOrganiser: 'division' },
  input: z.object({ ...about, name: text(2, 40), on: Day.describe('the first day of the new name; a later day than today is waited for') }), output: DivisionFile, refusals: ['division/not-found', 'division/same-name', 'division/ended', 'division/changed-later', 'unit/day-too-far', 'planned/no-longer-fits'],
});
/** A village or community comes under another township (划归): it gets that township's code, and who answers for a place by its code answers for it from then on. */
export const moveDivision = command({
  subject: 'registry.division.move', http: 'POST /divisions/:code/move', title: '区划划归', access: { countyOrganiser: 'division' },
  input: z.object({ ...about, parentCode: DivisionCode.describe('the township that it comes under'), newCode: VillageCode.describe('its official code there'), on: Day.describe('the first day under it; a later day than today is waited for'), reason: text(2, 200) }), output: DivisionFile,
  refusals: ['division/not-found', 'division/not-a-village', 'division/ended', 'division/changed-later', 'division/there-already', 'division/no-township', 'division/code-of-other', 'division/code-taken', 'division/in-area', 'division/has-planned', 'unit/day-too-far', 'planned/no-longer-fits'],
});
/** A village, community or township is no more from a day on (撤销): only when nothing stands on it then. */
export const retireDivision = command({
  subject: 'registry.division.retire', http: 'POST /divisions/:code/retire', title: '撤销区划', access: { countyOrganiser: 'division' },
  input: z.object({ ...about, on: Day.describe('the first day on which it is no more; a later day than today is waited for'), reason: text(2, 200) }), output: DivisionFile,
  refusals: ['division/not-found', 'division/ended', 'division/changed-later', 'division/is-county', 'division/has-divisions', 'division/has-units', 'division/has-households', 'division/has-postings', 'division/has-pairing', 'unit/day-too-far', 'planned/no-longer-fits'],
});
/** The threshold above which a village is hollow, as it stands and stood. */
export const HollowThreshold = z.object({ items: z.array(z.object({ validFrom: Day, threshold: z.number() })).describe('latest first'), hollowVillages: z.int().describe('with the threshold of today') });
export const getHollowThreshold = query({
  subject: 'registry.setting.get-hollow-threshold', http: 'GET /settings/hollow-threshold', title: '空心村标准', access: STAFF_ONLY, input: z.object({}), output: HollowThreshold, refusals: [],
});
export const setHollowThreshold = command({
  subject: 'registry.setting.set-hollow-threshold', http: 'POST /settings/hollow-threshold', title: '调整空心村标准', access: { countyOrganiser: 'any' },
  input: z.object({ threshold: z.number().min(0.1, { error: '应在 10% 到 95% 之间' }).max(0.95, { error: '应在 10% 到 95% 之间' }), validFrom: Day }), output: HollowThreshold, refusals: ['setting/day-in-future'],
});

export const DepartmentView = z.object({ id: DepartmentId, name: z.string(), dutyKindIds: z.array(ServiceKindId) });
/** Departments and what each answers for (职责清单). */
export const listDepartments = query({
  subject: 'registry.department.list', http: 'GET /departments', title: '县直部门和职责', access: 'public',
  input: z.object({}), output: z.object({ items: z.array(DepartmentView) }), refusals: [],
});

export const divisionDefined = event({
  subject: 'registry.division.defined', title: '区划已登记',
  payload: z.object({ code: DivisionCode, name: z.string(), kind: DivisionKind, parentCode: DivisionCode.nullable(), isHollow: z.boolean() }),
});
/** A division that was brought in by mistake is gone: no one had come to stand on it. */
export const divisionRemoved = event({ subject: 'registry.division.removed', title: '区划登记已撤销', payload: z.object({ code: DivisionCode }) });
/** A division has another code from now on: everything that stands under the old one stands under the new. */
export const divisionRecoded = event({ subject: 'registry.division.recoded', title: '区划代码已变更', payload: z.object({ fromCode: DivisionCode, toCode: DivisionCode }) });
export const departmentDefined = event({
  subject: 'registry.department.defined', title: '部门已登记', payload: z.object({ departmentId: DepartmentId, name: z.string(), dutyKindIds: z.array(ServiceKindId) }),
});
/** A department that was brought in by mistake is gone: nothing had come of it. */
export const departmentRemoved = event({ subject: 'registry.department.removed', title: '部门登记已撤销', payload: z.object({ departmentId: DepartmentId }) });
export const gridDefined = event({
  subject: 'registry.grid.defined', title: '网格已登记', payload: z.object({ gridId: GridId, villageCode: VillageCode, name: z.string(), officerId: PersonId.nullable() }),
});
export const householdRegistered = event({
  subject: 'registry.household.registered', title: '户已登记',
  payload: z.object({ householdId: HouseholdId, villageCode: VillageCode, gridId: GridId, memberIds: z.array(PersonId), careTags: z.array(z.string()) }),
});
/** A house that was brought in by mistake is gone. */
export const householdRemoved = event({ subject: 'registry.household.removed', title: '户登记已撤销', payload: z.object({ householdId: HouseholdId }) });
