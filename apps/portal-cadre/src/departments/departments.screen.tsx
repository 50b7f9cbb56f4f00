import { defineDepartment, DepartmentKind, listDepartmentRows } from '@shaodao/contracts/registry/department';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { useListFilter } from '@shaodao/portal-staff/desk/list-filter';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { EmptyState } from '@shaodao/ui/empty-state';
import { useKinds } from '@shaodao/portal-staff/need/kinds';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { useDepartmentFields } from './department-fields.ts';
import { kindText, words } from './departments.words.ts';

/** Departments with duties, liaisons and the paired village (部门名册). */
export function DepartmentsScreen() {
  const t = useWords(words);
  const may = useMay();
  const language = useLanguage();
  const kinds = useKinds();
  const fields = useDepartmentFields();
  const filter = useListFilter(['kind', 'duty']);
  const list = usePagesOf(listDepartmentRows, { kind: DepartmentKind.safeParse(filter.given('kind')).data, dutyKindId: filter.given('duty') || undefined, words: filter.given('words') || undefined, limit: 100 });
  return (
    <Page title={t.title} lead={t.lead} actions={<><SheetButtons sheetId="departments" filters={{ kind: DepartmentKind.safeParse(filter.given('kind')).data, dutyKindId: filter.given('duty'), words: filter.given('words') }} />{may(defineDepartment) && <FormDialogButton operation={defineDepartment} fields={fields} text={t.define} done={t.defineDone} look="primary" icon="plus" />}</>}>
      <Register caption={t.caption} filter={filter} placeholder={t.search} list={list} rowId={(row) => row.id} rowHref={(row) => `/departments/${row.id}`} empty={<EmptyState title={t.none}>{t.noneHint}</EmptyState>}
        conditions={[
          { name: 'kind', label: t.kind, all: t.allKinds, options: DepartmentKind.options.map((value) => ({ value, text: kindText[language][value] })) },
          { name: 'duty', label: t.duty, all: t.allDuties, options: kinds.options },
        ]}
        columns={[
          { id: 'name', title: t.name, width: '28%', cell: (row) => row.name },
          { id: 'kind', title: t.kind, narrow: 'hide', cell: (row) => kindText[language][row.kind] },
          { id: 'duties', title: t.duties, width: '28%', cell: (row) => <span className="staff-title-cell">{row.dutyKindIds.slice(0, 3).map(kinds.nameOf).join('、')}{row.dutyKindIds.length > 3 && <small>{t.dutiesOf(row.dutyKindIds.length)}</small>}</span> },
          { id: 'liaisons', title: t.liaisons, cell: (row) => (row.liaisons.length > 0 ? row.liaisons.join('、') : <span className="sd-muted">{t.noLiaison}</span>) },
          { id: 'paired', title: t.paired, cell: (row) => row.villageName ?? <span className="sd-muted">—</span> },
        ]} />
    </Page>
  );
}
