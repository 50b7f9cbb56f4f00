import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { countyInstance } from '../instances/county-instance.ts';
import { quarterInstance } from '../instances/quarter-instance.ts';
import { pairingInstance, townshipInstance } from '../instances/township-instance.ts';
import { parseMatchInput } from '../matching/match-input.ts';
import { parseTourInput } from '../touring/tour-input.ts';
import { readInput } from './files.ts';
import { runPlan } from './run-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'plan-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content?: unknown) => {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, JSON.stringify(content));
  return path;
};
/** Runs a command line in this process and catches what it prints. */
const plan = async (...args: string[]) => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined),
    error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const status = await runPlan(args);
    const text = (spy: typeof log) => spy.mock.calls.map((call) => `${call.join(' ')}\n`).join('');
    return { status, stdout: text(log), stderr: text(error) };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
};
const county = countyInstance({ seed: 1, needs: 30, resources: 8 });

describe('npm run plan', { timeout: 30_000 }, () => {
  it('runs from its sources as a program of its own', () => {
    const run = spawnSync(process.execPath, [join(import.meta.dirname, 'plan.ts'), '--help'], { encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('用法');
  });

  it('matches from JSON, explains a need, and its result passes the check; a changed one does not', async () => {
    const input = file('county.json', county),
      out = file('match.json');
    const run = await plan('match', input, '--steps', '300', '--seed', '2', '--out', out, '--explain', 'N00001');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/匹配 \d+ 项需求[\s\S]*总分[\s\S]*N00001/);
    expect(await plan('check', 'match', input, out)).toMatchObject({ status: 0, stdout: '核对无误\n' });
    const result = JSON.parse(readFileSync(out, 'utf8'));
    const forged = await plan(
      'check',
      'match',
      input,
      file('forged.json', { ...result, valuePoints: result.valuePoints + 1 }),
    );
    expect(forged.status).toBe(1);
    expect(forged.stdout).toContain('value-wrong');
  });

  it('reads the same county from XLSX as from JSON, and writes a workbook', async () => {
    const input = file('county.json', { ...county, locks: [{ need: 'N00002', resource: 'R00003' }] }),
      book = file('county.xlsx');
    expect((await plan('convert', 'match', input, book)).status).toBe(0);
    expect(parseMatchInput(await readInput(book, 'match'))).toEqual(parseMatchInput(await readInput(input, 'match')));
    const out = file('result.xlsx');
    expect(await plan('match', book, '--steps', '200', '--out', out)).toMatchObject({ status: 0 });
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  });

  it('plans a quarter from XLSX, certifies it, explains an area, and compares two plans', async () => {
    const quarter = quarterInstance({ seed: 1, days: 12, areas: 4 });
    const input = file('quarter.json', quarter),
      book = file('quarter.xlsx');
    await plan('convert', 'tour', input, book);
    expect(parseTourInput(await readInput(book, 'tour'))).toEqual(parseTourInput(quarter));
    const [one, two] = [file('one.json'), file('two.json')];
    const run = await plan('tour', book, '--steps', '20000', '--out', one, '--explain', 'A00001');
    expect(run.stdout).toMatch(/安排巡回 \d+ 次[\s\S]*A00001：还缺/);
    expect((await plan('check', 'tour', input, one)).stdout).toBe('核对无误\n');
    await plan('tour', input, '--steps', '100', '--seed', '5', '--out', two);
    expect((await plan('diff', one, two)).stdout).toMatch(/^不变 \d+ 次，变动 \d+ 处/);
  });

  it('proposes areas and pairings that pass the check', async () => {
    const [township, areas] = [file('township.json', townshipInstance({ seed: 1, villages: 8 })), file('areas.json')];
    expect((await plan('areas', township, '--out', areas)).stdout).toContain('已证明是最好的');
    expect((await plan('check', 'areas', township, areas)).status).toBe(0);
    const [units, pairings] = [file('units.json', pairingInstance({ seed: 1, count: 6 })), file('pairings.json')];
    expect((await plan('pairings', units, '--out', pairings)).stdout).toContain('结对 6 对');
    expect((await plan('check', 'pairings', units, pairings)).status).toBe(0);
  });

  it('explains a village of an area, a unit of a pairing and a pair that a person confirmed', async () => {
    const township = townshipInstance({ seed: 1, villages: 8 }),
      [village] = township.villages;
    const areas = await plan('areas', file('township.json', township), '--explain', village!.id);
    expect(areas.stdout).toMatch(new RegExp(`${village!.id}(.*分 = .*路程| 没有编入片区)`));
    const units = pairingInstance({ seed: 1, count: 6 });
    const pairings = await plan('pairings', file('units.json', units), '--explain', units.departments[2]!.id);
    expect(pairings.stdout).toMatch(new RegExp(`${units.departments[2]!.id} ↔ .*供需对口`));
    const locked = file('locked.json', { ...county, locks: [{ need: 'N00002', resource: 'R00003' }] });
    const match = await plan('match', locked, '--steps', '50', '--explain', 'N00002');
    expect(match.stdout).toContain('N00002 → R00003：已由人确认');
  });

  it('writes the plan although the id to explain is mistyped, and says so', async () => {
    const out = file('kept.json');
    const run = await plan('match', file('county.json', county), '--steps', '50', '--out', out, '--explain', 'N99999');
    expect(run).toMatchObject({ status: 1, stderr: expect.stringContaining('N99999') });
    expect(JSON.parse(readFileSync(out, 'utf8')).pairs.length).toBeGreaterThan(0);
  });

  it('says in Chinese what is wrong and where', async () => {
    expect(
      await plan('match', file('bad.json', { ...county, needs: [{ ...county.needs[0]!, urgency: 7 }] })),
    ).toMatchObject({ status: 1, stderr: expect.stringContaining('needs[0].urgency') });
    expect((await plan('match', file('missing.json'))).stderr).toContain('找不到文件');
    writeFileSync(file('broken.json'), '{');
    expect((await plan('match', file('broken.json'))).stderr).toContain('不是有效的 JSON');
    expect((await plan('match', file('county.json', county), '--explain', 'N99999')).stderr).toContain('N99999');
    expect(await plan('dance')).toMatchObject({ status: 2, stdout: expect.stringContaining('用法') });
  });
});
