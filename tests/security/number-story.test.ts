import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDigitOf } from '@shaodao/domain/registry/id-number';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { bootGateway, type TestGateway } from '@shaodao/testkit/gateway';
import { HOUSEHOLDS, nameOf, personIdOf, phoneOf } from '@shaodao/testkit/small-county';

/** Whoever may put a telephone number right must not become the person: tried as an officer with a phone of his own would. */
let county: TestCounty;
let gateway: TestGateway;
let provider: Server;
const messages: { phone: string; template: string; parameters: Record<string, string | number>; text: string }[] = [];
const OFFICERS_PHONE = '19455550001';
const smsUrl = (): string => `http://127.0.0.1:${(provider.address() as AddressInfo).port}/sms`;

beforeAll(async () => {
  provider = createServer((request, response) => {
    const parts: Buffer[] = [];
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        messages.push(JSON.parse(Buffer.concat(parts).toString()) as (typeof messages)[number]);
        response.writeHead(200).end();
      });
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  county = await bootCounty();
  gateway = await bootGateway(county, {
    SHAODAO_MODE: 'production', SHAODAO_PLAIN_HTTP: 'i-know',
    SHAODAO_LIMITS: 'on',
    SHAODAO_SMS_WEBHOOK: smsUrl(),
  });
}, 120_000);
afterAll(async () => {
  await gateway?.stop();
  await county?.stop();
  provider?.closeAllConnections();
  provider?.close();
});

type Answer = {
  status: number;
  body: Record<string, never> & { code?: string; token?: string; lines?: { name: string; value: string }[] };
};
async function ask(
  method: string,
  path: string,
  { token, body }: { token?: string | undefined; body?: object } = {},
): Promise<Answer> {
  const response = await gateway.request(`/api/v1${path}`, { method, token, body });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}
/** Signs in with what came to this phone. */
async function enter(phone: string): Promise<Answer> {
  await forgetLimits();
  await ask('POST', '/session/codes', { body: { phone } });
  return ask('POST', '/session/by-code', { body: { phone, code: lastCode(phone) } });
}
const lastCode = (phone: string): string =>
  String(messages.findLast((one) => one.phone === phone && one.parameters['code'])?.parameters['code'] ?? '000000');
/** The limits have a test of their own; here a minute would have to pass between two codes. */
const forgetLimits = () => county.owner.query('delete from gateway.rate_limit');
const correct = (token: string, phone: string, more: object = {}) =>
  ask('POST', `/households/${HOUSEHOLDS.wang}/members/${personIdOf('wangdama')}/correct`, {
    token,
    body: { phone, ...more },
  });

describe('an officer who wants to be somebody else', () => {
  it('puts the own phone in the place of a villager’s and stays outside; she stays inside', async () => {
    const hers = await enter(phoneOf('wangdama'));
    expect(hers.status).toBe(200);
    const officer = await gateway.signIn('officer');
    expect((await correct(officer, OFFICERS_PHONE)).status).toBe(200);
    const his = await enter(OFFICERS_PHONE);
    expect(his).toMatchObject({ status: 409, body: { code: 'code/number-waits' } });
    expect((await ask('GET', '/me', { token: hers.body.token })).status).toBe(200);
    expect((await enter(phoneOf('wangdama'))).status).toBe(200);
  });

  it('gives his phone to somebody who had none, in a file of his own, and stays outside', async () => {
    const digits = '99012319700102901';
    const officer = await gateway.signIn('officer');
    const phone = '19455550002';
    const added = await ask('POST', `/households/${HOUSEHOLDS.wang}/members`, {
      token: officer,
      body: { name: '王小弟', idNumber: digits + checkDigitOf(digits), relation: '子女', phone },
    });
    expect(added.status).toBe(200);
    expect(await enter(phone)).toMatchObject({ status: 409, body: { code: 'code/number-waits' } });
  });

  it('notes somebody the county knows as a contact, and needs that person’s word', async () => {
    const officer = await gateway.signIn('officer');
    const contact = { name: nameOf('chendaye'), phone: phoneOf('chendaye'), relation: '亲戚', hasAgreed: true };
    const answer = await ask('POST', `/households/${HOUSEHOLDS.wang}/contacts`, { token: officer, body: contact });
    expect(answer).toMatchObject({ status: 409, body: { code: 'contact/needs-code' } });
  });
});

