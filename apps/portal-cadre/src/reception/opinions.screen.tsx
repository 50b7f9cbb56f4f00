import { listOpinions, OpinionStatus } from '@shaodao/contracts/liaison/reception';
import type { OpinionView } from '@shaodao/contracts/liaison/reception';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useSearchParams } from '@shaodao/portal-kit/routing';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { RadioGroup } from '@shaodao/ui/choice';
import { csvText, saveCsv } from '@shaodao/ui/csv';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { NeedState } from './need-state.tsx';
import { opinionStatusTone, words } from './reception.words.ts';

/** What people said, with the state of the need that came of it and whether it is solved. */
export function OpinionsScreen() {
  const t = useWords(words);
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const status = OpinionStatus.safeParse(search.get('status')).data;
  const list = usePagesOf(listOpinions, { status, limit: 50 });
  const failure = useProblemText(list.error);
  const save = () => saveCsv(`${t.csv}.csv`, csvText([t.number, t.what, t.village, t.status, t.recorded, t.solved], list.items.map((one: OpinionView) =>
    [one.number, one.title, one.villageName, t.statuses[one.status], dayOf(one.recordedAt), one.solvedAt ? dayOf(one.solvedAt) : ''])));
  return (
    <Page title={t.opinions} lead={t.opinionsLead}>
      <RadioGroup legend={t.status} inline value={status ?? 'all'} onChange={(value) => setSearch(value === 'all' ? {} : { status: value }, { replace: true })}
        options={[{ value: 'all', text: t.all }, ...OpinionStatus.options.map((value) => ({ value, text: t.statuses[value] }))]} />
      <DataTable caption={t.opinionsCaption} rows={list.items} rowId={(one) => one.id} rowHref={(one) => `/opinions/${one.id}`} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore} onExport={save}
        state={list.isPending && !failure ? 'loading' : failure && list.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => void list.refetch()}
        empty={<EmptyState title={t.noneOpinions}>{t.noneOpinionsHint}</EmptyState>}
        columns={[
          { id: 'what', title: t.what, width: '34%', cell: (one) => <span className="staff-title-cell">{one.title}<small>{one.number} · {one.workroomName}</small></span> },
          { id: 'village', title: t.village, cell: (one) => one.villageName },
          { id: 'status', title: t.status, cell: (one) => <StatusBadge tone={opinionStatusTone[one.status]}>{t.statuses[one.status]}</StatusBadge> },
          { id: 'need', title: t.need, cell: (one) => <NeedState opinion={one} /> },
          { id: 'recorded', title: t.recorded, cell: (one) => format.day(dayOf(one.recordedAt)) },
          { id: 'solved', title: t.solved, cell: (one) => (one.solvedAt ? format.day(dayOf(one.solvedAt)) : <span className="sd-muted">—</span>) },
        ]} />
    </Page>
  );
}
