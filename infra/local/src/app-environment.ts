import type { Environment } from './env.ts';
import type { Messaging } from './infrastructure.ts';
import type { Secrets } from './secrets.ts';

export interface AppSettings {
  readonly env: NodeJS.ProcessEnv;
  readonly environment: Environment;
  readonly secrets: Secrets;
  readonly databaseUrl: string;
  readonly nats: Messaging;
  /** Folder for what must lie outside of the database. */
  readonly anchors: string;
}

/** The app's environment: what the operator has set stays, the rest gets the installation's own. */
export function appEnvironment({ env, environment, secrets, databaseUrl, nats, anchors }: AppSettings): NodeJS.ProcessEnv {
  const own = {
    SHAODAO_ACTOR_PRIVATE_JWK: JSON.stringify(secrets.actorKey.privateJwk),
    SHAODAO_ACTOR_PUBLIC_JWK: JSON.stringify(secrets.actorKey.publicJwk),
    SHAODAO_SESSION_SECRET: secrets.sessionSecret,
    SHAODAO_DATA_KEYS: JSON.stringify(secrets.dataKeys),
    SHAODAO_BLIND_INDEX_KEY: secrets.blindIndexKey,
    SHAODAO_ANCHOR_DIR: anchors,
  };
  const kept = Object.fromEntries(Object.keys(own).filter((name) => env[name]).map((name) => [name, env[name]]));
  return {
    ...env,
    ...own,
    ...kept,
    DATABASE_URL: databaseUrl,
    DATABASE_PASSWORDS: JSON.stringify(secrets.postgres.roles),
    NATS_URL: nats.url,
    ...(nats.users ? { SHAODAO_NATS_USERS: JSON.stringify(nats.users) } : {}),
    PORT: String(environment.port),
    SERVICES: environment.services.join(','),
    SHAODAO_MODE: environment.mode,
    ...(environment.metricsPort === undefined ? {} : { METRICS_PORT: String(environment.metricsPort) }),
  };
}
