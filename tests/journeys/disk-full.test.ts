import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootCounty, type RunningCounty } from './boot.ts';

/** Below this the county takes nothing in; the rest keeps the database alive. */
const MIN_FREE_MB = 60;
const MEGABYTE = 1024 * 1024;
const disk = mkdtempSync(join(tmpdir(), 'shaodao-disk-'));
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=700m', 'tmpfs', disk]).status === 0;
if (isMounted) chmodSync(disk, 0o777);
else console.log('没有挂载小磁盘的权限（要 root），跳过磁盘写满的试验');

let county: RunningCounty;
let token = '';
beforeAll(async () => {
  if (isMounted) county = await bootCounty(undefined, { parent: disk, settings: { SHAODAO_MIN_FREE_MB: String(MIN_FREE_MB) } });
}, 240_000);
afterAll(async () => {
  rmSync(filler, { force: true });
  await county?.stop();
  if (isMounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

const filler = join(disk, 'filler');
/** Writes until so many megabytes are left. */
function fillUntil(leftMb: number): void {
  const file = openSync(filler, 'a');
  const chunk = Buffer.alloc(MEGABYTE, 1);
  try {
    while (statfsSync(disk).bavail * statfsSync(disk).bsize > leftMb * MEGABYTE) writeSync(file, chunk);
  } catch {
    // not a byte is left
  } finally {
    closeSync(file);
  }
}
const ask = (path: string, body?: object): Promise<Response> =>
  fetch(`${county.origin}${path}`, {
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
const signIn = () => ask('/api/v1/session', { userName: 'zhenganbu', password: 'Shaodao-2026' });
const write = () =>
  ask('/api/v1/whistles', {
    divisionCode: '350123102',
    title: '村口路塌',
    detail: '村口的路塌了一段，车过不去',
    place: '村口',
    reason: 'residentsMatter',
    urgency: 'normal',
  });

describe.skipIf(!isMounted)('a disk that is full', () => {
  it('takes nothing in and goes on showing, before the database would stop', async () => {
    token = ((await (await signIn()).json()) as { token: string }).token;
    expect((await write()).status, 'with room the county decides').not.toBe(503);
    fillUntil(MIN_FREE_MB / 2);
    await expect.poll(async () => (await write()).status, { timeout: 10_000 }).toBe(503);
    const refused = await write();
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.json()).toMatchObject({ code: 'system/no-space', title: expect.stringContaining('磁盘快满了') });
    expect((await signIn()).status).toBe(503);
    for (const path of ['/api/v1/needs', '/api/v1/me', '/api/v1/figures', '/healthz', '/readyz', '/']) expect((await ask(path)).status, path).toBe(200);
  });
  it('goes on showing when not a byte is left, and takes in again as soon as there is room', async () => {
    fillUntil(0);
    for (let i = 0; i < 20; i++) {
      for (const path of ['/api/v1/needs', '/healthz']) expect((await ask(path)).status, path).toBe(200);
      expect((await write()).status).toBe(503);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    rmSync(filler);
    await expect.poll(async () => (await write()).status, { timeout: 60_000, interval: 500 }).not.toBe(503);
    expect((await signIn()).status).toBe(200);
    expect((await ask('/readyz')).status).toBe(200);
  }, 120_000);
});
