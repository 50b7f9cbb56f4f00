import { listClaimableNeeds } from '@shaodao/contracts/needs/claim';
import { ServiceCategory } from '@shaodao/contracts/vocabulary';
import { usePagesOf, useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf, daysBetween } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useSearchParams } from '@shaodao/portal-kit/routing';
import { categoryText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { useTyped } from '@shaodao/portal-staff/desk/typed';
import { CareTags, UrgencyMark } from '@shaodao/portal-staff/need/marks.part';
import { Button } from '@shaodao/ui/button';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Select } from '@shaodao/ui/field';
import { FilterBar } from '@shaodao/ui/filter-bar';
import { words } from './claimable.words.ts';

/** Published needs that my department may take, those within its duties first. */
export function ClaimableScreen() {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const filter = useFilter();
  const list = usePagesOf(listClaimableNeeds, { ...filter.input, limit: 50 });
  const total = useQueryOf(listClaimableNeeds, { ...filter.input, limit: 1 });
  const failure = useProblemText(list.error);
  return (
    <Page title={t.title} lead={t.lead}>
      <div onBlur={filter.box.leave}>
        <FilterBar label={t.title} query={filter.box.text} onQueryChange={filter.box.type} placeholder={t.search} onSubmit={filter.box.settle}>
          <Select label={t.duties} placeholder={null} value={filter.input.duties} onChange={(event) => filter.set({ duties: event.target.value })} options={[{ value: 'mine', text: t.mine }, { value: 'all', text: t.allDuties }]} />
          <Select label={t.category} placeholder={t.allCategories} value={filter.input.category ?? ''} onChange={(event) => filter.set({ category: event.target.value })} options={ServiceCategory.options.map((value) => ({ value, text: categoryText[language][value] }))} />
        </FilterBar>
      </div>
      <DataTable caption={t.caption} rows={list.items} rowId={(need) => need.id} rowHref={(need) => `/needs/${need.id}`} total={total.data?.total} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore}
        state={list.isPending && !failure ? 'loading' : failure && list.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => void list.refetch()}
        empty={filter.isNarrowed ? <EmptyState scene="search" title={t.none} action={<Button onClick={filter.clear}>{t.clear}</Button>}>{t.noneHint}</EmptyState>
          : <EmptyState scene="done" title={t.noneMine} action={<Button onClick={() => filter.set({ duties: 'all' })}>{t.seeAll}</Button>}>{t.noneMineHint}</EmptyState>}
        columns={[
          { id: 'what', title: t.what, width: '36%', cell: (need) => <span className="staff-title-cell">{need.title}<small>{need.number} · {need.kindName}</small></span> },
          { id: 'urgency', title: t.urgency, cell: (need) => <UrgencyMark urgency={need.urgency} /> },
          { id: 'village', title: t.village, cell: (need) => <span className="staff-title-cell">{need.villageName}<small>{need.townshipName}</small></span> },
          { id: 'tags', title: t.tags, cell: (need) => <CareTags tags={need.careTags} /> },
          { id: 'age', title: t.age, numeric: true, cell: (need) => t.days(Math.max(0, daysBetween(dayOf(need.submittedAt), dayOf(format.now)))) },
        ]} />
    </Page>
  );
}

/** What narrows the list, kept in the address. */
function useFilter() {
  const [search, setSearch] = useSearchParams();
  const set = (change: Record<string, string>) => setSearch((before) => {
    const next = new URLSearchParams(before);
    for (const [name, value] of Object.entries(change)) if (value) next.set(name, value);
    else next.delete(name);
    return next;
  }, { replace: true });
  const asked = search.get('words') ?? '';
  const box = useTyped(asked, (words) => set({ words }));
  const category = ServiceCategory.safeParse(search.get('category')).data;
  return {
    box, set, clear: () => { box.forget(); set({ words: '', category: '' }); }, isNarrowed: asked !== '' || category !== undefined,
    input: { duties: search.get('duties') === 'all' ? 'all' : 'mine', category, words: asked || undefined } as const,
  };
}
