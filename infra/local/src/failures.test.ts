import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launch, localFolder, oneSentence, processesOf, standIn } from '../test/launch.ts';
import { chooseAppUser } from './app-user.ts';
import { startNats, type RunningNats } from './nats.ts';
import { startPostgres, type RunningPostgres } from './postgres.ts';

const folder = (): string => {
  const made = localFolder();
  onTestFinished(() => made[Symbol.asyncDispose]());
  return made.dir;
};

/** What the user reads when the start refuses: one sentence, exit code 1, nothing left running. */
async function refusal(env: NodeJS.ProcessEnv, dir = folder()): Promise<string> {
  const refused = launch(dir, env);
  expect(await refused.ended).toBe(1);
  expect(oneSentence(refused.said()), refused.said()).toBe(true);
  expect(processesOf(dir)).toEqual([]);
  return refused.said().split('\n').find((line) => line.startsWith('启动失败：')) ?? '';
}

describe('a wrong DATABASE_URL', { timeout: 60_000 }, () => {
  let server: RunningPostgres;
  const dir = mkdtempSync(join(tmpdir(), 'shaodao-postgres-'));
  beforeAll(async () => void (server = await startPostgres({ dir, password: 'right', durability: 'none' })), 60_000);
  afterAll(async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('that is no URL, or another kind, is told so without repeating what may be a password', async () => {
    const said = await refusal({ DATABASE_URL: 'secret-word' });
    expect(said).toContain('DATABASE_URL 不是网址');
    expect(said).not.toContain('secret-word');
    expect(await refusal({ DATABASE_URL: 'mysql://u:secret-word@h/d' })).toMatch(/DATABASE_URL 以 mysql:\/\/ 开头(?!.*secret-word)/);
  });

  it('whose server is away names the host and the port', async () => {
    expect(await refusal({ DATABASE_URL: 'postgres://u:p@127.0.0.1:1/d' })).toContain('连不上 127.0.0.1:1（对方拒绝连接）');
  });

  it('whose host does not answer is given up after five seconds', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    onTestFinished(() => void silent.close());
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await refusal({ DATABASE_URL: `postgres://u:p@127.0.0.1:${port}/d` })).toContain('5 秒内没有回应');
  });

  it('with a bad password or a database that is not there is told so', async () => {
    const bad = await refusal({ DATABASE_URL: server.url.replace('right', 'guess') });
    expect(bad).toContain('用户 postgres 的用户名或口令不对');
    expect(bad).not.toContain('guess');
    expect(await refusal({ DATABASE_URL: server.url.replace(/postgres$/, 'nowhere') })).toContain('数据库 nowhere');
  });

  it('is no hindrance when it is right: the embedded database is then not started', async () => {
    const own = folder();
    const started = launch(own, { DATABASE_URL: server.url });
    expect(await (await fetch(await started.ready)).json()).toMatchObject({ role: 'postgres' });
    expect(started.said()).not.toContain('PostgreSQL');
    started.send('SIGTERM');
    expect(await started.ended).toBe(0);
  });
});

