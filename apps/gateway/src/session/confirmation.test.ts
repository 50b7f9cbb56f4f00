import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '@shaodao/contracts/kit';
import { listNeeds } from '@shaodao/contracts/needs/need';
import { listMyData } from '@shaodao/contracts/registry/household';
import { numberChanged } from '@shaodao/contracts/registry/number-change';
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
}, 60_000);
afterAll(() => county?.stop());

interface Request {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly at?: string;
}
const call = (method: string, path: string, { body, headers = {}, at = base }: Request = {}) =>
  fetch(`${at}/api/v1${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const code = async (response: Response) => ((await response.json()) as { code: string }).code;
const tokenOf = async (response: Response) => {
  expect(response.status).toBe(200);
  return ((await response.json()) as { token: string }).token;
};
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const signIn = ({ userName, password }: { userName: string; password: string }) =>
  call('POST', '/session', { body: { userName, password } });
const byCode = async (phone: string) => {
  const asked = await call('POST', '/session/codes', { body: { phone } });
  const { demoCode } = (await asked.json()) as { demoCode: string };
  return call('POST', '/session/by-code', { body: { phone, code: demoCode } });
};

describe('a session by code, when another number is in force', () => {
  const signedIn = async () => {
    const villager = county.resident('villager');
    return { ...villager, token: await tokenOf(await byCode(villager.phone)) };
  };
  it('is over at its next asking in every process, though no gateway heard of the change', async () => {
    const { personId, token } = await signedIn();
    for (const at of [base, other]) expect((await call('GET', '/needs', { at, ...bearer(token) })).status).toBe(200);
    county.changeNumber(personId);
    pass(1);
    expect((await call('GET', '/needs', bearer(token))).status).toBe(401);
    await until(
      async () => expect((await call('GET', '/sessions', { at: other, ...bearer(token) })).status).toBe(401),
      1000,
    );
    expect((await county.pool.query('select 1 from gateway.session where person_id = $1', [personId])).rowCount).toBe(
      0,
    );
  });
  it('is over at once where it was heard, also for what the gateway answers itself; a session by password is not', async () => {
    const { personId, token } = await signedIn();
    const cadre = await county.staff('townshipCadre');
    const desk = await tokenOf(await signIn(cadre));
    expect((await call('GET', '/needs', bearer(token))).status).toBe(200);
    for (const one of [personId, cadre.personId]) {
      county.changeNumber(one);
      county.announce(numberChanged, one);
    }
    await until(async () => expect((await call('GET', '/sessions', bearer(token))).status).toBe(401), 2000);
    pass(1);
    expect((await call('GET', '/needs', bearer(desk))).status).toBe(200);
  });
  it('is over for the gateway’s own answers too when nothing was heard', async () => {
    const { personId, token } = await signedIn();
    county.changeNumber(personId);
    expect((await call('GET', '/sessions', bearer(token))).status).toBe(401);
  });
});

describe('a fresh confirmation', () => {
  it('opens what shows much for ten minutes, in every process; signing in counts as one', async () => {
    county.answer(listMyData, () => ok({ fileName: 'x.csv', lines: [] }));
    const { phone } = county.resident('villager');
    const token = await tokenOf(await byCode(phone));
    const data = (at = base) => call('GET', '/me/data', { at, ...bearer(token) });
    expect((await data()).status).toBe(200);
    pass(11);
    expect(await code(await data())).toBe('session/confirm-first');
    expect((await call('GET', '/needs', bearer(token))).status).toBe(200);
    const asked = (await (
      await call('POST', '/session/confirmation/codes', { body: {}, ...bearer(token) })
    ).json()) as { phoneMasked: string; demoCode: string };
    expect(asked.phoneMasked).toBe(`138****${phone.slice(-4)}`);
    const wrong = asked.demoCode === '000000' ? '000001' : '000000';
    expect(await code(await call('POST', '/session/confirmation', { body: { code: wrong }, ...bearer(token) }))).toBe(
      'code/wrong',
    );
    expect(
      (await call('POST', '/session/confirmation', { body: { code: asked.demoCode }, ...bearer(token) })).status,
    ).toBe(200);
    expect(
      await code(await call('POST', '/session/confirmation', { body: { code: asked.demoCode }, ...bearer(token) })),
    ).toBe('code/wrong');
    expect((await data(other)).status).toBe(200);
    pass(11);
    expect(await code(await data(other))).toBe('session/confirm-first');
  });
  it('goes to the number of this session, which lies encrypted in the database', async () => {
    const { phone, personId } = county.resident('villager');
    await byCode(phone);
    const { rows } = await county.pool.query('select phone_sealed from gateway.session where person_id = $1', [
      personId,
    ]);
    expect(rows[0].phone_sealed.includes(Buffer.from(phone))).toBe(false);
  });
  it('is not to be had where nobody signed in by a number', async () => {
    const token = await tokenOf(await signIn(await county.staff('townshipCadre')));
    expect(await code(await call('POST', '/session/confirmation/codes', { body: {}, ...bearer(token) }))).toBe(
      'session/no-number',
    );
  });
});
