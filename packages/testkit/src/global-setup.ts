import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '@shaodao/local/postgres';
import { createSecrets, type Secrets } from '@shaodao/local/secrets';
import { migrateCounty } from '@shaodao/county/county';
import { configOf } from './config.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    secrets: Secrets;
  }
}
export const TEMPLATE = 'template_county';

/** One PostgreSQL for the whole run, with a migrated template that each test file copies. */
export default async function setup({ provide }: { provide: (key: 'postgresUrl' | 'secrets', value: never) => void }): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), 'shaodao-test-'));
  const postgres = await startPostgres({ dir, durability: 'none' });
  const secrets = createSecrets();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrateCounty(configOf(databaseUrl(postgres.url, TEMPLATE), 'nats://unused', secrets));
  provide('postgresUrl', postgres.url as never);
  provide('secrets', secrets as never);
  return async () => {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}

export function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
