import { createServer } from 'node:net';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { launch, launchHandedOver, localFolder, newerNats, oneSentence, processesOf, reset } from '../test/launch.ts';
import { isAlive, until } from './processes.ts';
import type { RunState } from './run-file.ts';

const TEST_MS = 60_000;
const folder = (): string => {
  const made = localFolder();
  onTestFinished(() => made[Symbol.asyncDispose]());
  return made.dir;
};
const stateOf = (dir: string) => JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8')) as RunState;
const ask = async (url: string) => (await (await fetch(url)).json()) as { starts: number; ends: number; role: string; pid: number };
const pidIn = (file: string): number => Number.parseInt(readFileSync(file, 'utf8'), 10);

describe('the start', { timeout: TEST_MS }, () => {
  it('brings all up, stops all on Ctrl-C within ten seconds, and is ready again within ten', async () => {
    const dir = folder();
    const first = launch(dir);
    expect(await ask(await first.ready)).toMatchObject({ starts: 1, role: 'shaodao_owner' });
    expect(first.said()).toContain('演示账号');
    const began = Date.now();
    first.send('SIGINT');
    expect(await first.ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(processesOf(dir)).toEqual([]);

    const again = Date.now();
    const second = launch(dir);
    // The app could still write while it was being stopped.
    expect(await ask(await second.ready)).toMatchObject({ starts: 2, ends: 1 });
    expect(Date.now() - again).toBeLessThan(10_000);
    second.send('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(processesOf(dir)).toEqual([]);
  });

  it('goes on after the last start, and all that it left, was killed outright', async () => {
    const dir = folder();
    const first = launch(dir);
    const app = (await ask(await first.ready)).pid;
    first.send('SIGKILL');
    await first.ended;
    const postgres = pidIn(join(dir, 'data/postgres/postmaster.pid'));
    const nats = pidIn(join(dir, 'data/nats.pid'));
    expect([postgres, nats].every((pid) => processesOf(dir).includes(pid))).toBe(true);

    const second = launch(dir);
    expect(await ask(await second.ready)).toMatchObject({ starts: 2 });
    expect([postgres, nats, app].filter((pid) => processesOf(dir).includes(pid))).toEqual([]);
    second.send('SIGTERM');
    await second.ended;
    expect(processesOf(dir)).toEqual([]);
  });

  it('stops in order when the process that started it is killed outright', async () => {
    const dir = folder();
    const first = launchHandedOver(dir);
    await first.ready;
    first.send('SIGKILL');
    expect(await until(() => processesOf(dir).length === 0, 10_000)).toBe(true);
    const second = launchHandedOver(dir);
    expect(await ask(await second.ready)).toMatchObject({ starts: 2 });
    second.send('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  it.skipIf(process.getuid?.() !== 0)('runs the app as nobody in particular when root starts it, also over what root has left (root only)', async () => {
    const dir = folder();
    mkdirSync(join(dir, 'data/anchors'), { recursive: true });
    writeFileSync(join(dir, 'data/anchors/needs.anchors'), 'an earlier head\n', { mode: 0o600 });
    for (const starts of [1, 2]) {
      const started = launch(dir);
      const { pid, starts: counted } = await ask(await started.ready);
      expect(counted).toBe(starts);
      const [uid = 0, gid = 0] = ['Uid', 'Gid'].map((what) => Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]));
      expect([uid > 0, gid > 0, uid !== 65534]).toEqual([true, true, true]);
      expect(readFileSync(`/proc/${pidIn(join(dir, 'data/nats.pid'))}/status`, 'utf8')).not.toMatch(/^(Uid|Gid):\s+0\b/m);
      expect(statSync(join(dir, 'data/anchors/needs.anchors')).uid).toBe(uid);
      expect(statSync(join(dir, 'secrets.json'))).toMatchObject({ uid: 0, mode: 0o100600 });
      started.send('SIGINT');
      expect(await started.ended).toBe(0);
      expect(processesOf(dir)).toEqual([]);
    }
  });

  it('starts in production with what it should say: the word for plain HTTP, and what is missing', async () => {
    const dir = folder();
    const started = launch(dir, { SHAODAO_MODE: 'production', SHAODAO_PLAIN_HTTP: 'i-know', PATH: `${newerNats(dir)}:${process.env['PATH']}`, STAND_IN_LACKS: '没有短信通道' });
    await started.ready;
    expect(started.said()).toMatch(/还缺什么：\n +没有短信通道 +设一个/);
    expect(started.said()).toContain('注意：nats-server 2.12.7 有新的安全公告');
    started.send('SIGTERM');
    expect(await started.ended).toBe(0);
  });

  it('is not blocked by a start that is being stopped at this moment', async () => {
    const dir = folder();
    const first = launch(dir);
    await first.ready;
    first.send('SIGTERM');
    const second = launch(dir);
    // It may come before the first has noted that it stops; then it says so and is asked again.
    const answer = await Promise.race([second.ready, second.ended]);
    if (typeof answer === 'number') expect(second.said()).toContain('已经在这个文件夹里运行');
    else await ask(answer);
    second.send('SIGTERM');
    await Promise.all([first.ended, second.ended]);
    expect(processesOf(dir)).toEqual([]);
  });

  it('starts PostgreSQL, NATS and the app anew when they are killed while it runs', async () => {
    const dir = folder();
    const first = launch(dir, { PORT: String(await unusedPort()) });
    const url = await first.ready;
    const before = await ask(url);
    for (const file of ['data/postgres/postmaster.pid', 'data/nats.pid']) {
      const killed = pidIn(join(dir, file));
      process.kill(killed, 'SIGKILL');
      expect(await until(() => first.said().match(/已恢复/g)?.length === (file.includes('nats') ? 2 : 1), 20_000)).toBe(true);
      expect(pidIn(join(dir, file))).not.toBe(killed);
      await expect.poll(async () => (await fetch(url)).status, { timeout: 10_000 }).toBe(200);
    }
    process.kill(before.pid, 'SIGKILL');
    await expect.poll(async () => ask(url).then(({ pid }) => pid, () => before.pid), { timeout: 10_000 }).not.toBe(before.pid);
    first.send('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(processesOf(dir)).toEqual([]);
  });

  it('refuses a second start in the same folder, naming the address and the process of the first', async () => {
    const dir = folder();
    const first = launch(dir);
    await first.ready;
    const second = launch(dir);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`进程 ${first.pid}，地址 ${await first.ready}`);
    expect(oneSentence(second.said())).toBe(true);
    expect(isAlive(stateOf(dir).starter)).toBe(true);
    first.send('SIGTERM');
    await first.ended;
  });

  it('takes over from a start whose npm was killed, and nobody can stop any more', async () => {
    const dir = folder();
    const npm = spawn('sleep', ['60']);
    onTestFinished(() => void npm.kill('SIGKILL'));
    const first = launch(dir, { SHAODAO_NPM_PID: String(npm.pid) });
    await first.ready;
    npm.kill('SIGKILL');
    await new Promise((resolve) => npm.once('exit', resolve));
    const second = launch(dir);
    expect(await ask(await second.ready)).toMatchObject({ starts: 2 });
    expect(await first.ended).toBe(0);
    second.send('SIGTERM');
    await second.ended;
  });

  it('says which port is taken and starts nothing', async () => {
    const dir = folder();
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const refused = launch(dir, { PORT: String(port) });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain(`端口 ${port} 已被别的程序占用`);
    expect(oneSentence(refused.said())).toBe(true);
    expect(processesOf(dir)).toEqual([]);
  });

  it('passes on the sentence with which the app refuses, and stops the rest', async () => {
    const dir = folder();
    const refused = launch(dir, { STAND_IN_FAILS: '启动失败：村名册里有重复的编号，请核对后再启动。' });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain('村名册里有重复的编号');
    expect(processesOf(dir)).toEqual([]);
  });

  it('empties the data on reset, stopping what runs, and only when told so', async () => {
    const dir = folder();
    const first = launch(dir);
    await first.ready;
    const unsure = reset(dir);
    expect(await unsure.ended).toBe(1);
    expect(unsure.said()).toContain('--yes');
    expect(await reset(dir, '--yes').ended).toBe(0);
    expect(await first.ended).toBe(0);
    expect(processesOf(dir)).toEqual([]);
    const second = launch(dir);
    expect(await ask(await second.ready)).toMatchObject({ starts: 1 });
    second.send('SIGTERM');
    await second.ended;
  });
});

async function unusedPort(): Promise<number> {
  const { freePort } = await import('./ports.ts');
  return freePort();
}
