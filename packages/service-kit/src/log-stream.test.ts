import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openLogStream } from './log-stream.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});
/** Closed by the log itself when it ends. */
const opened = (file: string): number => openSync(file, 'a');
const line = `${JSON.stringify({ msg: '日志'.repeat(50) })}\n`;

describe('the log', () => {
  it('writes every line while somebody takes them', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'shaodao-log-'));
    closing.push(() => rmSync(dir, { recursive: true }));
    const log = openLogStream({ fd: opened(join(dir, 'a.log')) });
    for (let i = 0; i < 500; i++) log.write(line);
    await log.end();
    expect(readFileSync(join(dir, 'a.log'), 'utf8')).toHaveLength(line.length * 500);
    expect(log.dropped()).toBe(0);
  });
  it('drops and counts on a full disk, and never throws', async () => {
    const log = openLogStream({ fd: opened('/dev/full'), maxWaitingBytes: 20_000, lookMs: 20 });
    for (let i = 0; i < 1_000; i++) log.write(line);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(log.dropped()).toBeGreaterThan(800);
    await log.end();
  });
  it('keeps nobody waiting when nobody reads: the program goes on answering', async () => {
    const program = `
      import { openLogStream } from ${JSON.stringify(new URL('./log-stream.ts', import.meta.url).href)};
      const log = openLogStream({ maxWaitingBytes: 100_000 });
      for (let i = 0; i < 50_000; i++) log.write('x'.repeat(200) + '\\n');
      process.send({ dropped: log.dropped() });
      await log.end();
      process.exit(0);`;
    // Its standard output is a pipe that we never read.
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    closing.push(() => void child.kill('SIGKILL'));
    child.stdout!.pause();
    const said = await new Promise<{ dropped: number }>((resolve) => child.once('message', (message) => resolve(message as { dropped: number })));
    expect(said.dropped).toBeGreaterThan(40_000);
  });
});
