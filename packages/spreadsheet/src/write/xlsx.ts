import { Zip, ZipDeflate, strToU8 } from 'fflate';
import { startsLikeFormula } from '../cell.ts';

/** One worksheet: its columns with widths in characters, values to choose from, and lines as they come. */
export interface Worksheet {
  readonly name: string;
  readonly widths: readonly number[];
  /** Line (from 1) of the head: it stays in view and is filtered by. */
  readonly headLine?: number;
  /** Drop-downs below the head, by column from 0. */
  readonly options?: ReadonlyMap<number, readonly string[]>;
  readonly lines: AsyncIterable<readonly XlsxCell[]> | Iterable<readonly XlsxCell[]>;
  /** Printed at the foot of every page. */
  readonly footer?: string;
}
/** A value, or a value with one of the looks of `LOOKS`. */
export type XlsxCell = string | number | null | { readonly value: string; readonly look: 'head' | 'required' | 'note' };
const LOOKS = { plain: 0, quoted: 1, head: 2, required: 3, note: 4 } as const;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// XML 1.0 has no place for these.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const xml = (text: string): string => text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (c) => ESCAPES[c]!);
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAX_OPTION_TEXT = 250;

export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function cellXml(cell: XlsxCell, column: number, line: number): string {
  if (cell === null || cell === '') return '';
  const at = `${columnName(column)}${line}`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  const { value, look } = typeof cell === 'string' ? { value: cell, look: startsLikeFormula(cell) ? ('quoted' as const) : ('plain' as const) } : cell;
  return `<c r="${at}" s="${LOOKS[look]}" t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
}

/** Every cell is text by its style, so that whoever fills in a template never loses the end of a long number. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="4"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><color rgb="FFB3261E"/><name val="宋体"/></font><font><sz val="10"/><color rgb="FF5F6368"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3EEE7"/></patternFill></fill></fills><borders count="2"><border/><border><bottom style="thin"><color rgb="FFB9B2A8"/></bottom></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="49" fontId="2" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="49" fontId="3" applyFont="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>`;

function* before({ widths, headLine }: Worksheet): Generator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">`;
  if (headLine) yield `<pane ySplit="${headLine}" topLeftCell="A${headLine + 1}" activePane="bottomLeft" state="frozen"/>`;
  yield `</sheetView></sheetViews><cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width + 3}" style="0" customWidth="1"/>`).join('')}</cols><sheetData>`;
}
function* after({ widths, headLine, options, footer }: Worksheet, lines: number): Generator<string> {
  yield '</sheetData>';
  if (headLine) yield `<autoFilter ref="A${headLine}:${columnName(widths.length - 1)}${Math.max(lines, headLine)}"/>`;
  const lists = [...(options ?? [])].filter(([, texts]) => texts.join(',').length <= MAX_OPTION_TEXT && texts.every((text) => !text.includes(',')));
  if (lists.length > 0) {
    yield `<dataValidations count="${lists.length}">`;
    for (const [column, texts] of lists)
      yield `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="只能选" error="${xml(texts.join('、'))}" sqref="${columnName(column)}${(headLine ?? 0) + 1}:${columnName(column)}1048576"><formula1>"${xml(texts.join(','))}"</formula1></dataValidation>`;
    yield '</dataValidations>';
  }
  if (footer) yield `<pageSetup orientation="landscape"/><headerFooter><oddFooter>&amp;L${xml(footer.replaceAll('&', '&&'))}</oddFooter></headerFooter>`;
  yield '</worksheet>';
}

const PIECE = 1 << 18;
/** A workbook, piece by piece while its lines come: memory holds no more than a piece. */
export async function* writeXlsx(worksheets: readonly Worksheet[]): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    out.push(data);
  });
  const add = (name: string) => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    return part;
  };
  const whole = (name: string, text: string) => add(name).push(strToU8(text), true);
  whole('[Content_Types].xml', `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${worksheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`);
  whole('_rels/.rels', `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`);
  whole('xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${worksheets.map(({ name }, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`);
  whole('xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${worksheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${worksheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`);
  whole('xl/styles.xml', STYLES);
  for (const [i, worksheet] of worksheets.entries()) {
    const part = add(`xl/worksheets/sheet${i + 1}.xml`);
    let text = [...before(worksheet)].join('');
    let line = 0;
    for await (const cells of worksheet.lines) {
      line++;
      text += `<row r="${line}">${cells.map((cell, column) => cellXml(cell, column, line)).join('')}</row>`;
      if (text.length < PIECE) continue;
      part.push(strToU8(text), false);
      text = '';
      yield* out.splice(0);
    }
    part.push(strToU8(text + [...after(worksheet, line)].join('')), true);
    yield* out.splice(0);
  }
  zip.end();
  yield* out.splice(0);
}
