import { withoutInvisible } from '@shaodao/contracts/typed';

/** A cell that says something no list may take over: a formula, an error of the program that made it, a cell that was merged with others. */
export interface Odd {
  readonly odd: 'formula' | 'error' | 'merged';
}
/** What stands in one cell of a file, as its reader found it; an empty cell is null. */
export type Cell = string | number | boolean | Odd | null;

/** One line of a file: its number as the program shows it (from 1), and its cells from the left. */
export interface Line {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** A file that can't be read at all; the message is a sentence for people. */
export class FileFault extends Error {}

/** What is said of an odd cell. */
export const ODD_REASON: Readonly<Record<Odd['odd'], string>> = {
  formula: '这里是公式，请改成算好的值再导入（复制后选择性粘贴为数值）',
  error: '这里是出错的公式（如 #N/A），请改成正确的值',
  merged: '这里是合并的单元格，请取消合并并逐行填好',
};
export const isOdd = (cell: Cell): cell is Odd => typeof cell === 'object' && cell !== null;

const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** Without invisible characters, and without blanks around it, whatever kind of blank they are. */
export const trimmed = (text: string): string => withoutInvisible(text).trim();
/** Full-width letters, digits and marks as ordinary ones: ３５０１２３ → 350123. */
export const halfWidth = (text: string): string => text.replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');

const STARTS_FORMULA = /^[=+\-@\t\r]/;
/** Text that a spreadsheet would take for a formula gets an apostrophe in front: names and addresses must stay text wherever the file is opened. */
export const neutralised = (text: string): string => (STARTS_FORMULA.test(text) ? `'${text}` : text);
/** The text as it was before `neutralised`. */
export const restored = (text: string): string => (text.startsWith("'") && STARTS_FORMULA.test(text.slice(1)) ? text.slice(1) : text);
export const startsLikeFormula = (text: string): boolean => STARTS_FORMULA.test(text);
