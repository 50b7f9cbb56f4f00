import { v7 as uuidv7 } from 'uuid';
import { fact, refuse, type Fact } from '@shaodao/contracts/kit';
import { departmentDefined } from '@shaodao/contracts/registry/division';
import { decide } from '@shaodao/domain/kit';
import type { Work } from '@shaodao/service-kit/work';
import { isNameTaken } from '../name-taken.ts';
import type { DepartmentTable, RegistryTables } from '../tables.ts';

/** What is said of a department; its names are told to the other services. */
export type Described = Pick<DepartmentTable, 'name' | 'shortName' | 'kind' | 'phone' | 'dutyKindIds'>;

/** A new department, and whether it may be: each name once. */
export async function defined(work: Work<RegistryTables>, described: Described) {
  const row: DepartmentTable = { id: uuidv7(), ...described, updatedAt: work.now, version: 1 };
  return { row, decided: (await isNameTaken(work, 'department', described.name)) ? refuse('department/name-taken') : decide({}, [{ action: 'define', toStatus: 'standing' }], [definedFact(row)]) };
}
/** A department described anew. */
export async function changed(work: Work<RegistryTables>, department: DepartmentTable, described: Described) {
  if (department.name !== described.name && (await isNameTaken(work, 'department', described.name))) return refuse('department/name-taken');
  return decide(described, [{ action: 'change', toStatus: 'standing', note: changesOf(department, described) }], [definedFact({ ...department, ...described })]);
}

const definedFact = ({ id, name, dutyKindIds }: Pick<DepartmentTable, 'id' | 'name' | 'dutyKindIds'>): Fact => fact(departmentDefined, id, { departmentId: id as never, name, dutyKindIds: [...dutyKindIds] });
const FIELDS = { name: '名称', shortName: '简称', kind: '类别', phone: '电话', dutyKindIds: '职责' } as const;
/** What was changed, for the history: the names of the fields. */
const changesOf = (before: DepartmentTable, after: Described): string =>
  (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => FIELDS[field]).join('、') || '没有改动';
