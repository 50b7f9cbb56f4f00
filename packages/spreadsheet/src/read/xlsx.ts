import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FileFault, type Cell, type Line } from '../cell.ts';
import { openZip, type Parts } from './zip.ts';
import { MAX_CELL } from './csv.ts';

const MAX_COLUMNS = 300;
/** Lines of a worksheet, in every program. */
const MAX_LINES = 1_048_576;
/** Merged cells that one line may be part of. */
const MAX_MERGED_AT_ONCE = 1_000;
/** Characters of all texts that a workbook shares between its cells; they are held in memory. */
const MAX_SHARED = 120e6;
const NOT_XLSX = '这个文件不是 .xlsx 表格；请用表格软件“另存为 .xlsx”或 CSV 再导入';

/** Cells that were merged: from and to, both included, counted from 0. */
interface Merged {
  readonly fromLine: number;
  readonly toLine: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** Columns of a reference such as AB12, counted from 0. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const c of reference) {
    const code = c.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}
const lineOf = (reference: string): number => Number(/\d+$/.exec(reference)?.[0] ?? 0);

/** Reads a part as XML, handing tags and text on as they come. */
async function parse(parts: Parts, name: string, on: { open?: (tag: SaxesTagPlain) => void; text?: (text: string) => void; close?: (tag: SaxesTagPlain) => void; piece?: () => void }): Promise<void> {
  for await (const _ of parsing(parts, name, on));
}
async function* parsing(parts: Parts, name: string, on: { open?: (tag: SaxesTagPlain) => void; text?: (text: string) => void; close?: (tag: SaxesTagPlain) => void }): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  // What a workbook never has: with it come entities that grow without end.
  parser.on('doctype', () => { throw new FileFault(NOT_XLSX); });
  parser.on('error', (error) => { throw new FileFault(`文件里的内容不完整，打不开（${name}：${error.message.slice(0, 80)}）`); });
  if (on.open) parser.on('opentag', on.open);
  if (on.text) parser.on('text', on.text);
  if (on.close) parser.on('closetag', on.close);
  const decoder = new TextDecoder('utf-8');
  for await (const piece of parts.open(name)) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}
const local = (tag: SaxesTagPlain): string => tag.name.slice(tag.name.indexOf(':') + 1);

/** Path of the first worksheet that people see, and whether its days count from 1904. */
async function findSheet(parts: Parts): Promise<{ path: string; from1904: boolean }> {
  if (!parts.names.includes('xl/workbook.xml')) throw new FileFault(NOT_XLSX);
  let id: string | undefined;
  let from1904 = false;
  await parse(parts, 'xl/workbook.xml', { open: (tag) => {
    if (local(tag) === 'workbookPr') from1904 = ['1', 'true'].includes(tag.attributes['date1904'] ?? '');
    if (local(tag) === 'sheet' && !['hidden', 'veryHidden'].includes(tag.attributes['state'] ?? '')) id ??= Object.entries(tag.attributes).find(([name]) => name.endsWith(':id'))?.[1];
  } });
  let target: string | undefined;
  await parse(parts, 'xl/_rels/workbook.xml.rels', { open: (tag) => { if (tag.attributes['Id'] === id) target = tag.attributes['Target']; } });
  if (!id || !target) throw new FileFault('表格文件里没有工作表');
  return { path: target.startsWith('/') ? target.slice(1) : `xl/${target}`, from1904 };
}

