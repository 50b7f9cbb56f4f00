import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NatsUsers } from '../../nats/config.ts';
import type { Running } from './child.ts';
import { checkExternal, prepareEmbedded } from './database.ts';
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

/** Where database (as its owner) and broker are for the app. */
export interface Infrastructure {
  readonly databaseUrl: string;
  readonly nats: Messaging;
  /** What the operator should read at every start. */
  readonly warnings: readonly string[];
}

/** The operator's own are checked before ours are started, so that a wrong address is told at once. */
export async function startInfrastructure(parts: Parts, secrets: Secrets, env: NodeJS.ProcessEnv): Promise<Infrastructure> {
  const { databaseUrl: ownDatabase, natsUrl } = parts.environment;
  const warnings: string[] = [];
  const judge = (version: string) => {
    const warning = parts.environment.mode === 'production' ? checkForProduction(version, env) : undefined;
    if (warning) warnings.push(warning);
  };
  const ownNats = natsUrl === undefined ? undefined : await operatorsNats(natsUrl, env, judge);
  if (ownDatabase !== undefined) await checkExternal(ownDatabase);
  const [databaseUrl, nats] = await both(
    ownDatabase === undefined ? embeddedDatabase(parts, secrets) : Promise.resolve(ownDatabase),
    ownNats === undefined ? embeddedNats(parts, secrets, judge) : Promise.resolve(ownNats),
  );
  return { databaseUrl, nats, warnings };
}

/** Both results; a failure of one is told only when the other has come to its end too, so that all can be stopped. */
async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return [await a, await b];
}

/** Refuses a version, or notes what is to be said of it. */
type Judge = (version: string) => void;

async function operatorsNats(url: string, env: NodeJS.ProcessEnv, judge: Judge): Promise<Messaging> {
  const users = natsUsersOf(env);
  const { versions } = await checkExternalNats({ url, users });
  versions.forEach(judge);
  return { url, users };
}

async function embeddedDatabase({ folder, infrastructure }: Parts, secrets: Secrets): Promise<string> {
  const { superuser, owner } = secrets.postgres;
  step(existsSync(join(folder.data, 'postgres')) ? '正在启动 PostgreSQL……' : '正在建立数据库（第一次）……');
  let { postgres: port } = readPorts(folder);
  const start = () => startPostgres({ dir: folder.data, password: superuser, log: join(folder.logs, 'postgres.log'), ...(port ? { port } : {}) });
  const kept = await keepAlive({ name: 'PostgreSQL', start });
  infrastructure.push(kept);
  port = kept.first.port;
  keepPort(folder, { postgres: port });
  return prepareEmbedded(kept.first.url, owner);
}

async function embeddedNats({ folder, infrastructure, stop }: Parts, secrets: Secrets, judge: Judge): Promise<Messaging> {
  const binary = await natsBinary(join(folder.path, 'bin'), stop);
  judge(binary.version);
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
