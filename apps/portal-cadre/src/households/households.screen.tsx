import { listDivisions } from '@shaodao/contracts/registry/division';
import { listHouseholds, searchHouseholds } from '@shaodao/contracts/registry/person';
import type { OutputOf } from '@shaodao/contracts/kit';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { usePagesOf, useQueryOf } from '@shaodao/portal-kit/api/query';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { useTyped } from '@shaodao/portal-staff/desk/typed';
import { CareTags } from '@shaodao/portal-staff/need/marks.part';
import { Button } from '@shaodao/ui/button';
import { DataTable } from '@shaodao/ui/data-table';
import type { Column } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { FilterBar } from '@shaodao/ui/filter-bar';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { useState } from 'react';
import { words } from './households.words.ts';

type Row = OutputOf<typeof listHouseholds>['items'][number];

/** The households that I answer for (户档案), found by name, pinyin, number, telephone or ID number; what is typed stays out of the address. */
export function HouseholdsScreen() {
  const t = useWords(words);
  const [given, setGiven] = useState('');
  const search = useCommand(searchHouseholds);
  const look = (text: string) => {
    setGiven(text);
    if (text) void search.run({ words: text });
  };
  const box = useTyped(given, look);
  const list = usePagesOf(listHouseholds, { limit: 50 });
  const shown = given ? { items: search.value?.items ?? [], total: search.value?.total, isPending: search.isBusy, error: search.problem } : list;
  const places = useQueryOf(listDivisions, {});
  const villageName = (code: string) => places.data?.items.find((one) => one.code === code)?.name ?? '';
  const failure = useProblemText(shown.error);
  const columns: Column<Row>[] = [
    { id: 'house', title: t.house, cell: (row) => row.name }, { id: 'number', title: t.number, cell: (row) => <span className="staff-number">{row.number}</span> },
    { id: 'village', title: t.village, cell: (row) => villageName(row.villageCode), narrow: 'hide' }, { id: 'tags', title: t.tags, cell: (row) => <CareTags tags={row.careTags} /> }, { id: 'people', title: t.people, numeric: true, cell: (row) => row.memberCount },
  ];
  return (
    <Page title={t.title} lead={t.lead} actions={<SheetButtons sheetId="residents" />}>
      <div onBlur={box.leave}>
        <FilterBar label={t.title} query={box.text} onQueryChange={box.type} placeholder={t.search} onSubmit={box.settle} chips={given ? [{ id: 'words', text: `“${given}”` }] : []} onRemove={() => { box.forget(); look(''); }} onClear={() => { box.forget(); look(''); }} />
      </div>
      <DataTable caption={t.caption} columns={columns} rows={shown.items} rowId={(row) => row.id} rowHref={(row) => `/households/${row.id}`} state={shown.isPending && !failure ? 'loading' : failure && shown.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => (given ? look(given) : void list.refetch())}
        total={shown.total} onMore={!given && list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore}
        empty={given ? <EmptyState scene="search" title={t.none} action={<Button onClick={() => { box.forget(); look(''); }}>{t.clear}</Button>}>{t.noneHint}</EmptyState> : <EmptyState title={t.nothing}>{t.nothingHint}</EmptyState>} />
    </Page>
  );
}
