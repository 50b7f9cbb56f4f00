import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { downloadExport, getExport, requestExport } from '@shaodao/contracts/registry/export';
import { discardImport, listImportRows, undoImport } from '@shaodao/contracts/registry/import';
import { listCommittees } from '@shaodao/contracts/registry/committee';
import { getAreaMap } from '@shaodao/contracts/registry/area';
import { getDivision } from '@shaodao/contracts/registry/division';
import { listDepartmentRows } from '@shaodao/contracts/registry/department';
import { getFigures, listFigureRows } from '@shaodao/contracts/registry/figures';
import { foundMobileBranch } from '@shaodao/contracts/registry/mobile';
import { listPairings } from '@shaodao/contracts/registry/pairing';
import { listPostings } from '@shaodao/contracts/registry/posting';
import { listResponsibilities } from '@shaodao/contracts/registry/responsibility';
import { sheetAccess, sheetGroups, SheetId } from '@shaodao/contracts/registry/sheet';
import { listTrainings } from '@shaodao/contracts/registry/training';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { FileFault, type Line } from '@shaodao/spreadsheet/cell';
import { openTable } from '@shaodao/spreadsheet/read/table';
import { columnsIn, columnsOf, readLine } from '@shaodao/spreadsheet/sheet';
import { bytesOf, inlineCell, rawWorkbook } from '@shaodao/spreadsheet/testing';
import { writeTemplate } from '@shaodao/spreadsheet/write/template';
import { columnName } from '@shaodao/spreadsheet/write/xlsx';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { KINDS, nameOf, PLACES, type Name } from '@shaodao/testkit/small-county';
import { bringerTo } from '../testing/bring.ts';
import { BRANCH, listSamples, takenOutOnly } from '../testing/list-samples.ts';
import { listOf } from './lists.ts';

