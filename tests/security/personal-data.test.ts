import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { bootGateway, type TestGateway } from '@shaodao/testkit/gateway';
import { houseNumberOf, HOUSEHOLDS, KINDS, nameOf, NAMES, personIdOf, phoneOf, PLACES, RECEPTION_DAY, smallCountyRows } from '@shaodao/testkit/small-county';

/**
 * Own words may hold anything that people write about themselves; they stand in the clear in these columns only, so that they
 * can be searched and read by who serves the case. Everything else is encrypted or an id. Reviewed: a new column must not appear.
 */
const OWN_WORDS = [
  'needs.need.detail', 'needs.need.words', 'needs.need.claim_plan', 'needs.need.served_note', 'needs.need.rating_word', 'needs.history.note', 'liaison.opinion.detail',
];
const MARK = '床底下藏着三万块';

let county: TestCounty;
let gateway: TestGateway;
const log: string[] = [];
const sink = () => new Writable({ write(chunk: Buffer, _encoding, done) { log.push(chunk.toString()); done(); } });

/** As somebody of the small county through the real gateway. */
async function does(name: (typeof NAMES)[number], method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await gateway.request(`/api/v1${path}`, { method, token: await gateway.signIn(name), body, headers: { 'idempotency-key': crypto.randomUUID(), ...headers } });
  const answer = (await response.json()) as Record<string, never>;
  expect(response.status, `${path}: ${JSON.stringify(answer)}`).toBe(200);
  return answer as unknown as { id: string; version: number };
}

beforeAll(async () => {
  county = await bootCounty({ logTo: sink() });
  gateway = await bootGateway(county, { LOG_LEVEL: 'debug' }, { logTo: sink() });
  const photo = await gateway.request('/api/v1/photos', { method: 'POST', token: await gateway.signIn('wangdama'), headers: { 'content-type': 'image/png' }, body: await sharp({ create: { width: 40, height: 40, channels: 3, background: '#888' } }).png().toBuffer() });
  const { photoId } = (await photo.json()) as { photoId: string };
  const need = await does('wangdama', 'POST', '/needs', { householdId: HOUSEHOLDS.wang, kindId: KINDS.bloodPressure, detail: `头晕，${MARK}`, howSoon: 'thisWeek', photoIds: [photoId] });
  const verified = await does('officer', 'POST', `/needs/${need.id}/verify`, { title: '上门量血压', kindId: KINDS.bloodPressure, urgency: 4, note: `老人说${MARK}` }, { 'if-match': `"${need.version}"` });
  await does('township', 'POST', `/needs/${need.id}/publish`, { title: '上门量血压' }, { 'if-match': `"${verified.version}"` });
  await does('health', 'POST', `/needs/${need.id}/claim`, { plan: `派医生，${MARK}` });
  await county.settled();
  for (const [who, whom] of [['officer', 'wangdama'], ['health', 'wangdama'], ['secretary', 'lidaye']] as const) await does(who, 'POST', `/persons/${personIdOf(whom)}/reveal`, { reason: '上门前联系老人' });
  await does('representative', 'POST', `/reception-days/${RECEPTION_DAY}/opinions`, { villageCode: PLACES.village, householdNumber: houseNumberOf('wang'), kindId: KINDS.bloodPressure, title: '想要医生常来', detail: `希望常来，${MARK}` });
  await does('stranger', 'POST', '/ties', { householdNumber: houseNumberOf('li'), relation: 'child' });
  for (const name of ['wangdama', 'son', 'officer', 'auditor'] as const) await gateway.request('/api/v1/me', { token: await gateway.signIn(name) });
  await gateway.request(`/api/v1/persons?ids=${NAMES.map(personIdOf).slice(0, 20).join(',')}`, { token: await gateway.signIn('organiser') });
  await gateway.request(`/api/v1/households?words=${encodeURIComponent(nameOf('wangdama'))}`, { token: await gateway.signIn('officer') });
  // What goes wrong is logged; not what it was about.
  await gateway.request('/api/v1/session', { method: 'POST', body: { userName: phoneOf('lidaye'), password: 'wrong-password-1' } });
  await gateway.request('/api/v1/session/by-code', { method: 'POST', body: { phone: phoneOf('lidaye'), code: '000000' } });
  await county.settled();
}, 120_000);
afterAll(async () => { await gateway?.stop(); await county?.stop(); });

