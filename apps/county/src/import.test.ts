import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDigitOf } from '@shaodao/domain/registry/id-number';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { PLACES } from '@shaodao/testkit/small-county';

const dir = mkdtempSync(join(tmpdir(), 'shaodao-import-'));
const PROGRAM = join(import.meta.dirname, '../dist/import.js');
let county: TestCounty;
beforeAll(async () => { county = await bootCounty(); });
afterAll(async () => { await county?.stop(); rmSync(dir, { recursive: true, force: true }); });

const fileOf = (name: string, text: string): string => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};
/** The command line's own program; `killWhen` ends it with -9 once the county looks like that. */
async function importFile(args: readonly string[], killWhen?: () => Promise<boolean>): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: { ...process.env, ...county.environment } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  while (killWhen && child.exitCode === null) {
    if (await killWhen()) { child.kill('SIGKILL'); break; }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { code: await ended, text };
}
const one = async (sql: string): Promise<number> => Number((await county.owner.query<{ n: string }>(sql)).rows[0]!.n);

describe('npm run import', () => {
  const bad = '代码,名称,上级代码\n350123107,洪洋乡,350123\n350123107201,一村,350123107\n35012310720,短码,\n350123107202,,350123107\n350123107201,重复,\n';
  it('tells every bad line with its reason and goes on past it', async () => {
    const { code, text } = await importFile(['divisions', fileOf('bad.csv', bad)]);
    expect(text).toContain('第 4 行：区划代码：区划代码应为 2、4、6、9、12 位数字，这里是“35012310720”');
    expect(text).toContain('第 5 行：名称：没有填');
    expect(text).toContain('第 6 行（350123107201）：和第 3 行重复');
    expect(text).toContain('已导入 2 行');
    expect(code).toBe(2);
  });
  it('a second time changes nothing', async () => {
    const before = await one('select count(*) as n from registry.outbox');
    expect((await importFile(['divisions', fileOf('good.csv', '代码,名称\n350123107,洪洋乡\n350123107201,一村\n')])).text).toContain('没有要写入的内容（新增 0，修改 0，没有变化 2');
    expect(await one('select count(*) as n from registry.outbox')).toBe(before);
  });
  it('brings in nothing with --all-or-nothing when a line is wrong', async () => {
    const { code, text } = await importFile(['divisions', fileOf('none.csv', bad.replaceAll('350123107', '350123108')), '--all-or-nothing']);
    expect(text).toContain('一行也没有写');
    expect(code).toBe(1);
    expect(await one(`select count(*) as n from registry.division where code like '350123108%'`)).toBe(0);
  });
  it('says how it is used, and what is no spreadsheet', async () => {
    expect((await importFile(['nonsense'])).text).toContain('用法');
    expect((await importFile(['divisions', fileOf('x.csv', 'a,b\n1,2\n')])).text).toContain('没有导入：这不是“行政区划”的表');
  });

  it('killed with -9 while it reads and while it writes it goes on from there, and nothing is doubled', async () => {
    const many = 3_200;
    const resident = (i: number) => {
      const digits = `990123${1940 + (i % 60)}0${1 + (i % 9)}${10 + (i % 18)}${String(i % 1000).padStart(3, '0')}`;
      return `${PLACES.village},H${String(Math.floor(i / 3)).padStart(5, '0')},王${String.fromCodePoint(0x4e00 + (i % 2_000))},${digits}${checkDigitOf(digits)},${i % 3 ? '子女' : '户主'},${i % 3 ? '' : `上厝组 ${i} 号`}`;
    };
    const lines = [...new Map(Array.from({ length: many }, (_, i) => [resident(i).split(',')[3], resident(i)])).values()];
    const file = fileOf('people.csv', `村代码,户编号,姓名,身份证号,与户主关系,住址\n${lines.join('\n')}\n`);
    const before = await one('select count(*) as n from registry.person');
    const is = (sql: string) => async () => (await one(`select count(*) as n from registry.import_job where sheet = 'residents' and ${sql}`)) > 0;
    const first = await importFile(['residents', file], is(`status = 'checking' and position > 1000`));
    expect(first.code).toBeNull();
    expect(await one('select count(*) as n from registry.person')).toBe(before);
    const second = await importFile(['residents', file], is(`status = 'applying' and applied_count > 0`));
    expect(second.code).toBeNull();
    const half = await one('select count(*) as n from registry.person');
    expect(half).toBeGreaterThan(before);
    expect(half).toBeLessThan(before + lines.length);
    const third = await importFile(['residents', file]);
    expect(third.text).toContain(`已导入 ${lines.length} 行（新增 ${lines.length}，`);
    expect(third.code).toBe(0);
    expect(await one('select count(*) as n from registry.person')).toBe(before + lines.length);
    expect(await one(`select count(*) as n from registry.import_row r join registry.import_job j on j.id = r.import_id where j.sheet = 'residents' and r.status = 'applied'`)).toBe(lines.length);
    expect(await one(`select count(distinct h.id) as n from registry.household h where h.number like 'H%'`)).toBe(Math.ceil(many / 3));
    expect((await importFile(['residents', file])).text).toContain(`没有变化 ${lines.length}`);
  }, 120_000);

  it('takes no residents into the demo county unless it is said, and remembers the real ones', async () => {
    const marked = async () => one(`select count(*) as n from registry.setting where key = 'realResidents'`);
    const file = fileOf('few.csv', `村代码,户编号,姓名,身份证号,与户主关系,住址\n${PLACES.village},H77777,林阿土,99012319500101777${checkDigitOf('99012319500101777')},户主,上厝\n`);
    // Those before were of a county of its own: real.
    expect(await marked()).toBe(1);
    await county.owner.query(`delete from registry.setting where key = 'realResidents'; insert into registry.setting (key, value) values ('demoCounty', '"loaded"')`);
    const refused = await importFile(['residents', file]);
    expect(refused).toMatchObject({ code: 1, text: expect.stringMatching(/没有导入：现在的数据库是演示县.*--into-demo.*SHAODAO_MODE=production/s) as string });
    expect(await one(`select count(*) as n from registry.household where number = 'H77777'`)).toBe(0);
    expect(await marked()).toBe(0);
    // A file that brings in nobody leaves no mark.
    await importFile(['residents', fileOf('nobody.csv', '村代码,户编号,姓名\n,,\n'), '--into-demo']);
    expect(await marked()).toBe(0);
    const { code, text } = await importFile(['residents', file, '--into-demo']);
    expect(text).toMatch(/请现在停下.*SHAODAO_MODE=demo.*npm run reset/s);
    expect(code).toBe(0);
    expect(await marked()).toBe(1);
    await county.owner.query(`delete from registry.setting where key in ('demoCounty', 'realResidents')`);
  });
});
