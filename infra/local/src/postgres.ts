import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { childMark, goneOf, logSince, sizeOf, startDaemon, type Running } from './child.ts';
import { fullDisk, StartFailure } from './failure.ts';
import { canReach, checkRoom, isRoot, nobody } from './folder.ts';
import { freePort } from './ports.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { endLeftoverPostgres } from './postgres-leftover.ts';
import { endProcess, until } from './processes.ts';

export interface PostgresOptions {
  /** Holds `postgres/` (the cluster) and, where needed, the binaries; as root every folder above it must let "nobody" through. */
  readonly dir: string;
  /** Of the superuser `postgres`; needed again for an existing cluster. Random when left out. */
  readonly password?: string;
  /** Wished port; another when it is taken. */
  readonly port?: number;
  /** `none` for throw-away clusters of tests: no fsync, so a power cut (not a kill) may destroy it. */
  readonly durability?: 'full' | 'none';
  readonly log?: string;
}

export interface RunningPostgres extends Running {
  /** For the superuser `postgres` and the database `postgres`. */
  readonly url: string;
  readonly port: number;
}

const MAJOR = '18';
const INITDB_MB = 500;
const START_MS = 60_000;
const STOP_STEPS = [['SIGINT', 4_000], ['SIGQUIT', 2_000], ['SIGKILL', 1_000]] as const;

/** Starts PostgreSQL 18 on 127.0.0.1, creating the cluster when there is none and ending a leftover of an earlier start. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  mkdirSync(options.dir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  const dir = realpathSync(options.dir);
  openToNobody(dir);
  const cluster = join(dir, 'postgres');
  const log = options.log ?? join(dir, 'postgres.log');
  const password = options.password ?? randomBytes(18).toString('base64url');
  const bin = postgresBinaries(cluster);

  if (!existsSync(cluster)) initCluster(bin, cluster, password, options.durability ?? 'full');
  checkMajor(cluster);
  await endLeftoverPostgres(cluster);
  return retryTakenPort(options.port, (port) => launch({ bin, cluster, log, password, port, durability: options.durability ?? 'full' }));
}

/** Temporary folders are made for their owner alone. */
function openToNobody(dir: string): void {
  if (!isRoot()) return;
  chmodSync(dir, 0o711);
  if (!canReach(dir, nobody))
    throw new StartFailure(`启动失败：以 root 启动时 PostgreSQL 以 nobody 身份运行，但它进不了 ${dir}，请换一个各级目录都允许通过的文件夹。`);
}

interface Launch {
  readonly bin: string;
  readonly cluster: string;
  readonly log: string;
  readonly password: string;
  readonly port: number;
  readonly durability: 'full' | 'none';
}

async function launch({ bin, cluster, log, password, port, durability }: Launch): Promise<RunningPostgres> {
  const safe = durability === 'full' ? 'on' : 'off';
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: 200,
    fsync: safe,
    full_page_writes: safe,
    synchronous_commit: 'on', // a kill loses nothing even without fsync, so fault tests may use it
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const logBefore = sizeOf(log);
  const child = startDaemon({
    command: join(bin, 'postgres'),
    args: ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    log,
    env: { LC_ALL: 'C', PATH: process.env['PATH'] },
    ...(isRoot() ? { uid: nobody } : {}),
  });
  let ended = false;
  const gone = goneOf(child).then(() => void (ended = true));
  const ready = await until(() => ended || isReady(cluster, child.pid), START_MS);
  if (ended) throw whyNot(logSince(log, logBefore), cluster, log);
  const mark = childMark(child);
  const stop = async () => void (await endProcess(mark, STOP_STEPS));
  if (!ready) {
    await stop();
    throw new StartFailure(`启动失败：内置 PostgreSQL 在 ${START_MS / 1000} 秒内没有就绪，请查看 ${log}，然后再运行 npm start。`);
  }
  return { mark, gone, stop, port, url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` };
}

/** The last line of the pid file says how far the server is. */
function isReady(cluster: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

class PortTaken extends Error {}

async function retryTakenPort<T>(wished: number | undefined, start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(await freePort(attempt === 1 ? wished : undefined));
    } catch (error) {
      // Between finding the port and listening on it another program may take it.
      if (!(error instanceof PortTaken) || attempt === 5) throw error;
    }
  }
}

function whyNot(log: string, cluster: string, file: string): Error {
  if (/could not bind.*Address already in use/s.test(log)) return new PortTaken();
  if (/No space left on device|Disk quota exceeded/.test(log)) return new StartFailure(fullDisk(cluster));
  if (/pre-existing shared memory block/.test(log))
    return new StartFailure(`启动失败：上一次启动留下的 PostgreSQL 进程还在使用 ${cluster}，请结束这些进程后再运行 npm start。`);
  const reason = log.split('\n').findLast((line) => /FATAL|PANIC/.test(line))?.replace(/^.*?(FATAL|PANIC): +/, '') ?? '没有说明原因';
  return new StartFailure(`启动失败：内置 PostgreSQL 起不来（${reason}），请查看 ${file}，然后再运行 npm start。`);
}

/** Builds the cluster aside and moves it into place, so that a start cut off leaves no half cluster. */
function initCluster(bin: string, cluster: string, password: string, durability: 'full' | 'none'): void {
  const draft = `${cluster}.new`;
  const passwordFile = join(dirname(cluster), 'initdb-password');
  if (durability === 'full') checkRoom(dirname(cluster), INITDB_MB);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (isRoot()) for (const path of [draft, passwordFile]) chownSync(path, nobody, nobody);
  try {
    const result = spawnSync(
      join(bin, 'initdb'),
      [
        '-D', draft, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256',
        '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions',
        ...(durability === 'none' ? ['--no-sync'] : ['--data-checksums']),
      ],
      { cwd: '/', encoding: 'utf8', env: { LC_ALL: 'C', PATH: process.env['PATH'] }, ...(isRoot() ? { uid: nobody, gid: nobody } : {}) },
    );
    if (result.error) throw result.error;
    if (result.status !== 0) throw initFailure(`${result.stdout}${result.stderr}`, cluster);
    renameSync(draft, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function initFailure(output: string, cluster: string): StartFailure {
  if (/No space left on device|Disk quota exceeded/.test(output)) return new StartFailure(fullDisk(cluster));
  const reason = output.split('\n').find((line) => /error|FATAL|could not/i.test(line))?.trim() ?? '没有说明原因';
  return new StartFailure(`启动失败：建不成数据库目录 ${cluster}（${reason}），请检查这个文件夹的权限和磁盘后再运行 npm start。`);
}

function checkMajor(cluster: string): void {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (major !== MAJOR)
    throw new StartFailure(
      `启动失败：${cluster} 是 PostgreSQL ${major} 的数据，本版本用 PostgreSQL ${MAJOR}，请先用旧版本备份再恢复到新库，或运行 npm run reset 清空数据。`,
    );
}
