import type { Secrets } from '@shaodao/local/secrets';
import { readConfig, type ServiceConfig } from '@shaodao/service-kit/config';

/** The environment of an installation with these secrets, as `npm start` would set it. */
export const environmentOf = (databaseUrl: string, natsUrl: string, secrets: Secrets): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  DATABASE_PASSWORDS: JSON.stringify(secrets.postgres.roles),
  NATS_URL: natsUrl,
  SHAODAO_NATS_USERS: JSON.stringify(secrets.nats),
  SHAODAO_MODE: 'demo',
  SHAODAO_ACTOR_PUBLIC_JWK: JSON.stringify(secrets.actorKey.publicJwk),
  SHAODAO_ACTOR_PRIVATE_JWK: JSON.stringify(secrets.actorKey.privateJwk),
  SHAODAO_SERVICE_PUBLIC_JWK: JSON.stringify(secrets.serviceKey.publicJwk),
  SHAODAO_SERVICE_PRIVATE_JWK: JSON.stringify(secrets.serviceKey.privateJwk),
  SHAODAO_DATA_KEYS: JSON.stringify(secrets.dataKeys),
  SHAODAO_BLIND_INDEX_KEY: secrets.blindIndexKey,
  DATABASE_POOL: '6',
});
export const configOf = (databaseUrl: string, natsUrl: string, secrets: Secrets): ServiceConfig => readConfig(environmentOf(databaseUrl, natsUrl, secrets));
