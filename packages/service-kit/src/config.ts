import { z } from 'zod';

const Keys = z.object({ current: z.string(), keys: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)) });
const json = <T extends z.ZodType>(schema: T) => z.string().transform((text, context) => {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'not the JSON that is expected' });
    return z.NEVER;
  }
});

/** Everything a service needs from outside, by environment variable; nothing else reads `process.env`. */
export const ServiceConfig = z.object({
  DATABASE_URL: z.url().describe('owner role, for migrations'),
  DATABASE_PASSWORDS: json(z.record(z.string(), z.string())).describe('passwords of the service roles, by role name'),
  NATS_URL: z.string().min(1),
  SHAODAO_NATS_USERS: json(z.record(z.string(), z.object({ user: z.string(), password: z.string() }))).default({}),
  SHAODAO_MODE: z.enum(['demo', 'production']).default('demo'),
  SHAODAO_ACTOR_PUBLIC_JWK: json(z.record(z.string(), z.unknown())).describe('verifies the actor that the gateway signed'),
  SHAODAO_SERVICE_PUBLIC_JWK: json(z.record(z.string(), z.unknown())).describe('verifies which service asks'),
  SHAODAO_SERVICE_PRIVATE_JWK: json(z.record(z.string(), z.unknown())).describe('signs questions between services; can sign no actor'),
  SHAODAO_DATA_KEYS: json(Keys).describe('AES-256 keys of personal fields, by id'),
  SHAODAO_BLIND_INDEX_KEY: z.string().regex(/^[0-9a-f]{64}$/),
  SHAODAO_ANCHOR_DIR: z.string().optional().describe('folder for the audit chain’s heads, outside the database'),
  SHAODAO_RECONCILE_SECONDS: z.coerce.number().int().min(1).max(3600).default(60).describe('how often outbox and inboxes are compared; an event counts as missing after a third of it'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(8).describe('connections of one service'),
});
export type ServiceConfig = z.output<typeof ServiceConfig>;

/** Reads the configuration. @throws one error that names every variable that is missing or wrong */
export function readConfig(env: Record<string, string | undefined>): ServiceConfig {
  const parsed = ServiceConfig.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new Error(`配置有误：${parsed.error.issues.map((i) => `${i.path.join('.')}（${i.message}）`).join('；')}`);
}

/** The county's clock. Rules get `now` as an argument; this is where it comes from, and where tests turn it. */
export const clock = { now: (): Date => new Date() };
