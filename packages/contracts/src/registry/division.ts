import { z } from 'zod';
import { event, query } from '../kit.ts';
import { DepartmentId, DivisionCode, DivisionKind, GridId, HouseholdId, PersonId, ServiceKindId, VillageCode } from '../vocabulary.ts';

export const DivisionView = z.object({
  code: DivisionCode, name: z.string(), kind: DivisionKind, parentCode: DivisionCode.nullable(),
  isHollow: z.boolean(), isInvented: z.boolean().describe('name or code made up for the demo county'),
});
/** The county's townships and villages (区划). */
export const listDivisions = query({
  subject: 'registry.division.list', http: 'GET /divisions', title: '乡镇和村', access: 'public',
  input: z.object({ parentCode: DivisionCode.optional() }), output: z.object({ items: z.array(DivisionView) }), refusals: [],
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
export const departmentDefined = event({
  subject: 'registry.department.defined', title: '部门已登记', payload: z.object({ departmentId: DepartmentId, name: z.string(), dutyKindIds: z.array(ServiceKindId) }),
});
export const gridDefined = event({
  subject: 'registry.grid.defined', title: '网格已登记', payload: z.object({ gridId: GridId, villageCode: VillageCode, name: z.string(), officerId: PersonId.nullable() }),
});
export const householdRegistered = event({
  subject: 'registry.household.registered', title: '户已登记',
  payload: z.object({ householdId: HouseholdId, villageCode: VillageCode, gridId: GridId, memberIds: z.array(PersonId), careTags: z.array(z.string()) }),
});
/** A house that was brought in by mistake is gone. */
export const householdRemoved = event({ subject: 'registry.household.removed', title: '户登记已撤销', payload: z.object({ householdId: HouseholdId }) });
