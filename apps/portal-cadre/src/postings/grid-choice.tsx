import type { appointPosting } from '@shaodao/contracts/registry/posting';
import { listVacancies } from '@shaodao/contracts/registry/posting';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import type { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormFields } from '@shaodao/portal-staff/desk/form-fields.part';
import { words } from './postings.words.ts';

/** The grids of the chosen village that have no officer: one that has is handed over. */
export function GridChoice({ form }: { form: ReturnType<typeof useFormOf<typeof appointPosting>> }) {
  const t = useWords(words);
  const divisionCode = form.values.divisionCode;
  const vacant = useQueryOf(listVacancies, { kind: 'gridOfficer', divisionCode, limit: 200 }, { enabled: Boolean(divisionCode) });
  const options = (vacant.data?.items ?? []).flatMap((one) => (one.gridId ? [{ value: one.gridId, text: one.placeName }] : []));
  return <FormFields form={form} fields={[{ name: 'gridId', label: t.grid, as: 'select', options, hint: divisionCode && vacant.data && options.length === 0 ? t.noGrids : t.gridHint }]} />;
}
