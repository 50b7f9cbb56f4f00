import { strToU8, zipSync } from 'fflate';
import { choice, choices, day, digits, wholeNumber, words } from './kinds.ts';
import { sheet } from './sheet.ts';

/** A small list with a column of each kind, for the tests. */
export interface Tree {
  code: string;
  name: string;
  plantedOn?: string;
  height?: number;
  kind?: 'pine' | 'oak';
  marks?: readonly ('old' | 'ill')[];
}
export const treeSheet = sheet<Tree>({
  id: 'trees', title: '树木登记', about: ['一行一棵树。'], keyOf: (row) => row.code,
  columns: {
    code: { title: '编号', kind: digits([6, 12, 18], '编号'), required: true, example: '350123' },
    name: { title: '名称', kind: words(1, 20), required: true, otherTitles: ['name'], personal: (value) => `${value.slice(0, 1)}*` },
    plantedOn: { title: '栽种日期', kind: day() },
    height: { title: '高度（厘米）', kind: wholeNumber(0, 5000) },
    kind: { title: '树种', kind: choice({ 松: 'pine', 松树: 'pine', 栎: 'oak' }) },
    marks: { title: '标记', kind: choices({ 古树: 'old', 病害: 'ill' }) },
  },
});
/** A workbook whose first worksheet is this XML, as no program of ours would write it. */
export const rawWorkbook = (sheetXml: string, more: Record<string, string> = {}): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries({
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>', 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetXml}</sheetData></worksheet>`, ...more,
  }).map(([name, text]) => [name, strToU8(text)]))));
export const inlineCell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