/** Every name, number and address that was put in. */
function seeded(): string[] {
  const { people, households } = smallCountyRows();
  return [...people.flatMap((p) => [p.name, p.phone!, p.idNumber]), ...households.map((h) => h.address)];
}
async function dump(): Promise<{ where: string; text: string }[]> {
  const { rows: columns } = await county.owner.query<{ table: string; column: string; type: string }>(`select format('%I.%I', table_schema, table_name) as table, column_name as column, data_type as type from information_schema.columns
    where table_schema in ('registry', 'needs', 'volunteers', 'liaison', 'evaluation', 'gateway')`);
  const found = [];
  for (const { table, column, type } of columns) {
    const value = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const { rows } = await county.owner.query<{ text: string }>(`select coalesce(string_agg(${value}, E'\\n'), '') as text from ${table}`);
    found.push({ where: `${table}.${column}`, text: rows[0]!.text });
  }
  return found;
}
const folder = (dir: string): string[] => readdirSync(dir, { withFileTypes: true, recursive: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name));

describe('after the loop was lived through', () => {
  it('no name, telephone, ID number or address stands readable in any column of any table', async () => {
    const values = seeded();
    expect(values.length).toBeGreaterThan(60);
    const columns = await dump();
    expect(columns.length).toBeGreaterThan(300);
    expect(columns.find((c) => c.where === 'needs.need.detail')!.text, 'the dump sees what is there').toContain(MARK);
    for (const { where, text } of columns) for (const value of values) expect(text.includes(value), `${value} in ${where}`).toBe(false);
  });

  it('people’s own words stand only in the reviewed columns', async () => {
    expect((await dump()).filter((c) => c.text.includes('三万块')).map((c) => c.where).filter((where) => !OWN_WORDS.includes(where))).toEqual([]);
  });

  it('nor in what is announced, kept by NATS, audited or logged', async () => {
    const values = [...seeded(), MARK, '三万块'];
    const outbox = await county.owner.query<{ text: string }>(['registry', 'needs', 'volunteers', 'liaison', 'evaluation'].map((s) => `select payload::text as text from ${s}.outbox`).join(' union all '));
    expect(outbox.rowCount).toBeGreaterThan(20);
    const audits = await county.owner.query<{ text: string }>(['registry', 'needs', 'volunteers', 'liaison'].map((s) => `select a::text as text from ${s}.audit a`).join(' union all '));
    expect(audits.rowCount).toBeGreaterThan(7);
    const files = folder(join(county.natsDir, 'nats'));
    expect(files.length).toBeGreaterThan(5);
    const kept = files.map((file) => readFileSync(file).toString('latin1')).join('\n');
    expect(kept, 'the store holds the events').toContain('needs.need.claimed');
    expect(log.join('').length).toBeGreaterThan(500);
    const places: Record<string, string> = { outbox: outbox.rows.map((r) => r.text).join('\n'), audit: audits.rows.map((r) => r.text).join('\n'), log: log.join(''), natsLog: execFileSync('cat', [join(county.natsDir, 'nats.log')]).toString() };
    for (const [place, text] of Object.entries(places)) for (const value of values) expect(text.includes(value), `${value} in ${place}`).toBe(false);
    for (const value of values) expect(kept.includes(Buffer.from(value).toString('latin1')), `${value} in the NATS store`).toBe(false);
  });
});

