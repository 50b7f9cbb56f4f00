import type { ClientBase } from 'pg';
import { parties, type Party } from '../local/src/services.ts';

/** Owns the database, makes the other roles and all schemas, runs the migrations; no superuser, and no service works as it. */
export const ownerRole = 'shaodao_owner';
export const databaseName = 'shaodao';

/** One role per service and the gateway, of the schema's name, and the auditor, who only reads. */
export const serviceRoles = [...parties, 'auditor'] as const;
export type ServiceRole = Party | 'auditor';
export type RolePasswords = Readonly<Record<ServiceRole, string>>;

/** As superuser of an embedded cluster: the owner and its database. */
export async function ensureOwner(superuser: ClientBase, password: string): Promise<void> {
  const { rowCount: exists } = await superuser.query('select from pg_roles where rolname = $1', [ownerRole]);
  await superuser.query(`${exists ? 'alter' : 'create'} role ${ownerRole} login createrole password ${superuser.escapeLiteral(password)}`);
  const { rowCount } = await superuser.query('select from pg_database where datname = $1', [databaseName]);
  if (!rowCount) await superuser.query(`create database ${databaseName} owner ${ownerRole}`);
}
