import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@shaodao/contracts/actor';
import { operations } from '@shaodao/contracts/all';
import { commonRefusals, routeOf, statusOf, type Operation } from '@shaodao/contracts/kit';
import { withoutInvisible } from '@shaodao/contracts/typed';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { bootGateway, type TestGateway } from '@shaodao/testkit/gateway';
import { plantNeed, plantOpinion, plantRow, plantShift, plantTie, plantWhistle } from '@shaodao/testkit/plant';
import { actorOf, DEPARTMENTS, GRIDS, HOUSEHOLDS, KINDS, NAMES, personIdOf, PLACES, RECEPTION_DAY, type Name } from '@shaodao/testkit/small-county';
import { ATTACKS, nasty, shapeOf, spoilt, valid } from './zod-arbitrary.ts';

/** How many generated requests; the long run is `npm run security:long`. */
const CALLS = Number(process.env['BAD_INPUT_CALLS'] ?? 4_000);
const SEED = Number(process.env['BAD_INPUT_SEED'] ?? 20260302);
const PARALLEL = 12;
/** Ends the own session: asked in the tests of sessions. */
const NOT_HERE = ['gateway.session.sign-out'];
/** argon2 takes its time by design: these are asked fewer times. */
const SLOW = ['gateway.session.sign-in', 'gateway.totp.enrol'];
const asked = operations.filter((o) => o.http && o.access !== 'services' && !NOT_HERE.includes(o.subject));
const codes = new Set<string>([...commonRefusals, ...operations.flatMap((o) => o.refusals), 'route/not-found']);

let county: TestCounty;
let gateway: TestGateway;
const tokens = new Map<Name, string>();
const ids: Record<string, string[]> = {};
const known = (brand: string): readonly string[] => ids[brand] ?? [];

