import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fact } from '@shaodao/contracts/kit';
import { serviceKindDefined } from '@shaodao/contracts/needs/need.events';
import { operationsOf } from '@shaodao/contracts/operations';
import { EVENT_HEADERS } from '@shaodao/contracts/wire';
import { systemActor } from '@shaodao/domain/access';
import { startNats } from '@shaodao/local/nats';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { actorOf } from '@shaodao/testkit/small-county';
import { connectBroker, JetStreamPublisher } from './broker.ts';
import { clock } from './config.ts';
import { Inbox, MAX_ATTEMPTS, MAX_WAITS, type EventHandler, type Message } from './inbox.ts';
import { cloudEventHeaders, relayOutbox, type OutboxRow, type Publisher } from './outbox-relay.ts';
import { reconcile } from './reconcile.ts';
import { fireTimer } from './timers.ts';

let county: TestCounty;
let restarted: { stop(): Promise<void> } | undefined;
beforeAll(async () => {
  county = await bootCounty();
  await county.owner.query('create schema scratch; create table scratch.outbox (like needs.outbox including all)');
  scratch = new pg.Pool({ connectionString: county.config.DATABASE_URL, options: '-c search_path=scratch', max: 4 });
});
afterAll(async () => { await scratch?.end(); await county?.stop(); await restarted?.stop(); });

/** Evaluation hears needs and announces nothing itself: its tables are free for these tests. */
const pool = () => county.services.evaluation.pool;
const uow = () => county.services.evaluation.unitOfWork;
let kinds = 0;
const newKind = () => `kind.${'abcdefghij'.at(kinds / 10)}${'abcdefghij'.at(kinds++ % 10)}`;
const announced = (id: string, name = '量血压') => fact(serviceKindDefined, id, { kindId: id, category: 'health', name, isRetired: false });
/** An outbox of its own, away from the running services' relays. */
let scratch: pg.Pool;
async function fillOutbox(many: number): Promise<void> {
  await scratch.query(`delete from outbox`);
  await scratch.query(`insert into outbox (event_id, subject, aggregate_id, sequence, payload) select gen_random_uuid(), 'test.kind.defined', 'x' || n, 1, '{}' from generate_series(1, $1::int) n`, [many]);
}
const counting = (more: (n: number) => void = () => undefined): Publisher & { sent: string[] } => {
  const sent: string[] = [];
  return { sent, async publish(_subject, _body, _headers, id) { await new Promise((resolve) => setTimeout(resolve, 1)); sent.push(id); more(sent.length); } };
};

describe('the relay', () => {
  it('sends every event once, though several relays run at once', async () => {
    await fillOutbox(200);
    const publishers = [counting(), counting(), counting()];
    await Promise.all(publishers.map(() => scratch.query('select pg_sleep(0.05)'))); // all have their connection before the first one begins
    const drain = async (publisher: Publisher) => { while ((await relayOutbox(scratch, 'test', publisher, 7)) > 0); };
    await Promise.all(publishers.map(drain));
    const all = publishers.flatMap((p) => p.sent);
    expect(all).toHaveLength(200);
    expect(new Set(all).size).toBe(200);
    expect(publishers.every((p) => p.sent.length > 0)).toBe(true);
    expect((await scratch.query('select 1 from outbox where published_at is null')).rowCount).toBe(0);
  });
  it('sends again, under the same message id, what it had sent when it broke before noting it', async () => {
    await fillOutbox(5);
    const first = counting((n) => { if (n === 5) throw new Error('killed after the last acknowledgement'); });
    await expect(relayOutbox(scratch, 'test', first)).rejects.toThrow('killed');
    const second = counting();
    await relayOutbox(scratch, 'test', second);
    expect(second.sent.sort()).toEqual(first.sent.sort());
  });
  it('says who, what, about what and in which place of the line, as a CloudEvent', async () => {
    await fillOutbox(1);
    const { rows } = await scratch.query<OutboxRow>('select * from outbox');
    expect(cloudEventHeaders('needs', rows[0]!)).toMatchObject({ 'ce-specversion': '1.0', 'ce-source': '/services/needs', 'ce-type': 'test.kind.defined', 'ce-subject': 'x1', 'ce-sequence': '1', 'ce-id': rows[0]!.event_id });
  });
});

