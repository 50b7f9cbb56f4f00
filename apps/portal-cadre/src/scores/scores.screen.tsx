import { listScores } from '@shaodao/contracts/evaluation/score';
import type { ScoreView } from '@shaodao/contracts/evaluation/score';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { countsOf, participationOf } from '@shaodao/portal-staff/score/score-sheet.part';
import { words } from '@shaodao/portal-staff/score/score.words';
import { csvText, saveCsv } from '@shaodao/ui/csv';
import { DataTable } from '@shaodao/ui/data-table';
import type { Column } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { levels } from '@shaodao/ui/rating';
import { useWording } from '@shaodao/ui/wording';

/** Every department in the order of names: participation, distribution, share put right; no ranking, so no sorting. */
export function ScoresScreen() {
  const t = useWords(words);
  const wording = useWording();
  const list = usePagesOf(listScores, { limit: 100 });
  const failure = useProblemText(list.error);
  const save = () => saveCsv(`${t.csv}.csv`, csvText([t.department, t.claimed, t.served, t.rated, ...levels.map((level) => wording.ratings[level]), t.putRight, t.called, t.reported, t.late],
    list.items.map((one) => [one.departmentName, one.claimed, one.served, one.rated, ...levels.map((level) => countsOf(one)[level]), t.of(one.putRight, one.badRatings), one.whistles.called, one.whistles.reported, one.whistles.late])));
  return (
    <Page title={t.title} lead={t.lead}>
      <ul className="staff-legend" aria-label={t.distribution}>{levels.map((level) => <li key={level}><span className="sd-swatch" style={{ background: `var(--level-${level})` }} aria-hidden="true" />{wording.ratings[level]}</li>)}</ul>
      <DataTable caption={t.caption} columns={useColumns()} rows={list.items} rowId={(one) => one.departmentId} rowHref={(one) => `/scores/${one.departmentId}`}
        state={list.isPending && !failure ? 'loading' : failure && list.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => void list.refetch()} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore} onExport={save}
        empty={<EmptyState title={t.none}>{t.noneHint}</EmptyState>} />
    </Page>
  );
}

function MiniBar({ score }: { score: ScoreView }) {
  const wording = useWording();
  const counts = countsOf(score);
  const text = levels.filter((level) => counts[level] > 0).map((level) => `${wording.ratings[level]} ${counts[level]}`).join('，');
  // below the minimum of cases a bar would say more than is known
  if (score.rated === 0 || !score.isComparable) return <span className="sd-muted">—</span>;
  return <span className="staff-mini" role="img" aria-label={text} title={text}>{levels.map((level) => counts[level] > 0 && <span key={level} style={{ flexGrow: counts[level], background: `var(--level-${level})` }} />)}</span>;
}

function useColumns(): readonly Column<ScoreView>[] {
  const t = useWords(words);
  const share = (one: ScoreView) => (participationOf(one) === null ? t.noMean : `${participationOf(one)}%`);
  return [
    { id: 'department', title: t.department, width: '18%', cell: (one) => <span className="staff-title-cell">{one.departmentName}{!one.isComparable && <small>{t.few}</small>}</span> },
    { id: 'claimed', title: t.claimed, numeric: true, cell: (one) => one.claimed },
    { id: 'served', title: t.served, numeric: true, cell: (one) => one.served },
    { id: 'participation', title: t.participation, numeric: true, cell: (one) => <span className="staff-title-cell">{share(one)}<small>{t.of(one.rated, one.served)}</small></span> },
    { id: 'distribution', title: t.distribution, width: '18%', cell: (one) => <MiniBar score={one} /> },
    { id: 'putRight', title: t.putRight, numeric: true, cell: (one) => (one.badRatings === 0 ? <span className="sd-muted">{t.noBad}</span> : t.of(one.putRight, one.badRatings)) },
    { id: 'median', title: t.median, numeric: true, cell: (one) => (one.medianHoursToServe === null ? '—' : t.medianHours(one.medianHoursToServe)) },
    { id: 'whistles', title: t.whistles, numeric: true, cell: (one) => <span className="staff-title-cell">{t.of(one.whistles.reported, one.whistles.called)}<small>{t.late} {one.whistles.late}</small></span> },
  ];
}
