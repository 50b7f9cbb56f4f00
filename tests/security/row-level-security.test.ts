import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roleUrl } from '@shaodao/service-kit/database';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { plantHandOver, plantNeed, plantOpinion, plantPair, plantPhoto, plantRow, plantShift, plantTie, plantTraining, plantWhistle } from '@shaodao/testkit/plant';
import { DEPARTMENTS, HOUSEHOLDS, personIdOf, PLACES } from '@shaodao/testkit/small-county';

const SCHEMAS = ['registry', 'needs', 'volunteers', 'liaison', 'evaluation'] as const;
const ROLES = [...SCHEMAS, 'gateway', 'auditor'] as const;

/** Tables without row-level security, and why none is needed. A new table must be protected or find its reason here. */
const OPEN: Readonly<Record<string, string>> = {
  'outbox inbox inbox_line event_line reconciled dead_letter timer kit_migration migration': 'messages and book-keeping: ids and codes, no personal data (events carry none)',
  'audit_seal audit_sealed': 'hashes of the audit trail',
  'known_division known_department known_grid known_kind': 'public names and places',
  'erased_person': 'ids of people whose data were deleted: nothing else is known of them',
  'retention': 'how long each kind of thing is kept, and how many were deleted',
  'division division_past division_profile setting department area area_village pairing grid unit unit_term planned_change committee committee_lead joint_matter partner partner_licence partner_agreement training mobile_branch': 'the county’s public organisation, and counts of villages',
  'asked_kind': 'which kinds of service a village asked for: no household, no person',
  'service_kind': 'the public catalogue',
  'volunteer_post volunteer_team': 'kinds of posts; teams without persons',
  'shift': 'public: when and where help is wanted, no person',
  'workroom workroom_village reception_day': 'public: when and where a representative receives',
  'case_record call_record': 'what departments did: ids of needs and departments only',
};
const isOpen = (table: string) => Object.keys(OPEN).some((names) => names.split(' ').includes(table));

let county: TestCounty;
const pools = new Map<string, pg.Pool>();
beforeAll(async () => {
  county = await bootCounty();
  for (const role of ROLES) pools.set(role, new pg.Pool({ connectionString: roleUrl(county.config, role), max: 1 }));
  const { owner } = county;
  const need = await plantNeed(owner, {});
  await plantPhoto(owner, { ownerId: personIdOf('wangdama'), needId: need.id, content: Buffer.from('x') });
  await plantWhistle(owner, {});
  await plantTie(owner, {});
  const number = { id: crypto.randomUUID(), personId: personIdOf('wangdama'), phoneSealed: Buffer.from('x') };
  await plantRow(owner, 'registry.number_change', { ...number, phoneIndex: Buffer.from('x'), status: 'waiting', isFirst: true, askedBy: personIdOf('officer'), askedRole: 'gridOfficer', askedAt: new Date(), readyAt: new Date() });
  await plantRow(owner, 'registry.number_notice', { ...number, kind: 'asked', fromAt: new Date(), createdAt: new Date() });
  await plantRow(owner, 'registry.number_proof', { id: number.id, purpose: 'number', aboutId: number.personId, byPersonId: personIdOf('officer'), usedAt: new Date() });
  await plantOpinion(owner, {});
  const shift = await plantShift(owner, {});
  await plantRow(owner, 'volunteers.sign_up', { shiftId: shift.id, personId: personIdOf('volunteer'), status: 'signedUp', at: new Date() });
  await plantRow(owner, 'volunteers.volunteer', { personId: personIdOf('volunteer'), joinedOn: '2024-01-01' });
  await plantRow(owner, 'registry.care_access', { needId: need.id, personId: personIdOf('wangdama'), departmentId: DEPARTMENTS.health, since: new Date() });
  await plantRow(owner, 'registry.look', { id: need.id, personId: personIdOf('wangdama'), at: new Date(), byPersonId: personIdOf('officer'), byRole: 'gridOfficer', reason: '上门' });
  const mine = { createdBy: personIdOf('officer') };
  await plantRow(owner, 'registry.import_job', { id: need.id, sheet: 'residents', fileName: 'x.csv', bytes: 1, status: 'checked', startedAt: new Date(), updatedAt: new Date(), ...mine });
  await plantRow(owner, 'registry.import_part', { importId: need.id, number: 1, bytes: 1, content: Buffer.from('x') });
  await plantRow(owner, 'registry.import_row', { importId: need.id, line: 2, status: 'new', content: Buffer.from('x') });
  await plantRow(owner, 'registry.export_job', { id: need.id, sheet: 'residents', format: 'csv', purpose: '核对', filters: '{}', status: 'ready', askedAt: new Date(), expiresAt: new Date(), ...mine });
  await plantRow(owner, 'registry.export_part', { exportId: need.id, number: 1, content: Buffer.from('x') });
  await plantRow(owner, 'registry.household_member_past', { householdId: HOUSEHOLDS.li, personId: personIdOf('partner'), relation: '子女', leftOn: '2025-01-01', reason: 'movedAway', recordedAt: new Date() });
  await plantRow(owner, 'registry.household_contact', { householdId: HOUSEHOLDS.li, personId: personIdOf('son'), relation: '外甥', consentedOn: '2025-01-01', recordedBy: personIdOf('officer'), recordedAt: new Date() });
  await plantRow(owner, 'registry.tombstone', { personId: personIdOf('partner'), erasedAt: new Date(), erasedBy: personIdOf('secretary'), looks: 0, ties: 0, cases: 0 });
  await plantRow(owner, 'registry.number_try', { personId: personIdOf('officer'), way: 'command', triedOn: '2025-01-01', tries: 1 });
  await plantRow(owner, 'registry.file_look', { householdId: HOUSEHOLDS.li, byPersonId: personIdOf('officer'), onDay: '2025-01-01' });
  await plantRow(owner, 'needs.need_look', { needId: need.id, byPersonId: personIdOf('officer'), onDay: '2025-01-01' });
  await plantHandOver(owner, {});
  await plantPair(owner, {});
  await plantTraining(owner, {});
  for (const schema of SCHEMAS) {
    await plantRow(owner, `${schema}.history`, { aggregateId: need.id, at: new Date(), action: 'x', byPersonId: personIdOf('officer'), byRole: 'gridOfficer', toStatus: 'x', note: '老人说头晕' });
    await plantRow(owner, `${schema}.idempotency`, { personId: personIdOf('officer'), key: 'key-12345678', operation: 'x', requestHash: Buffer.from('x'), reply: '{}' });
    await plantRow(owner, `${schema}.audit`, { at: new Date(), personId: personIdOf('officer'), sessionId: 's', role: 'gridOfficer', operation: 'x', outcome: 'done' });
    await owner.query(`insert into ${schema}.known_household select h.id, h.village_code, h.grid_id, '{}', '{}' from registry.household h on conflict do nothing`);
  }
});
afterAll(async () => {
  for (const pool of pools.values()) await pool.end();
  await county?.stop();
});