describe('the inbox', () => {
  const effects: string[] = [];
  let fail: Error | undefined;
  const handler: EventHandler<never> = async ({ heard, work }) => {
    await work.client.query('insert into known_kind (id, category, name, is_retired) values ($1, $2, $3, false) on conflict (id) do update set name = known_kind.name || excluded.name', [heard.aggregateId, 'health', String(heard.payload['name' as never])]);
    if (fail) throw fail;
    effects.push(`${heard.aggregateId}#${String(heard.payload['name' as never])}`);
  };
  const box = () => new Inbox<never>(uow() as never, pool(), new Map([['test.kind.defined', handler]]), () => undefined);
  const message = (about: string, sequence: number, more: Partial<Record<string, string>> = {}, deliveries = 1, body = JSON.stringify({ name: `${sequence}` })): Message => ({
    deliveries, body, headers: { [EVENT_HEADERS.specversion]: '1.0', [EVENT_HEADERS.id]: crypto.randomUUID(), [EVENT_HEADERS.source]: '/services/test', [EVENT_HEADERS.type]: 'test.kind.defined', [EVENT_HEADERS.subject]: about, [EVENT_HEADERS.sequence]: String(sequence), ...more } as Record<string, string>,
  });
  const nameOf = async (id: string) => (await county.owner.query<{ name: string }>('select name from evaluation.known_kind where id = $1', [id])).rows[0]?.name;
  const letterOf = async (m: Message) => (await county.owner.query<{ id: string; status: string; error: string; attempts: number; payload: string }>('select * from evaluation.dead_letter where event_id::text = $1', [m.headers[EVENT_HEADERS.id]])).rows[0];

  it('takes an event in once, however often and however parallel it is delivered', async () => {
    const id = newKind();
    const m = message(id, 1);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => box().receive(m)));
    expect(outcomes.filter((o) => o.done && o.how === 'effect')).toHaveLength(1);
    expect(outcomes.every((o) => o.done)).toBe(true);
    expect(await nameOf(id)).toBe('1');
  });
  it('lets an event wait for the one before it, and then takes both in order', async () => {
    const id = newKind();
    const [first, second, third] = [message(id, 1), message(id, 2), message(id, 3)];
    expect(await box().receive(third)).toMatchObject({ done: false });
    expect(await box().receive(second)).toMatchObject({ done: false });
    for (const m of [first, second, third]) expect(await box().receive(m)).toMatchObject({ done: true, how: 'effect' });
    expect(await nameOf(id)).toBe('123');
  });
  it('leaves no trace of an effect that failed, and tries again later and later', async () => {
    const id = newKind();
    const m = message(id, 1);
    fail = new Error('not today');
    const waits = [];
    for (let deliveries = 1; deliveries < MAX_ATTEMPTS; deliveries++) waits.push(await box().receive({ ...m, deliveries }));
    expect(waits.every((w) => !w.done)).toBe(true);
    expect(waits.map((w) => !w.done && w.retryInMs)).toEqual([400, 800, 1_600, 3_200, 6_400]);
    expect(await nameOf(id)).toBeUndefined();
    fail = undefined;
    expect(await box().receive({ ...m, deliveries: MAX_ATTEMPTS })).toMatchObject({ how: 'effect' });
  });
  it('takes those that wait at the same time in one transaction; one that fails or was there before keeps nobody out', async () => {
    const transactions = new Map<string, string>();
    const [failing, known] = [newKind(), newKind()];
    const noting: EventHandler<never> = async ({ heard, work }) => {
      await handler({ heard, work });
      if (heard.aggregateId === failing) throw new Error('not this one');
      const { rows } = await work.client.query<{ id: string }>('select pg_current_xact_id()::text as id');
      transactions.set(`${heard.aggregateId} ${work.traceparent}`, rows[0]!.id);
    };
    const inbox = new Inbox<never>(uow() as never, pool(), new Map([['test.kind.defined', noting]]), () => undefined);
    const traced = (about: string) => message(about, 1, { traceparent: `trace-of-${about}` });
    const together = Array.from({ length: 6 }, () => newKind());
    const outcomes = await Promise.all(together.map((about) => inbox.receive(traced(about))));
    expect(outcomes.every((o) => o.done && o.how === 'effect')).toBe(true);
    expect([...transactions.keys()].sort()).toEqual(together.map((about) => `${about} trace-of-${about}`).sort());
    expect(new Set(transactions.values()).size, 'the first went at once, the others gathered').toBe(2);

    const twice = traced(known);
    await inbox.receive(twice);
    const others = Array.from({ length: 4 }, () => newKind());
    const mixed = await Promise.all([traced(others[0]!), traced(failing), twice, ...others.slice(1).map(traced)].map((m) => inbox.receive(m)));
    expect(mixed.map((o) => (o.done ? o.how : 'again'))).toEqual(['effect', 'again', 'duplicate', 'effect', 'effect', 'effect']);
    expect(await Promise.all([...others, known].map(nameOf))).toEqual(['1', '1', '1', '1', '1']);
    expect(await nameOf(failing)).toBeUndefined();
  });
  it('buries what fails to the end, lets those behind it go on, and takes it in when it is retried', async () => {
    const id = newKind();
    const m = message(id, 1);
    fail = new Error('poison');
    expect(await box().receive({ ...m, deliveries: MAX_ATTEMPTS })).toMatchObject({ done: true, how: 'dead-letter' });
    fail = undefined;
    expect(await letterOf(m)).toMatchObject({ status: 'waiting', attempts: MAX_ATTEMPTS, error: 'Error: poison' });
    expect(await box().receive(message(id, 2))).toMatchObject({ how: 'effect' });
    await box().retry(m.headers, m.body);
    expect(await nameOf(id)).toBe('21');
    await box().retry(m.headers, m.body);
    expect(await nameOf(id), 'retried twice, taken in once').toBe('21');
  });
  it('buries what waits for ever for one that never comes', async () => {
    expect(await box().receive(message(newKind(), 5, {}, MAX_WAITS))).toMatchObject({ how: 'dead-letter' });
  });
  it.each([
    ['no event at all', { [EVENT_HEADERS.id]: undefined }, '{}'], ['another version of the format', { [EVENT_HEADERS.specversion]: '0.3' }, '{}'], ['an id that is none', { [EVENT_HEADERS.id]: 'not-a-uuid' }, '{}'], ['half a document', {}, '{"name":'],
    ['NUL in its body', {}, '\u0000'], ['a sequence that is no number', { [EVENT_HEADERS.sequence]: 'x' }, '{}'],
  ])('takes %s for poison: buried at the latest, never thrown', async (_, headers, body) => {
    const outcome = await box().receive(message(newKind(), 1, headers, MAX_ATTEMPTS, body));
    expect(outcome).toMatchObject({ done: true, how: 'dead-letter' });
  });
  it('notes events of kinds it does not know, so that nobody sends them again', async () => {
    expect(await box().receive(message(newKind(), 1, { [EVENT_HEADERS.type]: 'test.kind.unheard' }))).toMatchObject({ how: 'not-mine' });
  });
  it('is settled by people at its desk, once, with a trace in the trail', async () => {
    const operations = operationsOf('evaluation');
    const ids = (await county.does('organiser', operations.listDeadLetters, { limit: 200 })).items.map((i) => i.id);
    expect(ids.length).toBeGreaterThan(2);
    const [letter] = ids;
    expect(await county.does('organiser', operations.discardDeadLetter, { deadLetterId: letter!, reason: '已人工处理' })).toMatchObject({ status: 'discarded', note: '已人工处理' });
    expect(await county.ask('organiser', operations.discardDeadLetter, { deadLetterId: letter!, reason: '再来一次' })).toMatchObject({ refusal: 'dead-letter/settled-already' });
    expect(await county.ask('organiser', operations.retryDeadLetter, { deadLetterId: crypto.randomUUID() })).toMatchObject({ refusal: 'dead-letter/not-found' });
    const { rows } = await county.owner.query('select role, operation from evaluation.audit where object_id = $1', [letter]);
    expect(rows).toEqual([{ role: 'countyOrganiser', operation: 'evaluation.dead-letter.discard' }]);
  });
});