type Bringable = keyof typeof listSamples;
const bringable = Object.keys(listSamples) as Bringable[];
const sheetOf = (id: SheetId) => listOf(id).sheet;
const csv = (...lines: readonly Readonly<Record<string, string>>[]): string => {
  const titles = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  return [titles, ...lines.map((line) => titles.map((title) => line[title] ?? ''))].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n');
};
async function readAll(id: SheetId, bytes: Buffer) {
  const { layout, lines } = await openTable(sheetOf(id), bytes);
  const read = [];
  for await (const line of lines as AsyncIterable<Line>) read.push(readLine(sheetOf(id), layout, line));
  return read;
}
const formOf = (id: SheetId, title: string) => columnsIn(sheetOf(id)).find(([, column]) => column.title === title)![1].kind.form;
const faultOf = (id: SheetId, bytes: Buffer) => readAll(id, bytes).then(() => null, (error: unknown) => (error instanceof FileFault ? error.message : Promise.reject(error as Error)));
const wide = (text: string): string => text.replace(/[0-9-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

describe.each(bringable)('a bad file for %s', (id) => {
  const { line } = listSamples[id];
  it('of another template, or empty, is told as what it is', async () => {
    expect(await faultOf(id, Buffer.from('品种,产量\n水稻,1\n'))).toContain(`不是“${sheetOf(id).title}”的表`);
    expect(await faultOf(id, Buffer.from('\n\n'))).toMatch(/没有内容|没有找到表头/);
    expect(await faultOf(id, Buffer.alloc(0))).toBe('这个文件是空的');
    expect(await readAll(id, await bytesOf(writeTemplate(sheetOf(id))))).toEqual([]);
  });
  it('with full-width digits, days as text and blanks around reads like a tidy one', async () => {
    const [tidy] = await readAll(id, Buffer.from(csv(line)));
    expect(tidy).toMatchObject({ ok: true });
    const untidy = Object.fromEntries(Object.entries(line).map(([title, text]) => {
      const form = formOf(id, title);
      return [title, ` \u3000${form === 'day' ? text.replace(/(\d+)-0?(\d+)-0?(\d+)/, '$1年$2月$3日') : ['code', 'number'].includes(form) && /^\d+$/.test(text) ? wide(text) : text}\u00a0 `];
    }));
    expect(await readAll(id, Buffer.from(csv(untidy)))).toEqual([tidy]);
  });
  it('with a formula, or words where a day, a number or a choice belongs, is told cell by cell', async () => {
    const titles = Object.keys(line);
    const head = `<row r="1">${titles.map((title, i) => inlineCell(`${columnName(i)}1`, title)).join('')}</row>`;
    const body = titles.map((title, i) => (i === titles.length - 1 ? `<c r="${columnName(i)}2"><f>1+1</f><v>2</v></c>` : inlineCell(`${columnName(i)}2`, line[title]!))).join('');
    expect(await readAll(id, rawWorkbook(`${head}<row r="2">${body}</row>`))).toEqual([{ ok: false, faults: [{ column: titles.at(-1), reason: expect.stringContaining('公式') }] }]);
    const closed = titles.filter((title) => ['day', 'number', 'choice'].includes(formOf(id, title)));
    const [spoilt] = await readAll(id, Buffer.from(csv(Object.fromEntries(titles.map((title) => [title, closed.includes(title) ? '不知道' : line[title]!])))));
    if (closed.length > 0) expect(spoilt!.ok ? [] : spoilt!.faults.map(({ column }) => column).sort()).toEqual([...closed].sort());
  });
});

let county: TestCounty;
const { bring, worked, apply } = bringerTo(() => county);
beforeAll(async () => {
  county = await bootCounty();
  await county.does('organiser', foundMobileBranch, { kind: 'branch', name: BRANCH, place: '福州市' });
});
afterAll(() => county?.stop());

const linesOf = (who: Name, importId: string) => county.does(who, listImportRows, { importId: importId as never, limit: 200 }).then(({ items }) => items);
async function takeOut(who: Name, sheetId: SheetId, more: object = {}): Promise<string> {
  const { id: exportId } = await county.does(who, requestExport, { sheetId, format: 'csv', purpose: '核对', ...more });
  await expect.poll(async () => { await county.services.registry.settle(); return (await county.does(who, getExport, { exportId })).status; }, { timeout: 20_000 }).toBe('ready');
  return Buffer.from((await county.does(who, downloadExport, { exportId })).base64, 'base64').toString();
}
const withoutMark = (file: string): string => file.slice(file.indexOf('\r\n'));
const notForOrganisers: readonly SheetId[] = ['residents'];
const whoTakes = (id: SheetId): Name => (notForOrganisers.includes(id) ? 'township' : 'organiser');

describe.each(bringable)('%s', (id) => {
  it('tells what is unknown and what stands twice, writes what is new, changes nothing when its own export comes back, and can be taken back', async () => {
    const { line, unknown } = listSamples[id];
    const before = withoutMark(await takeOut(whoTakes(id), id));
    const strange = await bring('organiser', csv({ ...line, ...unknown }), id);
    const told = await linesOf('organiser', strange.id);
    expect(told.map(({ status, faults }) => [status, faults[0]?.reason])).toEqual([['wrong', expect.stringContaining('没有')]]);
    expect(told[0]!.faults[0]!.column).toBe(id === 'divisions' ? '上级代码' : Object.keys(unknown)[0]);
    await county.does('organiser', discardImport, { importId: strange.id });
    const checked = await bring('organiser', csv(line, line), id);
    const items = await linesOf('organiser', checked.id);
    expect(items.map(({ line: number, status, faults }) => [number, status, faults[0]?.reason])).toEqual([[2, id === 'responsibilities' ? 'changed' : 'new', undefined], [3, 'wrong', '和第 2 行重复']]);
    expect(await apply('organiser', checked.id)).toMatchObject({ status: 'done', counts: { applied: 1, skipped: 0 } });

    const taken = await takeOut(whoTakes(id), id);
    const again = await bring('organiser', taken, id);
    // Whose names leave masked can't come back: every line says so, and nothing changes.
    expect(again.fault).toBeNull();
    expect(again.counts).toMatchObject(id === 'residents' ? { new: 0, changed: 0 } : { new: 0, changed: 0, wrong: 0, unchanged: withoutMark(taken).trim().split('\r\n').length - 1 });
    await county.does('organiser', discardImport, { importId: again.id });

    await county.does('organiser', undoImport, { importId: checked.id });
    expect(await worked('organiser', checked.id)).toMatchObject({ status: 'undone', counts: { undone: 1, kept: 0 } });
    expect(withoutMark(await takeOut(whoTakes(id), id))).toBe(before);
    await county.settled();
    const anew = await bring('organiser', csv(line), id);
    expect(anew.counts).toMatchObject({ wrong: 0, unchanged: 0 });
    await county.does('organiser', discardImport, { importId: anew.id });
  });
});

describe('a file that leaves', () => {
  const linesIn = (file: string): string[] => withoutMark(file).trim().split('\r\n').slice(1);
  it.each([
    ['postings', listPostings, { kind: 'gridOfficer' }], ['postings', listPostings, { show: 'inForce', divisionCode: PLACES.village }], ['responsibilities', listResponsibilities, { divisionCode: PLACES.township }], ['responsibilities', listResponsibilities, { words: nameOf('officer') }],
    ['departments', listDepartmentRows, { dutyKindId: KINDS.wiring }], ['pairings', listPairings, { show: 'past' }], ['committees', listCommittees, {}], ['figureRows', listFigureRows, { figureId: 'grids' }], ['figureRows', listFigureRows, { figureId: 'hollowVillages', asOf: '2024-03-01' }], ['trainings', listTrainings, { family: 'partyMembers' }],
  ] as const)('of %s has as many lines as its screen, for whoever asks, under the same filters', async (id, list, filters) => {
    for (const who of ['secretary', 'township', 'otherTownship', 'organiser'] as const) {
      const { total } = await county.does(who, list as typeof listPostings, { ...filters, limit: 1 } as never);
      expect(linesIn(await takeOut(who, id, filters)).length, `${who} ${id}`).toBe(total);
    }
  });
  it('of areas, profiles and figures says what the screens say, of today and of any day before', async () => {
    const cells = (file: string) => linesIn(file).map((line) => line.split(','));
    const { areas } = await county.does('organiser', getAreaMap, {});
    expect(cells(await takeOut('organiser', 'areas')).map(([number, name, , villages]) => [number, name, villages])).toEqual(areas.map((area) => [String(area.number), area.name, '王沙村、陈厝村']));
    expect(linesIn(await takeOut('organiser', 'areas', { asOf: '2023-03-01' }))).toEqual([]);
    expect(linesIn(await takeOut('organiser', 'areas', { divisionCode: PLACES.otherTownship }))).toEqual([]);
    const { profiles } = await county.does('officer', getDivision, { code: PLACES.village });
    expect(cells(await takeOut('officer', 'profiles', { divisionCode: PLACES.village })).map((line) => [line[0], line[3], Number(line[4]), line[8]])).toEqual(profiles.map((one) => [PLACES.village, one.validFrom, one.registeredPopulation, one.isHollow ? '是' : '']));
    const { items, population } = await county.does('organiser', getFigures, {});
    expect(cells(await takeOut('organiser', 'figures')).map(([, count]) => Number(count))).toEqual([...items.map(({ count }) => count), population.registered, population.resident, population.outflow, population.households]);
    expect(await county.ask('organiser', requestExport, { sheetId: 'figures', format: 'csv', purpose: '核对', asOf: addDays(countyDay(new Date()), 1) })).toMatchObject({ refusal: 'export/day-in-future' });
  });
  it('names nobody whole who holds no public post, and nobody beyond the own places', async () => {
    const { line } = listSamples.memberPairs;
    const { id } = await bring('secretary', csv(line), 'memberPairs');
    await apply('secretary', id);
    const file = await takeOut('township', 'memberPairs');
    expect(file).toContain('吴**');
    for (const secret of ['吴在村', '吴在外', '19411118881']) expect(file).not.toContain(secret);
    expect(linesIn(await takeOut('otherTownship', 'memberPairs'))).toEqual([]);
    expect(await takeOut('township', 'postings')).not.toContain(PLACES.cousin);
  });
});

describe('the lists', () => {
  it('stand in one group each, with titles and columns of their own', () => {
    expect(Object.values(sheetGroups).flat().sort()).toEqual([...SheetId.options].sort());
    for (const id of SheetId.options) {
      expect(sheetOf(id).id).toBe(id);
      const titles = columnsOf(sheetOf(id)).map(([, { title }]) => title);
      expect(new Set(titles).size, id).toBe(titles.length);
    }
    expect(SheetId.options.filter((id) => Object.keys(sheetAccess[id].bringIn).length === 0)).toEqual([...takenOutOnly]);
  });
});
