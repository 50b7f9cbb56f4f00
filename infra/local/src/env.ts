import type { NatsUsers } from '../../nats/config.ts';
import { StartFailure } from './failure.ts';
import { parties, type Party } from './services.ts';

/** What the operator has set; absent means the embedded default. */
export interface Environment {
  readonly port: number;
  readonly metricsPort?: number;
  readonly mode: 'demo' | 'production';
  /** The operator has named the mode; otherwise it is the default. */
  readonly isModeSet: boolean;
  readonly services: readonly Party[];
  readonly databaseUrl?: string;
  readonly natsUrl?: string;
  readonly localDir?: string;
}

const DEFAULT_PORT = 8080;

/** Reads and checks the variables of the start; the first wrong one refuses with a sentence. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:'], 'postgres://用户:口令@主机:5432/库名');
  const natsUrl = natsServers(env);
  const metricsPort = port(env, 'METRICS_PORT');
  const localDir = set(env, 'SHAODAO_LOCAL_DIR');
  return {
    port: port(env, 'PORT') ?? DEFAULT_PORT,
    mode: mode(env),
    isModeSet: set(env, 'SHAODAO_MODE') !== undefined,
    services: serviceList(env),
    ...(metricsPort === undefined ? {} : { metricsPort }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(natsUrl === undefined ? {} : { natsUrl }),
    ...(localDir === undefined ? {} : { localDir }),
  };
}

/** An empty value counts as not set. */
const set = (env: NodeJS.ProcessEnv, name: string): string | undefined => env[name]?.trim() || undefined;

const wrong = (name: string, why: string, what: string): StartFailure => new StartFailure(`启动失败：环境变量 ${name} ${why}，${what}。`);

function port(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const value = set(env, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && number <= 65_535) return number;
  throw wrong(name, `的值“${value}”不是端口号`, '请设为 1 到 65535 之间的整数，或去掉这个变量');
}

function mode(env: NodeJS.ProcessEnv): 'demo' | 'production' {
  const value = set(env, 'SHAODAO_MODE') ?? 'demo';
  if (value === 'demo' || value === 'production') return value;
  throw wrong('SHAODAO_MODE', `的值“${value}”不认识`, '请设为 demo（演示）或 production（正式使用）');
}

/**
 * In production the way to the gateway must be chosen before anything is installed or built for it; whether what was
 * chosen is right, the gateway judges itself.
 */
export function checkWayIn(env: NodeJS.ProcessEnv, { mode: chosen, services }: Environment): void {
  if (chosen !== 'production' || !services.includes('gateway')) return;
  const isHttps = /^https:/i.test(set(env, 'SHAODAO_PUBLIC_URL') ?? '');
  if (isHttps || set(env, 'SHAODAO_BEHIND_PROXY') !== undefined || set(env, 'SHAODAO_PLAIN_HTTP') !== undefined) return;
  throw new StartFailure(
    '启动失败：正式使用（SHAODAO_MODE=production）要先说明怎样加密传输，三者选一：'
    + 'SHAODAO_PUBLIC_URL=https://网址；或前面有反向代理时 npm start -- --behind-proxy（代理在别的机器上时写 --behind-proxy=它的地址）；'
    + '或只在封闭的内网里用、知道口令会不加密地传输时 SHAODAO_PLAIN_HTTP=i-know。反向代理的写法见 docs/reverse-proxy.md。',
  );
}

function serviceList(env: NodeJS.ProcessEnv): readonly Party[] {
  const value = set(env, 'SERVICES');
  if (value === undefined) return parties;
  return value.split(',').map((word) => {
    const found = parties.find((party) => party === word.trim());
    if (found) return found;
    throw wrong('SERVICES', `里的“${word.trim()}”不是服务名`, `可用的有 ${parties.join('、')}，多个之间用逗号隔开`);
  });
}

/** NATS takes several addresses of one cluster, separated by commas. */
function natsServers(env: NodeJS.ProcessEnv): string | undefined {
  const value = set(env, 'NATS_URL');
  for (const one of value?.split(',') ?? []) checkUrl('NATS_URL', one.trim(), ['nats:', 'tls:'], 'nats://主机:4222');
  return value;
}

function url(env: NodeJS.ProcessEnv, name: string, protocols: readonly string[], example: string): string | undefined {
  const value = set(env, name);
  if (value !== undefined) checkUrl(name, value, protocols, example);
  return value;
}

/** The value itself may hold a password and is never repeated. */
function checkUrl(name: string, value: string, protocols: readonly string[], example: string): void {
  const parsed = URL.parse(value);
  if (!parsed) throw wrong(name, '不是网址的写法', `请写成 ${example} 这样，或去掉这个变量使用内置的`);
  if (!protocols.includes(parsed.protocol)) throw wrong(name, `以 ${parsed.protocol}// 开头，不对`, `请写成 ${example} 这样`);
  if (!parsed.hostname) throw wrong(name, '没有写主机名', `请写成 ${example} 这样`);
}

/** The users of the operator's own NATS: JSON, user and password by service; absent when the URL holds the credentials. */
export function natsUsersOf(env: NodeJS.ProcessEnv): NatsUsers | undefined {
  const value = set(env, 'SHAODAO_NATS_USERS');
  if (value === undefined) return undefined;
  try {
    const users = JSON.parse(value) as NatsUsers; // what is read of it is checked here
    if (parties.every((party) => users[party].user && users[party].password)) return users;
  } catch {
    // Told below, together with what is missing.
  }
  throw wrong('SHAODAO_NATS_USERS', '不对', `请写成 JSON，给 ${parties.join('、')} 各一个 {"user":"…","password":"…"}`);
}
