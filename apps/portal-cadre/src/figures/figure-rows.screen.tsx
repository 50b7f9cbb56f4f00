import { FigureId, listFigureRows } from '@shaodao/contracts/registry/figures';
import type { FigureRow } from '@shaodao/contracts/registry/figures';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import type { z } from 'zod';
import '../registry.css';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { AsOfBar } from '../structure/as-of-bar.tsx';
import { useAsOf } from '../structure/as-of.ts';
import { figureText, words } from './figures.words.ts';

type Row = z.infer<typeof FigureRow>;
const DIVISIONS: readonly string[] = ['townships', 'villages', 'communities', 'hollowVillages', 'memberHelps'];
const UNITS: readonly string[] = ['areas', 'villageParties', 'grids', 'villagerGroups', 'memberHouseholds'];

/** The rows behind a figure, of the same day. */
export function FigureRowsScreen({ figureId: given }: { figureId: string }) {
  const t = useWords(words);
  const language = useLanguage();
  const asOf = useAsOf();
  const figureId = FigureId.options.find((one) => one === given) ?? 'villages';
  const list = usePagesOf(listFigureRows, { figureId, limit: 100, ...asOf.asked });
  const failure = useProblemText(list.error);
  const title = figureText[language][figureId];
  const past = asOf.isOther ? `&asOf=${asOf.day}` : '';
  const hrefOf = DIVISIONS.includes(figureId) ? (row: Row) => `/divisions/${row.id}` : UNITS.includes(figureId) ? (row: Row) => `/structure?node=${row.id}${past}` : undefined;
  return (
    <Page title={title} trail={[{ href: `/figures${asOf.isOther ? `?asOf=${asOf.day}` : ''}`, text: t.back }]} actions={<SheetButtons sheetId="figureRows" filters={{ figureId, ...asOf.asked }} />}>
      <AsOfBar asOf={asOf} />
      <DataTable caption={title} rows={list.items} rowId={(row) => row.id} rowHref={hrefOf} total={list.total} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore}
        state={list.isPending && !failure ? 'loading' : failure && list.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => void list.refetch()} empty={<EmptyState title={t.none} />}
        columns={[{ id: 'name', title: t.name, width: '32%', cell: (row) => row.name }, { id: 'place', title: t.place, cell: (row) => row.place }, { id: 'since', title: t.since, cell: (row) => row.since }, { id: 'note', title: t.note, width: '34%', cell: (row) => row.note ?? '' }]} />
    </Page>
  );
}
