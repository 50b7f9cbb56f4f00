import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { PlannerInputError } from '../kit/input-error.ts';
import { workbookFormats, type PlanKind } from './sheets.ts';
import { inputOfSheets, readWorkbook, type Sheet } from './workbook.ts';

/** Paths are meant from where the user called npm, not from the repository's top. */
export const userPath = (file: string) => resolve(process.env['INIT_CWD'] ?? process.cwd(), file);

/** An input of a known kind, from JSON or XLSX by the file's name. */
export async function readInput(file: string, kind: PlanKind): Promise<Record<string, unknown>> {
  return file.endsWith('.xlsx')
    ? inputOfSheets(await readWorkbook(userPath(file), workbookFormats[kind]), workbookFormats[kind])
    : readJson(file);
}

export async function readJson(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(userPath(file), 'utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      throw new SyntaxError('最外层应是一个对象 {…}');
    return value as Record<string, unknown>;
  } catch (error) {
    throw new PlannerInputError([
      { path: file, message: `不是有效的 JSON：${error instanceof Error ? error.message : ''}` },
    ]);
  }
}

/** Writes JSON, or sheets when the name ends in .xlsx. */
export async function writeOutput(file: string, value: unknown, sheets: () => readonly Sheet[]): Promise<void> {
  if (!file.endsWith('.xlsx')) {
    await writeFile(userPath(file), `${JSON.stringify(value, null, 1)}\n`);
    return;
  }
  await writeExcelFile(
    sheets().map(({ sheet, rows }) => ({
      sheet,
      data: rows.map((row, r) =>
        row.map((value) => (value === null ? null : { value, ...(r === 0 ? { fontWeight: 'bold' as const } : {}) })),
      ),
    })),
  ).toFile(userPath(file));
}
