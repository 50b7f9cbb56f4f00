import { isUtf8 } from 'node:buffer';
import { FileFault, type Line } from '../cell.ts';
import { MAX_LINES_BEFORE_HEAD } from '../sheet.ts';

/** Characters that one cell may have. */
export const MAX_CELL = 5_000;
const PIECE_BYTES = 1 << 16;

/** UTF-8 or UTF-16 by their marks, else what fits: UTF-8, or GB18030 as Chinese programs write it. */
export function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
}

/** Comma, tab or semicolon: whichever one of the first lines has most of, for a sentence may stand above the head; the Chinese comma where there is none of them. */
function separatorOf(text: string): string {
  const lines = text.split(/\r?\n/, MAX_LINES_BEFORE_HEAD + 1);
  const counts = [',', '\t', ';'].map((mark) => [Math.max(...lines.map((line) => line.split(mark).length)), mark] as const);
  const [many, mark] = counts.reduce((most, one) => (one[0] > most[0] ? one : most));
  return many > 1 ? mark : '，';
}

function* pieces(bytes: Buffer): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) yield decoder.decode(bytes.subarray(from, from + PIECE_BYTES), { stream: true });
  yield decoder.decode();
}

/** Lines of a CSV file (RFC 4180); a quote inside an unquoted cell is a quote. A cell may hold line breaks: the line's number is that of its beginning. */
export function* readCsv(bytes: Buffer): Generator<Line> {
  let separator = '';
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  /** A quote that may end the cell or be the first of two. */
  let mayEnd = false;
  let lineNumber = 1;
  let startedAt = 1;
  let before = '';
  for (const piece of pieces(bytes)) {
    separator ||= separatorOf(piece);
    for (const c of piece) {
      if (isQuoted) {
        if (mayEnd && c === '"') { cell += '"'; mayEnd = false; continue; }
        if (!mayEnd) {
          if (c === '"') { mayEnd = true; continue; }
          if (c === '\n') lineNumber++;
          cell += c;
          if (cell.length > MAX_CELL) throw new FileFault(`第 ${startedAt} 行有一个引号没有配对，或者一格里超过 ${MAX_CELL} 个字，请检查这一行`);
          continue;
        }
        isQuoted = mayEnd = false;
      }
      if (c === separator) { cells.push(cell); cell = ''; }
      else if (c === '\n' || c === '\r') {
        if (c === '\n' && before === '\r') { before = c; continue; }
        cells.push(cell);
        yield { line: startedAt, cells };
        [cells, cell] = [[], ''];
        startedAt = ++lineNumber;
      } else if (c === '"' && cell === '') isQuoted = true;
      else cell += c;
      before = c;
    }
  }
  if (isQuoted && !mayEnd) throw new FileFault(`第 ${startedAt} 行有一个引号没有配对，请检查这一行`);
  if (cell !== '' || cells.length > 0) yield { line: startedAt, cells: [...cells, cell] };
}
