import type { ClientBase } from 'pg';
import { parties, type Party } from '../local/src/services.ts';

/** Owns the database and every schema, runs the migrations; no superuser, no service works as it. */
export const ownerRole = 'shaodao_owner';
export const databaseName = 'shaodao';

/** One role per service and the gateway, of the schema's name, and the auditor, who only reads. */
export const serviceRoles = [...parties, 'auditor'] as const;
export type ServiceRole = Party | 'auditor';
export type RolePasswords = Readonly<Record<ServiceRole, string>>;

const PREPARE_LOCK = 7_426_001;

/** As superuser of an embedded cluster: the owner and its database. */
export async function ensureOwner(superuser: ClientBase, password: string): Promise<void> {
  await ensureLogin(superuser, ownerRole, password, 'createrole');
  const { rowCount } = await superuser.query('select from pg_database where datname = $1', [databaseName]);
  if (!rowCount) await superuser.query(`create database ${databaseName} owner ${ownerRole}`);
}

/** As owner, in its database: roles and schemas, nothing inside them; safe to repeat and to run twice at once. */
export async function prepareDatabase(owner: ClientBase, passwords: RolePasswords): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query('select pg_advisory_xact_lock($1)', [PREPARE_LOCK]);
    for (const role of serviceRoles) await ensureLogin(owner, role, passwords[role]);
    // Otherwise an unqualified name in a migration would land in a place that all share.
    await owner.query('revoke create on schema public from public');
    for (const schema of parties) {
      await owner.query(`create schema if not exists ${schema}`);
      await owner.query(`grant usage on schema ${schema} to ${schema}, auditor`);
      await owner.query(`alter role ${schema} set search_path = ${schema}, public`);
    }
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

async function ensureLogin(client: ClientBase, role: string, password: string, more = ''): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    'select rolsuper, rolbypassrls from pg_roles where rolname = $1',
    [role],
  );
  const [existing] = rows;
  // Row-level security would be void for such a role.
  if (existing && (existing.rolsuper || existing.rolbypassrls)) throw new Error(`role ${role} must not be superuser or bypass row-level security`);
  await client.query(`${existing ? 'alter' : 'create'} role ${role} login ${more} password ${client.escapeLiteral(password)}`);
}
