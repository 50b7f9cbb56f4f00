import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDigitOf } from '@shaodao/domain/registry/id-number';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { bootGateway, type TestGateway } from '@shaodao/testkit/gateway';
import { HOUSEHOLDS, nameOf, personIdOf, phoneOf, type Name } from '@shaodao/testkit/small-county';

/** Whoever may put a telephone number right must not become the person: tried as an officer with a phone of his own would. */
let county: TestCounty;
let gateway: TestGateway;
let provider: Server;
const messages: { phone: string; template: string; parameters: Record<string, string | number>; text: string }[] = [];
const OFFICERS_PHONE = '19455550001';

beforeAll(async () => {
  provider = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      messages.push(JSON.parse(Buffer.concat(parts).toString()) as (typeof messages)[number]);
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  county = await bootCounty();
  const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/sms`;
  gateway = await bootGateway(county, { SHAODAO_MODE: 'production', SHAODAO_LIMITS: 'on', SHAODAO_SMS_WEBHOOK: url });
}, 120_000);
afterAll(async () => {
  await gateway?.stop();
  await county?.stop();
  provider?.closeAllConnections();
  provider?.close();
});

type Answer = { status: number; body: Record<string, never> & { code?: string; token?: string; lines?: { name: string; value: string }[] } };
async function ask(method: string, path: string, { token, body }: { token?: string | undefined; body?: object } = {}): Promise<Answer> {
  const response = await gateway.request(`/api/v1${path}`, { method, token, body });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}
/** Signs in with what came to this phone. */
async function enter(phone: string): Promise<Answer> {
  await forgetLimits();
  await ask('POST', '/session/codes', { body: { phone } });
  return ask('POST', '/session/by-code', { body: { phone, code: lastCode(phone) } });
}
const lastCode = (phone: string): string => String(messages.findLast((one) => one.phone === phone && one.parameters['code'])?.parameters['code'] ?? '000000');
/** The limits have a test of their own; here a minute would have to pass between two codes. */
const forgetLimits = () => county.owner.query('delete from gateway.rate_limit');
const idNumberOf = async (name: Name): Promise<string> => {
  const { rows } = await county.owner.query('select count(*)::int as n from registry.person where id = $1 and id_number_index is not null', [personIdOf(name)]);
  expect(rows).toEqual([{ n: 1 }]);
  return name;
};
const correct = (token: string, phone: string, more: object = {}) =>
  ask('POST', `/households/${HOUSEHOLDS.wang}/members/${personIdOf('wangdama')}/correct`, { token, body: { phone, ...more } });

describe('an officer who wants to be somebody else', () => {
  it('puts the own phone in the place of a villager’s and stays outside; she stays inside', async () => {
    await idNumberOf('wangdama');
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
      token: officer, body: { name: '王小弟', idNumber: digits + checkDigitOf(digits), relation: '子女', phone },
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

describe('whoever has the phone of somebody who is signed in', () => {
  it('reads the ID number only after a fresh code', async () => {
    const { body: { token } } = await enter(phoneOf('lidaye'));
    expect((await ask('GET', '/me/data', { token })).status).toBe(200);
    await county.owner.query(`update gateway.session set confirmed_at = now() - interval '11 minutes' where person_id = $1`, [personIdOf('lidaye')]);
    expect(await ask('GET', '/me/data', { token })).toMatchObject({ status: 409, body: { code: 'session/confirm-first' } });
  });
});
