import { downloadExport, listExports } from '@shaodao/contracts/registry/export';
import type { ExportView } from '@shaodao/contracts/registry/export';
import { listImports } from '@shaodao/contracts/registry/import';
import type { ImportView } from '@shaodao/contracts/registry/import';
import type { OutputOf } from '@shaodao/contracts/kit';
import { getTemplate, listSheets, sheetGroups, type SheetGroup, type SheetId } from '@shaodao/contracts/registry/sheet';
import { Answer } from '@shaodao/portal-kit/answer';
import { useClient } from '@shaodao/portal-kit/api/context';
import { usePagesOf, useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { DataTable } from '@shaodao/ui/data-table';
import type { Column } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { ExportButton } from './export.part.tsx';
import { importStatusText, importStatusTone, words } from './sheets.words.ts';

/** Lists in and out as spreadsheets (表格导入导出), and what I have brought and taken. */
export function SheetsScreen() {
  const t = useWords(words);
  const sheets = useQueryOf(listSheets, {});
  return (
    <Page title={t.title} lead={t.lead}>
      <Answer of={sheets}>
        {({ items }) => items.length === 0 ? <EmptyState title={t.nothing}>{t.nothingHint}</EmptyState> : (
          <div className="sd-stack-l">
            {(Object.keys(sheetGroups) as SheetGroup[]).map((group) => <Group key={group} title={t.groups[group]} sheets={items.filter((sheet) => (sheetGroups[group] as readonly SheetId[]).includes(sheet.id))} />)}
            {items.some((sheet) => sheet.mayBringIn) && <Imports />}
            <Exports />
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Group({ title, sheets }: { title: string; sheets: OutputOf<typeof listSheets>['items'] }) {
  const t = useWords(words);
  const client = useClient();
  if (sheets.length === 0) return null;
  return (
    <section className="sd-stack">
      <h2>{title}</h2>
      <div className="staff-sheets">
        {sheets.map((sheet) => (
          <Card key={sheet.id} title={sheet.title}>
            <p className="sd-muted">{t.columns(sheet.columns.map((column) => column.title).join('、'))}</p>
            <div className="sd-row">
              {sheet.mayBringIn && <LinkButton look="primary" icon="plus" href={`/sheets/${sheet.id}/import`} aria-label={`${t.bringIn} ${sheet.title}`}>{t.bringIn}</LinkButton>}
              {sheet.mayTakeOut && <ExportButton sheetId={sheet.id} title={sheet.title} />}
              {sheet.mayBringIn && <LinkButton look="quiet" icon="download" href={client.urlOf(getTemplate, { sheetId: sheet.id })} download aria-label={`${t.template} ${sheet.title}`}>{t.template}</LinkButton>}
            </div>
          </Card>
        ))}
      </div>
    </section>
  );
}

function Imports() {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const list = usePagesOf(listImports, { limit: 20 });
  const failure = useProblemText(list.error);
  const columns: Column<ImportView>[] = [
    { id: 'file', title: t.file, cell: (one) => one.fileName },
    { id: 'list', title: t.list, cell: (one) => one.sheetTitle },
    { id: 'state', title: t.state, cell: (one) => <StatusBadge tone={importStatusTone[one.status]}>{importStatusText[language][one.status]}</StatusBadge> },
    { id: 'lines', title: t.lines, numeric: true, cell: (one) => one.counts.new + one.counts.changed + one.counts.unchanged + one.counts.wrong },
    { id: 'when', title: t.when, cell: (one) => format.when(one.startedAt) },
  ];
  return (
    <section className="sd-stack">
      <h2>{t.mine}</h2>
      <DataTable caption={t.mine} columns={columns} rows={list.items} rowId={(one) => one.id} rowHref={(one) => `/imports/${one.id}`} state={list.isPending && !failure ? 'loading' : failure && list.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => void list.refetch()}
        total={list.total} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore} empty={<EmptyState title={t.noImports}>{t.noImportsHint}</EmptyState>} />
    </section>
  );
}

function Exports() {
  const t = useWords(words);
  const format = useFormat();
  const client = useClient();
  const list = usePagesOf(listExports, { limit: 20 });
  const failure = useProblemText(list.error);
  const text = { waiting: t.waiting, ready: t.ready, failed: t.exportFailed, expired: t.expired } as const;
  const tone = { waiting: 'info', ready: 'good', failed: 'bad', expired: 'plain' } as const;
  const columns: Column<ExportView>[] = [
    { id: 'list', title: t.list, cell: (one) => <span className="staff-title-cell"><span>{one.sheetTitle}</span>{one.filters && <small>{one.filters}</small>}</span> },
    { id: 'purpose', title: t.purpose, cell: (one) => one.purpose },
    { id: 'state', title: t.state, cell: (one) => <StatusBadge tone={tone[one.status]}>{text[one.status]}</StatusBadge> },
    { id: 'lines', title: t.lines, numeric: true, cell: (one) => one.lines ?? '' },
    { id: 'when', title: t.when, cell: (one) => format.when(one.askedAt) },
    { id: 'file', title: t.download, cell: (one) => one.status === 'ready' && <LinkButton look="quiet" icon="download" href={client.urlOf(downloadExport, { exportId: one.id })} download aria-label={`${t.download} ${one.sheetTitle} ${one.purpose}`}>{t.download}</LinkButton> },
  ];
  return (
    <section className="sd-stack">
      <h2>{t.myExports}</h2>
      <DataTable caption={t.myExports} columns={columns} rows={list.items} rowId={(one) => one.id} state={list.isPending && !failure ? 'loading' : failure && list.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => void list.refetch()}
        total={list.total} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore} empty={<EmptyState title={t.noExports} />} />
    </section>
  );
}
