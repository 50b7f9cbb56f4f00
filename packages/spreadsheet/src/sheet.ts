import { trimmed, halfWidth, type Cell, type Line } from './cell.ts';
import { textOf, type Kind } from './kinds.ts';

/** One column of a list. `title` is what people see; a file may also use one of the other titles. */
export interface Column<T> {
  readonly title: string;
  readonly kind: Kind<T>;
  readonly otherTitles?: readonly string[];
  /** A line without it is wrong; a file without the column is the wrong template. */
  readonly required?: true;
  /** What to know beside the kind, for the explanations. */
  readonly hint?: string;
  readonly example?: string;
  /** Personal data: what stands already is never shown whole to who imports. */
  readonly personal?: (value: T) => string;
  /** Stands in exported files only, to be read beside the others; whatever a file says there is passed over. */
  readonly onlyOut?: true;
  /** Characters, for the column's width. */
  readonly width?: number;
}
type Columns<Row> = { readonly [K in keyof Row]-?: Column<NonNullable<Row[K]>> };

/**
 * A list as a spreadsheet: the one definition from which template, preview, import and export come.
 * A value that a line doesn't say is undefined and changes nothing.
 */
export interface Sheet<Row extends object, Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** What a line means and what becomes of it, for the explanations. */
  readonly about: readonly string[];
  readonly columns: Columns<Row>;
  /** What makes two lines speak of the same thing. */
  readonly keyOf: (row: Row) => string;
}
/** Any sheet, where its row doesn't matter. */
export type AnySheet = Sheet<never>;
export const sheet = <Row extends object, Id extends string = string>(definition: Sheet<Row, Id>): Sheet<Row, Id> => definition;
/** Columns in their order, with their names. */
export const columnsOf = <Row extends object>(of: Sheet<Row>): readonly (readonly [keyof Row & string, Column<unknown>])[] =>
  Object.entries(of.columns) as unknown as (readonly [keyof Row & string, Column<unknown>])[]; // names and columns as the definition has them

/** Columns that a file brings in. */
export const columnsIn = <Row extends object>(of: Sheet<Row>): readonly (readonly [keyof Row & string, Column<unknown>])[] => columnsOf(of).filter(([, { onlyOut }]) => !onlyOut);

/** Where each column of a sheet stands in one file; `ignored` are titles that the sheet doesn't know. */
export interface Layout {
  readonly headLine: number;
  readonly at: ReadonlyMap<string, number>;
  readonly ignored: readonly string[];
}
/** One thing wrong with one line; `column` is the title, null when it is the whole line. */
export interface LineFault {
  readonly column: string | null;
  readonly reason: string;
}
export type RowReading<Row> = { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly faults: readonly LineFault[] };

/** Lines above the head that a file may have: a title, who exported it. */
export const MAX_LINES_BEFORE_HEAD = 10;
const plainTitle = (cell: Cell): string => (typeof cell === 'string' ? halfWidth(trimmed(cell)).replace(/[*＊\s]|\(.*\)$/g, '').toLowerCase() : '');

/** The layout that a line gives when it is the head of this sheet, or the titles of required columns that it lacks. */
export function layoutOf<Row extends object>(of: Sheet<Row>, line: Line): Layout | { readonly lacks: readonly string[] } {
  const titles = line.cells.map(plainTitle);
  const at = new Map<string, number>();
  for (const [name, column] of columnsIn(of)) {
    const known = [column.title, ...(column.otherTitles ?? [])].map(plainTitle);
    const found = titles.findIndex((title, i) => title !== '' && known.includes(title) && ![...at.values()].includes(i));
    if (found >= 0) at.set(name, found);
  }
  const lacks = columnsIn(of).filter(([name, column]) => column.required && !at.has(name)).map(([, column]) => column.title);
  if (lacks.length > 0) return { lacks };
  const passedOver = columnsOf(of).flatMap(([, { title, onlyOut }]) => (onlyOut ? [plainTitle(title)] : []));
  const used = new Set([...at.values(), ...titles.flatMap((title, i) => (passedOver.includes(title) ? [i] : []))]);
  return { headLine: line.line, at, ignored: line.cells.flatMap((cell, i) => (used.has(i) || typeof cell !== 'string' || trimmed(cell) === '' ? [] : [trimmed(cell)])) };
}

export const isEmptyLine = (line: Line): boolean => line.cells.every((cell) => cell === null || (typeof cell === 'string' && trimmed(cell) === ''));

/** Reads one line by the sheet; every wrong cell is told, not only the first. */
export function readLine<Row extends object>(of: Sheet<Row>, layout: Layout, line: Line): RowReading<Row> {
  const row: Record<string, unknown> = {};
  const faults: LineFault[] = [];
  for (const [name, column] of columnsIn(of)) {
    const at = layout.at.get(name);
    const cell = at === undefined ? null : (line.cells[at] ?? null);
    const text = textOf(cell);
    if (!text.ok) faults.push({ column: column.title, reason: text.reason });
    else if (text.value === '') {
      if (column.required) faults.push({ column: column.title, reason: '没有填' });
    } else {
      const reading = column.kind.read(text.value, cell);
      if (reading.ok) row[name] = reading.value;
      else faults.push({ column: column.title, reason: reading.reason });
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, row: row as Row }; // every required column was read, by its own kind
}

/** A row as the cells of an exported line. */
export const writeLine = <Row extends object>(of: Sheet<Row>, row: Row): (string | number | null)[] =>
  columnsOf(of).map(([name, column]) => {
    const value = row[name];
    return value === undefined || value === null ? null : column.kind.write(value);
  });

/** What a line is about, for people: its required cells, personal ones masked. */
export const labelOf = <Row extends object>(of: Sheet<Row>, row: Row): string =>
  columnsIn(of).flatMap(([name, { required, personal, kind }]) => {
    const value = row[name];
    return !required || value === undefined || value === null ? [] : [String(personal ? personal(value) : kind.write(value))];
  }).join(' · ');

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
/** Columns in which a line says something else than what stands. */
export const changedColumns = <Row extends object>(of: Sheet<Row>, before: Row, row: Row): (keyof Row & string)[] =>
  columnsIn(of).flatMap(([name]) => (row[name] === undefined || same(row[name], before[name]) ? [] : [name]));

/** What stands and what a line wants, cell by cell, for the preview; personal data that stands is masked. */
export const differencesOf = <Row extends object>(of: Sheet<Row>, before: Row | null, row: Row): { readonly column: string; readonly before: string | null; readonly after: string }[] =>
  columnsIn(of).flatMap(([name, column]) => {
    const wanted = row[name];
    if (wanted === undefined || (before !== null && same(wanted, before[name]))) return [];
    const stands = before?.[name];
    const shown = stands === undefined || stands === null ? null : String(column.personal ? column.personal(stands) : column.kind.write(stands));
    return [{ column: column.title, before: shown, after: String(column.kind.write(wanted)) }];
  });
