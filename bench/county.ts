import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { ServiceName } from '@shaodao/contracts/operations';
import { migrateCounty, running, startServices, type CountyServices } from '@shaodao/county/county';
import { createAccount } from '@shaodao/gateway/session/accounts';
import { prepareEmbedded } from '@shaodao/local/database';
import { startNats } from '@shaodao/local/nats';
import { startPostgres } from '@shaodao/local/postgres';
import { createSecrets } from '@shaodao/local/secrets';
import { readConfig } from '@shaodao/service-kit/config';
import { environmentOf } from '@shaodao/testkit/config';
import { settleSmallCounty } from '@shaodao/testkit/settle';
import { personIdOf } from '@shaodao/testkit/small-county';

const PASSWORD = 'a password for the benchmark';
export const ENTRY = resolve(import.meta.dirname, '../apps/county/dist/main.js');

/** PostgreSQL as production runs it, a broker, and the small county in both; the app is started by who measures. */
export async function bootBenchCounty() {
  const dir = mkdtempSync(join(tmpdir(), 'shaodao-bench-'));
  const secrets = createSecrets();
  const postgres = await startPostgres({ dir, password: secrets.postgres.superuser, durability: 'full' });
  const databaseUrl = await prepareEmbedded(postgres.url, secrets.postgres.owner);
  const nats = await startNats({ dir: join(dir, 'broker'), users: secrets.nats });
  const env = environmentOf(databaseUrl, nats.url, secrets);
  delete env['DATABASE_POOL'];
  const config = readConfig(env);
  await migrateCounty(config);
  const services = (await startServices(config, ServiceName.options, pino({ level: 'fatal' }))) as Required<CountyServices>;
  await settleSmallCounty(services, config);
  await Promise.all(running(services).map((service) => service.stop()));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const name of ['officer', 'organiser'] as const) await createAccount(client, { personId: personIdOf(name), userName: name, password: PASSWORD });
  await client.end();
  const url = new URL(postgres.url);
  url.pathname = new URL(databaseUrl).pathname;
  const watcher = new pg.Pool({ connectionString: url.href, max: 1 });
  const needsUrl = new URL(databaseUrl);
  [needsUrl.username, needsUrl.password] = ['needs', secrets.postgres.roles.needs];
  return {
    dir, ownerUrl: url.href, needsUrl: needsUrl.href, natsUrl: nats.url, natsLogin: secrets.nats.gateway,
    env: { PATH: process.env['PATH'], ...env, PORT: '0', HOST: '127.0.0.1', SHAODAO_LIMITS: 'off', LOG_LEVEL: 'warn' } as NodeJS.ProcessEnv,
    /** Waits until every event has been sent and taken in everywhere. */
    async quiet() {
      const waits = "select (select count(*) from needs.outbox where published_at is null) + (select sum((select count(*) from needs.outbox) - many) from (values ((select count(*) from registry.inbox where source = 'needs')), ((select count(*) from volunteers.inbox where source = 'needs')), ((select count(*) from liaison.inbox where source = 'needs')), ((select count(*) from evaluation.inbox where source = 'needs'))) as inboxes(many)) as n";
      while (Number((await watcher.query<{ n: string }>(waits)).rows[0]!.n) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    },
    async stop() {
      await watcher.end();
      await nats.stop();
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The session token of one of the county. */
export async function signIn(address: string, userName: string): Promise<string> {
  const response = await fetch(`${address}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ userName, password: PASSWORD }) });
  if (!response.ok) throw new Error(`${userName} could not sign in: ${await response.text()}`);
  return ((await response.json()) as { token: string }).token;
}
