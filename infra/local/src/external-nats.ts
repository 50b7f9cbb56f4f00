import { connect, type NatsConnection } from '@nats-io/transport-node';
import { syncsAlways, type NatsUsers } from '../../nats/config.ts';
import { inboxPrefix } from '../../nats/permissions.ts';
import { StartFailure } from './failure.ts';

const CONNECT_MS = 5_000;

export interface ExternalNats {
  readonly url: string;
  /** The gateway's; the server is asked with its rights. Without users the URL's own credentials are taken. */
  readonly users: NatsUsers | undefined;
}

/** Asks the operator's own NATS whether it lets us in and has JetStream; a wrong NATS_URL refuses with a sentence. */
export async function checkExternalNats({ url, users }: ExternalNats): Promise<{ version: string }> {
  const connection = await open(url, users);
  try {
    const version = connection.info?.version ?? '0.0.0';
    const answer = await connection.request('$JS.API.INFO', undefined, { timeout: CONNECT_MS }).catch(() => undefined);
    const info = answer?.json<{ error?: unknown }>();
    if (!info || info.error) throw say('指向的 NATS 没有打开 JetStream', '在它的配置里加上 jetstream');
    return { version };
  } finally {
    await connection.close();
  }
}

/** Production keeps events on a server that writes before it acknowledges: from 2.10 on. */
export function checkForProduction(version: string): void {
  if (syncsAlways(version)) return;
  throw new StartFailure(
    `启动失败：正式使用（SHAODAO_MODE=production）要 nats-server 2.10 或更新的版本，现在是 ${version}，断电时可能丢失刚收下的消息，请把新版 nats-server 放到 PATH 里或用 NATS_URL 指向它。`,
  );
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
