import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addImportPart, applyImport, checkImport, discardImport, getImport, listImportRows, listImports, resumeImport, startImport, stopImport, undoImport } from '@shaodao/contracts/registry/import';
import { downloadExport, getExport, requestExport } from '@shaodao/contracts/registry/export';
import { listDivisions } from '@shaodao/contracts/registry/division';
import { getTemplate, listSheets } from '@shaodao/contracts/registry/sheet';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { PLACES, type Name } from '@shaodao/testkit/small-county';
import { bringerTo } from '../testing/bring.ts';

let county: TestCounty;
beforeAll(async () => { county = await bootCounty(); });
afterAll(() => county?.stop());

const { bring, worked, apply } = bringerTo(() => county);
const rowsOf = (who: Name, importId: string) => county.does(who, listImportRows, { importId: importId as never, limit: 200 });
const codes = async (prefix: string): Promise<string[]> => (await county.owner.query<{ code: string }>('select code from registry.division where code like $1 order by code', [`${prefix}%`])).rows.map((r) => r.code);
const HEAD = '区划代码,名称,上级代码\n';

describe('bringing in divisions', () => {
  it('shows new, changed, unchanged and wrong lines with their reasons before anything is written, then writes the good ones', async () => {
    const checked = await bring('organiser', `${HEAD}350123102,松山镇,350123\n350123102201,上坪村,350123102\n３５０１２３１００２０１, 王沙新村 ,\n350123100202,陈厝村,\n350123100,x,350999\n350123103201,无上级村,\n35012310,短,\n350123102201,又来一次,\n350000,福建省,\n350124100,外县镇,350124\n`);
    expect(checked).toMatchObject({ status: 'checked', counts: { new: 2, changed: 1, unchanged: 2, wrong: 5 }, allowedActions: ['apply', 'discard'] });
    const { items } = await rowsOf('organiser', checked.id);
    expect(items.map((r) => [r.line, r.status, r.faults.map((f) => `${f.column ?? ''}${f.reason}`).join()])).toEqual([
      [2, 'new', ''], [3, 'new', ''], [4, 'changed', ''], [6, 'wrong', '上级代码和区划代码对不上，应为 350123'], [7, 'wrong', '上级代码上级 350123103 没有登记；请先登记上级，或放在同一个文件里、这一行的前面'],
      [8, 'wrong', '区划代码区划代码应为 2、4、6、9、12 位数字，这里是“35012310”'], [9, 'wrong', '和第 3 行重复'], [11, 'wrong', '不在您管的范围里'],
    ]);
    expect(items[2]!.differences).toEqual([{ column: '名称', before: '王沙村', after: '王沙新村' }]);
    expect(await codes('350123102')).toEqual([]);
    expect(await county.ask('organiser', applyImport, { importId: checked.id, isAllOrNothing: true })).toMatchObject({ refusal: 'import/has-wrong-lines' });
    expect(await apply('organiser', checked.id)).toMatchObject({ status: 'done', counts: { applied: 3, skipped: 0 }, progress: { done: 3, of: 3 } });
    expect(await codes('350123102')).toEqual(['350123102', '350123102201']);
    await county.settled();
    expect((await county.owner.query('select name from needs.known_division where code = $1', ['350123102201'])).rows).toEqual([{ name: '上坪村' }]);
  });

  it('does nothing when the same file comes again', async () => {
    const again = await bring('organiser', `${HEAD}350123102,松山镇,350123\n350123102201,上坪村,350123102\n`);
    expect(again).toMatchObject({ counts: { new: 0, changed: 0, unchanged: 2, wrong: 0 } });
    expect(await county.ask('organiser', applyImport, { importId: again.id })).toMatchObject({ refusal: 'import/nothing-to-do' });
    await county.does('organiser', discardImport, { importId: again.id });
  });

  it('lets a township clerk write in the own township only, and shows an import to nobody else', async () => {
    const checked = await bring('township', `${HEAD}350123100205,新村,\n350123101205,别乡村,\n`);
    expect(checked).toMatchObject({ counts: { new: 1, wrong: 1 } });
    expect(await county.ask('otherTownship', getImport, { importId: checked.id })).toMatchObject({ refusal: 'import/not-found' });
    expect(await county.ask('organiser', listImportRows, { importId: checked.id })).toMatchObject({ refusal: 'import/not-found' });
    expect((await county.does('organiser', listImports, {})).items.map((i) => i.id)).not.toContain(checked.id);
    await apply('township', checked.id);
    expect(await codes('350123100205')).toHaveLength(1);
    expect(await county.ask('officer', startImport, { sheetId: 'divisions', fileName: 'x.csv', bytes: 10 })).toMatchObject({ refusal: 'actor/forbidden' });
  });

  it('is taken back where nothing has changed since, and says what stays and why', async () => {
    const checked = await bring('organiser', `${HEAD}350123104,中洋镇,\n350123104201,一村,\n350123104202,二村,\n350123104203,三村,\n350123100202,陈厝新村,\n`);
    await apply('organiser', checked.id);
    await county.owner.query(`update registry.division set name = '二村改' where code = '350123104202'`);
    await county.owner.query(`insert into registry.division_profile (code, valid_from, registered_population, resident_population, outflow_population, source) values ('350123104203', '2026-01-01', 9, 9, 0, '摸底')`);
    await county.does('organiser', undoImport, { importId: checked.id });
    expect(await worked('organiser', checked.id)).toMatchObject({ status: 'undone', counts: { applied: 5, undone: 2, kept: 3 } });
    const kept = (await rowsOf('organiser', checked.id)).items.filter((r) => r.status === 'kept');
    expect(kept.map((r) => [r.key, r.faults[0]!.reason])).toEqual([
      ['350123104', '下面已经登记了别的（村、户、任职等），没有撤回'], ['350123104202', '导入之后又改过，没有撤回'], ['350123104203', '下面已经登记了别的（村、户、任职等），没有撤回'],
    ]);
    expect(await codes('350123104')).toEqual(['350123104', '350123104202', '350123104203']);
    expect((await county.owner.query('select name from registry.division where code = $1', [PLACES.sibling])).rows).toEqual([{ name: '陈厝村' }]);
    await county.settled();
    expect((await county.owner.query('select 1 from needs.known_division where code = $1', ['350123104201'])).rowCount).toBe(0);
  });

  it('skips a line that somebody changed between the check and the writing; all or nothing takes the rest back', async () => {
    const file = `${HEAD}350123105,飞竹镇,\n350123101201,郑洋新村,\n`;
    const one = await bring('organiser', file);
    await county.owner.query(`update registry.division set name = '郑洋别名' where code = '350123101201'`);
    expect(await apply('organiser', one.id)).toMatchObject({ status: 'done', counts: { applied: 1, skipped: 1 } });
    await county.does('organiser', undoImport, { importId: one.id });
    await worked('organiser', one.id);
    const two = await bring('organiser', file);
    await county.owner.query(`update registry.division set name = '郑洋村' where code = '350123101201'`);
    expect(await apply('organiser', two.id, { isAllOrNothing: true })).toMatchObject({ status: 'undone', counts: { applied: 1, skipped: 1, undone: 1 }, fault: expect.stringContaining('全部或全不') });
    expect(await codes('350123105')).toEqual([]);
  });

  it('stops and goes on', async () => {
    const lines = Array.from({ length: 2_500 }, (_, i) => `3501231${String(10 + Math.floor(i / 500)).padStart(2, '0')}${String(200 + (i % 500)).padStart(3, '0')},村${i},`);
    const townships = Array.from({ length: 5 }, (_, i) => `3501231${10 + i},乡${i},`);
    const checked = await bring('organiser', HEAD + [...townships, ...lines].join('\n'));
    expect(checked).toMatchObject({ counts: { new: 2_505 } });
    await county.does('organiser', applyImport, { importId: checked.id });
    const stopped = await county.does('organiser', stopImport, { importId: checked.id });
    expect(stopped.status).toBe('stopped');
    expect((await worked('organiser', checked.id)).counts.applied).toBe(stopped.counts.applied);
    expect(stopped.counts.applied).toBeLessThan(2_505);
    await county.does('organiser', resumeImport, { importId: checked.id });
    expect(await worked('organiser', checked.id)).toMatchObject({ status: 'done', counts: { applied: 2_505 } });
    expect(await codes('35012311')).toHaveLength(2_505);
    await county.does('organiser', undoImport, { importId: checked.id });
    expect(await worked('organiser', checked.id)).toMatchObject({ status: 'undone', counts: { undone: 2_505, kept: 0 } });
    expect(await codes('35012311')).toEqual([]);
  });

  it('takes divisions of other counties from the county’s own hand only, and they are nobody’s here', async () => {
    const { bringFile } = await import('./bring-file.ts');
    const before = await county.does('organiser', listDivisions, {});
    const job = await bringFile(county.services.registry.unitOfWork, { sheetId: 'divisions', fileName: 'x.csv', bytes: Buffer.from('code,name,areaCode\n110101001,东华门街道,110101\n110101,东城区,1101\n'), isAllOrNothing: true });
    expect(job).toMatchObject({ status: 'done', appliedCount: 2 });
    expect((await county.owner.query(`select parent_code, pinyin from registry.division where code = '110101001'`)).rows).toEqual([{ parent_code: '110101', pinyin: 'donghuamenjiedao' }]);
    expect(await county.does('organiser', listDivisions, {})).toEqual(before);
  });

  it('tells what is wrong with a whole file, and keeps nothing of it', async () => {
    const wrong = await bring('organiser', '姓名,电话\n张三,1\n');
    expect(wrong).toMatchObject({ status: 'failed', fault: expect.stringContaining('不是“行政区划”的表'), allowedActions: ['discard'] });
    expect((await county.owner.query('select 1 from registry.import_part where import_id = $1', [wrong.id])).rowCount).toBe(0);
  });

  it('goes on with a broken upload: parts may come twice, and a file that lacks one isn’t checked', async () => {
    const { id: importId } = await county.does('organiser', startImport, { sheetId: 'divisions', fileName: 'x.csv', bytes: 8 });
    await county.does('organiser', addImportPart, { importId, number: 1, base64: Buffer.from('abcd').toString('base64') });
    expect(await county.does('organiser', addImportPart, { importId, number: 1, base64: Buffer.from('abcd').toString('base64') })).toEqual({ receivedBytes: 4 });
    expect(await county.ask('organiser', checkImport, { importId })).toMatchObject({ refusal: 'import/incomplete' });
    await county.does('organiser', discardImport, { importId });
  });
});

