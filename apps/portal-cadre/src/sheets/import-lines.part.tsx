import { listImportRows } from '@shaodao/contracts/registry/import';
import type { ImportView, RowStatus } from '@shaodao/contracts/registry/import';
import type { OutputOf } from '@shaodao/contracts/kit';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { DataTable } from '@shaodao/ui/data-table';
import type { Column } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { Tabs } from '@shaodao/ui/tabs';
import { useState } from 'react';
import { rowStatusText, rowStatusTone, words } from './sheets.words.ts';

type Line = OutputOf<typeof listImportRows>['items'][number];
const GROUPS: readonly RowStatus[] = ['kept', 'skipped', 'wrong', 'new', 'changed', 'applied', 'undone'];

/** The lines of an import, those that need somebody first. */
export function ImportLines({ it }: { it: ImportView }) {
  const t = useWords(words);
  const language = useLanguage();
  const [chosen, setChosen] = useState<RowStatus>();
  if (['receiving', 'failed', 'discarded'].includes(it.status)) return null;
  // New and changed lines become written ones: their first counts tell what they were.
  const many: Record<RowStatus, number> = it.counts.applied + it.counts.skipped + it.counts.undone > 0 ? { ...it.counts, new: 0, changed: 0, applied: it.counts.applied - it.counts.undone - it.counts.kept } : it.counts;
  const groups = GROUPS.filter((group) => many[group] > 0);
  const current = chosen && groups.includes(chosen) ? chosen : groups[0];
  if (!current) return null;
  return (
    <Tabs label={t.tabs} current={current} onChange={(id) => setChosen(id as RowStatus)} tabs={groups.map((group) => ({ id: group, text: rowStatusText[language][group], count: many[group] }))}>
      <Lines it={it} status={current} />
    </Tabs>
  );
}

function Lines({ it, status }: { it: ImportView; status: RowStatus }) {
  const t = useWords(words);
  const language = useLanguage();
  const list = usePagesOf(listImportRows, { importId: it.id, status, limit: 50 });
  const failure = useProblemText(list.error);
  const columns: Column<Line>[] = [
    { id: 'line', title: t.line, cell: (row) => <span className="staff-number">{row.line}</span>, width: '5em' },
    { id: 'status', title: t.state, cell: (row) => <StatusBadge tone={rowStatusTone[row.status]}>{rowStatusText[language][row.status]}</StatusBadge>, width: '9em' },
    { id: 'which', title: t.which, cell: (row) => row.label, width: '30%' },
    { id: 'what', title: t.what, cell: (row) => <What row={row} /> },
  ];
  return (
    <DataTable caption={t.tabs} columns={columns} rows={list.items} rowId={(row) => String(row.line)} state={list.isPending && !failure ? 'loading' : failure && list.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => void list.refetch()}
      total={list.total} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore} empty={<EmptyState title={t.noLines} />} />
  );
}

function What({ row }: { row: Line }) {
  const t = useWords(words);
  return (
    <ul className="staff-cells">
      {row.faults.map((fault, at) => <li key={`fault ${at}`} className="staff-cell-wrong">{fault.column && <b>{fault.column}</b>}<span>{fault.reason}</span></li>)}
      {row.differences.map((one) => <li key={one.column}><b>{one.column}</b>{one.before === null ? <span>{one.after}</span> : <span><del>{one.before || t.empty}</del> → <ins>{one.after || t.empty}</ins></span>}</li>)}
    </ul>
  );
}
