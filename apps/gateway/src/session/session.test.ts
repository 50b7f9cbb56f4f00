import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '@shaodao/contracts/kit';
import { listNeeds, withdrawNeed } from '@shaodao/contracts/needs/need';
import { saveDemoAccount } from './accounts.ts';
import { until } from '../test-boot.ts';
import { startCounty, type TestCounty } from '../test-county.ts';

let county: TestCounty;
let base: string;
let other: string;
let now = new Date('2026-03-02T01:00:00Z');
const pass = (minutes: number) => void (now = new Date(now.getTime() + minutes * 60_000));

beforeAll(async () => {
  county = await startCounty();
  base = (await county.gateway({}, { clock: () => now })).address;
  other = (await county.gateway({}, { clock: () => now })).address;
  county.answer(listNeeds, () => ok({ items: [], total: 0, nextCursor: null }));
  county.answer(withdrawNeed, () => ok({ version: 2 }));
}, 60_000);
afterAll(async () => {
  for (const provider of providers) provider.closeAllConnections();
  await county?.stop();
});

interface SmsTaken { key: string; authorization: string | undefined; body: { phone: string; template: string; parameters: { code: string; minutes: number } } }
const providers: Server[] = [];
/** An SMS provider's hook on loopback: answers with this status, or never. */
async function startSmsProvider(answer: number | 'never' = 200): Promise<{ url: string; taken: SmsTaken[] }> {
  const taken: SmsTaken[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      taken.push({ key: String(request.headers['idempotency-key']), authorization: request.headers.authorization, body: JSON.parse(Buffer.concat(parts).toString()) as SmsTaken['body'] });
      if (answer !== 'never') response.writeHead(answer).end();
    });
  });
  providers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`, taken };
}

interface SignedIn { personId: string; roles: string[]; expiresAt: string; token: string }
const call = (method: string, path: string, { body, headers = {}, at = base }: { body?: unknown; headers?: Record<string, string>; at?: string } = {}) =>
  fetch(`${at}/api/v1${path}`, { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
const code = async (response: Response) => ((await response.json()) as { code: string }).code;
const signIn = async (account: { userName: string; password: string }, totp?: string) => call('POST', '/session', { body: { userName: account.userName, password: account.password, ...(totp ? { totp } : {}) } });
const tokenOf = async (response: Response) => {
  expect(response.status).toBe(200);
  return ((await response.json()) as SignedIn).token;
};
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const byCode = async (phone: string) => {
  const { demoCode } = (await (await call('POST', '/session/codes', { body: { phone } })).json()) as { demoCode: string };
  return call('POST', '/session/by-code', { body: { phone, code: demoCode } });
};

describe('a cadre signs in with a password', () => {
  it('gets a token and an HttpOnly cookie, and both open the door', async () => {
    const cadre = await county.staff('townshipCadre');
    const response = await signIn(cadre);
    const cookie = response.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^shaodao_session=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
    const session = (await response.json()) as SignedIn;
    expect(session).toMatchObject({ personId: cadre.personId, roles: ['townshipCadre'], expiresAt: new Date(now.getTime() + 12 * 3_600_000).toISOString() });
    expect((await call('GET', '/needs', bearer(session.token))).status).toBe(200);
    expect((await call('GET', '/needs', { headers: { cookie: cookie.split(';')[0]! } })).status).toBe(200);
  });
  it('marks the cookie Secure when the county is reached by https', async () => {
    const cadre = await county.staff('townshipCadre');
    const secure = await county.gateway({ SHAODAO_PUBLIC_URL: 'https://shaodao.example' });
    const response = await call('POST', '/session', { at: secure.address, body: { userName: cadre.userName, password: cadre.password } });
    expect(response.headers.get('set-cookie')).toContain('; Secure');
    expect(response.headers.get('strict-transport-security')).toContain('max-age');
  });
  it('is refused alike for a wrong password and an unknown name, and both are written down without the name', async () => {
    const cadre = await county.staff('townshipCadre');
    expect(await code(await signIn({ ...cadre, password: 'wrong' }))).toBe('session/wrong-credentials');
    expect(await code(await signIn({ userName: 'nobody-at-all', password: 'wrong' }))).toBe('session/wrong-credentials');
    const { rows } = await county.pool.query(`select * from gateway.sign_in_audit where outcome = 'session/wrong-credentials' order by id desc limit 2`);
    expect(rows.map((row) => row.person_id)).toEqual([null, cadre.personId]);
    expect(JSON.stringify(rows)).not.toContain('nobody-at-all');
  });
  it('keeps no password and no token that could be used', async () => {
    const cadre = await county.staff('townshipCadre');
    const token = await tokenOf(await signIn(cadre));
    const { rows } = await county.pool.query(`select (select json_agg(a) from gateway.account a)::text || (select json_agg(s) from gateway.session s)::text as dump`);
    expect(rows[0].dump).not.toContain(token);
    expect(rows[0].dump).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    expect(rows[0].dump).toContain('$argon2id$v=19$m=19456,p=1,t=2$');
  });
  it('is out after 30 idle minutes, stays while working, and is out after 12 hours whatever happens', async () => {
    const cadre = await county.staff('townshipCadre');
    const idle = await tokenOf(await signIn(cadre));
    pass(31);
    expect((await call('GET', '/needs', bearer(idle))).status).toBe(401);
    const working = await tokenOf(await signIn(cadre));
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      pass(20);
      expect((await call('GET', '/needs', bearer(working))).status).toBe(200);
    }
    pass(20);
    expect((await call('GET', '/needs', bearer(working))).status).toBe(401);
  });
});

describe('a villager signs in by a code', () => {
  it('stays signed in for 30 days, with what belongs to a villager', async () => {
    const villager = county.resident('villager');
    const response = await byCode(villager.phone);
    const session = (await response.json()) as SignedIn;
    expect(session).toMatchObject({ personId: villager.personId, roles: ['villager'] });
    pass(29 * 24 * 60);
    expect((await call('GET', '/needs', bearer(session.token))).status).toBe(200);
    pass(25 * 60);
    expect((await call('GET', '/needs', bearer(session.token))).status).toBe(401);
  });
  it('has no desk duties by a code alone', async () => {
    const cadre = county.resident('villageCadre');
    cadre.grants.push({ role: 'villager', scope: { kind: 'own' }, validFrom: '2026-01-01T00:00:00Z', validUntil: null });
    const session = (await (await byCode(cadre.phone)).json()) as SignedIn;
    expect(session.roles).toEqual(['villager']);
    await call('GET', '/needs', bearer(session.token));
    expect(county.lastAsked(listNeeds).actor?.grants.map(({ role }) => role)).toEqual(['villager']);
  });
  it('is not told whether a number is registered until the code is right', async () => {
    const stranger = '19900000001';
    const answer = await (await call('POST', '/session/codes', { body: { phone: stranger } })).json() as { demoCode: string };
    expect(answer).toEqual({ validMinutes: 5, demoCode: expect.stringMatching(/^\d{6}$/) });
    const wrong = answer.demoCode === '000000' ? '000001' : '000000';
    expect(await code(await call('POST', '/session/by-code', { body: { phone: stranger, code: wrong } }))).toBe('code/wrong');
    expect(await code(await call('POST', '/session/by-code', { body: { phone: stranger, code: answer.demoCode } }))).toBe('code/unknown-phone');
  });
  it('can use a code once, within five minutes, and not after five wrong ones', async () => {
    const { phone } = county.resident('villager');
    const ask = async () => ((await (await call('POST', '/session/codes', { body: { phone } })).json()) as { demoCode: string }).demoCode;
    const use = (one: string) => call('POST', '/session/by-code', { body: { phone, code: one } });
    const first = await ask();
    const both = await Promise.all([use(first), use(first)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = await ask();
    pass(6);
    expect(await code(await use(late))).toBe('code/wrong');
    const guessed = await ask();
    const wrong = guessed === '111111' ? '222222' : '111111';
    for (let i = 0; i < 5; i++) expect(await code(await use(wrong))).toBe('code/wrong');
    expect(await code(await use(guessed))).toBe('code/wrong');
  });
  it('gets the code by SMS in production, never on the screen, and is told when there is no channel', async () => {
    const provider = await startSmsProvider();
    const production = await county.gateway({ SHAODAO_MODE: 'production', SHAODAO_LIMITS: 'on', SHAODAO_SMS_WEBHOOK: provider.url, SHAODAO_SMS_TOKEN: 'a-token' });
    const { phone } = county.resident('villager');
    expect(await (await call('POST', '/session/codes', { at: production.address, body: { phone } })).json()).toEqual({ validMinutes: 5, demoCode: null });
    expect((await call('POST', '/session/by-code', { at: production.address, body: { phone, code: provider.taken[0]!.body.parameters.code } })).status).toBe(200);
    expect(provider.taken[0]).toMatchObject({ authorization: 'Bearer a-token', body: { phone, template: 'sign-in-code' } });
    expect((await call('GET', '/demo/accounts', { at: production.address })).status).toBe(404);
    const silent = await county.gateway({ SHAODAO_MODE: 'production', SHAODAO_LIMITS: 'on' });
    expect(await code(await call('POST', '/session/codes', { at: silent.address, body: { phone } }))).toBe('code/no-channel');
  });
});

describe('a message to the outside', () => {
  it.each([
    ['taken', 200, 'sent', 200],
    ['refused by the provider', 403, 'refused', 503],
    ['answered by a broken provider, which may have sent it', 502, 'unknown', 200],
  ] as const)('is written down before it goes out, under the key that the provider gets: %s', async (_what, answer, state, status) => {
    const provider = await startSmsProvider(answer);
    const production = await county.gateway({ SHAODAO_MODE: 'production', SHAODAO_LIMITS: 'on', SHAODAO_SMS_WEBHOOK: provider.url });
    const asked = await call('POST', '/session/codes', { at: production.address, body: { phone: county.resident('villager').phone } });
    expect(asked.status).toBe(status);
    expect(provider.taken).toHaveLength(1);
    const { rows } = await county.pool.query('select state, settled_at is not null as settled from gateway.sms_intent where id = $1', [provider.taken[0]!.key]);
    expect(rows).toEqual([{ state, settled: true }]);
  });
  it('is not known to be sent when the provider never answers, and is not sent again', async () => {
    const provider = await startSmsProvider('never');
    const waiting = await county.gateway({ SHAODAO_MODE: 'production', SHAODAO_LIMITS: 'on', SHAODAO_SMS_WEBHOOK: provider.url });
    const asked = call('POST', '/session/codes', { at: waiting.address, body: { phone: county.resident('villager').phone } });
    await vi.waitFor(() => expect(provider.taken).toHaveLength(1));
    const { rows } = await county.pool.query('select state from gateway.sms_intent where id = $1', [provider.taken[0]!.key]);
    expect(rows).toEqual([{ state: 'sending' }]);
    expect((await asked).status).toBe(200);
    expect(provider.taken).toHaveLength(1);
  }, 20_000);
});

describe('an authenticator', () => {
  const enrolled = async () => {
    const cadre = await county.staff('countyOrganiser');
    const token = await tokenOf(await signIn(cadre));
    const { secret, uri } = (await (await call('POST', '/session/totp', { body: { password: cadre.password }, ...bearer(token) })).json()) as { secret: string; uri: string };
    return { cadre, token, secret, uri };
  };
  const codeAt = (secret: string) => generate({ secret, epoch: Math.floor(now.getTime() / 1000) });

  it('is asked for once it has been proved, and each of its codes is good once', async () => {
    const { cadre, token, secret, uri } = await enrolled();
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect((await signIn(cadre)).status).toBe(200);
    expect((await call('POST', '/session/totp/confirm', { body: { code: await codeAt(secret) }, ...bearer(token) })).status).toBe(200);
    expect(await code(await signIn(cadre))).toBe('session/totp-required');
    pass(2);
    const good = await codeAt(secret);
    expect(await code(await signIn(cadre, good === '000000' ? '000001' : '000000'))).toBe('session/wrong-totp');
    expect((await signIn(cadre, good)).status).toBe(200);
    expect(await code(await signIn(cadre, good))).toBe('session/wrong-totp');
    expect(await code(await call('POST', '/session/totp', { body: { password: cadre.password }, ...bearer(token) }))).toBe('totp/active-already');
  });
  it('lies encrypted in the database', async () => {
    const { cadre, secret } = await enrolled();
    const { rows } = await county.pool.query('select totp_secret from gateway.account where person_id = $1', [cadre.personId]);
    expect(rows[0].totp_secret.includes(Buffer.from(secret))).toBe(false);
  });
  it('needs a password to begin with', async () => {
    const token = ((await (await byCode(county.resident('villager').phone)).json()) as SignedIn).token;
    expect(await code(await call('POST', '/session/totp', { body: { password: 'x' }, ...bearer(token) }))).toBe('totp/no-password');
    expect(await code(await call('POST', '/session/totp/confirm', { body: { code: '123456' }, ...bearer(token) }))).toBe('totp/not-enrolled');
  });
});

describe("a person's sessions", () => {
  it('are listed with their devices, and end at once, also in another gateway process', async () => {
    const cadre = await county.staff('townshipCadre');
    const here = await tokenOf(await signIn(cadre));
    const lost = await tokenOf(await call('POST', '/session', { at: other, body: { userName: cadre.userName, password: cadre.password }, headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/120.0' } }));
    expect((await call('GET', '/needs', { at: other, ...bearer(lost) })).status).toBe(200);
    const { items } = (await (await call('GET', '/sessions', bearer(here))).json()) as { items: { id: string; device: string; isThisOne: boolean }[] };
    expect(items.map(({ device, isThisOne }) => [device, isThisOne])).toEqual(expect.arrayContaining([['安卓手机 · Chrome', false], ['未知设备', true]]));
    expect((await call('DELETE', `/sessions/${items.find(({ isThisOne }) => !isThisOne)!.id}`, bearer(here))).status).toBe(200);
    await until(async () => expect((await call('GET', '/needs', { at: other, ...bearer(lost) })).status).toBe(401), 1000);
    expect((await call('GET', '/needs', bearer(here))).status).toBe(200);
  });
  it('of others are none of one\'s business', async () => {
    const mine = await tokenOf(await signIn(await county.staff('townshipCadre')));
    const theirs = await tokenOf(await signIn(await county.staff('townshipCadre')));
    const { items } = (await (await call('GET', '/sessions', bearer(theirs))).json()) as { items: { id: string }[] };
    expect(await code(await call('DELETE', `/sessions/${items[0]!.id}`, bearer(mine)))).toBe('session/not-found');
  });
  it('end with signing out, and the cookie goes', async () => {
    const token = await tokenOf(await signIn(await county.staff('townshipCadre')));
    expect((await call('GET', '/needs', bearer(token))).status).toBe(200);
    const response = await call('DELETE', '/session', bearer(token));
    expect(response.headers.get('set-cookie')).toMatch(/^shaodao_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await call('GET', '/needs', bearer(token))).status).toBe(401);
  });
});

describe('a visitor of the demo county', () => {
  it('sees whom he may be, in demo mode', async () => {
    const account = { userName: 'demo-cadre', password: 'demo', phone: null, role: 'townshipCadre', scope: '某乡', portal: '/cadre/', name: '林某某' } as const;
    await saveDemoAccount(county.pool, account);
    expect(await (await call('GET', '/demo/accounts')).json()).toEqual({ items: [account] });
  });
});

describe("another site's page", () => {
  let cookie: string;
  beforeEach(async () => void (cookie = `shaodao_session=${await tokenOf(await signIn(await county.staff('townshipCadre')))}`));
  const withdraw = (headers: Record<string, string>) => call('POST', '/needs/019a0000-0000-7000-8000-000000000001/withdraw', { body: {}, headers: { cookie, ...headers } });

  it.each([[{ 'sec-fetch-site': 'cross-site' }], [{ 'sec-fetch-site': 'same-site' }], [{ origin: 'https://evil.example' }], [{ origin: 'null' }], [{}]])('cannot write with our cookie: %j', async (headers) => {
    expect((await withdraw(headers as Record<string, string>)).status).toBe(403);
  });
  it('is told from our own', async () => {
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: base }, { 'x-requested-with': 'shaodao' }] as Record<string, string>[]) expect((await withdraw(headers)).status, JSON.stringify(headers)).toBe(200);
  });
});