describe('taking out', () => {
  it('gives a file with a watermark, to its owner only, and leaves a record', async () => {
    const asked = await county.does('secretary', requestExport, { sheetId: 'divisions', format: 'csv', purpose: '核对村名', divisionCode: PLACES.township });
    await expect.poll(async () => { await county.services.registry.settle(); return (await county.does('secretary', getExport, { exportId: asked.id })).status; }, { timeout: 20_000 }).toBe('ready');
    expect(await county.does('secretary', getExport, { exportId: asked.id })).toMatchObject({ filters: `区划 ${PLACES.township}` });
    const file = await county.does('secretary', downloadExport, { exportId: asked.id });
    const text = Buffer.from(file.base64, 'base64').toString();
    expect(text.split('\r\n')[0]).toMatch(/王书记 \d{4}-\d\d-\d\d \d\d:\d\d 导出，用途：核对村名，请在 \d{4}-\d\d-\d\d 前用完并删除　筛选：区划 350123100/);
    expect(text).toContain('350123100201');
    expect(text).not.toContain('350123101201');
    expect(await county.ask('officer', downloadExport, { exportId: asked.id })).toMatchObject({ refusal: 'export/not-found' });
    expect((await county.owner.query(`select details from registry.audit where object_id = $1`, [asked.id])).rows[0].details).toEqual({ sheet: 'divisions', purpose: '核对村名' });
  });
  it('lists the sheets one may use, and gives their templates', async () => {
    expect((await county.does('township', listSheets, {})).items.map((s) => s.id)).toContain('divisions');
    expect((await county.does('township', getTemplate, { sheetId: 'divisions' })).fileName).toBe('行政区划模板.xlsx');
    expect(await county.ask('officer', getTemplate, { sheetId: 'divisions' })).toMatchObject({ refusal: 'sheet/not-found' });
  });
});
