import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand, type CommandOptions } from './command.ts';
import { fullDisk, StartFailure } from './failure.ts';

export interface NatsBinary {
  readonly path: string;
  /** `2.9.10` */
  readonly version: string;
}

const HOW =
  '请从 https://github.com/nats-io/nats-server/releases 下载 nats-server 放到 PATH 或 .local/bin 里，或用 NATS_URL 指向已有的 NATS';

/** Finds the newest nats-server on the PATH or in `.local/bin`; on Debian and Ubuntu fetches it there, without root. */
export async function natsBinary(binDir: string, signal?: AbortSignal): Promise<NatsBinary> {
  const onPath = [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), '/usr/sbin'].map((folder) => join(folder, 'nats-server'));
  const own = join(binDir, 'nats-server');
  return newestThatRuns([...onPath, own]) ?? fetchFromDebian(own, signal);
}

/** Beside a distribution's old one the operator's new one counts, wherever it was put. */
function newestThatRuns(candidates: readonly string[]): NatsBinary | undefined {
  const found: NatsBinary[] = [];
  for (const path of new Set(candidates)) {
    if (!isExecutable(path)) continue;
    const version = /v?(\d+\.\d+\.\d+(?:-[\w.]+)?)/.exec(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
    if (version) found.push({ path, version });
  }
  const inOrder = new Intl.Collator('en', { numeric: true });
  return found.toSorted((a, b) => inOrder.compare(b.version, a.version))[0];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function fetchFromDebian(own: string, signal: AbortSignal | undefined): Promise<NatsBinary> {
  const run: Run = (command, args, cwd) => say(command, args, { cwd, signal, env: { ...process.env, LC_ALL: 'C' }, patienceMs: 180_000 });
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb'))
    throw new StartFailure(`启动失败：本机没有 nats-server，也不是 Debian 或 Ubuntu，不能自动下载，${HOW}。`);
  console.log('· 本机没有 nats-server，正在用 apt-get 下载（不需要 root）……');
  const folder = join(own, '..');
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(folder, 'fetch-'));
  try {
    const asIs = ['-o', 'APT::Sandbox::User=root'];
    let failure = await download(run, work, asIs);
    if (failure !== undefined) {
      // No package lists on this machine, or old ones: read them into our own folder, which needs no root either.
      const ours = [...asIs, '-o', `Dir::State::lists=${work}/lists`, '-o', `Dir::Cache=${work}/cache`, '-o', 'Debug::NoLocking=true'];
      mkdirSync(join(work, 'lists/partial'), { recursive: true });
      mkdirSync(join(work, 'cache/archives/partial'), { recursive: true });
      failure = (await run('apt-get', [...ours, 'update'], work)) ?? (await download(run, work, ours));
    }
    if (failure !== undefined) throw refusal(failure, folder);
    const found = readdirSync(work).find((name) => name.endsWith('.deb'));
    failure = found === undefined ? 'no .deb' : await run('dpkg-deb', ['-x', join(work, found), join(work, 'x')], work);
    if (failure !== undefined) throw refusal(failure, folder);
    const fetched = join(work, 'x/usr/sbin/nats-server');
    chmodSync(fetched, 0o755);
    renameSync(fetched, own); // whole or not at all, also when two fetch at once
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const binary = newestThatRuns([own]);
  if (!binary) throw refusal('downloaded file does not run', folder);
  return binary;
}

/** Undefined when it went well, otherwise what was said. */
type Run = (command: string, args: string[], cwd: string) => Promise<string | undefined>;

const download = (run: Run, cwd: string, options: string[]) => run('apt-get', [...options, 'download', 'nats-server'], cwd);

async function say(command: string, args: string[], options: CommandOptions): Promise<string | undefined> {
  const { status, output } = await runCommand(command, args, options);
  options.signal?.throwIfAborted();
  return status === 0 ? undefined : output || 'no reason given';
}

function refusal(reason: string, folder: string): StartFailure {
  if (/No space left|Disk quota exceeded|enough free space/i.test(reason)) return new StartFailure(fullDisk(folder));
  const line = reason.split('\n').find((text) => /^E:|rror/.test(text))?.replace(/^E: */, '') ?? reason.split('\n')[0];
  return new StartFailure(`启动失败：本机没有 nats-server，用 apt-get 下载也没有成功（${line?.trim()}），请检查网络后再试；或者${HOW.replace('请', '')}。`);
}
