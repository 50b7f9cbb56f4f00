import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockSentence, stateOfClock } from './clock-check.ts';
import { startCounty, type TestCounty } from './test-county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await startCounty();
}, 60_000);
afterAll(() => county?.stop());

const lines: string[] = [];
const logTo = { write: (line: string) => void lines.push(line) };
const MINUTE = 60_000;
const off = (ms: number) => ({ clock: () => new Date(Date.now() + ms), logTo });

describe('the clock', () => {
  it('is worth a word from two minutes on, and wrong from an hour on, both ways', () => {
    expect([0, 119, 120, -120, 3_599, 3_600, -3_600].map(stateOfClock)).toEqual([
      'right',
      'right',
      'off',
      'off',
      'off',
      'wrong',
      'wrong',
    ]);
    expect(clockSentence(5_400)).toMatch(/快 90 分钟.*时间同步/);
    expect(clockSentence(-86_400)).toContain('慢 24 小时');
  });
  it('that is a few minutes off is said in log, health and metrics, and nobody is kept out', async () => {
    lines.length = 0;
    const gateway = await county.gateway(
      { SHAODAO_MODE: 'production', SHAODAO_LIMITS: 'on', LOG_LEVEL: 'warn', METRICS_PORT: '0' },
      off(-5 * MINUTE),
    );
    const ready = await fetch(`${gateway.address}/readyz`);
    const { clock, clockOffsetSeconds } = (await ready.json()) as { clock: string; clockOffsetSeconds: number };
    expect([ready.status, clock, Math.round(clockOffsetSeconds / 10)]).toEqual([200, 'off', -30]);
    expect(lines.join()).toMatch(/慢 5 分钟/);
    expect(await (await fetch(`${gateway.metricsAddress}/metrics`)).text()).toMatch(
      /shaodao_gateway_clock_offset_seconds -(299|30\d)/,
    );
    await gateway.stop();
  });
  it('that goes wrong while production runs makes it not ready, and ready again when it is right', async () => {
    let ms = 0;
    const gateway = await county.gateway(
      { SHAODAO_MODE: 'production', SHAODAO_LIMITS: 'on' },
      { clock: () => new Date(Date.now() + ms), logTo },
    );
    const ready = async () => {
      const answer = await fetch(`${gateway.address}/readyz`);
      return [answer.status, ((await answer.json()) as { clock: string }).clock];
    };
    expect(await ready()).toEqual([200, 'right']);
    ms = 90 * MINUTE;
    await expect.poll(ready, { timeout: 5_000, interval: 300 }).toEqual([503, 'wrong']);
    ms = 0;
    await expect.poll(ready, { timeout: 5_000, interval: 300 }).toEqual([200, 'right']);
    await gateway.stop();
  });
  it('that is an hour off lets production not start, and the demo go on', async () => {
    const production = county.gateway({ SHAODAO_MODE: 'production', SHAODAO_LIMITS: 'on' }, off(61 * MINUTE));
    await expect(production).rejects.toThrow(/快 61 分钟.*再启动/);
    const demo = await county.gateway({}, off(-61 * MINUTE));
    expect((await fetch(`${demo.address}/readyz`)).status).toBe(200);
    await demo.stop();
  });
});
