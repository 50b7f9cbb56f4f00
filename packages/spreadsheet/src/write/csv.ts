import { neutralised } from '../cell.ts';

const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** The mark that tells Chinese programs the file is UTF-8. */
export const CSV_MARK = '\ufeff';
/** One line of CSV, with its line end; text that would be taken for a formula is neutralised. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map((cell) => (cell === null ? '' : typeof cell === 'number' ? String(cell) : quoted(neutralised(cell)))).join(',')}\r\n`;
