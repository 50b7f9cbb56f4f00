import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Actor } from '@shaodao/contracts/actor';
import { isInForce } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import type { ServiceConfig } from './config.ts';
import { GatheringSocket } from './gathering-socket.ts';
import './pg-types.ts';

/** The connection string of a service's own role. */
export function roleUrl(config: ServiceConfig, role: string): string {
  const url = new URL(config.DATABASE_URL);
  url.username = role;
  url.password = config.DATABASE_PASSWORDS[role] ?? '';
  return url.href;
}

/** How many connections a pool has, and how long a statement may run. */
export interface PoolSize {
  readonly max: number;
  readonly statementSeconds?: number;
}
/** Dear queries of a service: two at once, and no statement for longer than people wait. */
export const DEAR_POOL: PoolSize = { max: 2, statementSeconds: 15 };

/** A service's pool: its own role, its own schema first on the path, durable commits. Statements are sent without waiting for the one before; PostgreSQL answers in order. */
export function openPool(config: ServiceConfig, service: string, { max, statementSeconds = 0 }: PoolSize = { max: config.DATABASE_POOL }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: roleUrl(config, service), max, application_name: `shaodao-${service}`, pipeline: true, stream: () => new GatheringSocket(),
    options: `-c search_path=${service} -c synchronous_commit=on -c lock_timeout=8s -c idle_in_transaction_session_timeout=30s -c statement_timeout=${statementSeconds}s`,
  });
  // An idle connection that breaks is replaced on next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // Likewise one that breaks in the middle of a transaction: its query fails, and that is told.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Statements that PostgreSQL keeps parsed and planned on each connection: row-level security makes planning dear. Lists of values of any length are no statements to keep. */
const MAX_PREPARED = 400;
const prepared = new Map<string, string>();
function nameOf(text: string): string | undefined {
  const known = prepared.get(text);
  if (known || prepared.size >= MAX_PREPARED || text.length > 6_000) return known;
  const name = `k${prepared.size}`;
  prepared.set(text, name);
  return name;
}
/** A statement was kept for a table that a migration has changed since: a new connection plans it anew. */
export const PLAN_OUTDATED = '0A000';

const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
/** A typed query builder on one open connection, made once for it; camelCase outside, snake_case in PostgreSQL. */
export function queriesOn<DB>(client: pg.PoolClient): Kysely<DB> {
  const known = builders.get(client) ?? builderOn(client);
  builders.set(client, known);
  return known as Kysely<DB>; // the tables are the service's own, and so is the pool that the connection is of
}
const builders = new WeakMap<pg.PoolClient, Kysely<unknown>>();
/** Sends a statement at once; PostgreSQL keeps it prepared when it is one of those that come again. */
export function sendOn(client: pg.PoolClient, text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
  const name = nameOf(text);
  return client.query(name ? { name, text, values: [...values] } : { text, values: [...values] });
}
function builderOn(client: pg.PoolClient): Kysely<unknown> {
  const query = (text: string, values: readonly unknown[]) => sendOn(client, text, values);
  // Kysely's own driver calls it with text and values; cursors are not used.
  const held: PostgresPoolClient = { query: query as unknown as PostgresPoolClient['query'], release: () => undefined };
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: { connect: async () => held, end: async () => undefined, options: {} } }), plugins });
}

const list = (values: readonly string[]) => `{${values.map((v) => `"${v.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;

/** The session settings that row-level security and views read: who asks, what the grants in force reach, and the county's day at that moment. */
export function settingsOf(actor: Actor, now: Date): Readonly<Record<string, string>> {
  const scopes = actor.grants.filter((grant) => isInForce(grant, now));
  const idsOf = (kind: string) => [...new Set(scopes.flatMap(({ scope }) => (scope.kind === kind && 'id' in scope ? [scope.id] : [])))];
  return {
    'shaodao.person': actor.personId,
    'shaodao.divisions': list([...new Set(scopes.flatMap(({ scope }) => (scope.kind === 'division' ? [scope.code] : [])))]),
    'shaodao.grids': list(idsOf('grid')),
    'shaodao.households': list(idsOf('household')),
    'shaodao.departments': list(idsOf('department')),
    'shaodao.workrooms': list(idsOf('workroom')),
    'shaodao.roles': list([...new Set(scopes.map(({ role }) => role))]),
    'shaodao.today': countyDay(now),
  };
}

/** `begin` with the actor's settings for this transaction only, in one round trip. */
export function beginAs(client: pg.PoolClient, actor: Actor, now: Date, isolation = ''): string {
  const settings = Object.entries(settingsOf(actor, now)).map(([name, value]) => `set_config('${name}', ${client.escapeLiteral(value)}, true)`);
  return `begin ${isolation}; select ${settings.join(', ')};`;
}
