import { readSheet, type SheetData as ReadData } from 'read-excel-file/node';
import { PlannerInputError, type InputFault } from '../kit/input-error.ts';
import { SETTINGS_SHEET, type Column, type WorkbookFormat } from './sheets.ts';

export type Cell = string | number | null;
export interface Sheet {
  readonly sheet: string;
  readonly rows: readonly (readonly Cell[])[];
}
type Row = Record<string, unknown>;

/** An input as sheets, headers first. */
export function sheetsOfInput(input: Record<string, unknown>, format: WorkbookFormat): Sheet[] {
  const tables = new Set([...format.lists, ...format.minutes].map(({ path }) => path));
  const settings = flatten(Object.fromEntries(Object.entries(input).filter(([key]) => !tables.has(key))));
  return [
    { sheet: SETTINGS_SHEET.sheet, rows: [[SETTINGS_SHEET.name, SETTINGS_SHEET.value], ...settings] },
    ...format.lists.map(({ sheet, path, columns }) => ({
      sheet,
      rows: [
        columns.map(({ header }) => header),
        ...((input[path] ?? []) as Row[]).map((row) => columns.map((column) => cellOf(row[column.key], column))),
      ],
    })),
    ...format.minutes.map(({ sheet, path, from, to, minutes }) => ({
      sheet,
      rows: [
        [from, to, minutes],
        ...Object.entries((input[path] ?? {}) as Record<string, Record<string, number>>).flatMap(([start, row]) =>
          Object.entries(row).map(([end, value]): Cell[] => [start, end, value]),
        ),
      ],
    })),
  ];
}

/** Sheets as an input, still to be parsed by its schema. Throws PlannerInputError naming sheet and cell. */
export function inputOfSheets(sheets: readonly Sheet[], format: WorkbookFormat): Record<string, unknown> {
  const faults: InputFault[] = [];
  const find = (name: string) => sheets.find(({ sheet }) => sheet === name)?.rows ?? [];
  const input: Record<string, unknown> = {};
  for (const [name, value] of find(SETTINGS_SHEET.sheet).slice(1))
    if (name !== null && name !== undefined)
      setPath(
        input,
        String(name).split('.'),
        format.settingLists.includes(String(name)) ? textList(value) : (value ?? null),
      );
  for (const { sheet, path, columns } of format.lists) {
    const [header = [], ...rows] = find(sheet);
    const at = columns.map((column) => header.indexOf(column.header));
    if (rows.length > 0)
      at.forEach((index, k) => {
        if (index < 0) faults.push({ path: sheet, message: `缺少“${columns[k]!.header}”一列` });
      });
    input[path] = rows
      .filter((row) => row.some((cell) => cell !== null))
      .map((row, r) =>
        Object.fromEntries(
          columns.map((column, k) => [
            column.key,
            valueOf(row[at[k]!] ?? null, column, (message) =>
              faults.push({ path: `${sheet} 第 ${r + 2} 行“${column.header}”`, message }),
            ),
          ]),
        ),
      );
  }
  for (const { sheet, path } of format.minutes) {
    const record: Record<string, Record<string, Cell>> = {};
    for (const [from, to, minutes] of find(sheet).slice(1))
      if (from !== null && to !== null) (record[String(from)] ??= {})[String(to)] = minutes ?? null;
    input[path] = record;
  }
  if (faults.length > 0) throw new PlannerInputError(faults);
  return input;
}

/** All sheets of a workbook file. */
export async function readWorkbook(file: string, format: WorkbookFormat): Promise<Sheet[]> {
  const names = [
    SETTINGS_SHEET.sheet,
    ...format.lists.map(({ sheet }) => sheet),
    ...format.minutes.map(({ sheet }) => sheet),
  ];
  const sheets: Sheet[] = [];
  for (const sheet of names) {
    try {
      const data: ReadData = await readSheet(file, sheet);
      sheets.push({ sheet, rows: data.map((row) => row.map(plainCell)) });
    } catch (error) {
      // A list that is empty may be missing as a sheet.
      if (!(error instanceof Error && error.name.includes('SheetNotFound'))) throw error;
    }
  }
  return sheets;
}

const textList = (cell: Cell | undefined) =>
  cell === null || cell === undefined
    ? []
    : String(cell)
        .split(/[、,，;；]/)
        .map((part) => part.trim())
        .filter(Boolean);

function plainCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'number' ? value : String(value);
}

function cellOf(value: unknown, { type }: Column): Cell {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'number':
      return Number(value);
    case 'text':
      return String(value);
    case 'list':
      return (value as string[]).join('、');
    case 'levels':
      return (value as { kind: string; level: number }[]).map(({ kind, level }) => `${kind}:${level}`).join('、');
    case 'numbers':
    case 'texts':
      return Object.entries(value as Row)
        .map(([key, part]) => `${key}:${String(part)}`)
        .join('、');
  }
}

function valueOf(cell: Cell, { type, isNullable }: Column, fail: (message: string) => void): unknown {
  const parts = () => textList(cell);
  const entries = () =>
    parts().map((part) => {
      const [key, value] = part.split(/[:：]/);
      if (value === undefined) fail(`“${part}”应写作“编号:值”`);
      return [key ?? '', value ?? ''] as const;
    });
  switch (type) {
    case 'text':
      return cell === null ? (isNullable ? null : '') : String(cell);
    case 'number': {
      if (cell === null) return isNullable ? null : undefined;
      const value = Number(cell);
      if (Number.isNaN(value)) fail(`“${cell}”不是数字`);
      return value;
    }
    case 'list':
      return parts();
    case 'levels':
      return entries().map(([kind, level]) => ({ kind, level: Number(level) }));
    case 'numbers':
      return Object.fromEntries(entries().map(([key, value]) => [key, Number(value)]));
    case 'texts':
      return Object.fromEntries(entries());
  }
}

function flatten(value: Record<string, unknown>, prefix = ''): [string, Cell][] {
  return Object.entries(value).flatMap(([key, part]): [string, Cell][] =>
    Array.isArray(part)
      ? [[`${prefix}${key}`, part.join('、')]]
      : part !== null && typeof part === 'object'
        ? flatten(part as Record<string, unknown>, `${prefix}${key}.`)
        : [[`${prefix}${key}`, part as Cell]],
  );
}

function setPath(target: Record<string, unknown>, [first = '', ...rest]: string[], value: Cell | string[]): void {
  if (rest.length === 0) target[first] = value;
  else setPath((target[first] ??= {}) as Record<string, unknown>, rest, value);
}
