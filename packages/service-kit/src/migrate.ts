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

/** Runs migrations while nobody else does: processes that start side by side wait for each other instead of failing. */
export async function migrateAlone<T>(config: ServiceConfig, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: config.DATABASE_URL, application_name: 'shaodao-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
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
  const kit = withKit ? await runner({ ...shared, dir: fileURLToPath(new URL('../migrations', import.meta.url)), migrationsTable: 'kit_migration' }) : [];
  const own = await runner({ ...shared, dir: directory, migrationsTable: 'migration' });
  return kit.length + own.length;
}
