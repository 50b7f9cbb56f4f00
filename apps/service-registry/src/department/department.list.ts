import { fact } from '@shaodao/contracts/kit';
import { changeDepartment, defineDepartment, DepartmentKind, OfficePhone } from '@shaodao/contracts/registry/department';
import { departmentRemoved } from '@shaodao/contracts/registry/division';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { departmentKindWords } from '@shaodao/contracts/wording/registry.zh';
import { storeNew } from '@shaodao/service-kit/create';
import { storeDecision } from '@shaodao/service-kit/store';
import { byWords, choice, several, words, type Kind } from '@shaodao/spreadsheet/kinds';
import { sheet, type LineFault } from '@shaodao/spreadsheet/sheet';
import type { Change, ListWork, OwnedWork, Standing, Wish } from '../import/list.ts';
import { allowed, grantFor, LineRefused, ruledList, wrong } from '../import/ruled.ts';
import type { DepartmentTable } from '../tables.ts';
import { changed, defined, type Described } from './describe-department.ts';
import { departmentsUnder, departmentsWith } from './department.view.ts';
import { kindsOf, type Kinds } from './known-kinds.ts';

/** A department with its duties (部门名册、职责清单). */
interface DepartmentCells {
  name: string;
  shortName?: string;
  kind?: DepartmentKind;
  phone?: string;
  duties?: readonly string[];
  liaisons?: readonly string[];
  villageName?: string;
}
export const officePhone: Kind<string> = {
  form: 'code', says: '电话，如 0591-26830000',
  read: (text) => { const read = OfficePhone.safeParse(text); return read.success ? { ok: true, value: read.data } : { ok: false, reason: `电话写成 0591-26830000 这样，这里是“${text}”` }; },
  write: (value) => value,
};
const departmentSheet = sheet<DepartmentCells, SheetId>({
  id: 'departments', title: '部门名册', keyOf: (row) => row.name,
  about: ['一行一个部门，按名称认。没有登记过的新登记；登记过的，改成这一行写的。改名称请在部门页面办。', '“职责”是它负责的服务项目，写全：没有写上的就不再负责。联络员请在任职名册里登记。'],
  columns: {
    name: { title: '名称', kind: words(2, 40), required: true, width: 26, otherTitles: ['部门', '单位'], example: '县卫生健康局' },
    shortName: { title: '简称', kind: words(2, 12), width: 14, example: '卫健局', hint: '新登记的要填' },
    kind: { title: '类别', kind: choice(byWords(departmentKindWords)), width: 12, example: '政府部门', hint: '新登记的要填' },
    phone: { title: '电话', kind: officePhone, width: 16, example: '0591-26830000' },
    duties: { title: '职责', kind: several(60, '服务项目的名称'), width: 50 },
    liaisons: { title: '联络员', kind: several(100, '姓名'), onlyOut: true, width: 16 },
    villageName: { title: '结对的村', kind: words(1, 40), onlyOut: true, width: 14 },
  },
});

const known = (name: string, { work }: ListWork): Promise<DepartmentTable | undefined> => work.db.selectFrom('department').selectAll().where('name', '=', name).executeTakeFirst();
const cellsOf = ({ name, shortName, kind, phone, dutyKindIds }: Described, kinds: Kinds): DepartmentCells => ({ name, shortName, kind, ...(phone ? { phone } : {}), ...(dutyKindIds.length > 0 ? { duties: kinds.namesOf(dutyKindIds) } : {}) });
/** What a line names that there isn't among the kinds of service. */
export const unknownKinds = (names: readonly string[], held: readonly string[], kinds: Kinds, column: string): LineFault[] => names.filter((name) => kinds.idOf(name, held) === undefined).map((name) => wrong(column, `没有“${name}”这个服务项目`));

async function find(row: DepartmentCells, on: OwnedWork): Promise<Standing<DepartmentCells>> {
  const kinds = await kindsOf(on.work);
  const stands = await known(row.name, on);
  const faults = [
    ...unknownKinds(row.duties ?? [], stands?.dutyKindIds ?? [], kinds, '职责'),
    ...(stands || row.shortName !== undefined ? [] : [wrong('简称', '新登记的部门要填简称')]), ...(stands || row.kind !== undefined ? [] : [wrong('类别', '新登记的部门要填类别')]),
  ];
  return { before: stands ? cellsOf(stands, kinds) : null, place: {}, faults };
}

async function put({ row }: Change<DepartmentCells>, on: OwnedWork): Promise<void> {
  const { work, personalData } = on;
  const kinds = await kindsOf(work);
  const stands = await known(row.name, on);
  const held = stands?.dutyKindIds ?? [];
  const described: Described = { name: row.name, shortName: row.shortName!, kind: row.kind!, phone: row.phone ?? null, dutyKindIds: (row.duties ?? []).map((name) => kinds.idOf(name, held)!) };
  const departments = departmentsWith(personalData);
  if (stands) storeDecision(work, departments, stands, allowed(await changed(work, stands, described)), grantFor(on, changeDepartment, {}), changeDepartment.subject);
  else {
    const { row: department, decided } = await defined(work, described);
    await storeNew(work, departments, department, allowed(decided), grantFor(on, defineDepartment, {}), defineDepartment.subject);
  }
}

/** A department that was new goes again where nothing has come of it; another is described as it was. */
async function takeBack({ row, before }: Change<DepartmentCells>, on: OwnedWork): Promise<void> {
  if (before) return put({ row: before, before: row }, on);
  const { work } = on;
  const department = (await known(row.name, on))!;
  if (department.version > 1) throw new LineRefused(wrong(null, '导入之后又改过，没有撤回'));
  await work.db.deleteFrom('department').where('id', '=', department.id).execute();
  work.audit({ operation: 'registry.department.remove', objectId: department.id, outcome: 'done' }, grantFor(on, defineDepartment, {}));
  work.announce([fact(departmentRemoved, department.id, { departmentId: department.id as never })]);
}

async function* read({ kind, dutyKindId, words: wanted }: Wish, { work, personalData }: ListWork): AsyncGenerator<DepartmentCells> {
  const kinds = await kindsOf(work);
  for (const one of await departmentsUnder(work, personalData, { kind: DepartmentKind.safeParse(kind).data, dutyKindId, words: wanted }))
    yield { ...cellsOf({ ...one, dutyKindIds: [...one.dutyKindIds] }, kinds), ...(one.liaisons.length > 0 ? { liaisons: one.liaisons } : {}), ...(one.villageName ? { villageName: one.villageName } : {}) };
}

/** Departments with what they answer for (部门名册). */
export const departmentList = ruledList<DepartmentCells>({ sheet: departmentSheet, find, put, takeBack, read });
