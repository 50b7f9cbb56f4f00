import { appointPosting, listPostings, listUnplaced, listVacancies } from '@shaodao/contracts/registry/posting';
import type { PostingRow } from '@shaodao/contracts/registry/posting';
import { PostingKind } from '@shaodao/contracts/registry/posting.vocabulary';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useListFilter } from '@shaodao/portal-staff/desk/list-filter';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { LinkButton } from '@shaodao/ui/button';
import type { Column } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { Tabs } from '@shaodao/ui/tabs';
import { usePlaces } from '../places.ts';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { kindText, postingTone, words } from './postings.words.ts';
import { Unplaced } from './unplaced.tsx';
import { Vacancies } from './vacancies.tsx';

const shown = ['inForce', 'endingSoon', 'planned', 'ended'] as const;
type Shown = (typeof shown)[number];

/** Who holds which post (任职名册), which posts are vacant, and who has none. */
export function PostingsScreen() {
  const t = useWords(words);
  const may = useMay();
  const filter = useListFilter(['show', 'kind', 'divisionCode']);
  const tab = filter.given('show') || 'inForce';
  const tabs = [...shown, ...(may(listVacancies) ? ['vacancies' as const] : []), ...(may(listUnplaced) ? ['unplaced' as const] : [])];
  return (
    <Page title={t.title} lead={t.lead} actions={<><SheetButtons sheetId="postings" filters={{ show: shown.find((one) => one === tab) ?? 'inForce', kind: PostingKind.safeParse(filter.given('kind')).data, divisionCode: filter.given('divisionCode'), words: filter.given('words') }} />{may(appointPosting) && <LinkButton href="/postings/appoint" look="primary" icon="plus">{t.appoint}</LinkButton>}</>}>
      <Tabs label={t.title} current={tab} onChange={(show) => filter.set({ show: show === 'inForce' ? '' : show })} tabs={tabs.map((id) => ({ id, text: t[id] }))}>
        {tab === 'vacancies' ? <Vacancies /> : tab === 'unplaced' ? <Unplaced /> : <Holders show={shown.find((one) => one === tab) ?? 'inForce'} />}
      </Tabs>
    </Page>
  );
}

function Holders({ show }: { show: Shown }) {
  const t = useWords(words);
  const language = useLanguage();
  const { townships } = usePlaces();
  const filter = useListFilter(['kind', 'divisionCode']);
  const kind = PostingKind.safeParse(filter.given('kind')).data;
  const list = usePagesOf(listPostings, { show, kind, divisionCode: filter.given('divisionCode') || undefined, words: filter.given('words') || undefined, limit: 50 });
  return (
    <Register caption={t.caption} filter={filter} placeholder={t.search} list={list} columns={usePostingColumns()} rowId={(row) => row.id} rowHref={(row) => `/postings/${row.id}`}
      conditions={[
        { name: 'kind', label: t.kind, all: t.allKinds, options: PostingKind.options.map((value) => ({ value, text: kindText[language][value] })) },
        ...(townships.length > 1 ? [{ name: 'divisionCode' as const, label: t.township, all: t.allTownships, options: townships }] : []),
      ]}
      empty={<EmptyState title={t.none[show]}>{t.noneHint[show]}</EmptyState>} />
  );
}

function usePostingColumns(): readonly Column<PostingRow>[] {
  const t = useWords(words);
  const format = useFormat();
  return [
    { id: 'name', title: t.name, width: '15%', cell: (row) => row.name },
    { id: 'post', title: t.post, cell: (row) => <span className="staff-title-cell">{row.title}{row.sentByName && <small>{t.sentBy(row.sentByName)}</small>}</span> },
    { id: 'place', title: t.place, cell: (row) => row.placeName },
    { id: 'since', title: t.since, narrow: 'hide', cell: (row) => format.plain(row.startedOn) },
    { id: 'until', title: t.until, cell: (row) => { const until = row.endedOn ?? row.endsOn; return until ? format.plain(until) : <span className="sd-muted">{t.noTerm}</span>; } },
    { id: 'status', title: t.status, cell: (row) => <StatusBadge tone={row.isEndingSoon ? 'waiting' : postingTone[row.status]}>{row.isEndingSoon ? t.endingSoon : t.statuses[row.status]}</StatusBadge> },
  ];
}
