import { DepartmentKind, type changeDepartment, type defineDepartment } from '@shaodao/contracts/registry/department';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import type { FormField } from '@shaodao/portal-staff/desk/form-fields.part';
import { useKinds } from '@shaodao/portal-staff/need/kinds';
import { kindText, words } from './departments.words.ts';

/** What is said of a department, the same when it is registered and when it is changed. */
export function useDepartmentFields(): readonly (FormField<typeof defineDepartment> & FormField<typeof changeDepartment>)[] {
  const t = useWords(words);
  const language = useLanguage();
  const { options } = useKinds();
  return [
    { name: 'name', label: t.name }, { name: 'shortName', label: t.shortName }, { name: 'kind', label: t.kind, as: 'select', options: DepartmentKind.options.map((value) => ({ value, text: kindText[language][value] })) },
    { name: 'phone', label: t.phone, hint: t.phoneHint, optional: true }, { name: 'dutyKindIds', label: t.dutyList, hint: t.dutyHint, as: 'checks', options },
  ];
}
