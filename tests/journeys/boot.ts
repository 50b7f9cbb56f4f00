import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '@shaodao/local/app';
import { appEnvironment } from '@shaodao/local/app-environment';
import { buildWhenNeeded } from '@shaodao/local/build';
import { prepareEmbedded } from '@shaodao/local/database';
import { readEnvironment } from '@shaodao/local/env';
import { startNats } from '@shaodao/local/nats';
import { startPostgres } from '@shaodao/local/postgres';
import { createSecrets } from '@shaodao/local/secrets';

const root = join(import.meta.dirname, '../..');

/** The whole system as `npm start` runs it, with the demo county in it. */
export interface RunningCounty {
  /** Of the gateway, without a slash at the end. */
  readonly origin: string;
  /** Ends the app, then what it stands on, and removes the data. */
  stop(): Promise<void>;
}

/** Another place for the data, and other settings of the app. */
export interface Place {
  readonly parent?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Builds what is stale, and starts the built app on a free port over a throw-away PostgreSQL and NATS. */
export async function bootCounty(tell: (text: string) => void = () => undefined, { parent = tmpdir(), settings = {} }: Place = {}): Promise<RunningCounty> {
  mkdirSync(join(root, '.local'), { recursive: true });
  await buildWhenNeeded(root, join(root, '.local/build.stamp'));
  const dir = mkdtempSync(join(parent, 'shaodao-journeys-'));
  const secrets = createSecrets();
  const [postgres, nats] = await Promise.all([startPostgres({ dir, password: secrets.postgres.superuser, durability: 'none' }), startNats({ dir, users: secrets.nats })]);
  // One browser is everybody here: the limits, which go by address, have their own tests.
  const env = { PATH: process.env['PATH'], NODE_ENV: 'production', TZ: process.env['TZ'], LOG_LEVEL: 'warn', HOST: '127.0.0.1', SHAODAO_LIMITS: 'off', PORT: '0', ...settings };
  const databaseUrl = await prepareEmbedded(postgres.url, secrets.postgres.owner);
  const app = startApp({
    entry: join(root, 'apps/county/dist/main.js'), cwd: root, log: join(dir, 'app.log'), onProgress: tell,
    env: appEnvironment({ env, environment: readEnvironment(env), secrets, databaseUrl, nats: { url: nats.url, users: secrets.nats }, anchorDir: join(dir, 'anchors'), dataDir: dir }),
  });
  const stop = async () => {
    await app.stop();
    await Promise.all([postgres.stop(), nats.stop()]);
    if (!process.env['JOURNEYS_KEEP']) rmSync(dir, { recursive: true, force: true });
  };
  try {
    const { addresses } = await app.ready;
    return { origin: new URL(addresses[0]!.url).origin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
