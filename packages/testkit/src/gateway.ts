import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Surroundings, RunningGateway } from '@shaodao/gateway/gateway';
import { startGateway } from '@shaodao/gateway/gateway';
import { createAccount } from '@shaodao/gateway/session/accounts';
import { gatewayConfig } from '@shaodao/county/run';
import type { TestCounty } from './county.ts';
import { personIdOf, phoneOf, type Name } from './small-county.ts';

const PASSWORD = 'correct horse battery';
/** Who signs in by a code on the own phone; everybody else by user name and password. */
const BY_PHONE: readonly Name[] = ['wangdama', 'lidaye', 'chendaye', 'zhengdama', 'son', 'stranger', 'volunteer', 'volunteer2', 'volunteer3'];

/** One request: what is not said is left out. */
export interface Request {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface TestGateway {
  readonly gateway: RunningGateway;
  /** As a browser or script would: `/api/v1/…` with a bearer token; strings and bytes are sent as they are, the rest as JSON. */
  request(path: string, request?: Request): Promise<Response>;
  /** Signs somebody of the small county in, by the real ways. @returns the bearer token */
  signIn(name: Name): Promise<string>;
  stop(): Promise<void>;
}

/** The real gateway in front of a test county, with limits off unless the environment says otherwise. */
export async function bootGateway(county: TestCounty, environment: Readonly<Record<string, string>> = {}, surroundings: Surroundings = {}): Promise<TestGateway> {
  const config = gatewayConfig({ ...county.environment, PORT: '0', HOST: '127.0.0.1', SHAODAO_LIMITS: 'off', SHAODAO_CHECK_OUTPUT: 'on', LOG_LEVEL: 'silent', ...environment }, county.config);
  const gateway = await startGateway(config, surroundings);
  const pool = new pg.Pool({ connectionString: config.databaseUrl, max: 1 });
  const tokens = new Map<Name, Promise<string>>();
  const request: TestGateway['request'] = (path, { method = 'GET', token, body, headers = {} } = {}) => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    return fetch(`${gateway.address}${path}`, {
      method, headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
    });
  };
  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const response = await request(`/api/v1${path}`, { method: 'POST', body });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`sign-in was refused: ${JSON.stringify(answer)}`);
    return answer;
  };
  const enter = async (name: Name): Promise<string> => {
    if (BY_PHONE.includes(name)) {
      const { demoCode } = await post('/session/codes', { phone: phoneOf(name) });
      return String((await post('/session/by-code', { phone: phoneOf(name), code: demoCode }))['token']);
    }
    const userName = `${name}-${randomUUID().slice(0, 6)}`;
    await createAccount(pool, { personId: personIdOf(name), userName, password: PASSWORD });
    return String((await post('/session', { userName, password: PASSWORD }))['token']);
  };
  return {
    gateway, request,
    signIn(name) {
      if (!tokens.has(name)) tokens.set(name, enter(name));
      return tokens.get(name)!;
    },
    async stop() {
      await gateway.stop();
      await pool.end();
    },
  };
}