describe('timers', () => {
  const due = (kind: string, subject: string, inMs: number) => uow().act(systemActor(), new Date(), (work) => work.setTimer(kind, subject, new Date(Date.now() + inMs)));
  it('fire when due, once though several look, and not before', async () => {
    const fired: string[] = [];
    const rules = new Map([['test/a', async (id: string) => { fired.push(id); await new Promise((resolve) => setTimeout(resolve, 20)); }]]);
    await due('test/a', 'now', -1_000);
    await due('test/a', 'later', 60_000);
    await Promise.all(Array.from({ length: 4 }, () => fireTimer(uow(), pool(), rules, () => undefined)));
    expect(fired).toEqual(['now']);
    const real = clock.now;
    clock.now = () => new Date(Date.now() + 120_000);
    await fireTimer(uow(), pool(), rules, () => undefined);
    clock.now = real;
    expect(fired).toEqual(['now', 'later']);
  });
  it('that fail are tried later, hold nobody up, and leave nothing of their try', async () => {
    const fired: string[] = [];
    const rules = new Map([['test/b', async (id: string) => { if (id === 'bad') throw new Error('broken rule'); fired.push(id); }]]);
    await due('test/b', 'bad', -2_000);
    await due('test/b', 'good', -1_000);
    while (await fireTimer(uow(), pool(), rules, () => undefined));
    expect(fired).toEqual(['good']);
    const { rows } = await county.owner.query(`select attempts, due_at > now() as later from evaluation.timer where kind = 'test/b'`);
    expect(rows).toEqual([{ attempts: 1, later: true }]);
  });
  it('are replaced by a new time, and gone when taken back', async () => {
    await due('test/c', 'x', 1_000);
    await due('test/c', 'x', 9_000_000);
    expect((await county.owner.query(`select 1 from evaluation.timer where kind = 'test/c'`)).rowCount).toBe(1);
    await uow().act(systemActor(), new Date(), (work) => work.setTimer('test/c', 'x', null));
    expect((await county.owner.query(`select 1 from evaluation.timer where kind = 'test/c'`)).rowCount).toBe(0);
  });
});

