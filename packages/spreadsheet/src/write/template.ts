import { columnsIn, type Column, type Sheet } from '../sheet.ts';
import { writeXlsx, type Worksheet, type XlsxCell } from './xlsx.ts';

const widthOf = ({ title, width }: Column<unknown>): number => width ?? Math.max(10, title.length * 2 + 2);
type Columns = readonly (readonly [string, Column<unknown>])[];
/** The head of a file: what must be filled in is red, what is only to be read is grey. */
export const headOf = (columns: Columns): XlsxCell[] => columns.map(([, { title, required, onlyOut }]) => ({ value: title, look: onlyOut ? 'note' : required ? 'required' : 'head' }));
/** Widths and drop-downs of columns. */
export const shapeOf = (columns: Columns): Pick<Worksheet, 'widths' | 'options'> => ({
  widths: columns.map(([, column]) => widthOf(column)),
  options: new Map(columns.flatMap(([, { kind, onlyOut }], i) => (kind.options && !onlyOut ? [[i, kind.options] as const] : []))),
});

/** What each column means, on a worksheet of its own. */
function explanationsOf<Row extends object>(of: Sheet<Row>): XlsxCell[][] {
  const note = (value: string): XlsxCell => ({ value, look: 'note' });
  return [
    [{ value: `“${of.title}”怎么填`, look: 'head' }],
    ...[...of.about, '红色的列必填。空着的格子不改变原来登记的内容。', '不要用公式，不要合并单元格。表头不要改，列的先后可以换。', '导入前会先检查，逐格告诉您哪里要改；没有确认之前什么都不会写进去。'].map((text) => [note(text)]),
    [],
    ['列', '必填', '填什么', '说明', '例子'].map((value) => ({ value, look: 'head' as const })),
    ...columnsIn(of).map(([, { title, required, kind, hint, example }]) => [note(title), note(required ? '必填' : '选填'), note(kind.says), note(hint ?? ''), note(example ?? '')]),
  ];
}

/** An empty file to fill in: the head with drop-downs, and the explanations. */
export function writeTemplate<Row extends object>(of: Sheet<Row>): AsyncGenerator<Uint8Array> {
  return writeXlsx([
    { name: of.title, headLine: 1, ...shapeOf(columnsIn(of)), lines: [headOf(columnsIn(of))] },
    { name: '填写说明', widths: [22, 8, 40, 40, 26], lines: explanationsOf(of) },
  ]);
}
