import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { natsConfig, type NatsUsers } from '../../nats/config.ts';
import { childMark, goneOf, logSince, sizeOf, startDaemon, type Running } from './child.ts';
import { fullDisk, StartFailure } from './failure.ts';
import { canReach, canRead, giveFolder, isRoot, writeWhole } from './folder.ts';
import { natsBinary, type NatsBinary } from './nats-binary.ts';
import { probe } from './ports.ts';
import { commandOf, endProcess, markOf, until } from './processes.ts';
import { parties } from './services.ts';

export interface NatsOptions {
  /** Holds `nats/` (JetStream), the configuration and the log. */
  readonly dir: string;
  /** Random passwords when left out. */
  readonly users?: NatsUsers;
  /** Wished port; another when it is taken. */
  readonly port?: number;
  readonly binary?: NatsBinary;
  /** Where a fetched nats-server is kept; the clone's `.local/bin` when left out. */
  readonly binDir?: string;
  readonly log?: string;
}

export interface RunningNats extends Running {
  /** Without user and password: those are in `users`. */
  readonly url: string;
  readonly port: number;
  readonly users: NatsUsers;
  readonly version: string;
}

const START_MS = 20_000;
const STOP_STEPS = [['SIGTERM', 3_000], ['SIGKILL', 1_000]] as const;

/** One user per service and the gateway, with random passwords. */
export const randomNatsUsers = (): NatsUsers =>
  Object.fromEntries(parties.map((party) => [party, { user: party, password: randomBytes(24).toString('base64url') }])) as NatsUsers; // one key per party

/** Starts nats-server with JetStream and authorization on 127.0.0.1, ending a leftover of an earlier start. */
export async function startNats(options: NatsOptions): Promise<RunningNats> {
  mkdirSync(options.dir, { recursive: true, mode: 0o700 });
  const dir = realpathSync(options.dir);
  const log = options.log ?? join(dir, 'nats.log');
  const users = options.users ?? randomNatsUsers();
  const binary = options.binary ?? (await natsBinary(options.binDir ?? join(import.meta.dirname, '../../../.local/bin')));
  await endLeftoverNats(dir);

  // Where its ports file comes, and its streams.
  const store = join(dir, 'nats');
  mkdirSync(store, { recursive: true, mode: 0o700 });
  const uid = natsUser(dir, binary);
  if (uid !== undefined) giveFolder(store, uid);
  const wished = options.port && (await probe(options.port, '127.0.0.1')) === 'free' ? options.port : -1;
  const config = join(dir, 'nats.conf');
  writeWhole(config, natsConfig({ dir, port: wished, users, version: binary.version }));
  if (uid !== undefined) chownSync(config, uid, uid);
  const logBefore = sizeOf(log);
  const child = startDaemon({ command: binary.path, args: ['-c', config], log, ...(uid === undefined ? {} : { uid }) });
  if (child.pid !== undefined) writeWhole(join(dir, 'nats.pid'), String(child.pid));
  let ended = false;
  const gone = goneOf(child).then(() => void (ended = true));
  let port: number | undefined;
  await until(() => ended || (port = portOf(store, binary, child.pid)) !== undefined, START_MS);
  if (ended) throw whyNot(logSince(log, logBefore), dir, log);
  const mark = childMark(child);
  const stop = async () => void (await endProcess(mark, STOP_STEPS));
  if (port === undefined) {
    await stop();
    throw new StartFailure(`启动失败：nats-server 在 ${START_MS / 1000} 秒内没有就绪，请查看 ${log}，然后再运行 npm start。`);
  }
  return { mark, gone, stop, port, url: `nats://127.0.0.1:${port}`, users, version: binary.version };
}

/** As whom root starts the server: a number that no account has, nor PostgreSQL, nor the app. */
const NATS_UID = 65532;

/** Undefined: as who we are; root stays root where nobody else gets to the files, as in a folder of a test. */
const natsUser = (dir: string, binary: NatsBinary): number | undefined =>
  isRoot() && canReach(dir, NATS_UID) && canRead(binary.path, NATS_UID) ? NATS_UID : undefined;

/** The server writes the ports it has opened into its folder once it listens. */
function portOf(dir: string, binary: NatsBinary, pid: number | undefined): number | undefined {
  try {
    const name = `${binary.path.split('/').at(-1)}_${pid}.ports`;
    const ports = JSON.parse(readFileSync(join(dir, name), 'utf8')) as { nats?: string[] }; // the server's own file
    return Number(new URL(ports.nats?.[0] ?? '').port) || undefined;
  } catch {
    return undefined; // not yet written, or half
  }
}

/** Ends a nats-server that an earlier, killed start left on this folder. */
export async function endLeftoverNats(dir: string): Promise<void> {
  const pidFile = join(dir, 'nats.pid');
  const pid = readPid(pidFile);
  const mark = pid === undefined ? undefined : markOf(pid);
  if (mark && commandOf(mark.pid).endsWith(`-c ${join(dir, 'nats.conf')}`)) {
    if (!(await endProcess(mark, STOP_STEPS)))
      throw new StartFailure(`启动失败：上一次启动留下的 nats-server（进程 ${mark.pid}）结束不了，请手工结束它（kill ${mark.pid}）后再运行 npm start。`);
  }
  rmSync(pidFile, { force: true });
  // In its folder now, beside it before.
  for (const folder of pid === undefined ? [] : [join(dir, 'nats'), dir]) rmSync(join(folder, `nats-server_${pid}.ports`), { force: true });
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function whyNot(log: string, dir: string, file: string): StartFailure {
  if (/no space left on device|disk quota exceeded/i.test(log)) return new StartFailure(fullDisk(dir));
  const reason = log.split('\n').findLast((line) => /\[FTL\]|\[ERR\]|error|nats-server:/i.test(line))?.replace(/^.*\[(FTL|ERR)\] */, '') ?? '没有说明原因';
  return new StartFailure(`启动失败：nats-server 起不来（${reason.trim()}），请查看 ${file}，然后再运行 npm start。`);
}
