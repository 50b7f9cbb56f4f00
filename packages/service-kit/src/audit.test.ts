import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { anchorAudit, sealAudit, verifyAudit } from './audit.ts';

/** The trail of evaluation, which nothing else writes to here. Tampering is done as the owner, with the triggers switched off: as a thief with the database would. */
let county: TestCounty;
let anchors: string;
beforeAll(async () => { county = await bootCounty(); anchors = mkdtempSync(join(tmpdir(), 'shaodao-anchors-')); });
afterAll(async () => { await county?.stop(); rmSync(anchors, { recursive: true, force: true }); });

const S = 'evaluation';
const sql = (text: string, values: unknown[] = []) => county.owner.query(text, values);
const add = (many: number, at = 'now()') => sql(`insert into ${S}.audit (at, person_id, session_id, role, operation, object_id, outcome, details) select ${at}, gen_random_uuid(), 's', 'auditor', 'test.look', n::text, 'looked', '{"reason": "上门"}' from generate_series(1, $1::int) n`, [many]);
const seal = () => sealAudit(county.services.evaluation.pool, S);
const verify = (dir?: string) => verifyAudit(county.owner, S, dir);
const tamper = async (text: string) => {
  for (const table of ['audit', 'audit_seal', 'audit_sealed']) await sql(`alter table ${S}.${table} disable trigger user`);
  await sql(text);
  for (const table of ['audit', 'audit_seal', 'audit_sealed']) await sql(`alter table ${S}.${table} enable trigger user`);
};
/** Seals all that is there; what any open transaction of this PostgreSQL keeps back, other test files' too, takes a moment. */
const sealAll = async () => {
  const waits = async () => ((await sql(`select 1 from ${S}.audit a where not exists (select from ${S}.audit_sealed s where s.audit_id = a.id)`)).rowCount ?? 0) > 0;
  while (await waits()) if ((await seal()) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
};
beforeEach(async () => {
  await tamper(`truncate ${S}.audit, ${S}.audit_seal, ${S}.audit_sealed`);
  rmSync(join(anchors, `${S}.anchors`), { force: true });
  for (let i = 0; i < 3; i++) { await add(10); await sealAll(); }
  await anchorAudit(county.services.evaluation.pool, S, anchors);
});

describe('the sealed trail', () => {
  it('verifies when nobody has touched it', async () => {
    const found = await verify(anchors);
    expect(found).toMatchObject({ rows: 30, faults: [] });
    expect(found.seals).toBeGreaterThanOrEqual(3);
  });
  it.each([
    ['a changed byte', `update ${S}.audit set outcome = 'Looked' where id = (select id from ${S}.audit order by id offset 14 limit 1)`], ['another person', `update ${S}.audit set person_id = gen_random_uuid() where id = (select min(id) from ${S}.audit)`],
    ['a time moved by a microsecond', `update ${S}.audit set at = at + interval '1 microsecond' where id = (select max(id) from ${S}.audit)`], ['a reason changed', `update ${S}.audit set details = '{"reason": "别的"}' where id = (select max(id) from ${S}.audit)`],
    ['a deleted row', `delete from ${S}.audit where id = (select id from ${S}.audit order by id offset 7 limit 1)`], ['a deleted row and its mark', `with gone as (delete from ${S}.audit where id = (select min(id) from ${S}.audit) returning id) delete from ${S}.audit_sealed where audit_id in (select id from gone)`],
    ['a row put under a seal', `with new as (insert into ${S}.audit (at, person_id, session_id, role, operation, outcome) values (now(), gen_random_uuid(), 's', 'x', 'x', 'done') returning id) insert into ${S}.audit_sealed select id, 1 from new`],
    ['two rows that changed places', `update ${S}.audit_sealed s set seal = 4 - s.seal where s.seal in (1, 3) and s.audit_id in (select min(audit_id) from ${S}.audit_sealed group by seal)`],
    ['a missing seal', `delete from ${S}.audit_seal where seal = 2`], ['a rewritten hash', `update ${S}.audit_seal set hash = sha256('x') where seal = 2`],
  ])('shows %s', async (_, crime) => {
    await tamper(crime);
    expect((await verify()).faults.length).toBeGreaterThan(0);
  });
  it('shows a cut tail, and a whole chain made anew, against the heads kept outside', async () => {
    await tamper(`delete from ${S}.audit where id in (select audit_id from ${S}.audit_sealed where seal = (select max(seal) from ${S}.audit_seal)); delete from ${S}.audit_sealed where seal = (select max(seal) from ${S}.audit_seal); delete from ${S}.audit_seal where seal = (select max(seal) from ${S}.audit_seal)`);
    expect((await verify()).faults, 'by itself a shorter chain is a good one').toEqual([]);
    expect((await verify(anchors)).faults).toHaveLength(1);
    await tamper(`update ${S}.audit set outcome = 'none'; truncate ${S}.audit_seal, ${S}.audit_sealed`);
    await sealAll();
    expect((await verify()).faults).toEqual([]);
    expect((await verify(anchors)).faults.length).toBeGreaterThan(0);
  });
  it('shows rows that somebody keeps from being sealed', async () => {
    await add(2, `now() - interval '2 hours'`);
    expect((await verify()).faults).toHaveLength(1);
    await sealAll();
    expect((await verify()).faults).toEqual([]);
  });
  it('keeps anchors as lines that are only added', async () => {
    const before = readFileSync(join(anchors, `${S}.anchors`), 'utf8');
    await add(1);
    await sealAll();
    await anchorAudit(county.services.evaluation.pool, S, anchors);
    expect(readFileSync(join(anchors, `${S}.anchors`), 'utf8').startsWith(before)).toBe(true);
    writeFileSync(join(anchors, `${S}.anchors`), before.replace(/ [0-9a-f]{8}/, ' 00000000'));
    expect((await verify(anchors)).faults).toHaveLength(1);
  });
  it('seals each row once though two seal at once, and none of a transaction that is still open', async () => {
    const client = await county.owner.connect();
    await client.query('begin');
    await client.query(`insert into ${S}.audit (at, person_id, session_id, role, operation, outcome) values (now(), gen_random_uuid(), 'late', 'x', 'x', 'done')`);
    await add(40);
    await Promise.all([seal(), seal(), seal()]);
    expect((await sql(`select 1 from ${S}.audit a join ${S}.audit_sealed s on s.audit_id = a.id where a.session_id = 'late'`)).rowCount).toBe(0);
    await client.query('commit');
    client.release();
    await sealAll();
    const { rows } = await sql(`select count(*)::int as n, count(distinct audit_id)::int as once, (select count(*)::int from ${S}.audit) as all from ${S}.audit_sealed`);
    expect(rows[0]).toEqual({ n: 71, once: 71, all: 71 });
    expect((await verify(anchors)).faults).toEqual([]);
  });
});
