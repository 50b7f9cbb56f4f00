import type { Environment } from './env.ts';
import type { Messaging } from './infrastructure.ts';
import type { Secrets } from './secrets.ts';

export interface AppSettings {
  readonly env: NodeJS.ProcessEnv;
  readonly environment: Environment;
  readonly secrets: Secrets;
  readonly databaseUrl: string;
  /** Where the heads of the audit chains are kept, outside the database. */
  readonly anchorDir: string;
  readonly nats: Messaging;
  /** Where our own database keeps its data; left out where the operator's is used. */
  readonly dataDir?: string | undefined;
}

/** The app's environment: what the operator has set stays, the rest gets the installation's own. */
export function appEnvironment({ env, environment, secrets, databaseUrl, anchorDir, nats, dataDir }: AppSettings): NodeJS.ProcessEnv {
  const own = {
    SHAODAO_ACTOR_PRIVATE_JWK: JSON.stringify(secrets.actorKey.privateJwk),
    SHAODAO_ACTOR_PUBLIC_JWK: JSON.stringify(secrets.actorKey.publicJwk),
    SHAODAO_SERVICE_PRIVATE_JWK: JSON.stringify(secrets.serviceKey.privateJwk),
    SHAODAO_SERVICE_PUBLIC_JWK: JSON.stringify(secrets.serviceKey.publicJwk),
    SHAODAO_SESSION_SECRET: secrets.sessionSecret,
    SHAODAO_DATA_KEYS: JSON.stringify(secrets.dataKeys),
    SHAODAO_BLIND_INDEX_KEY: secrets.blindIndexKey,
    SHAODAO_ANCHOR_DIR: anchorDir,
  };
  const isAnchorOurs = !env['SHAODAO_ANCHOR_DIR'];
  const kept = Object.fromEntries(Object.keys(own).filter((name) => env[name]).map((name) => [name, env[name]]));
  return {
    ...env,
    ...own,
    ...kept,
    // Anchors beside the data are lost with it: the app says so.
    ...(isAnchorOurs ? { SHAODAO_ANCHOR_IS_OURS: '1' } : {}),
    // Room on its disk is looked after: a database without any stops for everybody.
    ...(dataDir === undefined || env['SHAODAO_DATA_DIR'] ? {} : { SHAODAO_DATA_DIR: dataDir }),
    DATABASE_URL: databaseUrl,
    DATABASE_PASSWORDS: JSON.stringify(secrets.postgres.roles),
    NATS_URL: nats.url,
    ...(nats.users ? { SHAODAO_NATS_USERS: JSON.stringify(nats.users) } : {}),
    PORT: String(environment.port),
    SERVICES: environment.services.join(','),
    // Left out when it is the default: the app must know that nobody has chosen it.
    SHAODAO_MODE: environment.isModeSet ? environment.mode : undefined,
    ...(environment.metricsPort === undefined ? {} : { METRICS_PORT: String(environment.metricsPort) }),
  };
}
