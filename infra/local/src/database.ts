import { Client } from 'pg';
import { databaseName, ensureOwner, ownerRole } from '../../postgres/roles.ts';
import { codeOf, StartFailure } from './failure.ts';

const CONNECT_MS = 5_000;
const OLDEST_SERVER = 180_000;

/** Makes owner and database in an embedded cluster; answers the owner's URL. */
export async function prepareEmbedded(superuserUrl: string, ownerPassword: string): Promise<string> {
  await connected(superuserUrl, (client) => ensureOwner(client, ownerPassword));
  const url = new URL(superuserUrl);
  url.username = ownerRole;
  url.password = ownerPassword;
  url.pathname = databaseName;
  return url.href;
}

/** Checks that the operator's own database takes us as an owner who may make roles; a wrong DATABASE_URL refuses with a sentence. */
export async function checkExternal(url: string): Promise<void> {
  try {
    await connected(url, checkServer);
  } catch (error) {
    throw error instanceof StartFailure ? error : explain(error, url);
  }
}

async function connected(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS, application_name: 'shaodao-start' });
  // A server that goes away while we work is reported by the query that fails.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number; createrole: boolean }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as createrole`,
  );
  const [server] = rows;
  if (!server || server.number < OLDEST_SERVER)
    throw new StartFailure(`启动失败：DATABASE_URL 指向的 PostgreSQL 是 ${server?.version}，本系统要 18 或更新的版本，请升级数据库，或去掉 DATABASE_URL 使用内置的。`);
  if (!server.createrole)
    throw new StartFailure('启动失败：DATABASE_URL 的用户没有建立角色的权限，各服务的数据库角色建不出来，请由管理员执行 alter role 用户名 createrole 后再启动。');
}

function explain(error: unknown, url: string): Error {
  const { hostname, port, pathname, username } = new URL(url);
  const server = `${hostname}:${port || '5432'}`;
  const say = (why: string, what: string) => new StartFailure(`启动失败：用 DATABASE_URL ${why}，请${what}，或去掉 DATABASE_URL 使用内置的数据库。`);
  const code = codeOf(error) ?? '';
  if (/^(28P01|28000)$/.test(code)) return say(`登录 ${server} 时，用户 ${username} 的用户名或口令不对`, '核对用户名和口令');
  if (code === '3D000') return say(`找不到 ${server} 上的数据库 ${pathname.slice(1)}`, `先建好它（create database ${pathname.slice(1)}）`);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return say(`连不上数据库：找不到主机 ${hostname}`, '核对主机名');
  return say(`连不上 ${server}（${messageOf(error)}）`, '确认 PostgreSQL 已启动、地址和端口无误');
}

/** The first word of an error that may be several (one per address tried). */
function messageOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = codeOf(first);
  if (code === 'ECONNREFUSED') return '对方拒绝连接';
  const message = first instanceof Error ? first.message : String(first);
  return /timeout/i.test(message) ? `${CONNECT_MS / 1000} 秒内没有回应` : message;
}
