import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '@shaodao/contracts/kit';
import { listServiceKinds } from '@shaodao/contracts/needs/need';
import { readConfig } from '../config.ts';
import { startCounty, type TestCounty } from '../test-county.ts';

let county: TestCounty;
let base: string;
beforeAll(async () => {
  county = await startCounty();
  base = (await county.gateway({ SHAODAO_LIMITS: 'on', SHAODAO_TRUST_PROXY: 'loopback' })).address;
  county.answer(listServiceKinds, () => ok({ items: [] }));
}, 60_000);
afterAll(() => county?.stop());

const from = (address: string) => ({ 'x-forwarded-for': address });
const post = (path: string, body: unknown, address: string) => fetch(`${base}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...from(address) }, body: JSON.stringify(body) });

describe('limits', () => {
  it('let five sign-ins a minute through for one account, however many machines try, and others go on', async () => {
    const cadre = await county.staff('townshipCadre');
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await post('/session', { userName: cadre.userName.toUpperCase(), password: `guess ${i}` }, `10.0.1.${i}`)).status);
    expect(statuses).toEqual([409, 409, 409, 409, 409, 429]);
    const refused = await post('/session', { userName: cadre.userName, password: cadre.password }, '10.0.1.9');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    const colleague = await county.staff('townshipCadre');
    expect((await post('/session', { userName: colleague.userName, password: colleague.password }, '10.0.1.1')).status).toBe(200);
  });
  it('send one code a minute to a number, and a restart forgives nothing', async () => {
    const { phone } = county.resident('villager');
    expect((await post('/session/codes', { phone }, '10.0.2.1')).status).toBe(200);
    expect((await post('/session/codes', { phone }, '10.0.2.2')).status).toBe(429);
    const again = await county.gateway({ SHAODAO_LIMITS: 'on' });
    expect((await fetch(`${again.address}/api/v1/session/codes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ phone }) })).status).toBe(429);
    const { rows } = await county.pool.query('select key from gateway.rate_limit');
    expect(JSON.stringify(rows)).not.toContain(phone);
  });
  it('send no more than five codes an hour', async () => {
    const { phone } = county.resident('villager');
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) {
      statuses.push((await post('/session/codes', { phone }, '10.0.3.1')).status);
      await county.pool.query(`update gateway.rate_limit set expire = 0 where key like 'code-minute:%'`); // a minute goes by
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
  it('send thirty codes an hour for one keeper of files, one a minute to each number, whatever they are for', async () => {
    const { userName, password } = await county.staff('villageCadre');
    const { token } = (await (await post('/session', { userName, password }, '10.0.5.1')).json()) as { token: string };
    const ask = async (phone: string, purpose: string) => {
      const response = await fetch(`${base}/api/v1/number-proofs/codes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ phone, purpose, aboutId: crypto.randomUUID() }),
      });
      return response.status;
    };
    const statuses: number[] = [];
    for (let i = 0; i < 29; i++) statuses.push(await ask(`139000100${String(i).padStart(2, '0')}`, 'number'));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await ask('13900010000', 'contact')).toBe(429);
    expect(await ask('13900010099', 'number')).toBe(429);
  });
  it('answer 120 public requests a minute to one address, and say when to come again', async () => {
    const ask = () => fetch(`${base}/api/v1/service-kinds`, { headers: from('10.0.4.1') });
    for (let i = 0; i < 120; i++) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([429, 'limit/too-many']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${base}/api/v1/service-kinds`, { headers: from('10.0.4.2') })).status).toBe(200);
  });
  it('cannot be switched off in production, and a wrong setting is named', () => {
    expect(() => readConfig({ SHAODAO_MODE: 'production', SHAODAO_LIMITS: 'off' })).toThrow(/DATABASE_URL/);
    const whole = { DATABASE_URL: 'postgres://a:b@c/d', NATS_URL: 'nats://x', SHAODAO_ACTOR_PRIVATE_JWK: '{"kty":"OKP","crv":"Ed25519","x":"x","d":"d"}', SHAODAO_SERVICE_PRIVATE_JWK: '{"kty":"OKP","crv":"Ed25519","x":"x","d":"d"}', SHAODAO_BLIND_INDEX_KEY: '0'.repeat(64), SHAODAO_DATA_KEYS: JSON.stringify({ current: 'a', keys: { a: '0'.repeat(64) } }) };
    expect(readConfig(whole).mode).toBe('demo');
    expect(() => readConfig({ ...whole, SHAODAO_MODE: 'production', SHAODAO_LIMITS: 'off' })).toThrow(/限流/);
    expect(() => readConfig({ ...whole, PORT: '99999' })).toThrow(/PORT/);
  });
});
