import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import type { ServiceConfig } from './config.ts';

/**
 * What row-level security asks about the session, in one schema for all services. Unset and empty both deny:
 * after a transaction a setting reads as the empty string.
 */
const SESSION_FUNCTIONS = `
create schema if not exists shaodao;
create or replace function shaodao.person() returns uuid language sql stable as $$ select nullif(current_setting('shaodao.person', true), '')::uuid $$;
${['divisions', 'grids', 'households', 'departments', 'workrooms', 'roles']
  .map((name) => {
    const type = ['divisions', 'roles'].includes(name) ? 'text' : 'uuid';
    return `create or replace function shaodao.${name}() returns ${type}[] language sql stable as $$ select coalesce(nullif(current_setting('shaodao.${name}', true), ''), '{}')::${type}[] $$;`;
  })
  .join('\n')}
create or replace function shaodao.is_signed_in() returns boolean language sql stable as $$ select shaodao.person() is not null $$;
create or replace function shaodao.is_system() returns boolean language sql stable as $$ select 'system' = any(shaodao.roles()) $$;
create or replace function shaodao.in_divisions(code text) returns boolean language sql stable as $$ select code ^@ any(shaodao.divisions()) $$;
grant usage on schema shaodao to public;
revoke create on schema public from public;
`;

/** Session-independent advisory lock, so that two starters migrate one after the other. */
const MIGRATION_LOCK = 7_318_001;

const KIT_MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Runs migrations while nobody else does: processes that start side by side wait for each other instead of failing.
 * A process that starts anew finds with one question that nothing is to be done: what it would make is written down as `goal`.
 */
export async function migrateAlone(config: ServiceConfig, goal: MigrationGoal, work: () => Promise<number>): Promise<number> {
  const wanted = await fingerprint(config, goal);
  const client = new pg.Client({ connectionString: config.DATABASE_URL, application_name: 'shaodao-migrate' });
  await client.connect();
  try {
    if (await isReached(client, goal, wanted)) return 0;
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (await isReached(client, goal, wanted)) return 0;
    const ran = await work();
    await client.query(`create table if not exists shaodao.goal (singleton boolean primary key default true check (singleton), fingerprint text not null); revoke all on shaodao.goal from public`);
    await client.query('insert into shaodao.goal (fingerprint) values ($1) on conflict (singleton) do update set fingerprint = excluded.fingerprint', [wanted]);
    return ran;
  } finally {
    await client.end();
  }
}

/** What a migrated database has: these roles, and everything in these directories. */
export interface MigrationGoal {
  readonly roles: readonly string[];
  readonly directories: readonly string[];
}
async function fingerprint(config: ServiceConfig, { roles, directories }: MigrationGoal): Promise<string> {
  const files = await Promise.all([KIT_MIGRATIONS, ...directories].map(async (directory) => (await readdir(directory)).sort()));
  return createHash('sha256').update(JSON.stringify([SESSION_FUNCTIONS, roles.map((role) => [role, config.DATABASE_PASSWORDS[role] ?? '']), files])).digest('hex');
}
/** A database may have been restored beside roles that are not there: they are counted. */
async function isReached(client: pg.Client, { roles }: MigrationGoal, wanted: string): Promise<boolean> {
  const { rows: there } = await client.query<{ table: string | null; roles: number }>(`select to_regclass('shaodao.goal')::text as table, (select count(*)::int from pg_roles where rolname = any($1)) as roles`, [roles]);
  if (!there[0]!.table || there[0]!.roles !== roles.length) return false;
  const { rows } = await client.query<{ fingerprint: string }>('select fingerprint from shaodao.goal');
  return rows[0]?.fingerprint === wanted;
}

/** Creates what all services share: a role and schema each, the read-only auditor, the session functions. Repeatable; inside `migrateAlone`. */
export async function prepareDatabase(config: ServiceConfig, services: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: config.DATABASE_URL, application_name: 'shaodao-migrate' });
  await client.connect();
  try {
    await client.query(SESSION_FUNCTIONS);
    for (const role of [...services, 'auditor']) await ensureRole(client, role, config.DATABASE_PASSWORDS[role] ?? '');
    for (const service of services) {
      await client.query(`create schema if not exists ${service}; grant usage on schema ${service} to ${service}`);
      await client.query(`alter default privileges in schema ${service} grant select, insert, update, delete on tables to ${service}`);
      await client.query(`alter default privileges in schema ${service} grant usage, update on sequences to ${service}`);
      // Passwords' hashes and sessions are nobody's to read but the gateway's.
      if (service !== 'gateway') await client.query(`grant usage on schema ${service} to auditor; alter default privileges in schema ${service} grant select on tables to auditor`);
    }
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  // Only a superuser may name these attributes of a role that exists; they are given when it is made and never change.
  const attributes = rowCount ? '' : 'nosuperuser nobypassrls nocreatedb nocreaterole';
  await client.query(`${rowCount ? 'alter' : 'create'} role ${role} login ${attributes} password ${client.escapeLiteral(password)}`);
}

/** Brings one schema up to date: the kit's tables, then the service's own, each in its own ledger; inside `migrateAlone`. @returns how many ran */
export async function migrateSchema(config: ServiceConfig, schema: string, directory: string, withKit = true): Promise<number> {
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error };
  const shared = { databaseUrl: config.DATABASE_URL, schema, migrationsSchema: schema, direction: 'up', singleTransaction: true, noLock: true, logger: quiet, verbose: false } as const;
  const kit = withKit ? await runner({ ...shared, dir: KIT_MIGRATIONS, migrationsTable: 'kit_migration' }) : [];
  const own = await runner({ ...shared, dir: directory, migrationsTable: 'migration' });
  return kit.length + own.length;
}
