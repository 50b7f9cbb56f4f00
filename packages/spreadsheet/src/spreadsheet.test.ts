import { trimmed } from './cell.ts';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { FileFault } from './cell.ts';
import { openTable } from './read/table.ts';
import { several, words } from './kinds.ts';
import { changedColumns, differencesOf, labelOf, readLine, sheet, type RowReading } from './sheet.ts';
import { bytesOf, inlineCell, rawWorkbook, treeSheet, type Tree } from './testing.ts';
import { writeExport } from './write/export.ts';
import { writeTemplate } from './write/template.ts';
import { writeXlsx, type XlsxCell } from './write/xlsx.ts';

async function readAll(bytes: Buffer): Promise<(RowReading<Tree> & { line: number })[]> {
  const { layout, lines } = await openTable(treeSheet, bytes);
  const rows = [];
  for await (const line of lines) rows.push({ line: line.line, ...readLine(treeSheet, layout, line) });
  return rows;
}
const workbook = (lines: readonly XlsxCell[][]): Promise<Buffer> => bytesOf(writeXlsx([{ name: '树', widths: [10, 10], lines }]));
const csv = (text: string): Buffer => Buffer.from(text);
const rowsOf = (read: Awaited<ReturnType<typeof readAll>>) => read.map((r) => (r.ok ? r.row : r.faults));
const HEAD = `<row r="1">${inlineCell('A1', '编号')}${inlineCell('B1', '名称')}${inlineCell('C1', '高度')}${inlineCell('D1', '栽种日期')}</row>`;

