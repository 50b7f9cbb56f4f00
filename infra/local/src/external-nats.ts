import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NatsUsers } from '../../nats/config.ts';
import { advised, floors, judgeBroker } from '../../nats/floor.ts';
import { inboxPrefix } from '../../nats/permissions.ts';
import { StartFailure } from './failure.ts';

const CONNECT_MS = 5_000;

export interface ExternalNats {
  readonly url: string;
  /** The gateway's; the server is asked with its rights. Without users the URL's own credentials are taken. */
  readonly users: NatsUsers | undefined;
}

/**
 * Asks the operator's own NATS whether it lets us in and has JetStream; a wrong NATS_URL refuses with a sentence.
 * @returns the versions of all servers that it names and that are there
 */
export async function checkExternalNats({ url, users }: ExternalNats): Promise<{ versions: string[] }> {
  const versions = [await versionAt(url, users)];
  const servers = url.split(',');
  for (const one of servers.length > 1 ? servers : []) {
    const version = await versionAt(one, users).catch(() => undefined); // it may be down: that is what the others are for
    if (version !== undefined) versions.push(version);
  }
  return { versions: [...new Set(versions)] };
}

async function versionAt(url: string, users: NatsUsers | undefined): Promise<string> {
  const connection = await open(url, users);
  try {
    const version = connection.info?.version ?? 'unknown';
    const answer = await connection.request('$JS.API.INFO', undefined, { timeout: CONNECT_MS }).catch(() => undefined);
    const info = answer?.json<{ error?: unknown }>();
    if (!info || info.error) throw say('指向的 NATS 没有打开 JetStream', '在它的配置里加上 jetstream');
    return version;
  } finally {
    await connection.close();
  }
}

/** What SHAODAO_ALLOW_OLD_NATS must say, letter by letter. */
const ALLOW_WORD = 'i-know';
const HOW =
  '请从 https://github.com/nats-io/nats-server/releases 下载新版，把 nats-server 放到 PATH 里的文件夹或 .local/bin，'
  + '或用 NATS_URL 指向新版的 NATS（Debian 自带的 2.9 只够演示用）';

/**
 * Production keeps events on a server that writes before it acknowledges, without known holes.
 * @returns what is to be said at every start, if anything
 */
export function checkForProduction(version: string, env: NodeJS.ProcessEnv): string | undefined {
  const verdict = judgeBroker(version);
  if (verdict === 'good') return undefined;
  if (verdict === 'advised') return `nats-server ${version} 有新的安全公告，请换成 ${advised} 或更新的版本`;
  const isAllowed = env['SHAODAO_ALLOW_OLD_NATS'] === ALLOW_WORD;
  if (verdict === 'old' && isAllowed)
    return `nats-server ${version} 有已公开的漏洞（SHAODAO_ALLOW_OLD_NATS 允许它启动），请尽快换成 ${advised} 或更新的版本`;
  const why = verdict === 'old'
    ? `它有已公开的漏洞（各系列至少要 ${floors}）`
    : `断电时它可能丢失刚收下的消息（至少要 2.10，并按安全公告用 ${floors} 以上）`;
  const anyway = verdict === 'old' ? `；一时换不了、知道风险时可以设 SHAODAO_ALLOW_OLD_NATS=${ALLOW_WORD}` : '';
  throw new StartFailure(`启动失败：正式使用（SHAODAO_MODE=production）不能用 nats-server ${version}，${why}，${HOW}${anyway}。`);
}

const say = (why: string, what: string): StartFailure =>
  new StartFailure(`启动失败：NATS_URL ${why}，请${what}，或去掉 NATS_URL 使用内置的 NATS。`);

async function open(url: string, users: NatsUsers | undefined): Promise<NatsConnection> {
  const servers = url.split(',').map((one) => new URL(one.trim()));
  const [first] = servers;
  const own = users ? { user: users.gateway.user, pass: users.gateway.password, inboxPrefix: inboxPrefix('gateway') } : credentialsOf(first);
  try {
    return await connect({ servers: servers.map(({ protocol, host }) => `${protocol}//${host}`), timeout: CONNECT_MS, reconnect: false, ...own });
  } catch (error) {
    const message = error instanceof Error ? `${error.name} ${error.message}` : String(error);
    if (/authorization/i.test(message)) throw say(`指向的 NATS（${first?.host}）不接受这里的用户名或口令`, '核对它们（各服务的用户可用 SHAODAO_NATS_USERS 给出）');
    throw say(`指向的 NATS（${first?.host}）连不上`, '确认 nats-server 已启动、地址和端口无误');
  }
}

const credentialsOf = (url: URL | undefined) =>
  url?.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : {};
