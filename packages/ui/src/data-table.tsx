import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { EmptyState } from './empty-state.tsx';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { Notice } from './notice.tsx';
import { SkeletonLines } from './skeleton.tsx';
import { useWording } from './wording.ts';

/** One column; `cell` is what people see. `numeric` aligns to the right; `sortable` puts a button into the head. */
export type Column<Row> = {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  sortable?: boolean;
  numeric?: boolean;
  /** Left out where a row becomes a small card, on narrow screens. */
  narrow?: 'hide';
  /** Any CSS width; the rest share what is left. */
  width?: string;
};

export type Sort = { column: string; direction: 'ascending' | 'descending' };

/** Sort after a click on a column: first ascending, then descending. */
export const nextSort = (sort: Sort | undefined, column: string): Sort =>
  ({ column, direction: sort?.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending' });

type TableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Address of a row's page: the first cell becomes a real link that covers the row. */
  rowHref?: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** loading: nothing yet · failed: `failure` says why, `onRetry` tries again. */
  state?: 'ready' | 'loading' | 'failed';
  failure?: string;
  onRetry?: () => void;
  empty?: ReactNode;
  /** All rows that match, shown or not. */
  total?: number;
  /** Present while there is a next page. */
  onMore?: () => void;
  moreBusy?: boolean;
  onExport?: () => void;
  exportBusy?: boolean;
};

function Head<Row>({ columns, sort, onSort }: Pick<TableProps<Row>, 'columns' | 'sort' | 'onSort'>) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => {
          const sorted = sort?.column === column.id ? sort.direction : undefined;
          return (
            <th key={column.id} role="columnheader" scope="col" style={{ width: column.width }} className={column.numeric ? 'sd-numeric' : undefined}
              aria-sort={column.sortable && onSort ? sorted ?? 'none' : undefined}>
              {column.sortable && onSort ? (
                <button type="button" onClick={() => onSort(nextSort(sort, column.id))}>
                  {column.title}<Icon name={sorted === 'ascending' ? 'sortUp' : sorted === 'descending' ? 'sortDown' : 'sortBoth'} />
                </button>
              ) : column.title}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Sorting where the heads are hidden, on narrow screens. */
function NarrowSort<Row>({ columns, sort, onSort }: Pick<TableProps<Row>, 'columns' | 'sort' | 'onSort'>) {
  const wording = useWording();
  const sortable = columns.filter((column) => column.sortable);
  if (!onSort || sortable.length === 0) return null;
  const directions = ['ascending', 'descending'] as const;
  return (
    <label className="sd-table-narrow-sort">
      <span>{wording.sortBy}</span>
      <select className="sd-input" value={sort ? `${sort.column} ${sort.direction}` : ''} onChange={(event) => {
        const [column = '', direction] = event.target.value.split(' ');
        if (column) onSort({ column, direction: direction === 'descending' ? 'descending' : 'ascending' });
      }}>
        {!sort && <option value="">{wording.choose}</option>}
        {sortable.flatMap((column) => directions.map((d) => <option key={`${column.id} ${d}`} value={`${column.id} ${d}`}>{column.title} {wording[d]}</option>))}
      </select>
    </label>
  );
}

function Body<Row>({ columns, rows, rowId, rowHref }: Pick<TableProps<Row>, 'columns' | 'rows' | 'rowId' | 'rowHref'>) {
  return (
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr key={rowId(row)} role="row" className={rowHref ? 'sd-row-link' : undefined}>
          {columns.map((column, at) => (
            <td key={column.id} role="cell" data-title={column.title} className={classNames(column.numeric && 'sd-numeric', column.narrow === 'hide' && 'sd-narrow-hide', at === 0 && 'sd-cell-first')}>
              {at === 0 && rowHref ? <Link href={rowHref(row)} className="sd-stretch">{column.cell(row)}</Link> : column.cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** A table of records; on narrow screens each row becomes a small card. Sorting and paging are the caller's, this shows them. */
export function DataTable<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, state = 'ready', failure, onRetry, empty, total, onMore, moreBusy, onExport, exportBusy } = props;
  const wording = useWording();
  const bare = state === 'ready' && rows.length === 0;
  return (
    <div className="sd-table" aria-busy={state === 'loading' || undefined}>
      <div className="sd-table-tools">
        <p role="status">{state === 'loading' ? wording.loading : total !== undefined && wording.shownOf(rows.length, total)}</p>
        <NarrowSort {...props} />
        {onExport && !bare && <Button look="quiet" icon="download" busy={exportBusy} onClick={onExport}>{wording.exportCsv}</Button>}
      </div>
      <table role={bare || state !== 'ready' ? undefined : 'table'} className={bare || state !== 'ready' ? 'sd-table-bare' : undefined}>
        <caption className="sd-unseen">{caption}</caption>
        <Head columns={columns} sort={props.sort} onSort={props.onSort} />
        {state === 'ready' && <Body {...props} />}
      </table>
      {state === 'loading' && <SkeletonLines lines={6} />}
      {state === 'failed' && <div role="alert"><Notice tone="bad" title={failure} action={onRetry && <Button icon="sync" onClick={onRetry}>{wording.tryAgain}</Button>} /></div>}
      {bare && (empty ?? <EmptyState scene="search" title="—" />)}
      {state === 'ready' && onMore && <div className="sd-table-more"><Button icon="down" busy={moreBusy} onClick={onMore}>{wording.more}</Button></div>}
    </div>
  );
}