/** The codes that the officer asks for at the door, and what the phones get. */
const aboutGrandma = (phone: string, purpose: string) => ({ phone, purpose, aboutId: personIdOf('wangdama') });
const askCode = async (token: string, about: object) => {
  await forgetLimits();
  return ask('POST', '/number-proofs/codes', { token, body: about });
};
const prove = async (token: string, about: object, code: string) =>
  ask('POST', '/number-proofs', { token, body: { ...about, code } });

describe('an officer at the door', () => {
  const phone = '19455550020';

  it('reads the code off a phone of his own, and it is not enough', async () => {
    const officer = await gateway.signIn('officer');
    const about = aboutGrandma(OFFICERS_PHONE, 'number');
    expect((await askCode(officer, about)).body).toEqual({ validMinutes: 5, demoCode: null });
    const {
      body: { proof },
    } = await prove(officer, about, lastCode(OFFICERS_PHONE));
    expect((await correct(officer, OFFICERS_PHONE, { numberProof: proof })).status).toBe(200);
    expect(await enter(OFFICERS_PHONE)).toMatchObject({ body: { code: 'code/number-waits' } });
    expect((await enter(phoneOf('wangdama'))).status).toBe(200);
  });

  it('uses no code for what it was not sent for, nor for anybody else', async () => {
    const officer = await gateway.signIn('officer');
    const old = phoneOf('wangdama');
    await forgetLimits();
    await ask('POST', '/session/codes', { body: { phone: old } });
    const signInCode = lastCode(old);
    expect(await prove(officer, aboutGrandma(phone, 'release'), signInCode)).toMatchObject({
      body: { code: 'code/wrong' },
    });
    await askCode(officer, aboutGrandma(phone, 'release'));
    expect(messages.at(-1)).toMatchObject({
      phone: old,
      template: 'release-code',
      text: expect.stringMatching(/换成 194\*\*\*\*0020，.*不是您要换，不要告诉任何人/),
    });
    const code = lastCode(old);
    expect(await ask('POST', '/session/by-code', { body: { phone: old, code } })).toMatchObject({
      body: { code: 'code/wrong' },
    });
    expect(await prove(officer, aboutGrandma('19455550021', 'release'), code)).toMatchObject({
      body: { code: 'code/wrong' },
    });
    expect(
      await prove(officer, { ...aboutGrandma(phone, 'release'), aboutId: personIdOf('lidaye') }, code),
    ).toMatchObject({ body: { code: 'code/wrong' } });
    expect(await prove(await gateway.signIn('secretary'), aboutGrandma(phone, 'release'), code)).toMatchObject({
      body: { code: 'code/wrong' },
    });
    expect(await askCode(await gateway.signIn('siblingOfficer'), aboutGrandma(phone, 'release'))).toMatchObject({
      body: { code: 'number/none-in-force' },
    });
    const hers = await enter(old);
    for (const token of [hers.body.token!, await gateway.signIn('auditor')])
      expect((await askCode(token, aboutGrandma(phone, 'number'))).status).toBe(403);
  });

  it('with both phones at hand puts the new number in force at once: she is out everywhere, the old phone is told', async () => {
    const officer = await gateway.signIn('officer');
    const hers = await enter(phoneOf('wangdama'));
    expect((await ask('GET', '/me', { token: hers.body.token })).status).toBe(200);
    const proofs: Record<string, string> = {};
    for (const [purpose, field, to] of [
      ['number', 'numberProof', phone],
      ['release', 'releaseProof', phoneOf('wangdama')],
    ] as const) {
      await askCode(officer, aboutGrandma(phone, purpose));
      proofs[field] = String((await prove(officer, aboutGrandma(phone, purpose), lastCode(to))).body['proof']);
    }
    expect((await correct(officer, phone, proofs)).status).toBe(200);
    const began = Date.now();
    while ((await ask('GET', '/me', { token: hers.body.token })).status !== 401 && Date.now() - began < 6_000)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(await enter(phoneOf('wangdama'))).toMatchObject({ body: { code: 'code/unknown-phone' } });
    const {
      body: { token },
    } = await enter(phone);
    const { items } = (await ask('GET', '/me/numbers', { token })).body as unknown as {
      items: { status: string; byUnit: string; wasProved: boolean }[];
    };
    expect(items[0]).toMatchObject({ status: 'inForce', byUnit: '王沙村', wasProved: true });
    const trail = await county.owner.query<{ outcome: string }>(
      `select outcome from gateway.sign_in_audit where method = 'number' and about_id = $1 and person_id = $2 order by id desc limit 2`,
      [personIdOf('wangdama'), personIdOf('officer')],
    );
    expect(trail.rows.map((row) => row.outcome)).toEqual(['release: proved', 'release: code asked']);
  }, 20_000);

  it('leaves a gateway that was away to tell the old phone, once', async () => {
    const again = await bootGateway(county, {
      SHAODAO_MODE: 'production', SHAODAO_PLAIN_HTTP: 'i-know',
      SHAODAO_LIMITS: 'on',
      SHAODAO_SMS_WEBHOOK: smsUrl(),
    });
    const told = () => messages.filter((one) => one.template === 'number-changed' && one.phone === phoneOf('wangdama'));
    await expect.poll(() => told().length, { timeout: 5_000 }).toBe(1);
    expect(told()[0]!.text).toMatch(
      /194\*\*\*\*0020 ，这个号码不能再登录。不是您要改的，请马上打电话给村里的王书记，电话 \d{11}/,
    );
    expect(messages.filter((one) => one.template === 'number-asked').length).toBeGreaterThan(0);
    await again.stop();
    const once = await bootGateway(county, {
      SHAODAO_MODE: 'production', SHAODAO_PLAIN_HTTP: 'i-know',
      SHAODAO_LIMITS: 'on',
      SHAODAO_SMS_WEBHOOK: smsUrl(),
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(told()).toHaveLength(1);
    await once.stop();
  }, 20_000);
});

describe('whoever has the phone of somebody who is signed in', () => {
  it('reads the ID number only after a fresh code', async () => {
    const {
      body: { token },
    } = await enter(phoneOf('lidaye'));
    expect((await ask('GET', '/me/data', { token })).status).toBe(200);
    await county.owner.query(
      `update gateway.session set confirmed_at = now() - interval '11 minutes' where person_id = $1`,
      [personIdOf('lidaye')],
    );
    expect(await ask('GET', '/me/data', { token })).toMatchObject({
      status: 409,
      body: { code: 'session/confirm-first' },
    });
    await forgetLimits();
    const asked = await ask('POST', '/session/confirmation/codes', { token, body: {} });
    expect(asked.body).toEqual({
      phoneMasked: `194****${phoneOf('lidaye').slice(-4)}`,
      validMinutes: 5,
      demoCode: null,
    });
    const code = lastCode(phoneOf('lidaye'));
    expect(await ask('POST', '/session/by-code', { body: { phone: phoneOf('lidaye'), code } })).toMatchObject({
      body: { code: 'code/wrong' },
    });
    const {
      body: { token: other },
    } = await enter(phoneOf('lidaye'));
    expect(await ask('POST', '/session/confirmation', { token: other, body: { code } })).toMatchObject({
      body: { code: 'code/wrong' },
    });
    expect((await ask('POST', '/session/confirmation', { token, body: { code } })).status).toBe(200);
    expect((await ask('GET', '/me/data', { token })).body.lines).toContainEqual(
      expect.objectContaining({ name: '身份证号' }),
    );
  });
});
