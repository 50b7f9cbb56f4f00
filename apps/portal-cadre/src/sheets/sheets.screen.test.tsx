// @vitest-environment jsdom
import { refuse } from '@shaodao/contracts/kit';
import { requestExport } from '@shaodao/contracts/registry/export';
import { addImportPart, applyImport, PART_BYTES, startImport, undoImport } from '@shaodao/contracts/registry/import';
import { id } from '@shaodao/portal-kit/testing/needs';
import { deskTests } from '@shaodao/portal-staff/testing/open-desk';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { portal } from '../routes.tsx';

const { open, heading, press, follow, fill, user } = deskTests(portal);
const IMPORT = `/imports/${id(7001)}`;

describe('bringing in a spreadsheet', () => {
  it('offers the template and takes the file in pieces, then shows what it would change', async () => {
    const { county } = await open('/sheets', ['townshipCadre']);
    await heading('行政区划');
    expect((await screen.findAllByRole('link', { name: '下载模板 行政区划' }))[0]!.getAttribute('href')).toMatch(/\/api\/v1\/sheets\/divisions\/template$/);
    await user.click(await screen.findByRole('link', { name: '导入 行政区划' }));
    await heading('导入“行政区划”');
    await user.upload(await screen.findByLabelText('选一个表格文件'), new File([new Uint8Array(PART_BYTES * 2 + 5)], '区划.xlsx'));
    await screen.findByText('有 2 行填错了', undefined, { timeout: 8000 });
    expect(county.callsOf(startImport)[0]!.input).toMatchObject({ sheetId: 'divisions', fileName: '区划.xlsx', bytes: PART_BYTES * 2 + 5 });
    expect(county.callsOf(addImportPart).map((call) => call.input['number'])).toEqual([1, 2, 3]);
  });
  it('says that a file is too large before anything is sent', async () => {
    const { county } = await open('/sheets/divisions/import', ['townshipCadre']);
    const file = new File(['x'], 'a.xlsx');
    Object.defineProperty(file, 'size', { value: 21 * 1024 * 1024 });
    await user.upload(await screen.findByLabelText('选一个表格文件'), file);
    await screen.findByText('文件超过 20 MB，请分成几个文件');
    expect(county.callsOf(startImport)).toEqual([]);
  });
  it('tells each wrong cell with line and reason first, then what is new and what changes', async () => {
    await open(IMPORT, ['townshipCadre']);
    const table = await screen.findByRole('table', { name: '各行' });
    await within(table).findByText('没有填');
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    await user.click(await screen.findByRole('tab', { name: /^修改/ }));
    expect((await screen.findByText('马洋新村')).closest('li')!.textContent).toBe('名称马洋村 → 马洋新村');
    expect(screen.getByText(/文件里的这些列用不上，已略过：备注/)).toBeDefined();
  });
  it('writes, shows how far it is, and takes it back with what has to stay', async () => {
    const { county } = await open(IMPORT, ['townshipCadre']);
    await press('写入正确的 2 行');
    expect((await screen.findByRole('progressbar', { name: '正在写入' })).getAttribute('max')).toBe('2');
    await press('撤销这次导入');
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '撤销这次导入' }));
    await screen.findByText('导入之后又改过，没有撤回', undefined, { timeout: 8000 });
    expect(county.callsOf(applyImport)).toHaveLength(1);
    expect(county.callsOf(undoImport)).toHaveLength(1);
  });
  it('asks in the demo county whose people they are, and goes on with the answer', async () => {
    const { county } = await open(IMPORT, ['townshipCadre']);
    county.on(applyImport, () => refuse('import/whose-people'));
    await press('写入正确的 2 行');
    await screen.findByText('表里的人是真实的还是编造的？');
    expect(county.callsOf(applyImport)[0]!.input).not.toHaveProperty('whose');
    await press('是编造的，用来试');
    await waitFor(() => expect(county.callsOf(applyImport)[1]?.input).toMatchObject({ whose: 'invented', isAllOrNothing: false }));
    await press('是真实的人');
    await waitFor(() => expect(county.callsOf(applyImport)[2]?.input).toMatchObject({ whose: 'real' }));
  });
});

describe('the lists', () => {
  it('stand in groups', async () => {
    await open('/sheets', ['townshipCadre']);
    for (const group of ['区划和组织', '户和人', '部门和社会力量']) await heading(group);
  });
  it('have buttons on their own screens, with the filters in force', async () => {
    const { county } = await open('/postings?kind=gridOfficer', ['townshipCadre']);
    expect((await screen.findByRole('link', { name: '导入' })).getAttribute('href')).toMatch(/\/sheets\/postings\/import$/);
    await press('导出');
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('只导出现在筛选出来的。');
    await fill('用来做什么', '核对网格员');
    await user.click(within(dialog).getByRole('button', { name: '导出' }));
    await waitFor(() => expect(county.callsOf(requestExport).at(-1)?.input).toMatchObject({ sheetId: 'postings', show: 'inForce', kind: 'gridOfficer', purpose: '核对网格员' }));
  });
  it('of a figure or a village leave with its day and place', async () => {
    const { county } = await open('/figures/grids?asOf=2025-03-01', ['leader']);
    const take = async () => {
      await user.click((await screen.findAllByRole('button', { name: /^导出/ }))[0]!);
      await fill('用来做什么', '核对网格');
      await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '导出' }));
    };
    await take();
    await waitFor(() => expect(county.callsOf(requestExport)[0]?.input).toMatchObject({ sheetId: 'figureRows', figureId: 'grids', asOf: '2025-03-01' }));
  });
  it('are brought in only by who fills them in', async () => {
    await open('/committees', ['countyOrganiser']);
    await screen.findByRole('button', { name: '导出' });
    expect(screen.queryByRole('link', { name: '导入' })).toBeNull();
  });
  it('are taken out by who may look at them', async () => {
    await open('/departments', ['villageCadre']);
    await screen.findByRole('button', { name: '导出' });
    expect(screen.queryByRole('link', { name: '导入' })).toBeNull();
  });
});

describe('taking a list out', () => {
  it('asks what for, and gives the file when it is ready', async () => {
    const { county } = await open('/sheets', ['auditor']);
    await user.click((await screen.findAllByRole('button', { name: '导出' }))[0]!);
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: '导出' }));
    await within(dialog).findByText(/至少写 2 个字/);
    await fill('用来做什么', '核对村名');
    await user.click(within(dialog).getByRole('button', { name: '导出' }));
    await within(dialog).findByText(/文件好了，共 47 行/, undefined, { timeout: 6000 });
    expect(within(dialog).getByRole('link', { name: '下载' }).getAttribute('href')).toMatch(/\/exports\/.*\/file$/);
    expect(county.callsOf(requestExport)[0]!.input).toMatchObject({ purpose: '核对村名', format: 'xlsx' });
  });
  it('says so when there is no list for me', async () => {
    await open('/', ['gridOfficer'], { size: 0 });
    await follow('表格导入导出');
    await waitFor(() => expect(screen.getByText('没有您可以用的表格')).toBeDefined());
  });
});