describe('the reconciler', () => {
  it('sends again what JetStream lost, folder and all; nothing is lost, only late', async () => {
    const { needs, evaluation } = county.services;
    await county.settled();
    await county.nats.stop();
    const ids = Array.from({ length: 20 }, newKind);
    await needs.unitOfWork.act(actorOf('organiser'), new Date(), async (work) => work.announce(ids.map((id) => announced(id))));
    // Acknowledged, so the outbox says, and lost with the power.
    await county.owner.query(`update needs.outbox set published_at = now(), created_at = now() - interval '1 minute' where aggregate_id = any($1)`, [ids]);
    rmSync(join(county.natsDir, 'nats'), { recursive: true });
    restarted = await startNats({ dir: county.natsDir, users: county.nats.users, port: county.nats.port });
    const connection = await connectBroker(county.nats.url, 'needs', county.config.SHAODAO_NATS_USERS);
    const publisher = new JetStreamPublisher(connection, 'needs');
    await expect.poll(() => publisher.ensureStream().then(() => true, () => false), { timeout: 20_000 }).toBe(true);
    const missing = async (_consumer: string, eventIds: readonly string[]) => (await evaluation.pool.query<{ id: string }>('select id from unnest($1::uuid[]) w(id) where not exists (select from inbox where event_id = id)', [eventIds])).rows.map((r) => r.id);
    expect(await reconcile(needs.pool, 'needs', 'evaluation', publisher, missing)).toBe(20);
    await expect.poll(async () => (await county.owner.query('select 1 from evaluation.known_kind where id = any($1)', [ids])).rowCount, { timeout: 25_000 }).toBe(20);
    expect(await reconcile(needs.pool, 'needs', 'evaluation', publisher, missing), 'nothing is missing now').toBe(0);
    await connection.close();
  }, 60_000);

  it('never passes by an event that still waits to be sent', async () => {
    const { needs } = county.services;
    const publisher: Publisher = { publish: async () => undefined };
    const [early, late] = [newKind(), newKind()];
    await needs.unitOfWork.act(actorOf('organiser'), new Date(), async (work) => work.announce([announced(early)]));
    await needs.unitOfWork.act(actorOf('organiser'), new Date(), async (work) => work.announce([announced(late)]));
    const age = (id: string, published: string) => county.owner.query(`update needs.outbox set published_at = ${published}, created_at = now() - interval '1 minute' where aggregate_id = $1`, [id]);
    const client = await county.owner.connect();
    try {
      // As another relay that holds the early one while a later one is sent: the service's own relay skips what is locked.
      await age(late, 'now()');
      await age(early, 'null');
      await client.query('begin');
      await client.query('select 1 from needs.outbox where aggregate_id = $1 for update', [early]);
      await reconcile(needs.pool, 'needs', 'nobody', publisher, async () => []);
      const { rows } = await county.owner.query<{ passed: boolean }>(`select (select outbox_id from needs.reconciled where consumer = 'nobody') >= (select id from needs.outbox where aggregate_id = $1 and published_at is null) as passed`, [early]);
      expect(rows[0]?.passed ?? false).toBe(false);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
