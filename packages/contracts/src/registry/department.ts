import { z } from 'zod';
import type { Access } from '../actor.ts';
import { command, query } from '../kit.ts';
import { Day, DepartmentId, HistoryEntry, Paging, PairingId, PostingId, ServiceKindId, VillageCode, page, text, typed } from '../vocabulary.ts';

const staff = { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', departmentLiaison: 'any', representative: 'any', leader: 'any', auditor: 'any' } as const satisfies Access;
const keeps = { countyOrganiser: 'any' } as const satisfies Access;

/** 党群机关、政府部门、群团组织、事业单位、企业. */
export const DepartmentKind = z.enum(['party', 'government', 'group', 'institution', 'enterprise']);
export type DepartmentKind = z.infer<typeof DepartmentKind>;
export const OfficePhone = typed().regex(/^\d{3,4}-?\d{7,8}$|^1\d{10}$|^\d{5,8}$/, { error: '电话写成 0591-26830000 这样' });
export const DepartmentRow = z.object({
  id: DepartmentId, name: z.string(), shortName: z.string(), kind: DepartmentKind, phone: z.string().nullable(), dutyKindIds: z.array(ServiceKindId), liaisons: z.array(z.string()).describe('names of those who answer for it'), villageName: z.string().nullable().describe('the paired village'), version: z.int(),
});
export type DepartmentRow = z.output<typeof DepartmentRow>;
export const DepartmentPage = DepartmentRow.extend({
  contacts: z.array(z.object({ postingId: PostingId, name: z.string(), title: z.string(), startedOn: Day })), pairing: z.object({ id: PairingId, villageCode: VillageCode, villageName: z.string(), startedOn: Day }).nullable(),
  sent: z.array(z.object({ postingId: PostingId, name: z.string(), title: z.string(), placeName: z.string() })).describe('whom it has sent to villages'), history: z.array(HistoryEntry), mayChange: z.boolean(),
});
export type DepartmentPage = z.output<typeof DepartmentPage>;

export const listDepartmentRows = query({
  subject: 'registry.department.list-rows', http: 'GET /department-register', title: '部门名册', access: staff,
  input: z.object({ kind: DepartmentKind.optional(), dutyKindId: ServiceKindId.optional().describe('who answers for this kind of service'), words: text(0, 30).optional(), ...Paging }), output: page(DepartmentRow), refusals: [],
});
export const getDepartment = query({
  subject: 'registry.department.get', http: 'GET /departments/:departmentId', title: '部门的职责和联系人', access: staff,
  input: z.object({ departmentId: DepartmentId }), output: DepartmentPage, refusals: ['department/not-found'],
});
const described = { name: text(2, 40), shortName: text(2, 12), kind: DepartmentKind, phone: OfficePhone.optional(), dutyKindIds: z.array(ServiceKindId).max(60, { error: '最多 60 项' }).default([]) };
export const defineDepartment = command({
  subject: 'registry.department.define', http: 'POST /departments', title: '登记部门', access: keeps, input: z.object(described), output: DepartmentPage, refusals: ['department/name-taken'],
});
/** Name, kind, telephone and duties (职责清单); the other services hear of it at once. */
export const changeDepartment = command({
  subject: 'registry.department.change', http: 'POST /departments/:departmentId', title: '修改部门', access: keeps, versioned: true,
  input: z.object({ departmentId: DepartmentId, ...described }), output: DepartmentPage, refusals: ['department/not-found', 'department/name-taken'],
});
