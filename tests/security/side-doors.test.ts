import { generateKeyPairSync } from 'node:crypto';
import { connect, headers as natsHeaders, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@shaodao/contracts/actor';
import { operations } from '@shaodao/contracts/all';
import { operationSubject, type Operation } from '@shaodao/contracts/kit';
import { listClaimableNeeds } from '@shaodao/contracts/needs/claim';
import { askForHelp, countNeeds, getNeed, listMyNeeds, listNeeds, listSimilarNeeds } from '@shaodao/contracts/needs/need';
import { findPersonByPhone, getMe, listPersonCards, revealPerson } from '@shaodao/contracts/registry/person';
import { ACTOR_HEADER, SERVICE_HEADER } from '@shaodao/contracts/wire';
import { signToken } from '@shaodao/service-kit/actor-token';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { plantNeed } from '@shaodao/testkit/plant';
import { actorOf, GRIDS, HOUSEHOLDS, KINDS, personIdOf, PLACES } from '@shaodao/testkit/small-county';

let county: TestCounty;
const open: NatsConnection[] = [];
beforeAll(async () => { county = await bootCounty(); });
afterAll(async () => { for (const c of open) await c.close(); await county?.stop(); });
const cousin = { householdId: HOUSEHOLDS.zheng, villageCode: PLACES.cousin, gridId: GRIDS.cousin, reporterId: personIdOf('zhengdama') };

describe('lists and their totals', () => {
  it('count, page and search only what the asking person sees', async () => {
    for (let i = 0; i < 7; i++) await plantNeed(county.owner, { ...cousin, detail: '机密的腰疼', words: ['腰疼'] });
    for (let i = 0; i < 3; i++) await plantNeed(county.owner, { detail: '自己的腰疼', words: ['腰疼'], submittedAt: new Date(Date.now() + i) });
    expect((await county.does('organiser', listNeeds, {})).total).toBe(10);
    const mine = await county.does('officer', listNeeds, { words: '腰疼', limit: 2 });
    expect(mine).toMatchObject({ total: 3 });
    const theirs = await county.does('organiser', listNeeds, { limit: 2 });
    const withTheirCursor = await county.does('officer', listNeeds, { cursor: theirs.nextCursor!, limit: 200 });
    expect(withTheirCursor.items.every((n) => n.villageCode === PLACES.village)).toBe(true);
    expect(withTheirCursor.total).toBe(3);
    expect((await county.does('officer', listNeeds, { words: '机密' })).total).toBe(0);
    expect((await county.does('officer', listNeeds, { villageCode: PLACES.cousin })).total).toBe(0);
    const counts = await county.does('officer', countNeeds, { villageCode: PLACES.cousin });
    expect(counts).toEqual({ byStatus: [], byVillage: [] });
    expect((await county.does('officer', countNeeds, {})).byStatus).toEqual([{ status: 'submitted', count: 3 }]);
    expect((await county.does('zhengdama', listMyNeeds, {})).total).toBe(7);
    expect((await county.does('chendaye', listMyNeeds, {})).total).toBe(0);
  });

  it('never tell a department the words of a need it does not hold, not even by searching for them', async () => {
    const need = await plantNeed(county.owner, { status: 'published', publishedAt: new Date(), title: '上门看电线', detail: '床底下藏着存折', words: ['存折'], kindId: KINDS.wiring, reporterId: personIdOf('wangdama'), beneficiaryId: personIdOf('wangdama') });
    expect((await county.does('power', listClaimableNeeds, { words: '电线' })).items.map((n) => n.id)).toContain(need.id);
    expect((await county.does('power', listClaimableNeeds, { words: '存折' })).total).toBe(0);
    const seen = await county.does('power', getNeed, { needId: need.id as never });
    expect(seen).toMatchObject({ detail: null, householdId: null, beneficiaryId: null, reporterId: null, gridOfficerId: null, photoIds: [] });
    expect(seen.history.every((h) => h.note === null && h.byPersonId === null)).toBe(true);
    expect(JSON.stringify(seen)).not.toContain('存折');
  });

  it('of similar needs hold to the grid of who asks', async () => {
    const need = await plantNeed(county.owner, { kindId: KINDS.wiring });
    const other = await plantNeed(county.owner, { kindId: KINDS.wiring, gridId: GRIDS.sibling, householdId: HOUSEHOLDS.chen, reporterId: personIdOf('chendaye') });
    const similar = await county.does('officer', listSimilarNeeds, { needId: need.id as never });
    expect(similar.items.map((n) => n.id)).not.toContain(other.id);
    expect((await county.does('secretary', listSimilarNeeds, { needId: need.id as never })).items.map((n) => n.id)).toContain(other.id);
  });

  it('of person cards leave out who is out of sight, without saying whether they exist', async () => {
    const stranger = crypto.randomUUID();
    expect((await county.does('wangdama', listPersonCards, { ids: [personIdOf('zhengdama'), stranger, personIdOf('wangdama')].join(',') })).items.map((p) => p.id)).toEqual([personIdOf('wangdama')]);
  });

  it('take no right from another role: who leads a village and lives in one asks as a villager only what villagers see', async () => {
    const both: Actor = { ...actorOf('lidaye'), grants: [...actorOf('lidaye').grants, ...actorOf('leader').grants] };
    const need = await plantNeed(county.owner, {});
    expect(await county.ask(both, askForHelp, { householdId: HOUSEHOLDS.wang as never, kindId: KINDS.wiring, detail: '替别人提一个', howSoon: 'noHurry' })).toMatchObject({ refusal: 'household/not-found' });
    expect(await county.ask(both, getNeed, { needId: need.id as never })).toMatchObject({ ok: true });
  });
});

describe('a replayed key', () => {
  const help = { householdId: HOUSEHOLDS.wang as never, kindId: KINDS.bloodPressure, detail: '头晕想量血压', howSoon: 'noHurry' as const };
  it('of another person is a key of one’s own and shows nothing of theirs', async () => {
    const key = crypto.randomUUID();
    const mine = await county.does('wangdama', askForHelp, help, { idempotencyKey: key });
    expect(await county.does('wangdama', askForHelp, help, { idempotencyKey: key })).toEqual(mine);
    expect(await county.ask('zhengdama', askForHelp, help, { idempotencyKey: key })).toMatchObject({ refusal: 'household/not-found' });
    const theirs = await county.does('zhengdama', askForHelp, { ...help, householdId: HOUSEHOLDS.zheng as never }, { idempotencyKey: key });
    expect(theirs.id).not.toBe(mine.id);
  });
  it('never holds what a full look has shown', async () => {
    const key = crypto.randomUUID();
    await county.does('officer', revealPerson, { personId: personIdOf('wangdama') as never, reason: '上门前联系' }, { idempotencyKey: key });
    expect((await county.owner.query('select 1 from registry.idempotency where key = $1', [key])).rowCount).toBe(0);
  });
});

describe('NATS, asked directly', () => {
  const key = (name: string) => JSON.parse(county.environment[name]!) as Record<string, unknown>;
  const login = (party: string) => county.config.SHAODAO_NATS_USERS[party]!;
  const as = async (party: string) => {
    const { user, password } = login(party);
    const connection = await connect({ servers: county.nats.url, user, pass: password, inboxPrefix: `_INBOX_${party}`, reconnect: false });
    open.push(connection);
    return connection;
  };
  const asks = async (connection: NatsConnection, operation: Operation, header: Record<string, string> = {}, input: unknown = {}) => {
    const headers = natsHeaders();
    for (const [name, value] of Object.entries(header)) headers.set(name, value);
    return (await connection.request(operationSubject(operation), JSON.stringify({ input }), { headers, timeout: 3_000 })).json<{ ok: boolean; refusal?: string }>();
  };
  const organiser = { ...actorOf('organiser') };

  it('believes no actor but one that the gateway has signed, and only while it lasts', async () => {
    const gateway = await as('gateway');
    const forger = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as Record<string, unknown>;
    const actorKey = key('SHAODAO_ACTOR_PRIVATE_JWK');
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const good = await signToken(actorKey, organiser, 60);
    const [head, body, signature] = good.split('.');
    const forged: Record<string, string> = {
      'no token': '', 'rubbish': 'a.b.c', 'a stranger’s key': await signToken(forger, organiser, 60), 'the services’ key': await signToken(key('SHAODAO_SERVICE_PRIVATE_JWK'), organiser, 60), 'a token that is over': await signToken(actorKey, organiser, -5),
      'no signature': `${head}.${body}.`, 'algorithm none': `${encoded({ alg: 'none' })}.${body}.`, 'another body': `${head}.${encoded({ ...organiser, exp: Date.now() })}.${signature}`,
      'HMAC with the public key': `${encoded({ alg: 'HS256' })}.${body}.${signature}`, 'the rules’ own role': await signToken(actorKey, { ...organiser, grants: [{ role: 'system', scope: { kind: 'division', code: '350123' }, validFrom: '2020-01-01T00:00:00Z', validUntil: null }] }, 60),
      'a service’s word': await signToken(key('SHAODAO_SERVICE_PRIVATE_JWK'), { service: 'gateway' }, 60), 'an unknown scope': await signToken(actorKey, { ...organiser, grants: [{ role: 'countyOrganiser', scope: { kind: 'everything' }, validFrom: '2020-01-01T00:00:00Z', validUntil: null }] }, 60),
    };
    for (const [name, token] of Object.entries(forged)) expect(await asks(gateway, listNeeds, token ? { [ACTOR_HEADER]: token } : {}), name).toMatchObject({ ok: false, refusal: 'actor/unknown' });
    expect(await asks(gateway, listNeeds, { [ACTOR_HEADER]: good })).toMatchObject({ ok: true });
    const brief = await signToken(actorKey, organiser, 1);
    expect(await asks(gateway, listNeeds, { [ACTOR_HEADER]: brief })).toMatchObject({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(await asks(gateway, listNeeds, { [ACTOR_HEADER]: brief }), 'remembered, but over').toMatchObject({ refusal: 'actor/unknown' });
  });

  it('knows no actor from the body', async () => {
    const gateway = await as('gateway');
    const reply = await gateway.request(operationSubject(getMe), JSON.stringify({ input: {}, actor: organiser, service: 'gateway' }), { timeout: 3_000 });
    expect(reply.json()).toMatchObject({ refusal: 'actor/unknown' });
  });

  it('answers what is between services to a service’s signature alone', async () => {
    const gateway = await as('gateway');
    const between = operations.filter((o) => o.access === 'services');
    expect(between.length).toBeGreaterThan(6);
    for (const operation of between) {
      for (const headers of [{}, { [SERVICE_HEADER]: 'x.y.z' }, { [SERVICE_HEADER]: await signToken(key('SHAODAO_ACTOR_PRIVATE_JWK'), { service: 'needs' }, 60) }, { [ACTOR_HEADER]: await signToken(key('SHAODAO_ACTOR_PRIVATE_JWK'), organiser, 60) }] as Record<string, string>[])
        expect(await asks(gateway, operation, headers), operation.subject).toMatchObject({ ok: false, refusal: 'actor/forbidden' });
    }
    const needs = await as('needs');
    const word = await signToken(key('SHAODAO_SERVICE_PRIVATE_JWK'), { service: 'needs' }, 60);
    expect(await asks(needs, findPersonByPhone, { [SERVICE_HEADER]: word }, { phone: '19400000001' })).toMatchObject({ ok: true });
  });

  it('lets nobody in without a user', async () => {
    await expect(connect({ servers: county.nats.url, reconnect: false })).rejects.toThrow(/[Aa]uthorization/);
    await expect(connect({ servers: county.nats.url, user: 'needs', pass: 'guess', reconnect: false })).rejects.toThrow(/[Aa]uthorization/);
  });

  it('keeps every service to its own: others’ events, operations, replies and streams are closed to it', async () => {
    for (const [party, other] of [['needs', 'registry'], ['registry', 'needs'], ['evaluation', 'needs'], ['volunteers', 'liaison'], ['liaison', 'volunteers']] as const) {
      const upper = other.toUpperCase();
      const subjects = [`ev.${other}.need.closed`, ...(other === 'registry' ? [] : [`op.${other}.need.get`]), `op.gateway.session.list`, `$JS.API.STREAM.DELETE.EV_${upper}`, `$JS.API.STREAM.PURGE.EV_${upper}`, `$JS.API.STREAM.CREATE.EV_${upper}`, `$JS.API.STREAM.UPDATE.EV_${upper}`, `$JS.API.STREAM.MSG.GET.EV_${upper}`, `$JS.API.CONSUMER.DELETE.EV_${upper}.on-gateway`, `$JS.API.STREAM.DELETE.EV_${party.toUpperCase()}`, `$JS.API.STREAM.NAMES`, `$SYS.REQ.SERVER.PING`];
      for (const subject of subjects) expect(await refused(await as(party), (c) => c.publish(subject, '{}')), `${party} → ${subject}`).toBe(true);
      for (const subject of [`op.${other}.>`, `_INBOX_${other}.>`, '_INBOX_gateway.>', 'ev.>', '>', '$JS.>', '_INBOX.>']) expect(await refused(await as(party), (c) => void c.subscribe(subject)), `${party} ← ${subject}`).toBe(true);
    }
    expect(await refused(await as('gateway'), (c) => c.publish('ev.needs.need.closed', '{}'))).toBe(true);
    expect(await refused(await as('gateway'), (c) => void c.subscribe('op.needs.>'))).toBe(true);
    expect(await refused(await as('needs'), (c) => c.publish('ev.needs.test.not-refused', '{}')), 'a check that refuses everything would be no check').toBe(false);
  }, 120_000);

  /** Whether the server told this connection that it may not do that. */
  async function refused(connection: NatsConnection, act: (c: NatsConnection) => void): Promise<boolean> {
    let isRefused = false;
    void (async () => { for await (const status of connection.status()) if (status.type === 'error' && /permission/i.test(String(status.error))) isRefused = true; })();
    act(connection);
    await connection.flush();
    await new Promise((resolve) => setTimeout(resolve, 15));
    await connection.close();
    return isRefused;
  }
});
