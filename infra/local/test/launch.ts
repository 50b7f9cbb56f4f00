import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { natsBinary } from '../src/nats-binary.ts';
import { commandOf, processesIn, until } from '../src/processes.ts';

const here = import.meta.dirname;
export const standIn = join(here, 'stand-in-app.mjs');
const main = join(here, '../src/main.ts');

/** A start in a process of its own, as a user would see it. */
export interface Launched {
  readonly pid: number;
  /** All that it has printed so far. */
  said(): string;
  /** The address of the app, once it is ready. */
  readonly ready: Promise<string>;
  /** Exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
  send(signal: NodeJS.Signals): void;
}

/** An empty `.local` for one test, deleted with all that the test left running in it. */
export function localFolder(): { dir: string; [Symbol.asyncDispose](): Promise<void> } {
  const dir = mkdtempSync(join(tmpdir(), 'shaodao-start-'));
  return {
    dir,
    async [Symbol.asyncDispose]() {
      for (const pid of processesOf(dir)) process.kill(pid, 'SIGKILL');
      await until(() => processesOf(dir).length === 0, 5_000);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export function launch(dir: string, env: NodeJS.ProcessEnv = {}): Launched {
  return run(process.execPath, [main, 'start', '--app', standIn], { PORT: '0', SHAODAO_LOCAL_DIR: dir, ...env });
}

/** The same through the small parent that runs under the host's Node. */
export function launchHandedOver(dir: string): Launched {
  const handOver = new URL('../bootstrap/hand-over.mjs', import.meta.url).href;
  const script = `const { handOver } = await import(${JSON.stringify(handOver)});
    process.exitCode = await handOver(process.execPath, ${JSON.stringify([main, 'start', '--app', standIn])});`;
  return run(process.execPath, ['--input-type=module', '-e', script], { PORT: '0', SHAODAO_LOCAL_DIR: dir });
}

export const reset = (dir: string, ...args: string[]): Launched => run(process.execPath, [main, 'reset', ...args], { SHAODAO_LOCAL_DIR: dir });

// One nats-server for all tests, fetched once; a start of its own would fetch it each time.
const binary = await natsBinary(join(here, '../../../.local/bin'));

/** A folder with a nats-server that calls itself newer than ours is, and forgets the one setting that ours doesn't know. */
export function newerNats(dir: string): string {
  const bin = join(dir, 'newer');
  mkdirSync(bin, { recursive: true });
  const script = `#!/bin/sh
[ "$1" = --version ] && echo 'nats-server: v2.12.7' && exit
sed '/sync_interval/d' "$2" > "\${2%/*}/nats/known.conf"
exec ${binary.path} -c "\${2%/*}/nats/known.conf"
`;
  writeFileSync(join(bin, 'nats-server'), script, { mode: 0o755 });
  return bin;
}

function run(command: string, args: string[], more: NodeJS.ProcessEnv): Launched {
  const { DATABASE_URL, NATS_URL, SHAODAO_MODE, SHAODAO_PUBLIC_URL, SHAODAO_BEHIND_PROXY, SHAODAO_PLAIN_HTTP, SERVICES, npm_lifecycle_event, ...env } = process.env;
  const path = `${dirname(binary.path)}:${env['PATH'] ?? ''}`;
  const child = spawn(command, args, { env: { ...env, PATH: path, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const ended = new Promise<number | string>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? '')));
  const ready = (async () => {
    let over = false;
    void ended.then(() => (over = true));
    await until(() => over || output.includes('按 Ctrl-C 停止'), 60_000);
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
    if (!output.includes('已就绪') || !url) throw new Error(`not ready:\n${output}`);
    return url;
  })();
  ready.catch(() => undefined);
  return { pid: child.pid ?? 0, said: () => output, ready, ended, send: (signal) => void child.kill(signal) };
}

/** Every process that works in or for this folder. */
export function processesOf(dir: string): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    if (pid === process.pid) return false;
    return commandOf(pid).includes(dir) || environmentOf(pid).includes(`SHAODAO_LOCAL_DIR=${dir}`) || processesIn(join(dir, 'data/postgres')).includes(pid);
  });
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

/** No stack trace, and the refusal in one line. */
export const oneSentence = (said: string): boolean => !/^\s+at /m.test(said) && said.split('\n').filter((line) => line.startsWith('启动失败：')).length === 1;
