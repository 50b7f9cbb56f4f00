import type { OutputOf } from '@shaodao/contracts/kit';
import { appointPosting, listVacancies } from '@shaodao/contracts/registry/posting';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { LinkButton } from '@shaodao/ui/button';
import { EmptyState } from '@shaodao/ui/empty-state';
import { kindText, words } from './postings.words.ts';

type Vacancy = OutputOf<typeof listVacancies>['items'][number];
/** The appointment form, with what is known of the vacancy filled in. */
const formOf = ({ kind, divisionCode, gridId, departmentId }: Vacancy): string =>
  `/postings/appoint?${new URLSearchParams({ kind, divisionCode, ...(gridId && { gridId }), ...(departmentId && { departmentId }) }).toString()}`;

/** Which unit lacks whom (空缺), and who was there last. */
export function Vacancies() {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const may = useMay();
  const list = usePagesOf(listVacancies, { limit: 50 });
  return (
    <Register caption={t.vacancies} list={list} rowId={(row) => row.id} empty={<EmptyState scene="done" title={t.noVacancies}>{t.noVacanciesHint}</EmptyState>}
      columns={[
        { id: 'place', title: t.place, cell: (row) => row.placeName },
        { id: 'kind', title: t.lacking, cell: (row) => kindText[language][row.kind] },
        { id: 'last', title: t.last, cell: (row) => (row.lastName && row.lastEndedOn ? t.lastOne(row.lastName, format.plain(row.lastEndedOn)) : <span className="sd-muted">{t.neverAny}</span>) },
        { id: 'act', title: t.act, cell: (row) => may(appointPosting) && <LinkButton href={formOf(row)} icon="plus" aria-label={`${t.fill}：${row.placeName} ${kindText[language][row.kind]}`}>{t.fill}</LinkButton> },
      ]} />
  );
}
