import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { migrateCounty, running, startServices, type CountyServices } from '@shaodao/county/county';
import { createAccount } from '@shaodao/gateway/session/accounts';
import { prepareEmbedded } from '@shaodao/local/database';
import { freePort } from '@shaodao/local/ports';
import { startPostgres, type RunningPostgres } from '@shaodao/local/postgres';
import { createSecrets, type Secrets } from '@shaodao/local/secrets';
import { ServiceName } from '@shaodao/contracts/operations';
import { readConfig } from '@shaodao/service-kit/config';
import { environmentOf } from '@shaodao/testkit/config';
import { settleSmallCounty } from '@shaodao/testkit/settle';
import { NAMES, personIdOf, type Name } from '@shaodao/testkit/small-county';
import { Broker } from './broker.ts';
import { Part } from './part.ts';

const ENTRY = resolve(import.meta.dirname, '../../apps/county/dist/main.js');
export const PASSWORD = 'a password for fault tests';
export type PartName = ServiceName | 'gateway';
/** The reconciler compares this often in fault tests; once a minute otherwise. */
const RECONCILE_SECONDS = 5;

/** A whole county in processes of its own: PostgreSQL that syncs, nats-server, five services, the gateway. */
export interface FaultCounty {
  readonly url: string;
  readonly parts: Readonly<Record<PartName, Part>>;
  readonly broker: Broker;
  readonly databaseUrl: string;
  /** Past row-level security, for looking; survives a restart of PostgreSQL. */
  readonly owner: pg.Pool;
  readonly dir: string;
  killPostgres(): Promise<void>;
  startPostgres(): Promise<void>;
  stop(): Promise<void>;
}

export async function bootFaultCounty(): Promise<FaultCounty> {
  const dir = mkdtempSync(join(tmpdir(), 'shaodao-faults-'));
  const secrets = createSecrets();
  const start = (port?: number) => startPostgres({ dir, password: secrets.postgres.superuser, durability: 'full', ...(port ? { port } : {}) });
  let postgres: RunningPostgres = await start();
  const databaseUrl = await prepareEmbedded(postgres.url, secrets.postgres.owner);
  const broker = await Broker.start(join(dir, 'broker'), secrets);
  await settle(databaseUrl, broker.url, secrets);

  const port = await freePort();
  const env = {
    PATH: process.env['PATH'], ...environmentOf(databaseUrl, broker.url, secrets), PORT: String(port), HOST: '127.0.0.1', SHAODAO_LIMITS: 'off', LOG_LEVEL: 'warn',
    SHAODAO_RECONCILE_SECONDS: String(RECONCILE_SECONDS),
  };
  const names: PartName[] = [...ServiceName.options, 'gateway'];
  const parts = Object.fromEntries(names.map((name) => [name, new Part(name, ENTRY, { ...env, SERVICES: name }, join(dir, `${name}.log`))])) as Record<PartName, Part>;
  // One of them migrates, all look whether there is something to migrate: side by side, as in a real cluster.
  await Promise.all(names.map((name) => parts[name].start()));
  const owner = new pg.Pool({ connectionString: superuserOf(postgres.url, databaseUrl), max: 4 });
  owner.on('error', () => undefined);

  return {
    url: `http://127.0.0.1:${port}`, parts, broker, databaseUrl, owner, dir,
    async killPostgres() {
      process.kill(postgres.mark.pid, 'SIGKILL');
      await postgres.gone;
    },
    async startPostgres() {
      postgres = await start(postgres.port);
    },
    async stop() {
      await Promise.all(names.map((name) => parts[name].stop()));
      await owner.end();
      await broker.stop();
      await postgres.stop();
      if (!process.env['KEEP_FAULTS']) rmSync(dir, { recursive: true, force: true });
      else console.log(`kept: ${dir}`);
    },
  };
}

/** The small county and an account for everybody in it. */
async function settle(databaseUrl: string, natsUrl: string, secrets: Secrets): Promise<void> {
  const config = readConfig(environmentOf(databaseUrl, natsUrl, secrets));
  await migrateCounty(config);
  const services = (await startServices(config, ServiceName.options, pino({ level: 'fatal' }))) as Required<CountyServices>;
  await settleSmallCounty(services, config);
  await Promise.all(running(services).map((service) => service.stop()));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const name of NAMES) await createAccount(client, { personId: personIdOf(name), userName: name, password: PASSWORD });
  await client.end();
}

const superuserOf = (superuserUrl: string, databaseUrl: string): string => {
  const url = new URL(superuserUrl);
  url.pathname = new URL(databaseUrl).pathname;
  return url.href;
};
/** Everybody signs in. */
export const everybody: readonly Name[] = NAMES;