describe('the trail', () => {
  it('has exactly one row for every command and every full look, in the name and role of who did it', async () => {
    const { rows } = await county.owner.query<{ person_id: string; role: string; operation: string; outcome: string; n: number }>(
      ['registry', 'needs', 'liaison'].map((s) => `select person_id, role, operation, outcome, count(*)::int as n from ${s}.audit where person_id <> '00000000-0000-7000-8000-000000000000' group by 1, 2, 3, 4`).join(' union all '));
    const of = (who: (typeof NAMES)[number], operation: string) => rows.filter((r) => r.person_id === personIdOf(who) && r.operation === operation).map(({ role, outcome, n }) => ({ role, outcome, n }));
    expect(of('wangdama', 'needs.photo.add')).toEqual([{ role: 'villager', outcome: 'done', n: 1 }]);
    expect(of('wangdama', 'needs.need.ask')).toEqual([{ role: 'villager', outcome: 'done', n: 1 }]);
    expect(of('officer', 'needs.need.verify')).toEqual([{ role: 'gridOfficer', outcome: 'done', n: 1 }]);
    expect(of('township', 'needs.need.publish')).toEqual([{ role: 'townshipCadre', outcome: 'done', n: 1 }]);
    expect(of('health', 'needs.need.claim')).toEqual([{ role: 'departmentLiaison', outcome: 'done', n: 1 }]);
    expect(of('representative', 'liaison.opinion.record')).toEqual([{ role: 'representative', outcome: 'done', n: 1 }]);
    expect(of('stranger', 'registry.tie.propose')).toEqual([{ role: 'relative', outcome: 'done', n: 1 }]);
    for (const [who, role] of [['officer', 'gridOfficer'], ['health', 'departmentLiaison'], ['secretary', 'villageCadre']] as const) expect(of(who, 'registry.person.reveal')).toEqual([{ role, outcome: 'looked', n: 1 }]);
    expect(rows.reduce((sum, r) => sum + r.n, 0)).toBe(10);
    expect((await county.owner.query('select 1 from registry.look')).rowCount).toBe(3);
  });
  it('notes a look at somebody’s photo under the looker’s role, and none at one’s own', async () => {
    const { rows } = await county.owner.query<{ id: string }>('select id from needs.photo');
    const looks = async () => (await county.owner.query<{ role: string }>(`select role from needs.audit where operation = 'needs.photo.get' order by id`)).rows.map((r) => r.role);
    for (const name of ['wangdama', 'officer', 'health'] as const) expect((await gateway.request(`/api/v1/photos/${rows[0]!.id}`, { token: await gateway.signIn(name) })).status).toBe(200);
    expect((await gateway.request(`/api/v1/photos/${rows[0]!.id}`, { token: await gateway.signIn('power') })).status).toBe(404);
    expect(await looks()).toEqual(['gridOfficer', 'departmentLiaison']);
  });
  it('has no row for what was refused', async () => {
    const count = async () => (await county.owner.query('select count(*)::int as n from needs.audit')).rows[0].n as number;
    const before = await count();
    const { rows } = await county.owner.query<{ id: string }>('select id from needs.need limit 1');
    expect((await gateway.request(`/api/v1/needs/${rows[0]!.id}/claim`, { method: 'POST', token: await gateway.signIn('power'), body: { plan: '我们也想来' } })).status).toBe(409);
    expect(await count()).toBe(before);
  });
  it('shows the person who looked, from which unit and why', async () => {
    const looks = (await (await gateway.request('/api/v1/me/looks', { token: await gateway.signIn('wangdama') })).json()) as { total: number; items: { byUnit: string }[] };
    expect(looks.total).toBe(2);
    expect(looks.items.map((l) => l.byUnit).sort()).toEqual(['县卫生健康局', '王沙村']);
  });
  it('stops at sixty looks a day, also when many are asked for at once', async () => {
    const officer = personIdOf('officer');
    await county.owner.query(`insert into registry.look (id, person_id, at, by_person_id, by_role, reason) select gen_random_uuid(), $1, now(), $2, 'gridOfficer', '上门' from generate_series(1, 58) n`, [personIdOf('wangdama'), officer]);
    const token = await gateway.signIn('officer');
    const answers = await Promise.all(Array.from({ length: 8 }, () => gateway.request(`/api/v1/persons/${personIdOf('wangdama')}/reveal`, { method: 'POST', token, body: { reason: '上门前联系' } })));
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    expect(answers.filter((a) => a.status === 409)).toHaveLength(7);
    await county.owner.query('delete from registry.look where by_person_id = $1 and by_scope is null', [officer]);
  });
  it('gives a department that serves the case the address it has to go to', async () => {
    const shown = (await (await gateway.request(`/api/v1/persons/${personIdOf('wangdama')}/reveal`, { method: 'POST', token: await gateway.signIn('health'), body: { reason: '上门前再看一眼' } })).json()) as { address: string };
    expect(shown.address).toContain('1 号');
  });
});
