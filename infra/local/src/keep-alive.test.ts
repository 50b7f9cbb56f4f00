import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openLog, type Running } from './child.ts';
import { keepAlive, waitBefore } from './keep-alive.ts';
import { rotate, rotateWhileRunning } from './log-files.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);

/** A part that ends when told to. */
function part(): Running & { end(): void; isStopped: boolean } {
  let end = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    end = resolve;
  });
  const made = {
    mark: { pid: 0, startedAt: '' },
    gone,
    end,
    isStopped: false,
    stop: async () => {
      made.isStopped = true;
      end();
    },
  };
  return made;
}
/** The times of a minute in some milliseconds. */
const HASTE = 2_000;

describe('a part that ends unasked', () => {
  it('is started at once a few times, then more and more slowly, a minute apart at the most', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 50].map(waitBefore)).toEqual([0, 0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });
  it('is never given up: after twenty ends and starts that fail it runs again', async () => {
    let starts = 0;
    let last: ReturnType<typeof part> | undefined;
    const kept = await keepAlive({
      name: '部件',
      haste: HASTE,
      async start() {
        starts++;
        if (starts > 3 && starts % 2 === 0) throw new Error('no room');
        last = part();
        if (starts < 20) setTimeout(last.end, 1);
        return last;
      },
    });
    await expect.poll(() => starts, { timeout: 10_000 }).toBeGreaterThanOrEqual(21);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(starts).toBe(21);
    await kept.stop();
    expect(last!.isStopped).toBe(true);
  });
  it('is not started any more once all must stop', async () => {
    let starts = 0;
    const first = part();
    const kept = await keepAlive({
      name: '部件',
      async start() {
        if (starts++ > 0) throw new Error('no room');
        return first;
      },
    });
    first.end();
    await expect.poll(() => starts).toBeGreaterThan(2);
    await kept.stop();
    const then = starts;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(starts).toBe(then);
  });
});

describe('a log', () => {
  let dir = '';
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const grown = (): string => {
    dir = mkdtempSync(join(tmpdir(), 'shaodao-logs-'));
    const file = join(dir, 'app.log');
    appendFileSync(file, 'x'.repeat(2_000));
    return file;
  };
  it('moves to files beside it when it has grown, five at the most, and is never deleted whole', () => {
    const file = grown();
    for (let i = 1; i <= 7; i++) {
      expect(rotate(file, 1_000)).toBe(true);
      appendFileSync(file, `${i}`.repeat(2_000));
    }
    expect([1, 2, 3, 4, 5, 6].map((n) => existsSync(`${file}.${n}`))).toEqual([true, true, true, true, true, false]);
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('6'.repeat(2_000));
    expect(rotate(file, 5_000)).toBe(false);
  });
  it('does so while it is written to: the writer goes on at its beginning', async () => {
    const file = grown();
    const fd = openLog(file);
    const stop = rotateWhileRunning(dir, { limitBytes: 1_000, everyMs: 10 });
    await expect.poll(() => statSync(file).size).toBe(0);
    appendFileSync(fd, 'next');
    expect(readFileSync(file, 'utf8')).toBe('next');
    stop();
  });
});