const tables = async () => (await county.owner.query<{ schema: string; name: string; rls: boolean; owner: string }>(
  `select n.nspname as schema, c.relname as name, c.relrowsecurity as rls, pg_get_userbyid(c.relowner) as owner from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm') and n.nspname = any($1) order by 1, 2`, [SCHEMAS])).rows;

describe('row-level security', () => {
  it('shows a service’s role without session variables nothing of any table with personal data', async () => {
    const protectedTables = (await tables()).filter((t) => t.rls);
    expect(protectedTables.length).toBeGreaterThan(25);
    for (const { schema, name } of protectedTables) {
      const { rows: all } = await county.owner.query(`select count(*)::int as n from ${schema}.${name}`);
      expect(all[0].n, `${schema}.${name} has rows to hide`).toBeGreaterThan(0);
      const { rows } = await pools.get(schema)!.query(`select count(*)::int as n from ${schema}.${name}`);
      expect(rows[0].n, `${schema}.${name}`).toBe(0);
    }
  });

  it('shows nothing either when a setting was used and is empty again after its transaction', async () => {
    for (const { schema, name } of (await tables()).filter((t) => t.rls)) {
      const pool = pools.get(schema)!;
      await pool.query(`begin; select set_config('shaodao.person', '${personIdOf('wangdama')}', true), set_config('shaodao.divisions', '{"35"}', true), set_config('shaodao.roles', '{system}', true); commit`);
      expect((await pool.query(`select 1 from ${schema}.${name} limit 1`)).rowCount, `${schema}.${name}`).toBe(0);
    }
  });

  it('protects every table, but for those with a reviewed reason', async () => {
    const open = (await tables()).filter((t) => !t.rls).map((t) => t.name);
    expect([...new Set(open.filter((name) => !isOpen(name)))]).toEqual([]);
    const names = new Set(open);
    expect(Object.keys(OPEN).flatMap((k) => k.split(' ')).filter((name) => !names.has(name)), 'reasons without a table').toEqual([]);
  });

  it('runs services as roles that own nothing, are no superuser and can’t pass it by', async () => {
    const { rows } = await county.owner.query('select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = any($1)', [ROLES]);
    expect(rows).toHaveLength(ROLES.length);
    for (const role of rows) expect(role).toMatchObject({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false });
    expect((await tables()).filter((t) => (ROLES as readonly string[]).includes(t.owner))).toEqual([]);
    const { rows: members } = await county.owner.query('select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = any($1)', [ROLES]);
    expect(members).toEqual([]);
  });

  it('keeps every service out of the others’ schemas', async () => {
    for (const role of SCHEMAS)
      for (const schema of [...SCHEMAS, 'gateway'].filter((s) => s !== role))
        await expect(pools.get(role)!.query(`select 1 from ${schema}.${schema === 'gateway' ? 'session' : 'outbox'} limit 1`), `${role} reads ${schema}`).rejects.toMatchObject({ code: '42501' });
    await expect(pools.get('gateway')!.query('select 1 from registry.person limit 1')).rejects.toMatchObject({ code: '42501' });
  });

  it('lets the auditor’s role read the trail and write nothing', async () => {
    const auditor = pools.get('auditor')!;
    for (const schema of SCHEMAS) expect((await auditor.query(`select count(*)::int as n from ${schema}.audit`)).rows[0].n).toBeGreaterThan(0);
    const { rows } = await county.owner.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any($1) and c.relkind in ('r', 'p') and has_table_privilege('auditor', c.oid, 'insert, update, delete, truncate, references, trigger')`, [[...SCHEMAS, 'gateway', 'public', 'shaodao']]);
    expect(rows).toEqual([]);
    for (const statement of ['delete from needs.need', 'truncate registry.audit', `update registry.role_grant set role = 'auditor'`, 'create table x (y int)']) await expect(auditor.query(statement), statement).rejects.toMatchObject({ code: expect.stringMatching(/42501|3F000/) });
    await expect(auditor.query('select 1 from gateway.session')).rejects.toMatchObject({ code: '42501' });
    await expect(auditor.query('select 1 from gateway.account')).rejects.toMatchObject({ code: '42501' });
    expect((await auditor.query('select 1 from registry.person')).rowCount).toBe(0);
  });

  it('adds to the trail only: neither a service nor the owner changes or deletes a row of it', async () => {
    for (const schema of SCHEMAS)
      for (const table of ['audit', 'audit_seal', 'audit_sealed', 'history'])
        for (const statement of [`update ${schema}.${table} set ${table.startsWith('audit_') ? 'seal = 1' : "id = default"}`, `delete from ${schema}.${table}`]) {
          await expect(pools.get(schema)!.query(statement), statement).rejects.toMatchObject({ code: expect.stringMatching(/42501|428C9/) });
          await expect(county.owner.query(statement), statement).rejects.toMatchObject({ code: '42501' });
        }
  });
});

describe('the registry’s own writing', () => {
  const as = async (who: { person: string; divisions?: string; households?: string; grids?: string }, statement: string, values: unknown[] = []) => {
    const client = await pools.get('registry')!.connect();
    try {
      await client.query('begin; set local search_path = registry');
      for (const [name, value] of Object.entries(who)) await client.query('select set_config($1, $2, true)', [`shaodao.${name}`, value]);
      return (await client.query(statement, values)).rowCount;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const stranger = { person: personIdOf('stranger') };
  const cadre = { person: personIdOf('secretary'), divisions: `{${PLACES.village}}` };
  const grant = `insert into role_grant (id, person_id, role, scope_kind, scope_id, valid_from) values ($1, $2, $3, $4, $5, now())`;

  it('gives nobody a right by their own hand', async () => {
    await expect(as(stranger, grant, [crypto.randomUUID(), personIdOf('stranger'), 'countyOrganiser', 'division', '350123'])).rejects.toMatchObject({ code: '42501' });
    const tie = await plantTie(county.owner, { relativeId: personIdOf('stranger'), status: 'proposed' });
    await expect(as(stranger, grant, [tie.id, personIdOf('stranger'), 'relative', 'household', tie.householdId])).rejects.toMatchObject({ code: '42501' });
    await county.owner.query(`update registry.tie set status = 'confirmed' where id = $1`, [tie.id]);
    expect(await as(cadre, grant, [tie.id, personIdOf('stranger'), 'relative', 'household', tie.householdId])).toBe(1);
    await expect(as(cadre, grant, [tie.id, personIdOf('stranger'), 'countyOrganiser', 'division', '350123'])).rejects.toMatchObject({ code: '42501' });
    await expect(as(cadre, grant, [tie.id, personIdOf('secretary'), 'relative', 'household', tie.householdId])).rejects.toMatchObject({ code: '42501' });
  });
  it('neither changes people, homes, rights or looks that somebody merely sees', async () => {
    expect(await as(cadre, `select 1 from person`)).toBeGreaterThan(0);
    for (const statement of [`update person set is_staff = true`, `delete from person`, `update household set number = number || 'x'`, `update household_member set care_tags = '{}'`, `update role_grant set valid_until = null`, `update look set reason = ''`, `delete from look`])
      expect(await as(cadre, statement), statement).toBe(0);
  });
});
