import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operations } from '@shaodao/contracts/all';
import { ok, refuse, routeOf } from '@shaodao/contracts/kit';
import { askForHelp, getNeed, listNeeds, listServiceKinds, publishNeed } from '@shaodao/contracts/needs/need';
import { listGrantsOf } from '@shaodao/contracts/registry/person';
import { refusalTextEn } from '@shaodao/contracts/wording/refusals.en';
import { refusalText } from '@shaodao/contracts/wording/refusals.zh';
import { startCounty, type TestCounty } from './test-county.ts';
import { until } from './test-boot.ts';

let county: TestCounty;
let base: string;
let bearer: string;
let person: { personId: string };

beforeAll(async () => {
  county = await startCounty();
  base = (await county.gateway()).address;
  const cadre = await county.staff('townshipCadre');
  person = cadre;
  const session = await post('/session', { userName: cadre.userName, password: cadre.password }, {});
  bearer = `Bearer ${((await session.json()) as { token: string }).token}`;
}, 60_000);
afterAll(() => county?.stop());

const get = (path: string, headers: Record<string, string> = { authorization: bearer }) => fetch(`${base}/api/v1${path}`, { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = { authorization: bearer }) =>
  fetch(`${base}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
interface Problem { type: string; title: string; status: number; code: string; instance: string; traceId: string; fields?: { pointer: string; message: string }[] }
const problem = async (response: Response): Promise<Problem> => {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return (await response.json()) as Problem;
};

describe('one route per operation', () => {
  it('has a route for every operation that HTTP may ask, and none for those between services', async () => {
    for (const operation of operations) {
      if (!operation.http) continue;
      const { method, path } = routeOf(operation);
      const response = await fetch(`${base}${path.replace(/:\w+/g, randomUUID())}`, { method, ...(method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}) });
      expect((await response.text()).includes('route/not-found'), operation.subject).toBe(false);
    }
    expect((await problem(await get('/registry/person/find-by-phone'))).code).toBe('route/not-found');
  });
  it('asks the service with path, query and the signed actor, and passes its answer on untouched', async () => {
    county.answer(listNeeds, () => ok({ items: [], total: 0, nextCursor: null, '新': '字' }));
    const response = await get('/needs?limit=5&villageCode=350123100201', { authorization: bearer, traceparent: `00-${'a1'.repeat(16)}-${'b2'.repeat(8)}-01` });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('{"items":[],"total":0,"nextCursor":null,"新":"字"}');
    const asked = county.lastAsked(listNeeds);
    expect(asked.input).toEqual({ limit: '5', villageCode: '350123100201' });
    expect(asked.actor).toMatchObject({ personId: person.personId, grants: [{ role: 'townshipCadre' }] });
    expect(asked.traceparent).toMatch(new RegExp(`^00-${'a1'.repeat(16)}-(?!${'b2'.repeat(8)})`));
  });
  it('asks the registry for grants once in a while, not with every request', async () => {
    const before = county.timesAsked(listGrantsOf);
    for (let i = 0; i < 20; i++) await get('/needs');
    expect(county.timesAsked(listGrantsOf) - before).toBeLessThanOrEqual(2);
  });
  it('needs no session for what is public, and says 401 for the rest', async () => {
    county.answer(listServiceKinds, () => ok({ items: [] }));
    expect((await get('/service-kinds', {})).status).toBe(200);
    expect(county.lastAsked(listServiceKinds).actor).toBeNull();
    const refused = await get('/needs', {});
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    expect(await problem(refused)).toMatchObject({ status: 401, code: 'actor/unknown', type: 'actor/unknown', title: refusalText['actor/unknown'], instance: '/api/v1/needs' });
  });
  it('answers HEAD like GET without a body, and OPTIONS with what is allowed', async () => {
    const head = await fetch(`${base}/api/v1/needs`, { method: 'HEAD', headers: { authorization: bearer } });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const options = await fetch(`${base}/api/v1/needs`, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    expect((await fetch(`${base}/api/v1/needs/${randomUUID()}/verify`, { method: 'OPTIONS' })).headers.get('allow')).toBe('OPTIONS, POST');
  });
});

describe('a versioned command', () => {
  const needId = randomUUID();
  it('must name the version it has seen, and its answer names the new one', async () => {
    county.answer(publishNeed, ({ expectedVersion }) => ok({ id: needId, version: (expectedVersion ?? 0) + 1 }));
    expect(await problem(await post(`/needs/${needId}/publish`, { title: '修理自来水管' }))).toMatchObject({ status: 428, code: 'version/required' });
    const response = await post(`/needs/${needId}/publish`, { title: '修理自来水管' }, { authorization: bearer, 'if-match': '"7"', 'idempotency-key': 'draft-00000001' });
    expect([response.status, response.headers.get('etag')]).toEqual([200, '"8"']);
    expect(county.lastAsked(publishNeed)).toMatchObject({ input: { needId, title: '修理自来水管' }, expectedVersion: 7, idempotencyKey: 'draft-00000001' });
  });
  it('takes the id from the path, whatever the body says', async () => {
    await post(`/needs/${needId}/publish`, { title: '修理自来水管', needId: randomUUID() }, { authorization: bearer, 'if-match': '3' });
    expect(county.lastAsked(publishNeed).input['needId']).toBe(needId);
  });
  it('is 412 when the service finds it stale', async () => {
    county.answer(publishNeed, () => refuse('version/stale'));
    expect((await post(`/needs/${needId}/publish`, { title: '修理自来水管' }, { authorization: bearer, 'if-match': '"1"' })).status).toBe(412);
  });
});

describe('bad input', () => {
  beforeEach(() => county.answer(askForHelp, () => ok({})));
  it('is refused with a pointer and a Chinese sentence per field, before any service hears of it', async () => {
    const before = county.timesAsked(askForHelp);
    const refused = await problem(await post('/needs', { householdId: 'x', kindId: 'health.haircut', detail: 1, howSoon: 'never' }));
    expect(refused).toMatchObject({ status: 422, code: 'input/invalid' });
    expect(refused.fields?.map(({ pointer }) => pointer).sort()).toEqual(['/detail', '/householdId', '/howSoon']);
    for (const { message } of refused.fields ?? []) expect(message).toMatch(/[\u4e00-\u9fff]/);
    expect(county.timesAsked(askForHelp)).toBe(before);
  });
  it.each([['{"a":', 422, 'input/invalid'], ['[]', 422, 'input/invalid'], ['"x"', 422, 'input/invalid'], ['{"__proto__":{"a":1}}', 422, 'input/invalid'], [JSON.stringify({ detail: '长'.repeat(200_000) }), 413, 'input/too-large']])('that is broken, no object, hostile or too long is a problem, not a crash: %#', async (body, status, code) => {
    expect(await problem(await post('/needs', body))).toMatchObject({ status, code });
  });
  it('in another language than JSON, or in the address, is a problem too', async () => {
    expect((await problem(await fetch(`${base}/api/v1/needs`, { method: 'POST', body: '<a/>', headers: { 'content-type': 'text/xml', authorization: bearer } }))).code).toBe('input/invalid');
    expect((await problem(await get('/needs/%zz'))).code).toBe('input/invalid');
    expect((await problem(await get('/needs?limit=1000'))).fields?.[0]?.pointer).toBe('/limit');
    expect((await problem(await get('/needs?limit=1&limit=2'))).code).toBe('input/invalid');
    expect((await problem(await get('/nothing/here'))).code).toBe('route/not-found');
    expect((await problem(await post('/needs', {}, { authorization: bearer, 'idempotency-key': 'short' }))).code).toBe('input/invalid');
  });
});

describe('trouble behind the gateway', () => {
  it('passes a refusal on with its sentence and fields', async () => {
    county.answer(getNeed, () => ({ ...refuse('need/not-found'), fields: [{ pointer: '/needId', message: '没有这件事' }] }));
    const id = randomUUID();
    expect(await problem(await get(`/needs/${id}`))).toMatchObject({ status: 404, code: 'need/not-found', title: refusalText['need/not-found'], instance: `/api/v1/needs/${id}`, fields: [{ pointer: '/needId' }] });
  });
  it('says it in English to who asks in English', async () => {
    county.answer(getNeed, () => refuse('need/not-found'));
    const refused = await fetch(`${base}/api/v1/needs/${randomUUID()}`, { headers: { authorization: bearer, 'accept-language': 'en, zh;q=0.8' } });
    expect(await problem(refused)).toMatchObject({ code: 'need/not-found', title: refusalTextEn['need/not-found'] });
  });
  it('waits for a NATS that is started anew', async () => {
    expect((await get('/needs')).status).toBe(200);
    await county.servers.nats.kill();
    const asked = get('/needs');
    await county.servers.nats.start();
    expect((await asked).status).toBe(200);
  });
  it('is 503 with a sentence when NATS stays away, and over when NATS is back', async () => {
    await county.servers.nats.kill();
    const refused = await get('/needs');
    expect(await problem(refused)).toMatchObject({ status: 503, code: 'system/unavailable' });
    expect(refused.headers.get('retry-after')).toBe('5');
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    await county.servers.nats.start();
    await until(async () => expect((await get('/needs')).status).toBe(200));
    await until(async () => expect((await fetch(`${base}/readyz`)).status).toBe(200));
  }, 30_000);
});

describe('every answer', () => {
  it('carries the headers that keep browsers safe', async () => {
    const { headers } = await get('/needs');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});