beforeAll(async () => {
  county = await bootCounty();
  gateway = await bootGateway(county, { LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent' });
  for (const name of NAMES) tokens.set(name, await gateway.signIn(name));
  const { owner } = county;
  const needs = [];
  for (const status of ['submitted', 'returned', 'verified', 'withdrawn']) needs.push((await plantNeed(owner, { status })).id);
  for (const row of [{ status: 'published', publishedAt: new Date() }, { status: 'claimed', departmentId: DEPARTMENTS.health, publishedAt: new Date(), claimedAt: new Date() }]) needs.push((await plantNeed(owner, row)).id);
  needs.push((await plantNeed(owner, { householdId: HOUSEHOLDS.zheng, villageCode: PLACES.cousin, gridId: GRIDS.cousin, reporterId: personIdOf('zhengdama') })).id);
  Object.assign(ids, {
    NeedId: needs, PersonId: NAMES.map(personIdOf), HouseholdId: Object.values(HOUSEHOLDS), DepartmentId: Object.values(DEPARTMENTS), WhistleId: [(await plantWhistle(owner, { status: 'blown' })).id, (await plantWhistle(owner, { divisionCode: PLACES.cousin })).id],
    TieId: [(await plantTie(owner, { status: 'proposed' })).id, (await plantTie(owner, {})).id], OpinionId: [(await plantOpinion(owner, {})).id], ShiftId: [(await plantShift(owner, { needId: needs[5] })).id], ReceptionDayId: [RECEPTION_DAY],
    ImportId: [String((await plantRow(owner, 'registry.import_job', { id: IMPORT, sheet: 'residents', fileName: 'x.csv', bytes: 1, status: 'discarded', createdBy: personIdOf('officer'), startedAt: new Date(), updatedAt: new Date() })).id)],
    '^\\d{12}$': [PLACES.village, PLACES.cousin, '350123100999'], '^(\\d{6}|\\d{9}|\\d{12})$': [PLACES.village, PLACES.township, PLACES.county, '350999'], '^[a-z]+(?:[.-][a-z]+)*$': [...Object.values(KINDS), 'no.such-kind'],
  });
}, 180_000);
afterAll(async () => { await gateway?.stop(); await county?.stop(); });

interface Sending {
  readonly operation: Operation;
  readonly who: Name | null;
  readonly input: Record<string, unknown>;
  readonly key?: string | undefined;
  readonly version?: string | undefined;
}
/** The request as a client would form it: names of the path into the path, the rest as query or JSON. */
async function send({ operation, who, input, key, version }: Sending): Promise<Response> {
  const { method, path, parameters } = routeOf(operation);
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !parameters.includes(name)));
  const texted = (value: unknown) => encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? 'x')).toWellFormed()).slice(0, 400);
  const url = path.replace(/:(\w+)/g, (_, name: string) => texted(input[name] ?? 'x') || 'x');
  const query = method === 'GET' ? Object.entries(rest).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed())}`).join('&').slice(0, 8_000) : '';
  const headers = { ...(key === undefined ? {} : { 'idempotency-key': key }), ...(version === undefined ? {} : { 'if-match': version }), ...(operation.upload ? { 'content-type': 'image/png' } : {}) };
  return gateway.request(query ? `${url}?${query}` : url, {
    method, token: who ? tokens.get(who) : undefined, headers, ...(method === 'GET' ? {} : method === 'DELETE' ? {} : { body: operation.upload ? Buffer.from(JSON.stringify(rest)) : rest }),
  });
}
/** Never a fault of ours, always a problem that says what is wrong, in a code that the contract knows, and nothing of our insides. */
async function judge(sending: Sending, response: Response): Promise<{ status: number; text: string; code?: string }> {
  const text = await response.text();
  const what = `${sending.operation.subject} as ${sending.who} with ${JSON.stringify(sending.input).slice(0, 600)} (key ${sending.key}, version ${sending.version}) → ${response.status} ${text.slice(0, 300)}`;
  expect(response.status, what).toBeLessThan(500);
  if (response.status < 400) return { status: response.status, text };
  expect(response.headers.get('content-type'), what).toContain('application/problem+json');
  const problem = JSON.parse(text) as { type: string; code: string; status: number; title: string };
  expect(codes.has(problem.type), what).toBe(true);
  expect([...commonRefusals, ...sending.operation.refusals, 'route/not-found'], what).toContain(problem.type);
  if (problem.type !== 'route/not-found') expect(problem.status, what).toBe(statusOf(problem.type));
  expect(problem.status, what).toBe(response.status);
  expect(problem.title, what).toMatch(/[\u4e00-\u9fff]/);
  // Its own path is told back to who asked; nothing else may come from inside.
  expect(JSON.stringify({ ...problem, instance: '' }), what).not.toMatch(/node_modules|\.ts:\d|at \w+ \(|syntax error|relation "|invalid byte sequence|ECONN|pg_/);
  return { status: response.status, text, code: problem.type };
}
async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = all.values();
  const failures: string[] = [];
  await Promise.all(Array.from({ length: PARALLEL }, async () => {
    for (const one of queue) await work(one).catch((error: unknown) => { failures.push((error as Error).message.slice(0, 500)); });
  }));
  expect(failures.slice(0, 20), `${failures.length} of ${all.length}, seed ${SEED}`).toEqual([]);
}

const peopleOf = (operation: Operation): (Name | null)[] => (typeof operation.access === 'string' ? [null] : NAMES.filter((name) => actorOf(name).grants.some((g) => (operation.access as Partial<Record<Role, unknown>>)[g.role] !== undefined)));
const someone = (operation: Operation) => fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...peopleOf(operation)) }, { weight: 1, arbitrary: fc.constantFrom(...NAMES) }, { weight: 1, arbitrary: fc.constant(null) });
const headerKey = fc.oneof(fc.uuid(), fc.constantFrom(undefined, 'short', 'x'.repeat(101), `' or 1=1 --`, 'key-of-everybody'));
const version = fc.constantFrom('"1"', '1', '"0"', '"999"', 'W/"1"', undefined, 'x', '"1e3"', '"99999999999999999999"', '-1');
const share = (operation: Operation) => (SLOW.includes(operation.subject) ? 6 : Math.ceil(CALLS / asked.length / 2));
const sendings = (make: (operation: Operation) => fc.Arbitrary<Record<string, unknown>>, seed: number): Sending[] =>
  asked.flatMap((operation) => fc.sample(fc.record({ operation: fc.constant(operation), who: someone(operation), input: make(operation), key: headerKey, version }), { numRuns: share(operation), seed }));