describe('a wrong NATS_URL', { timeout: 60_000 }, () => {
  let server: RunningNats;
  const dir = mkdtempSync(join(tmpdir(), 'shaodao-nats-'));
  beforeAll(async () => void (server = await startNats({ dir })), 60_000);
  afterAll(async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('is told what is wrong with it', async () => {
    expect(await refusal({ NATS_URL: 'http://127.0.0.1:4222' })).toContain('NATS_URL 以 http:// 开头');
    expect(await refusal({ NATS_URL: 'nats://127.0.0.1:1' })).toContain('（127.0.0.1:1）连不上');
    expect(await refusal({ NATS_URL: server.url.replace('//', '//u:p@') })).toContain('不接受这里的用户名或口令');
    expect(await refusal({ NATS_URL: server.url, SHAODAO_NATS_USERS: '{}' })).toContain('SHAODAO_NATS_USERS 不对');
  });

  it('is no hindrance when it is right: no server of our own is started', async () => {
    const own = folder();
    const started = launch(own, { NATS_URL: server.url, SHAODAO_NATS_USERS: JSON.stringify(server.users) });
    await started.ready;
    expect(started.said()).not.toContain('NATS');
    started.send('SIGTERM');
    expect(await started.ended).toBe(0);
  });
});

describe('a machine that lacks something', { timeout: 60_000 }, () => {
  it('is told how to get nats-server when it is nowhere and cannot be fetched', async () => {
    // No way to the package archive, and nothing on the path but the shell's own tools.
    const empty = folder();
    const said = await refusal({ PATH: empty, APT_CONFIG: aptWithoutNetwork(empty), http_proxy: 'http://127.0.0.1:1' });
    expect(said).toContain('没有 nats-server');
    expect(said).toContain('https://github.com/nats-io/nats-server/releases');
  });

  it('refuses production on a server that acknowledges before it writes', async () => {
    const dir = folder();
    mkdirSync(join(dir, 'old'));
    writeFileSync(join(dir, 'old/nats-server'), '#!/bin/sh\necho "nats-server: v2.9.10"\n', { mode: 0o755 });
    const env = { SHAODAO_MODE: 'production', SHAODAO_PUBLIC_URL: 'https://shaodao.example', PATH: `${join(dir, 'old')}:${process.env['PATH']}` };
    expect(await refusal(env)).toMatch(/不能用 nats-server 2\.9\.10，断电时它可能丢失.*github\.com\/nats-io/);
  });

  it('refuses production over plain HTTP without a word, before anything is started', async () => {
    const said = await refusal({ SHAODAO_MODE: 'production' });
    expect(said).toMatch(/SHAODAO_PUBLIC_URL=https.*--behind-proxy.*SHAODAO_PLAIN_HTTP/);
  });

  const isRoot = process.getuid?.() === 0;
  it.skipIf(!isRoot)('refuses production as root where the app would have to stay root, and lets the demo go on with a word (root only)', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'shaodao-closed-'));
    onTestFinished(() => rmSync(closed, { recursive: true, force: true }));
    cpSync(standIn, join(closed, 'app.mjs'));
    const data = folder();
    chmodSync(data, 0o711);
    const places = { root: join(import.meta.dirname, '../../..'), entry: join(closed, 'app.mjs'), anchorDir: join(data, 'anchors') };
    expect(() => chooseAppUser({ ...places, environment: { mode: 'production', port: 8080 } })).toThrow(/不能以 root 身份运行.*别的用户读不到.*普通用户/);
    expect(chooseAppUser({ ...places, environment: { mode: 'demo', port: 8080 } })).toEqual({ warning: expect.stringContaining('以 root 身份运行') as string });
    expect(() => chooseAppUser({ ...places, entry: standIn, environment: { mode: 'production', port: 80 } })).toThrow(/端口 80.*reverse-proxy/);
    expect(chooseAppUser({ ...places, entry: standIn, environment: { mode: 'production', port: 8080 } }).uid).toBeGreaterThan(0);
  });

  const canMount = process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;
  it.skipIf(!canMount)('says that the disk is full before it makes the database, and when it fills up (root only: mounts a small disk)', async () => {
    for (const [size, sentence] of [['100m', '只剩'], ['4k', /只剩|已满/]] as const) {
      const disk = mkdtempSync(join(tmpdir(), 'shaodao-disk-'));
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', disk]).status).toBe(0);
      onTestFinished(() => {
        spawnSync('umount', [disk]);
        rmSync(disk, { recursive: true, force: true });
      });
      expect(await refusal({}, disk)).toMatch(sentence);
    }
  });
});

function aptWithoutNetwork(dir: string): string {
  const file = join(dir, 'apt.conf');
  writeFileSync(file, `Dir::State::lists "${dir}/lists";\nDir::Cache "${dir}/cache";\nAcquire::http::Proxy "http://127.0.0.1:1";\nAcquire::https::Proxy "http://127.0.0.1:1";\nAcquire::Retries "0";\n`);
  return file;
}
