import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NatsUsers } from '../../nats/config.ts';
import type { Running } from './child.ts';
import { prepareEmbedded, prepareExternal } from './database.ts';
import { natsUsersOf, type Environment } from './env.ts';
import { checkExternalNats, checkForProduction } from './external-nats.ts';
import { writeWhole, type LocalFolder } from './folder.ts';
import { keepAlive, type Kept } from './keep-alive.ts';
import { natsBinary } from './nats-binary.ts';
import { startNats } from './nats.ts';
import { startPostgres } from './postgres.ts';
import { step } from './print.ts';
import type { Secrets } from './secrets.ts';

/** What a start has under way. */
export interface Parts {
  readonly folder: LocalFolder;
  readonly environment: Environment;
  readonly infrastructure: Kept<Running>[];
  readonly stop: AbortSignal;
}

/** Where the app finds its broker, and as whom; without users the URL holds the credentials. */
export interface Messaging {
  readonly url: string;
  readonly users: NatsUsers | undefined;
}

/** The operator's database or the embedded one, with roles and schemas; answers the owner's URL. */
export async function startDatabase({ folder, environment, infrastructure }: Parts, secrets: Secrets): Promise<string> {
  const { databaseUrl } = environment;
  const { superuser, owner, roles } = secrets.postgres;
  if (databaseUrl !== undefined) {
    await prepareExternal(databaseUrl, roles);
    return databaseUrl;
  }
  step(existsSync(join(folder.data, 'postgres')) ? '正在启动 PostgreSQL……' : '正在建立数据库（第一次）……');
  let { postgres: port } = readPorts(folder);
  const start = () => startPostgres({ dir: folder.data, password: superuser, log: join(folder.logs, 'postgres.log'), ...(port ? { port } : {}) });
  const kept = await keepAlive({ name: 'PostgreSQL', start });
  infrastructure.push(kept);
  port = kept.first.port;
  keepPort(folder, { postgres: port });
  return prepareEmbedded(kept.first.url, owner, roles);
}

/** The operator's NATS or our own, with JetStream and a user per service. */
export async function startMessaging({ folder, environment, infrastructure, stop }: Parts, secrets: Secrets, env: NodeJS.ProcessEnv): Promise<Messaging> {
  const { natsUrl, mode } = environment;
  if (natsUrl !== undefined) {
    const users = natsUsersOf(env);
    const { version } = await checkExternalNats({ url: natsUrl, users });
    if (mode === 'production') checkForProduction(version);
    return { url: natsUrl, users };
  }
  const binary = await natsBinary(join(folder.path, 'bin'), stop);
  if (mode === 'production') checkForProduction(binary.version);
  step(`正在启动 NATS（nats-server ${binary.version}）……`);
  let { nats: port } = readPorts(folder);
  const start = () => startNats({ dir: folder.data, users: secrets.nats, binary, log: join(folder.logs, 'nats.log'), ...(port ? { port } : {}) });
  const kept = await keepAlive({ name: 'NATS', start });
  infrastructure.push(kept);
  port = kept.first.port;
  keepPort(folder, { nats: port });
  return { url: kept.first.url, users: secrets.nats };
}

interface Ports {
  readonly postgres?: number;
  readonly nats?: number;
}

const portsFile = (folder: LocalFolder): string => join(folder.path, 'ports.json');

function readPorts(folder: LocalFolder): Ports {
  try {
    return JSON.parse(readFileSync(portsFile(folder), 'utf8')) as Ports; // only we write it; a wrong number is only a wish
  } catch {
    return {};
  }
}

/** The same ports next time, so that open tools find them again. */
function keepPort(folder: LocalFolder, port: Ports): void {
  const known = readPorts(folder);
  const now = { ...known, ...port };
  if (JSON.stringify(now) !== JSON.stringify(known)) writeWhole(portsFile(folder), JSON.stringify(now));
}
