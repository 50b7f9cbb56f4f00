import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ok, refuse } from '@shaodao/contracts/kit';
import { needClaimed } from '@shaodao/contracts/needs/need.events';
import { getNeed } from '@shaodao/contracts/needs/need';
import { whistleClosed } from '@shaodao/contracts/needs/whistle';
import { startCounty, type TestCounty } from './test-county.ts';
import { until } from './test-boot.ts';

let county: TestCounty;
let base: string;
let fast: string;
beforeAll(async () => {
  county = await startCounty();
  base = (await county.gateway()).address;
  fast = (await county.gateway({}, { liveTimes: { heartbeatMs: 100, againMs: 300 } })).address;
}, 60_000);
afterAll(() => county?.stop());

/** Reads a stream as an EventSource would. */
class Reader {
  readonly events: { id?: string; event: string; data: string }[] = [];
  comments = 0;
  ended = false;
  readonly #cut = new AbortController();
  readonly response: Promise<Response>;
  constructor(url: string, headers: Record<string, string>) {
    this.response = fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: this.#cut.signal });
    void this.#read().catch(() => undefined).finally(() => (this.ended = true));
    readers.push(this);
  }
  async #read() {
    let rest = '';
    for await (const chunk of (await this.response).body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
        if (fields['event']) this.events.push({ id: fields['id'], event: fields['event'], data: fields['data'] ?? '' } as never);
        else if ('' in fields) this.comments++;
      }
    }
  }
  get values(): unknown[] {
    return this.events.filter(({ event }) => event === 'value').map(({ data }) => JSON.parse(data));
  }
  close() {
    this.#cut.abort();
  }
}
const readers: Reader[] = [];
afterEach(() => readers.splice(0).forEach((reader) => reader.close()));

