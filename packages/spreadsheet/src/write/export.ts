import { columnsOf, writeLine, type Sheet } from '../sheet.ts';
import { CSV_MARK, csvLine } from './csv.ts';
import { headOf, shapeOf } from './template.ts';
import { writeXlsx, type XlsxCell } from './xlsx.ts';

/** What an exported file says of itself in its first line and at the foot of each page. */
export interface Watermark {
  /** Who, when, what for, until when it may be kept: one sentence. */
  readonly text: string;
  /** The filters in force, in words. */
  readonly filters: string;
}
export type FileFormat = 'xlsx' | 'csv';

/** A list as a file that can be imported again; the first line says who took it and what for. */
export async function* writeExport<Row extends object>(of: Sheet<Row>, rows: AsyncIterable<Row>, format: FileFormat, { text, filters }: Watermark): AsyncGenerator<Uint8Array> {
  const mark = `${of.title}　${text}${filters ? `　筛选：${filters}` : ''}`;
  if (format === 'xlsx') {
    async function* lines(): AsyncGenerator<XlsxCell[]> {
      yield [{ value: mark, look: 'note' }];
      yield headOf(columnsOf(of));
      for await (const row of rows) yield writeLine(of, row);
    }
    yield* writeXlsx([{ name: of.title, headLine: 2, ...shapeOf(columnsOf(of)), lines: lines(), footer: text }]);
    return;
  }
  yield Buffer.from(CSV_MARK + csvLine([mark]) + csvLine(columnsOf(of).map(([, { title }]) => title)));
  for await (const row of rows) yield Buffer.from(csvLine(writeLine(of, row)));
}
