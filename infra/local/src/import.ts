import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runningDatabase } from './audit.ts';
import { buildWhenNeeded } from './build.ts';
import { StartFailure } from './failure.ts';
import { openSecrets } from './secrets.ts';

export interface ImportOptions {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Which sheet, and the file. */
  readonly words: readonly string[];
  readonly isAllOrNothing: boolean;
  /** Real people may come among the demo county's: answers the question before it is asked. */
  readonly isIntoDemo: boolean;
}

/** Brings a spreadsheet into the running county, or into the database that DATABASE_URL names. @returns the exit code */
export async function importFile({ root, env, words, isAllOrNothing, isIntoDemo }: ImportOptions): Promise<number> {
  const [sheet = '', file = ''] = words;
  const path = resolve(env['INIT_CWD'] ?? process.cwd(), file);
  if (file && !existsSync(path)) throw new StartFailure(`没有找到文件 ${path}。`);
  const local = env['SHAODAO_LOCAL_DIR'] ?? join(root, '.local');
  const databaseUrl = env['DATABASE_URL'] ?? runningDatabase(local, 'npm run import');
  const secrets = openSecrets(join(local, 'secrets.json'), join(local, 'data'));
  await buildWhenNeeded(root, join(local, 'build.stamp'), new AbortController().signal);
  const child = spawn(process.execPath, [join(root, 'apps/county/dist/import.js'), sheet, ...(file ? [path] : []), ...(isAllOrNothing ? ['--all-or-nothing'] : []), ...(isIntoDemo ? ['--into-demo'] : [])], {
    stdio: 'inherit',
    env: {
      SHAODAO_DATA_KEYS: JSON.stringify(secrets.dataKeys), SHAODAO_BLIND_INDEX_KEY: secrets.blindIndexKey, DATABASE_PASSWORDS: JSON.stringify(secrets.postgres.roles),
      SHAODAO_ACTOR_PUBLIC_JWK: JSON.stringify(secrets.actorKey.publicJwk), SHAODAO_SERVICE_PUBLIC_JWK: JSON.stringify(secrets.serviceKey.publicJwk), SHAODAO_SERVICE_PRIVATE_JWK: JSON.stringify(secrets.serviceKey.privateJwk),
      NATS_URL: 'nats://not-asked', ...env, DATABASE_URL: databaseUrl,
    },
  });
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}