async function villager() {
  const { phone } = county.resident('villager');
  const post = (path: string, body: unknown) => fetch(`${base}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const { demoCode } = (await (await post('/session/codes', { phone })).json()) as { demoCode: string };
  const { token } = (await (await post('/session/by-code', { phone, code: demoCode })).json()) as { token: string };
  return { authorization: `Bearer ${token}` };
}

describe('a page that stays open', () => {
  it('shows the need now, and again after each event about it and no other', async () => {
    const [needId, headers] = [randomUUID(), await villager()];
    let status = 'published';
    county.answer(getNeed, ({ input }) => ok({ id: input['needId'], status, version: 1 }));
    const page = new Reader(`${base}/api/v1/needs/${needId}`, headers);
    await until(() => expect(page.values).toEqual([{ id: needId, status: 'published', version: 1 }]));
    expect((await page.response).headers.get('content-type')).toMatch(/^text\/event-stream/);
    const asked = county.timesAsked(getNeed);
    status = 'claimed';
    county.announce(needClaimed, randomUUID());
    county.announce(whistleClosed, needId);
    county.announce(needClaimed, needId);
    await until(() => expect(page.values.at(-1)).toMatchObject({ status: 'claimed' }));
    expect(county.timesAsked(getNeed) - asked).toBe(1);
  });
  it('sends what has changed only, and nothing again to a reader who has it', async () => {
    const [needId, headers] = [randomUUID(), await villager()];
    county.answer(getNeed, () => ok({ id: needId, version: 1 }));
    const page = new Reader(`${base}/api/v1/needs/${needId}`, headers);
    await until(() => expect(page.values).toHaveLength(1));
    const before = county.timesAsked(getNeed);
    county.announce(needClaimed, needId);
    await until(() => expect(county.timesAsked(getNeed)).toBe(before + 1));
    expect(page.values).toHaveLength(1);
    const back = new Reader(`${fast}/api/v1/needs/${needId}`, { ...headers, 'last-event-id': page.events[0]!.id! });
    await until(() => expect(back.comments).toBeGreaterThan(1));
    expect(back.values).toHaveLength(0);
  });
  it('sees by the net below the events what no event told, and a heartbeat meanwhile', async () => {
    const [needId, headers] = [randomUUID(), await villager()];
    let version = 1;
    county.answer(getNeed, () => ok({ id: needId, version }));
    const page = new Reader(`${fast}/api/v1/needs/${needId}`, headers);
    await until(() => expect(page.values).toHaveLength(1));
    version = 2;
    await until(() => expect(page.values.at(-1)).toEqual({ id: needId, version: 2 }), 3000);
    expect(page.comments).toBeGreaterThan(0);
  });
  it('is told that it is gone when the need is out of sight, and ends', async () => {
    const [needId, headers] = [randomUUID(), await villager()];
    county.answer(getNeed, () => ok({ id: needId, version: 1 }));
    const page = new Reader(`${base}/api/v1/needs/${needId}`, headers);
    await until(() => expect(page.values).toHaveLength(1));
    county.answer(getNeed, () => refuse('need/not-found'));
    county.announce(needClaimed, needId);
    await until(() => expect(page.ended).toBe(true));
    expect(JSON.parse(page.events.at(-1)!.data)).toMatchObject({ status: 404, code: 'need/not-found' });
    expect(page.events.at(-1)!.event).toBe('gone');
  });
  it('outlives a service that does not answer for a while', async () => {
    const [needId, headers] = [randomUUID(), await villager()];
    county.answer(getNeed, () => ok({ id: needId, version: 1 }));
    const page = new Reader(`${fast}/api/v1/needs/${needId}`, headers);
    await until(() => expect(page.values).toHaveLength(1));
    county.answer(getNeed, () => refuse('system/unavailable'));
    county.announce(needClaimed, needId);
    county.answer(getNeed, () => ok({ id: needId, version: 3 }));
    await until(() => expect(page.values.at(-1)).toMatchObject({ version: 3 }));
    expect(page.ended).toBe(false);
  });
  it('ends with the session, at once', async () => {
    const [needId, headers] = [randomUUID(), await villager()];
    county.answer(getNeed, () => ok({ id: needId, version: 1 }));
    const page = new Reader(`${base}/api/v1/needs/${needId}`, headers);
    await until(() => expect(page.values).toHaveLength(1));
    await fetch(`${base}/api/v1/session`, { method: 'DELETE', headers });
    await until(() => expect(page.ended).toBe(true), 1000);
    expect(page.events.at(-1)).toMatchObject({ event: 'gone' });
  });
  it('that takes long to open is not written to before, and is not opened once the session has ended', async () => {
    const [needId, headers] = [randomUUID(), await villager()];
    const held: (() => void)[] = [];
    county.answer(getNeed, () => new Promise((resolve) => held.push(() => resolve(ok({ id: needId, version: 1 })))));
    const slow = new Reader(`${fast}/api/v1/needs/${needId}`, headers);
    await until(() => expect(held).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 350)); // three heartbeats
    held[0]!();
    await until(() => expect(slow.values).toEqual([{ id: needId, version: 1 }]));

    const otherId = randomUUID();
    const before = held.length;
    county.answer(getNeed, ({ input }) => (input['needId'] === otherId ? new Promise((resolve) => held.push(() => resolve(ok({ id: otherId, version: 1 })))) : refuse('system/unavailable')));
    const late = new Reader(`${fast}/api/v1/needs/${otherId}`, headers);
    await until(() => expect(held.length).toBeGreaterThan(before));
    await fetch(`${fast}/api/v1/session`, { method: 'DELETE', headers });
    held.forEach((release) => release());
    expect((await late.response).status).toBe(401);
  }, 15_000);
  it('is refused as any request would be, and a sixth one is too many', async () => {
    const [needId, headers] = [randomUUID(), await villager()];
    county.answer(getNeed, () => refuse('need/not-found'));
    expect((await new Reader(`${base}/api/v1/needs/${needId}`, headers).response).status).toBe(404);
    expect((await new Reader(`${base}/api/v1/needs/${needId}`, {}).response).status).toBe(401);
    county.answer(getNeed, () => ok({ id: needId, version: 1 }));
    for (let i = 0; i < 5; i++) expect((await new Reader(`${base}/api/v1/needs/${needId}`, headers).response).status).toBe(200);
    expect((await new Reader(`${base}/api/v1/needs/${needId}`, headers).response).status).toBe(429);
    readers[3]!.close();
    await until(async () => expect((await new Reader(`${base}/api/v1/needs/${needId}`, headers).response).status).toBe(200));
  });
  it('does not hold up a stop', async () => {
    const [needId, headers] = [randomUUID(), await villager()];
    county.answer(getNeed, () => ok({ id: needId, version: 1 }));
    const leaving = await county.gateway();
    const page = new Reader(`${leaving.address}/api/v1/needs/${needId}`, headers);
    await until(() => expect(page.values).toHaveLength(1));
    const began = Date.now();
    await leaving.stop();
    expect(Date.now() - began).toBeLessThan(2000);
    expect(page.ended).toBe(true);
  });
});
