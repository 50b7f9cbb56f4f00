import { FileFault, type Line } from '../cell.ts';
import { isEmptyLine, layoutOf, MAX_LINES_BEFORE_HEAD, type Layout, type Sheet } from '../sheet.ts';
import { readCsv } from './csv.ts';
import { readXlsx } from './xlsx.ts';

const ZIP = Buffer.from('PK');
const OLD_OFFICE = Buffer.from('d0cf11e0', 'hex');
/** Lines that one file may have. */
export const MAX_LINES = 1_500_000;

/** Lines of a CSV or XLSX file, by what it is and not by what it is called. */
async function* linesOf(bytes: Buffer): AsyncGenerator<Line> {
  if (bytes.length === 0) throw new FileFault('这个文件是空的');
  if (bytes.subarray(0, 4).equals(OLD_OFFICE)) throw new FileFault('这是旧版 .xls 表格，或者设了打开密码；请去掉密码，“另存为 .xlsx”再导入');
  if (bytes.subarray(0, 2).equals(ZIP)) yield* readXlsx(bytes);
  else if (bytes.subarray(0, 1000).includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe) throw new FileFault('这个文件不是表格；请选 .xlsx 或 .csv 文件');
  else yield* readCsv(bytes);
}

/** A file read by a sheet: its head found, then line after line with something in it. */
export interface Table {
  readonly layout: Layout;
  readonly lines: AsyncGenerator<Line>;
}

/** Finds the sheet's head among the first lines. @throws FileFault for what is no table, or the table of something else */
export async function openTable<Row extends object>(of: Sheet<Row>, bytes: Buffer): Promise<Table> {
  const lines = linesOf(bytes);
  let nearest: readonly string[] | undefined;
  for (let tried = 0; tried <= MAX_LINES_BEFORE_HEAD; tried++) {
    const { value, done } = await lines.next();
    if (done) break;
    const layout = layoutOf(of, value);
    if (!('lacks' in layout)) return { layout, lines: filled(lines) };
    if (!nearest || layout.lacks.length < nearest.length) nearest = layout.lacks;
  }
  await lines.return(undefined);
  throw new FileFault(nearest ? `这不是“${of.title}”的表：没有找到表头“${nearest.join('”“')}”。请下载模板，按模板的表头填` : '这个文件里没有内容');
}

async function* filled(lines: AsyncGenerator<Line>): AsyncGenerator<Line> {
  let many = 0;
  for await (const line of lines) {
    if (isEmptyLine(line)) continue;
    if (++many > MAX_LINES) throw new FileFault(`行数超过 ${MAX_LINES} 行，请分成几个文件导入`);
    yield line;
  }
}