/** One number over all that the county holds; what merely notes that somebody knocked is left out. */
async function checksum(): Promise<Record<string, string>> {
  const { rows: tables } = await county.owner.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('registry', 'needs', 'volunteers', 'liaison', 'evaluation', 'gateway')
    and tablename not in ('audit', 'audit_seal', 'audit_sealed', 'reconciled', 'rate_limit', 'sign_in_audit', 'phone_code', 'session')`);
  const sums: Record<string, string> = {};
  for (const { name } of tables) sums[name] = (await county.owner.query(`select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${name} t`)).rows[0].sum;
  return sums;
}

/** What a list must be told beside the cursor. */
const IMPORT = crypto.randomUUID();
const LIST_OF: Readonly<Record<string, object>> = { 'registry.unit.list-households': { unitId: GRIDS.village }, 'registry.figure.list-rows': { figureId: 'grids' }, 'registry.import.list-rows': { importId: IMPORT } };

describe('whatever is sent', () => {
  it('in place of an input that is not one is refused with a reason, and nothing changes', async () => {
    const broken = sendings((o) => spoilt(o, known), SEED).filter(({ operation, input }) => !operation.upload && !asHttp(operation, input));
    expect(broken.length).toBeGreaterThan(CALLS / 8);
    await county.settled();
    const before = await checksum();
    const statuses = new Map<number, number>();
    await inParallel(broken, async (one) => {
      const { status } = await judge(one, await send(one));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect([401, 403, 404, 413, 422, 428], `${one.operation.subject} ${JSON.stringify(one.input).slice(0, 300)}`).toContain(status);
    });
    expect(statuses.get(422)).toBeGreaterThan(broken.length / 2);
    await county.settled();
    expect(await checksum()).toEqual(before);
  }, 1_800_000);

  it('as a valid input of strange texts, others’ ids and stale versions is answered or refused, never failed', async () => {
    const strange = sendings((o) => fc.oneof(valid(shapeOf(o), known), spoilt(o, known)) as fc.Arbitrary<Record<string, unknown>>, SEED + 1);
    let answered = 0;
    await inParallel(strange, async (one) => { if ((await judge(one, await send(one))).status < 300) answered++; });
    expect(answered).toBeGreaterThan(strange.length / 20);
  }, 1_800_000);

  it('as raw bytes is refused by its shape', async () => {
    const token = tokens.get('wangdama');
    const ask = asked.find((o) => o.subject === 'needs.need.ask')!;
    const cases: [string, unknown, Record<string, string>, number][] = [
      ['ten megabytes of text', `{"detail":"${'字'.repeat(3_500_000)}"}`, {}, 413], ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}, 422], ['deep nesting in an unknown field', `{"x":${'['.repeat(60_000)}${']'.repeat(60_000)}}`, {}, 422],
      ['deep nesting beside a valid input', `{"householdId":"${HOUSEHOLDS.wang}","kindId":"${KINDS.retired}","detail":"头晕三天","howSoon":"today","x":${'['.repeat(60_000)}${']'.repeat(60_000)}}`, {}, 409], ['half a document', '{"detail":', {}, 422], ['a list', '[1,2]', {}, 422], ['a number', '7', {}, 422], ['nothing', '', {}, 422], ['a prototype', '{"__proto__":{"isAdmin":true}}', {}, 422], ['a constructor', '{"constructor":{"prototype":{"x":1}}}', {}, 422],
      ['XML', '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>', { 'content-type': 'application/xml' }, 422], ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 422], ['text as JSON', Buffer.from([0xff, 0xfe, 0x00]), {}, 422],
      ['a wrong length of type', '{}', { 'content-type': 'application/json; charset=utf-7' }, 422], ['a compressed body', Buffer.from([0x1f, 0x8b, 0x08]), { 'content-encoding': 'gzip' }, 422],
    ];
    for (const [name, body, headers, status] of cases) {
      const response = await gateway.request('/api/v1/needs', { method: 'POST', token, body, headers });
      expect(response.status, name).toBe(status);
      await judge({ operation: ask, who: 'wangdama', input: { name } }, response);
    }
    const photo = asked.find((o) => o.upload)!;
    for (const [type, body] of [['image/png', Buffer.from('not a picture')], ['image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')], ['image/gif', Buffer.from('GIF89a')], ['application/json', Buffer.from('{}')], ['multipart/form-data; boundary=x', Buffer.from('--x\r\n\r\n')]] as const) {
      const response = await gateway.request('/api/v1/photos', { method: 'POST', token, body, headers: { 'content-type': type } });
      expect([409, 422], type).toContain(response.status);
      await judge({ operation: photo, who: 'wangdama', input: { type } }, response);
    }
  });

  it('as a cursor that somebody made up starts a list anew', async () => {
    const values = ['x', '', '\u0000', '\ud800', '2026-02-30', '0000-01-01', '2026-02-30T00:00:00Z', '+275760-09-13T00:00:00.000Z', 'infinity', 'now', '2026-01-01T00:00:00Z', crypto.randomUUID(), 'g'.repeat(36), 1e308, -1, 3e9, 1.5, null, {}, []];
    const tuples = [1, 2, 3].flatMap((length) => fc.sample(fc.tuple(...Array.from({ length }, () => fc.constantFrom(...values))), { numRuns: 20, seed: SEED }));
    const lists = asked.filter((o) => 'cursor' in o.input.shape);
    expect(lists.length).toBeGreaterThan(12);
    const cursors = [...tuples.map((t) => Buffer.from(JSON.stringify(t)).toString('base64url')), 'x', '%%%', '字'];
    await inParallel(lists.flatMap((operation) => cursors.map((cursor): Sending => ({ operation, who: peopleOf(operation)[0]!, input: { ...LIST_OF[operation.subject], cursor } }))), async (one) => {
      const { status, text } = await judge(one, await send(one));
      expect(status, `${one.operation.subject} as ${one.who}: ${text.slice(0, 200)}`).toBe(200);
    });
  }, 300_000);

  it('as SQL or HTML in a text is kept as text, comes back as it was seen, and does nothing', async () => {
    const token = tokens.get('wangdama');
    for (const text of ATTACKS.filter((t) => t.trim() === t)) {
      const detail = `${text} 请来看看`;
      const made = await gateway.request('/api/v1/needs', { method: 'POST', token, body: { householdId: HOUSEHOLDS.wang, kindId: KINDS.wiring, detail, howSoon: 'noHurry' } });
      expect(made.status, text).toBe(200);
      const { id } = (await made.json()) as { id: string };
      const read = await gateway.request(`/api/v1/needs/${id}`, { token });
      expect(read.headers.get('content-type')).toContain('application/json');
      expect(read.headers.get('x-content-type-options')).toBe('nosniff');
      expect(((await read.json()) as { detail: string }).detail).toBe(withoutInvisible(detail));
      const found = await gateway.request(`/api/v1/needs?limit=200&words=${encodeURIComponent(text.slice(0, 50))}`, { token: tokens.get('officer') });
      expect(((await found.json()) as { items: { id: string }[] }).items.map((i) => i.id), text).toContain(id);
    }
  });

  it('with a version that is stale, or a key that was another request’s, changes nothing', async () => {
    const token = tokens.get('officer');
    const body = { title: '上门看看电线', kindId: KINDS.wiring, urgency: 3 };
    const need = await plantNeed(county.owner, {});
    const verify = (headers: Record<string, string>, more = {}) => gateway.request(`/api/v1/needs/${need.id}/verify`, { method: 'POST', token, body: { ...body, ...more }, headers });
    expect((await verify({})).status).toBe(428);
    expect((await verify({ 'if-match': '"7"' })).status).toBe(412);
    const key = crypto.randomUUID();
    const first = await verify({ 'if-match': '"1"', 'idempotency-key': key });
    expect(first.status).toBe(200);
    expect(await (await verify({ 'if-match': '"1"', 'idempotency-key': key })).json()).toEqual(await first.json());
    expect((await verify({ 'if-match': '"1"', 'idempotency-key': key }, { title: '别的题目也行' })).status).toBe(422);
    expect((await verify({ 'if-match': '"1"' })).status).toBe(412);
    const { rows } = await county.owner.query('select version from needs.need where id = $1', [need.id]);
    expect(rows[0].version).toBe(2);
  });

  it('as a wish to be somebody else in headers or body is not heard', () =>
    fc.assert(fc.asyncProperty(nasty, async (value) => {
      const texted = JSON.stringify(value)?.replace(/[^\x20-\x7e]/g, '').slice(0, 200) ?? '';
      const response = await gateway.request('/api/v1/needs?limit=1', { token: tokens.get('wangdama'), headers: { 'shaodao-actor': texted, 'shaodao-service': texted, 'x-forwarded-for': '10.0.0.1', 'x-user': texted } });
      expect(response.status).toBe(403);
    }), { numRuns: 40, seed: SEED }));
});

/** Whether the input fits once it has travelled: in an address all values are texts. */
function asHttp(operation: Operation, input: Record<string, unknown>): boolean {
  const { method, parameters } = routeOf(operation);
  // An address holds no half characters: a client has to replace them before it can send.
  const inAddress = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
  const travelled = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, method === 'GET' || parameters.includes(name) ? inAddress(value) : value]));
  return operation.input.safeParse(travelled).success;
}
