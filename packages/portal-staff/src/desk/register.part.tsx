import type { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { DataTable } from '@shaodao/ui/data-table';
import type { Column } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Select } from '@shaodao/ui/field';
import type { Option } from '@shaodao/ui/field';
import { FilterBar } from '@shaodao/ui/filter-bar';
import type { ReactNode } from 'react';
import type { useListFilter } from './list-filter.ts';
import { words } from './register.words.ts';

/** One condition of a list: a select in the filter bar, a chip while it is in force. */
export interface Condition<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly all: string;
  readonly options: readonly Option[];
}
type Pages<Row> = Pick<ReturnType<typeof usePagesOf>, 'isPending' | 'error' | 'total' | 'more' | 'hasMore' | 'isAddingMore' | 'refetch'> & { readonly items: readonly Row[] };

/** A register: search box and conditions above, the rows page by page below, and words for loading, nothing and failure. */
export function Register<Row, const Name extends string>({ caption, filter, placeholder, conditions = [], list, columns, rowId, rowHref, empty, onExport }: {
  caption: string;
  filter?: ReturnType<typeof useListFilter<Name>>;
  placeholder?: string;
  conditions?: readonly Condition<Name>[];
  list: Pages<Row>;
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  rowHref?: (row: Row) => string;
  /** When there is nothing at all, under no condition. */
  empty: ReactNode;
  onExport?: () => void;
}) {
  const t = useWords(words);
  const failure = useProblemText(list.error);
  const state = list.isPending && failure === undefined ? 'loading' : failure !== undefined && list.items.length === 0 ? 'failed' : 'ready';
  return (
    <div className="sd-stack">
      {filter && <Conditions caption={caption} filter={filter} placeholder={placeholder} conditions={conditions} />}
      <DataTable caption={caption} columns={columns} rows={list.items} rowId={rowId} rowHref={rowHref} state={state} failure={failure} onRetry={() => void list.refetch()} total={list.total}
        onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore} onExport={onExport}
        empty={filter?.isNarrowed ? <EmptyState scene="search" title={t.none} action={<Button onClick={filter.clear}>{t.clear}</Button>}>{t.noneHint}</EmptyState> : empty} />
    </div>
  );
}

function Conditions<const Name extends string>({ caption, filter, placeholder, conditions }: { caption: string; filter: ReturnType<typeof useListFilter<Name>>; placeholder?: string; conditions: readonly Condition<Name>[] }) {
  const textOf = ({ name, options }: Condition<Name>) => options.find((one) => one.value === filter.given(name))?.text ?? filter.given(name);
  const chips = [
    ...conditions.filter(({ name }) => filter.given(name)).map((one) => ({ id: one.name as string, text: textOf(one) })),
    ...(filter.given('words') ? [{ id: 'words', text: `“${filter.given('words')}”` }] : []),
  ];
  const put = (name: string, value: string) => {
    if (name === 'words') filter.box.forget();
    filter.set({ [name]: value } as Partial<Record<Name | 'words', string>>); // the name is one of the conditions'
  };
  return (
    <div onBlur={filter.box.leave}>
      <FilterBar label={caption} query={filter.box.text} onQueryChange={filter.box.type} placeholder={placeholder} onSubmit={filter.box.settle} chips={chips} onRemove={(name) => put(name, '')} onClear={filter.clear}>
        {conditions.map((one) => <Select key={one.name} label={one.label} placeholder={one.all} value={filter.given(one.name)} onChange={(event) => put(one.name, event.target.value)} options={one.options} />)}
      </FilterBar>
    </div>
  );
}
