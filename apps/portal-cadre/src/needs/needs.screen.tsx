import { askForHelp, countNeeds, listNeeds } from '@shaodao/contracts/needs/need';
import { NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import { ServiceCategory } from '@shaodao/contracts/vocabulary';
import { usePagesOf, useQueryOf } from '@shaodao/portal-kit/api/query';
import { categoryText, needStatusText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Button, LinkButton } from '@shaodao/ui/button';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Select } from '@shaodao/ui/field';
import { FilterBar } from '@shaodao/ui/filter-bar';
import { useNeedColumns } from './columns.tsx';
import { statusGroups, words } from './needs.words.ts';
import { useExport } from './use-export.ts';
import { useNeedsFilter } from './use-needs-filter.ts';
import type { FilterName } from './use-needs-filter.ts';

/** The needs list of my place (需求清单): narrowed, sorted, page by page, exported. */
export function NeedsScreen() {
  const t = useWords(words);
  const may = useMay();
  const filter = useNeedsFilter();
  const columns = useNeedColumns();
  const list = usePagesOf(listNeeds, { ...filter.input, limit: 50 });
  const total = useQueryOf(listNeeds, { ...filter.input, limit: 1 });
  const file = useExport(filter.input);
  const failure = useProblemText(list.error);
  const state = list.isPending && failure === undefined ? 'loading' : failure !== undefined && list.items.length === 0 ? 'failed' : 'ready';
  return (
    <Page title={t.title} lead={t.lead} actions={may(askForHelp) && <LinkButton href="/ask" look="primary" icon="plus">{t.ask}</LinkButton>}>
      <Filters filter={filter} />
      <DataTable caption={t.caption} columns={columns} rows={list.items} rowId={(need) => need.id} rowHref={(need) => `/needs/${need.id}`} sort={filter.sort} onSort={filter.setSort}
        state={state} failure={failure} onRetry={() => void list.refetch()} total={total.data?.total} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore}
        onExport={file.run} exportBusy={file.isBusy}
        empty={filter.isNarrowed
          ? <EmptyState scene="search" title={t.none} action={<Button onClick={filter.clear}>{t.clear}</Button>}>{t.noneHint}</EmptyState>
          : <EmptyState title={t.nothing}>{t.nothingHint}</EmptyState>} />
      <p className="sd-muted" role="status">{file.progress}</p>
    </Page>
  );
}

function Filters({ filter }: { filter: ReturnType<typeof useNeedsFilter> }) {
  const t = useWords(words);
  const language = useLanguage();
  const counts = useQueryOf(countNeeds, {});
  const villages = counts.data?.byVillage ?? [];
  const statusName = (status: string) => t.groups[status as keyof typeof statusGroups] ?? needStatusText[language][status as NeedStatus] ?? status; // an address may name anything
  const shown: Partial<Record<FilterName, string>> = {
    status: filter.given('status') && statusName(filter.given('status')),
    village: villages.find((one) => one.villageCode === filter.given('village'))?.villageName ?? filter.given('village'),
    category: filter.input.category && categoryText[language][filter.input.category],
    words: filter.given('words') && `“${filter.given('words')}”`,
  };
  const remove = (name: string) => {
    if (name === 'words') filter.box.forget();
    filter.set({ [name]: '' });
  };
  return (
    <div onBlur={filter.box.leave}>
      <FilterBar label={t.title} query={filter.box.text} onQueryChange={filter.box.type} placeholder={t.search} onSubmit={filter.box.settle}
        chips={Object.entries(shown).flatMap(([id, text]) => (text ? [{ id, text }] : []))} onRemove={remove} onClear={filter.clear}>
        <Select label={t.status} placeholder={t.allStatuses} value={filter.given('status')} onChange={(event) => filter.set({ status: event.target.value })}
          options={[...Object.keys(statusGroups), ...NeedStatus.options].map((value) => ({ value, text: statusName(value) }))} />
        <Select label={t.village} placeholder={t.allVillages} value={filter.given('village')} onChange={(event) => filter.set({ village: event.target.value })}
          options={villages.map((one) => ({ value: one.villageCode, text: one.villageName }))} />
        <Select label={t.category} placeholder={t.allCategories} value={filter.given('category')} onChange={(event) => filter.set({ category: event.target.value })}
          options={ServiceCategory.options.map((value) => ({ value, text: categoryText[language][value] }))} />
      </FilterBar>
    </div>
  );
}