describe('a list as a file', () => {
  const tree: fc.Arbitrary<Tree> = fc.record({
    code: fc.integer({ min: 100_000, max: 999_999 }).map(String), name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((s) => `=+-@'"，,\t${s}`.slice(fc.sample(fc.nat(8), 1)[0]).replaceAll(/[\u0000-\u001f\u007f\ufffe\uffff]/g, '').slice(0, 20).trim()).map((s) => trimmed(s) || '树').filter((s) => s === s.normalize() && [...s].length <= 20 && s.isWellFormed()),
    plantedOn: fc.date({ min: new Date('1950-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10)), height: fc.nat(5000), kind: fc.constantFrom('pine', 'oak'), marks: fc.constantFrom([], ['ill'], ['ill', 'old']),
  }) as fc.Arbitrary<Tree>;
  it.each(['xlsx', 'csv'] as const)('reads back as %s exactly what it wrote, however the text begins', async (format) => {
    await fc.assert(fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 8 }), async (trees) => {
      async function* rows() { yield* trees; }
      const bytes = await bytesOf(writeExport(treeSheet, rows(), format, { text: '张三 导出，用途：核对，请在 2026-03-01 前用完', filters: '' }));
      const read = rowsOf(await readAll(bytes)) as Tree[];
      expect(read.map((r) => ({ ...r, name: r.name.replaceAll(/\s/g, '') }))).toEqual(trees.map((t) => ({ ...t, name: t.name.replaceAll(/\s/g, '').replace(/^'(?=[=+\-@])/, '') })));
    }), { numRuns: 60 });
  });
  it('is read by another program too, with the watermark in front', async () => {
    async function* rows(): AsyncGenerator<Tree> { yield { code: '350123', name: '=HYPERLINK("http://x")', height: 7, marks: ['old'] }; }
    const read = await readExcelFile(await bytesOf(writeExport(treeSheet, rows(), 'xlsx', { text: '张三 2026-03-01 导出，用途：核对', filters: '名称含“松”' })));
    const data = (Array.isArray(read[0]) ? read : (read as unknown as { data: unknown[][] }[])[0]!.data) as unknown[][];
    expect(data[0]![0]).toContain('张三 2026-03-01 导出，用途：核对');
    expect(data[1]).toEqual(['编号', '名称', '栽种日期', '高度（厘米）', '树种', '标记']);
    expect(data[2]).toEqual(['350123', '=HYPERLINK("http://x")', null, 7, null, '古树']);
  });
  it('neutralises formulas in CSV', async () => {
    async function* rows(): AsyncGenerator<Tree> { yield { code: '350123', name: '=1+1' }; }
    expect((await bytesOf(writeExport(treeSheet, rows(), 'csv', { text: '导出', filters: '' }))).toString()).toContain("350123,'=1+1");
  });
  it('gives a template that can be filled in: drop-downs, explanations, and the head it is known by', async () => {
    const bytes = await bytesOf(writeTemplate(treeSheet));
    expect(await readAll(bytes)).toEqual([]);
    const { unzipSync, strFromU8 } = await import('fflate');
    const parts = unzipSync(bytes);
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toContain('<formula1>"松,栎"</formula1>');
    expect(strFromU8(parts['xl/worksheets/sheet2.xml']!)).toContain('没有确认之前什么都不会写进去');
  });
});

describe('bad spreadsheets', () => {
  it('full-width digits, blanks of every kind, dates as text and as numbers, other words for a choice are put right', async () => {
    const bytes = await workbook([['编号*', ' 名称 ', '栽种日期', '高度（厘米）', '树种', '标记'], ['３５０１２３', '\u3000老松\u00a0', 44_927, '１，２００', '松树', '病害，古树'], ['350124 ', '小栎', '2026年3月1日', ' 12 ', '栎', '无'], ['350125', '幼树', '2026/3/1', 3]]);
    expect(rowsOf(await readAll(bytes))).toEqual([
      { code: '350123', name: '老松', plantedOn: '2023-01-01', height: 1200, kind: 'pine', marks: ['ill', 'old'] },
      { code: '350124', name: '小栎', plantedOn: '2026-03-01', height: 12, kind: 'oak', marks: [] }, { code: '350125', name: '幼树', plantedOn: '2026-03-01', height: 3 },
    ]);
  });
  it('every wrong cell is told with its column, not only the first', async () => {
    const read = await readAll(csv('编号,名称,栽种日期,高度,树种\n35,,2026-02-30,很高,杨\n'));
    expect(read[0]).toMatchObject({ line: 2, ok: false });
    expect(rowsOf(read)[0]).toEqual([
      { column: '编号', reason: '编号应为 6、12、18 位数字，这里是“35”' }, { column: '名称', reason: '没有填' }, { column: '栽种日期', reason: '日期应写成 2026-03-01 这样，这里是“2026-02-30”' },
      { column: '高度（厘米）', reason: '应为整数，这里是“很高”' }, { column: '树种', reason: '只能填：松、栎，这里是“杨”' },
    ]);
  });
  it('formulas, errors, merged cells and numbers that lost their end are refused cell by cell', async () => {
    const bytes = rawWorkbook(`${HEAD}<row r="2"><c r="A2"><v>350123</v></c>${inlineCell('B2', '松')}<c r="C2"><f>SUM(1,2)</f><v>3</v></c></row><row r="3"><c r="A3"><v>350123199001011000</v></c>${inlineCell('B3', '松')}<c r="C3" t="e"><v>#N/A</v></c></row><row r="4">${inlineCell('A4', '350126')}${inlineCell('B4', '松')}</row><row r="5">${inlineCell('A5', '350127')}</row>`.replace('</row><row r="5">', '</row><row r="5">'), {})
    const merged = rawWorkbook(`${HEAD}<row r="2">${inlineCell('A2', '350126')}${inlineCell('B2', '松')}</row><row r="3">${inlineCell('A3', '350127')}</row></sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells><sheetData>`);
    expect(rowsOf(await readAll(bytes))).toMatchObject([[{ column: '高度（厘米）', reason: expect.stringContaining('公式') }], [{ column: '编号', reason: expect.stringContaining('末几位已经丢失') }, { reason: expect.stringContaining('#N/A') }], { code: '350126' }, [{ column: '名称', reason: '没有填' }]]);
    expect(rowsOf(await readAll(merged))).toMatchObject([[{ column: '名称', reason: expect.stringContaining('合并') }], [{ column: '名称', reason: expect.stringContaining('合并') }]]);
  });
  const refused = async (bytes: Buffer, words: RegExp) => {
    const error = await readAll(bytes).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(FileFault);
    expect((error as Error).message).toMatch(words);
  };
  it('the wrong template is told by what it lacks', () => refused(csv('姓名,电话\n张三,1\n'), /不是“树木登记”的表.*“编号”/));
  it('a file that is none, empty, old or cut off is told as what it is', async () => {
    await refused(Buffer.alloc(0), /空的/);
    await refused(Buffer.from('d0cf11e0a1b11ae1', 'hex'), /旧版 \.xls/);
    await refused(Buffer.from([0x89, 0x50, 0, 0]), /不是表格/);
    const whole = await workbook([['编号', '名称'], ['350123', '松']]);
    await refused(whole.subarray(0, whole.length - 40), /损坏|没有传完整/);
    await refused(Buffer.from(zipSync({ 'word/document.xml': strToU8('<a/>') })), /不是 \.xlsx/);
    await refused(rawWorkbook('', { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>' }), /不是 \.xlsx/);
  });
  it('a zip bomb stops long before it is unpacked', async () => {
    const bomb = rawWorkbook(`${HEAD}${' '.repeat(60_000_000)}`);
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    await refused(bomb, /大得不正常/);
    expect(process.memoryUsage().rss - before).toBeLessThan(120e6);
  });
  it('a line number that no program writes is refused with a sentence: too high, going back, no number', async () => {
    const line = (number: string) => `<row r="${number}">${inlineCell('A2', '350123')}${inlineCell('B2', '松')}</row>`;
    for (const number of ['1000000000000000', '1048577', '1', '0', '-1', '2.5', 'x']) await refused(rawWorkbook(`${HEAD}${line(number)}`), /行号不对/);
    await refused(rawWorkbook(`${HEAD}${line('5')}${line('5')}`), /行号不对/);
  });
  it('merged cells by the ten thousand are read in passing, however many lines there are', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 2}">${inlineCell(`A${i + 2}`, '350123')}</row>`).join('');
    const merges = Array.from({ length: 20_000 }, (_, i) => `<mergeCell ref="C${i + 2}:D${i + 2}"/>`).join('');
    const begun = process.cpuUsage();
    await readAll(rawWorkbook(`${HEAD}${lines}</sheetData><mergeCells>${merges}</mergeCells><sheetData>`));
    // Comparing each line with each merged cell would be 400 million steps; this is some thousand for each of them.
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(20);
    const everywhere = Array.from({ length: 1_001 }, (_, i) => `<mergeCell ref="C2:D${i + 3}"/>`).join('');
    await refused(rawWorkbook(`${HEAD}${lines.slice(0, 400)}</row></sheetData><mergeCells>${everywhere}</mergeCells><sheetData>`), /合并的单元格太多|不完整/);
  });
  it('quotes that don’t end are told with their line', () => refused(csv('编号,名称\n350123,"松\n350124,栎\n'), /第 2 行有一个引号没有配对/));
  it('CSV is read as UTF-8 with and without mark, as GB18030, with tabs and semicolons, and with line breaks inside a cell', async () => {
    const gb = Buffer.concat([Buffer.from('b1e0bac52cc3fbb3c60d0a3335303132332ccbc90d0a', 'hex')]);
    for (const bytes of [gb, csv('\ufeff编号,名称\r\n350123,松'), csv('编号\t名称\n350123\t松\n'), csv('编号;名称\n350123;松\n'), csv('编号,名称\n"350123","松"'), Buffer.from('\ufeff编号,名称\n350123,松', 'utf16le')])
      expect(rowsOf(await readAll(bytes))).toEqual([{ code: '350123', name: '松' }]);
    const read = await readAll(csv('编号,名称\n350123,"大\n松"\n350124,栎\n'));
    expect(read.map((r) => r.line)).toEqual([2, 4]);
  });
  it('100,000 lines go by in a stream, empty ones left out', async () => {
    function* lines(): Generator<XlsxCell[]> {
      yield ['编号', '名称', '高度（厘米）'];
      for (let i = 0; i < 100_000; i++) yield i % 10 === 9 ? [] : [String(100_000 + i), `树${i}`, i % 5000];
    }
    const bytes = await bytesOf(writeXlsx([{ name: '树', widths: [10, 10, 10], lines: lines() }]));
    const { layout, lines: read } = await openTable(treeSheet, bytes);
    let many = 0;
    for await (const line of read) if (readLine(treeSheet, layout, line).ok) many++;
    expect(many).toBe(90_000);
  });
});

describe('a column that only goes out', () => {
  const wide = sheet<Tree & { near?: string }>({ ...treeSheet, columns: { ...treeSheet.columns, near: { title: '附近', kind: words(1, 20), onlyOut: true } } });
  it('stands in the file, is no part of the template, and is passed over when it comes back', async () => {
    async function* rows() { yield { code: '350123', name: '松', near: '村口' }; }
    const bytes = await bytesOf(writeExport(wide, rows(), 'csv', { text: '张三导出', filters: '' }));
    expect(bytes.toString()).toContain('村口');
    const { layout, lines } = await openTable(wide, bytes);
    const read = [];
    for await (const line of lines) read.push(readLine(wide, layout, line));
    expect([layout.ignored, read]).toEqual([[], [{ ok: true, row: { code: '350123', name: '松' } }]]);
    expect(changedColumns(wide, { code: '350123', name: '松' }, { code: '350123', name: '松', near: '桥头' })).toEqual([]);
    expect((await bytesOf(writeTemplate(wide))).includes(Buffer.from('附近'))).toBe(false);
  });
  it('words in a row are a set: what they say doesn’t depend on how they stand', () => {
    const names = several(3, '姓名');
    expect(names.read('李四、 张三，李四', '')).toEqual({ ok: true, value: ['张三', '李四'] });
    expect(names.read('无', '')).toEqual({ ok: true, value: [] });
    expect(names.read('甲、乙、丙、丁', '')).toMatchObject({ ok: false, reason: '最多填 3 个，这里有 4 个' });
    expect(names.write([])).toBe('无');
  });
});

describe('a preview', () => {
  it('says what changes, cell by cell; what a line doesn’t say stays; personal data that stands is masked', () => {
    const before: Tree = { code: '350123', name: '老松树', height: 5 };
    expect(changedColumns(treeSheet, before, { code: '350123', name: '老松树' })).toEqual([]);
    expect(differencesOf(treeSheet, before, { code: '350123', name: '新松树', height: 6 })).toEqual([{ column: '名称', before: '老*', after: '新松树' }, { column: '高度（厘米）', before: '5', after: '6' }]);
    expect(differencesOf(treeSheet, null, { code: '350124', name: '栎' })).toHaveLength(2);
    expect(labelOf(treeSheet, { code: '350124', name: '老栎树', height: 5 })).toBe('350124 · 老*');
  });
});
