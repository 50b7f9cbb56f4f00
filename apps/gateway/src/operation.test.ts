import { spawn } from 'node:child_process';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '@shaodao/contracts/kit';
import { listNeeds, listServiceKinds } from '@shaodao/contracts/needs/need';
import { startCounty, type TestCounty } from './test-county.ts';
import { until } from './test-boot.ts';

let county: TestCounty;
beforeAll(async () => void (county = await startCounty()), 60_000);
afterAll(() => county?.stop());

const json = { 'content-type': 'application/json' };

describe('the operator', () => {
  it('sees whether the gateway lives and whether it can work', async () => {
    const { address } = await county.gateway();
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' });
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', database: true, nats: true, services: { registry: true, needs: true, volunteers: true, liaison: true, evaluation: true }, clock: 'right', clockOffsetSeconds: expect.closeTo(0, 0) as number }]);
  });
  it('reads metrics per operation on a port of their own, on this machine only', async () => {
    county.answer(listServiceKinds, () => ok({ items: [] }));
    const { address, metricsAddress } = await county.gateway({ METRICS_PORT: '0' });
    await fetch(`${address}/api/v1/service-kinds`);
    expect(metricsAddress).toMatch(/^http:\/\/127\.0\.0\.1:/);
    const text = await (await fetch(`${metricsAddress}/metrics`)).text();
    expect(text).toContain('shaodao_gateway_request_seconds_count{operation="needs.service-kind.list",status="200"} 1');
    expect(text).toContain('process_resident_memory_bytes');
    expect((await fetch(`${address}/metrics`)).status).toBe(404);
  });
  it('reads logs without a name, a number, a password, a token or a word that was looked for', async () => {
    let log = '';
    const logTo = new Writable({ write: (chunk: Buffer, _encoding, done) => ((log += chunk.toString()), done()) });
    const { address } = await county.gateway({ LOG_LEVEL: 'debug' }, { logTo });
    const cadre = await county.staff('townshipCadre');
    const { phone } = county.resident('villager');
    const session = (await (await fetch(`${address}/api/v1/session`, { method: 'POST', headers: json, body: JSON.stringify(cadre) })).json()) as { token: string };
    await fetch(`${address}/api/v1/session/codes`, { method: 'POST', headers: json, body: JSON.stringify({ phone }) });
    county.answer(listNeeds, () => 'not a reply');
    await fetch(`${address}/api/v1/needs?words=${encodeURIComponent('王秀英')}`, { headers: { authorization: `Bearer ${session.token}` } });
    expect(log).toContain('"operation":"needs.need.list"');
    for (const secret of [cadre.userName, cadre.password, session.token, phone, '王秀英', encodeURIComponent('王秀英')]) expect(log).not.toContain(secret);
  });
  it('stops it after what runs is done', async () => {
    const gateway = await county.gateway();
    let release = () => {};
    county.answer(listServiceKinds, () => new Promise((resolve) => (release = () => resolve(ok({ items: [] })))));
    const before = county.timesAsked(listServiceKinds);
    const running = fetch(`${gateway.address}/api/v1/service-kinds`);
    await until(() => expect(county.timesAsked(listServiceKinds)).toBe(before + 1));
    const stopped = gateway.stop();
    release();
    expect((await running).status).toBe(200);
    await stopped;
    await expect(fetch(`${gateway.address}/healthz`)).rejects.toThrow();
  });
  it('is told in one sentence what is wrong with the settings, and the process ends with 1', async () => {
    const { code, errors } = await runMain({});
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).toMatch(/网关的设置不对：.*DATABASE_URL.*请改好环境变量后再启动。/);
  }, 30_000);
});

function runMain(env: Record<string, string>): Promise<{ code: number | null; errors: string }> {
  const child = spawn(process.execPath, ['--conditions=source', fileURLToPath(new URL('main.ts', import.meta.url))], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, errors })));
}
