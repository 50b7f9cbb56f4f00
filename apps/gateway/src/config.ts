import { z } from 'zod';
import { readTransport } from './transport.ts';

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/i, { error: '应为 64 位十六进制（32 字节）' });
const Port = z.coerce.number().int().min(0).max(65_535);
/** A variable that holds JSON, checked by its own schema. */
const json = <T extends z.ZodType>(schema: T) =>
  z.string().transform((value, context) => {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: '不是合法的 JSON' });
      return z.NEVER;
    }
  }).pipe(schema);

const Ed25519 = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string().optional() });

/** Keys for personal data: new data are encrypted with the current one. */
const DataKeys = z
  .object({ current: z.string().min(1).max(40), keys: z.record(z.string(), Hex32) })
  .refine(({ current, keys }) => current in keys, { error: 'current 指的密钥不在 keys 里' });

const Environment = z.object({
  PORT: Port.default(8080),
  HOST: z.string().optional(),
  METRICS_PORT: Port.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: '应写成 postgres://用户:口令@主机:5432/库名' }),
  NATS_URL: z.string().min(1),
  NATS_USER: z.string().optional(),
  NATS_PASSWORD: z.string().optional(),
  NATS_INBOX_PREFIX: z.string().default('_INBOX_gateway'),
  SHAODAO_MODE: z.enum(['demo', 'production'], { error: '应为 demo 或 production' }).default('demo'),
  SHAODAO_ACTOR_PRIVATE_JWK: json(Ed25519.extend({ d: z.string() })),
  SHAODAO_SERVICE_PRIVATE_JWK: json(Ed25519.extend({ d: z.string() })),
  SHAODAO_ACTOR_PUBLIC_JWK: json(Ed25519).optional(),
  SHAODAO_BLIND_INDEX_KEY: Hex32,
  SHAODAO_DATA_KEYS: json(DataKeys),
  SHAODAO_LIMITS: z.enum(['on', 'off']).default('on'),
  SHAODAO_CHECK_OUTPUT: z.enum(['on', 'off']).default('off'),
  SHAODAO_PUBLIC_URL: z.url({ protocol: /^https?$/, error: '应写成 https://网址' }).optional(),
  SHAODAO_TRUST_PROXY: z.string().default('loopback'),
  SHAODAO_BEHIND_PROXY: z.string().optional(),
  SHAODAO_PLAIN_HTTP: z.string().optional(),
  SHAODAO_DATA_DIR: z.string().optional().describe('where the database keeps its data, if on this machine'),
  SHAODAO_MIN_FREE_MB: z.coerce.number().int().min(0).default(200),
  SHAODAO_SMS_WEBHOOK: z.url().optional(),
  SHAODAO_SMS_TOKEN: z.string().optional(),
  SHAODAO_MAP_TILES: z.string().regex(/^https:\/\/[^\s{};,'"]+\/(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})[^\s;,'"]*$/, { error: '应为 https 地址，带 {z}、{x}、{y}' }).optional(),
  SHAODAO_MAP_ATTRIBUTION: z.string().max(200).default(''),
  SHAODAO_PORTAL_VILLAGER: z.string().optional(),
  SHAODAO_PORTAL_CADRE: z.string().optional(),
  SHAODAO_PORTAL_DEPARTMENT: z.string().optional(),
  SHAODAO_PORTAL_VOLUNTEER: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** What the gateway needs to live. */
export type GatewayConfig = ReturnType<typeof readConfig>;
export type PortalName = 'villager' | 'cadre' | 'department' | 'volunteer';

/** Reads and checks the environment; throws one error that names every wrong variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = Environment.safeParse(set, { reportInput: false });
  if (!read.success) throw new Error(`网关的设置不对：${read.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('；')}。请改好环境变量后再启动。`);
  const e = read.data;
  if (e.SHAODAO_MODE === 'production' && e.SHAODAO_LIMITS === 'off')
    throw new Error('网关的设置不对：正式使用（SHAODAO_MODE=production）不能关闭限流，请去掉 SHAODAO_LIMITS=off。');
  const transport = readTransport({
    mode: e.SHAODAO_MODE,
    publicUrl: e.SHAODAO_PUBLIC_URL,
    behindProxy: e.SHAODAO_BEHIND_PROXY,
    plainHttp: e.SHAODAO_PLAIN_HTTP,
    trustProxy: e.SHAODAO_TRUST_PROXY,
  });
  return {
    transport,
    port: e.PORT, host: e.HOST ?? transport.host, metricsPort: e.METRICS_PORT, mode: e.SHAODAO_MODE, databaseUrl: e.DATABASE_URL,
    nats: { servers: e.NATS_URL.split(',').map((one) => one.trim()), user: e.NATS_USER, password: e.NATS_PASSWORD, inboxPrefix: e.NATS_INBOX_PREFIX },
    actorKey: e.SHAODAO_ACTOR_PRIVATE_JWK, serviceKey: e.SHAODAO_SERVICE_PRIVATE_JWK, blindIndexKey: Buffer.from(e.SHAODAO_BLIND_INDEX_KEY, 'hex'), dataKeys: e.SHAODAO_DATA_KEYS,
    limits: e.SHAODAO_LIMITS === 'on', checkOutput: e.SHAODAO_CHECK_OUTPUT === 'on',
    sms: e.SHAODAO_SMS_WEBHOOK ? { url: e.SHAODAO_SMS_WEBHOOK, token: e.SHAODAO_SMS_TOKEN } : null,
    mapLayer: { tiles: e.SHAODAO_MAP_TILES ?? null, attribution: e.SHAODAO_MAP_ATTRIBUTION },
    portals: { villager: e.SHAODAO_PORTAL_VILLAGER, cadre: e.SHAODAO_PORTAL_CADRE, department: e.SHAODAO_PORTAL_DEPARTMENT, volunteer: e.SHAODAO_PORTAL_VOLUNTEER },
    disk: { folder: e.SHAODAO_DATA_DIR, minFreeMegabytes: e.SHAODAO_MIN_FREE_MB },
    logLevel: e.LOG_LEVEL,
  };
}