async function readShared(parts: Parts): Promise<string[]> {
  const texts: string[] = [];
  if (!parts.names.includes('xl/sharedStrings.xml')) return texts;
  let all = 0;
  let text = '';
  let isText = false;
  let isPhonetic = false;
  await parse(parts, 'xl/sharedStrings.xml', {
    open: (tag) => {
      const name = local(tag);
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    text: (more) => {
      if (!isText) return;
      text += more;
      all += more.length;
      if (all > MAX_SHARED) throw new FileFault('表格里的文字太多，请分成几个文件导入');
    },
    close: (tag) => {
      const name = local(tag);
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') texts.push(text.slice(0, MAX_CELL + 1));
    },
  });
  return texts;
}

/** Merged cells stand behind all lines in the file; they are looked for first, so that each line can say so. */
async function findMerged(parts: Parts, path: string): Promise<Merged[]> {
  const merged: Merged[] = [];
  let rest = '';
  for await (const piece of parts.open(path)) {
    const text = rest + piece.toString('latin1');
    for (const [, from = '', to = ''] of text.matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+):([A-Z]+\d+)"/g))
      merged.push({ fromLine: lineOf(from), toLine: lineOf(to), fromColumn: columnOf(from), toColumn: columnOf(to) });
    if (merged.length > 100_000) throw new FileFault('合并的单元格太多，请取消合并后再导入');
    rest = text.slice(-80);
  }
  // A piece may end inside what was found already.
  return [...new Map(merged.map((m) => [JSON.stringify(m), m])).values()];
}

/** Lines of the first worksheet, one after the other; memory holds the file and its shared texts only. */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<Line> {
  const parts = await openZip(bytes);
  try {
    const { path, from1904 } = await findSheet(parts);
    const merged = (await findMerged(parts, path)).sort((a, b) => a.fromLine - b.fromLine);
    const shared = await readShared(parts);
    const reader = new LineReader(shared, merged, from1904);
    for await (const _ of parsing(parts, path, reader)) yield* reader.take();
    yield* reader.take();
  } finally {
    parts.close();
  }
}

/** Days between the two calendars that workbooks use. */
const DAYS_1904 = 1_462;

/** Puts cells together to lines while the worksheet's XML goes by. */
class LineReader {
  #lines: Line[] = [];
  #cells: Cell[] = [];
  #line = 0;
  #column = 0;
  #type = '';
  #text = '';
  #isValue = false;
  #isFormula = false;
  #nextMerged = 0;
  /** Merged cells that reach the line being read. */
  #open: Merged[] = [];
  constructor(private readonly shared: readonly string[], private readonly merged: readonly Merged[], private readonly from1904: boolean) {}

  take(): Line[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }
  open = (tag: SaxesTagPlain): void => {
    const name = local(tag);
    if (name === 'row') {
      this.#line = this.#lineAfter(tag.attributes['r']);
      this.#cells = [];
      this.#column = -1;
    } else if (name === 'c') {
      const reference = tag.attributes['r'];
      this.#column = reference ? columnOf(reference) : this.#column + 1;
      this.#type = tag.attributes['t'] ?? 'n';
      this.#text = '';
      this.#isFormula = false;
    } else if (name === 'v' || name === 't') this.#isValue = true;
    else if (name === 'f') this.#isFormula = true;
  };
  /** The number of the next line: the programs count on and end at MAX_LINES; anything else is no such file. */
  #lineAfter(written: string | undefined): number {
    const line = written === undefined ? this.#line + 1 : Number(written);
    if (Number.isInteger(line) && line > this.#line && line <= MAX_LINES) return line;
    throw new FileFault(`表格里的行号不对（${(written ?? String(line)).slice(0, 20)}），文件可能坏了；请用表格软件打开，另存一次再导入`);
  }
  text = (more: string): void => {
    if (this.#isValue && this.#text.length <= MAX_CELL) this.#text += more;
  };
  close = (tag: SaxesTagPlain): void => {
    const name = local(tag);
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'c' && this.#column >= 0 && this.#column < MAX_COLUMNS) {
      while (this.#cells.length < this.#column) this.#cells.push(null);
      this.#cells[this.#column] = this.#value();
    } else if (name === 'row') {
      this.#markMerged();
      this.#lines.push({ line: this.#line, cells: this.#cells });
    }
  };
  #value(): Cell {
    if (this.#isFormula) return { odd: 'formula' };
    if (this.#text === '') return null;
    switch (this.#type) {
      case 's': return this.shared[Number(this.#text)] ?? null;
      case 'n': {
        const value = Number(this.#text);
        return this.from1904 && value > 0 && value < 100_000 ? value + DAYS_1904 : value;
      }
      case 'b': return this.#text === '1';
      case 'e': return { odd: 'error' };
      default: return this.#text;
    }
  }
  /** Merged cells are sorted by their first line; only those that reach this line are looked at. */
  #markMerged(): void {
    for (; (this.merged[this.#nextMerged]?.fromLine ?? Infinity) <= this.#line; this.#nextMerged++) this.#open.push(this.merged[this.#nextMerged]!);
    if (this.#open.length === 0) return;
    this.#open = this.#open.filter((one) => one.toLine >= this.#line);
    if (this.#open.length > MAX_MERGED_AT_ONCE) throw new FileFault('合并的单元格太多，请取消合并后再导入');
    for (const m of this.#open) {
      for (let column = m.fromColumn; column <= Math.min(m.toColumn, MAX_COLUMNS); column++) {
        while (this.#cells.length < column) this.#cells.push(null);
        this.#cells[column] = { odd: 'merged' };
      }
    }
  }
}
