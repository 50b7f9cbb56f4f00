import { columnsOf, type Column, type Sheet } from '../sheet.ts';
import { writeXlsx, type Worksheet, type XlsxCell } from './xlsx.ts';

const widthOf = ({ title, width }: Column<unknown>): number => width ?? Math.max(10, title.length * 2 + 2);
/** The head of a sheet's file: what must be filled in is red. */
export const headOf = <Row extends object>(of: Sheet<Row>): XlsxCell[] => columnsOf(of).map(([, { title, required }]) => ({ value: title, look: required ? 'required' : 'head' }));
/** Widths and drop-downs of a sheet's columns. */
export const shapeOf = <Row extends object>(of: Sheet<Row>): Pick<Worksheet, 'widths' | 'options'> => ({
  widths: columnsOf(of).map(([, column]) => widthOf(column)),
  options: new Map(columnsOf(of).flatMap(([, { kind }], i) => (kind.options ? [[i, kind.options] as const] : []))),
});

/** What each column means, on a worksheet of its own. */
function explanationsOf<Row extends object>(of: Sheet<Row>): XlsxCell[][] {
  const note = (value: string): XlsxCell => ({ value, look: 'note' });
  return [
    [{ value: `“${of.title}”怎么填`, look: 'head' }],
    ...[...of.about, '红色的列必填。空着的格子不改变原来登记的内容。', '不要用公式，不要合并单元格。表头不要改，列的先后可以换。', '导入前会先检查，逐格告诉您哪里要改；没有确认之前什么都不会写进去。'].map((text) => [note(text)]),
    [],
    ['列', '必填', '填什么', '说明', '例子'].map((value) => ({ value, look: 'head' as const })),
    ...columnsOf(of).map(([, { title, required, kind, hint, example }]) => [note(title), note(required ? '必填' : '选填'), note(kind.says), note(hint ?? ''), note(example ?? '')]),
  ];
}

/** An empty file to fill in: the head with drop-downs, and the explanations. */
export function writeTemplate<Row extends object>(of: Sheet<Row>): AsyncGenerator<Uint8Array> {
  return writeXlsx([
    { name: of.title, headLine: 1, ...shapeOf(of), lines: [headOf(of)] },
    { name: '填写说明', widths: [22, 8, 40, 40, 26], lines: explanationsOf(of) },
  ]);
}
