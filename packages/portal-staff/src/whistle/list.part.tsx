import { listWhistles } from '@shaodao/contracts/needs/whistle';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import type { OutputOf } from '@shaodao/contracts/kit';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { DataTable } from '@shaodao/ui/data-table';
import type { Column } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { Tabs } from '@shaodao/ui/tabs';
import { useState } from 'react';
import { ReportClock } from './assignment.part.tsx';
import { whistleStatusText, whistleStatusTone, whistleUrgencyText, whistleUrgencyTone, words } from './whistle.words.ts';

type Row = OutputOf<typeof listWhistles>['items'][number];

/** Whistles of my place or of my department; `ownId` shows that department's clock instead of the nearest one. */
export function WhistleList({ ownId }: { ownId?: string | undefined }) {
  const t = useWords(words);
  const [stage, setStage] = useState<'open' | 'ended'>('open');
  const list = usePagesOf(listWhistles, { stage, limit: 50 });
  const failure = useProblemText(list.error);
  const columns = useColumns(ownId);
  return (
    <Tabs label={t.title} current={stage} onChange={(id) => setStage(id === 'ended' ? 'ended' : 'open')} tabs={[{ id: 'open', text: t.open }, { id: 'ended', text: t.ended }]}>
      <DataTable caption={t.caption} columns={columns} rows={list.items} rowId={(row) => row.id} rowHref={(row) => `/whistles/${row.id}`}
        state={list.isPending && !failure ? 'loading' : failure && list.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => void list.refetch()} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore}
        empty={stage === 'open' ? <EmptyState scene="done" title={t.none}>{t.noneHint}</EmptyState> : <EmptyState title={t.noneEnded} />} />
    </Tabs>
  );
}

function useColumns(ownId: string | undefined): readonly Column<Row>[] {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const nextOf = (row: Row) => row.assignments.filter((one) => one.status === 'called' && (ownId === undefined || one.departmentId === ownId)).sort((a, b) => a.reportDueAt.localeCompare(b.reportDueAt))[0];
  const due = (row: Row) => {
    const next = nextOf(row);
    return next && (row.status === 'blown' || row.status === 'working') ? <ReportClock assignment={next} urgency={row.urgency} /> : <span className="sd-muted">—</span>;
  };
  return [
    { id: 'what', title: t.what, width: '32%', cell: (row) => <span className="staff-title-cell">{row.title}<small>{row.number} · {row.divisionName}</small></span> },
    { id: 'urgency', title: t.urgency, cell: (row) => <StatusBadge tone={whistleUrgencyTone[row.urgency]} icon="whistle">{whistleUrgencyText[language][row.urgency]}</StatusBadge> },
    { id: 'status', title: t.status, cell: (row) => <StatusBadge tone={whistleStatusTone[row.status]}>{whistleStatusText[language][row.status]}</StatusBadge> },
    { id: 'blown', title: t.blown, cell: (row) => format.when(row.blownAt) },
    { id: 'departments', title: t.departments, cell: (row) => {
      const called = row.assignments.filter((one) => one.status !== 'released');
      return <span className="staff-title-cell">{t.reportedOf(called.filter((one) => one.status === 'reported').length, called.length)}<small>{row.assignments.find((one) => one.part === 'lead')?.departmentName} {t.lead}</small></span>;
    } },
    { id: 'next', title: t.next, cell: due },
  ];
}
