import type { GatewayConfig } from '@shaodao/gateway/config';
import type { ServiceConfig } from '@shaodao/service-kit/config';
import { hasAccountFor, type Holding } from './real-data.ts';

/** One thing that this installation lacks, and what to do about it. */
export interface Missing {
  readonly what: string;
  readonly remedy: string;
}

export interface Installation {
  readonly config: ServiceConfig;
  /** Absent where the gateway runs elsewhere. */
  readonly gateway: GatewayConfig | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly holding: Holding;
}

/** What doesn't work yet in production, or not safely; and in demo mode, that real people are in it. */
export async function findMissing({ config, gateway, env, holding }: Installation): Promise<Missing[]> {
  if (config.SHAODAO_MODE === 'demo') return holding.hasRealPeople ? [SHOWN_CODES] : [];
  const missing: Missing[] = [];
  if (gateway?.transport.isPlainByChoice) missing.push(PLAIN);
  if (gateway && !gateway.sms) missing.push(NO_SMS);
  if (!(await hasAccountFor(config, 'countyOrganiser'))) missing.push(NO_ORGANISER);
  if (gateway && !gateway.mapLayer.tiles) missing.push(NO_TILES);
  if (gateway && gateway.metricsPort === undefined) missing.push(NO_METRICS);
  if (env['SHAODAO_ANCHOR_IS_OURS']) missing.push(NO_ANCHORS);
  return missing;
}

const SHOWN_CODES: Missing = {
  what: '库里有真实居民，却在演示模式：验证码显示在屏幕上，知道手机号就能登录',
  remedy: '只可关起门来试用；正式使用请设 SHAODAO_MODE=production',
};
const PLAIN: Missing = {
  what: '没有加密：口令和个人信息在网络上看得见（SHAODAO_PLAIN_HTTP）',
  remedy: '只可在封闭的内网里用；请按 docs/reverse-proxy.md 配 https',
};
const NO_SMS: Missing = {
  what: '没有短信通道：村民收不到验证码，登录不了',
  remedy: '设 SHAODAO_SMS_WEBHOOK（和 SHAODAO_SMS_TOKEN）',
};
const NO_ORGANISER: Missing = {
  what: '没有组织部的账号：没有人能开展工作',
  remedy: '运行 npm run account 建第一个账号',
};
const NO_TILES: Missing = { what: '没有地图底图：地图只有点和边界', remedy: '设 SHAODAO_MAP_TILES（如天地图）' };
const NO_METRICS: Missing = { what: '没有运行指标：出了毛病没有警报', remedy: '设 METRICS_PORT，用 Prometheus 来取' };
const NO_ANCHORS: Missing = {
  what: '审计的锚和数据在同一处，也没有设备份',
  remedy: '设 SHAODAO_ANCHOR_DIR 指向另一块盘，并定期备份数据库和 .local/secrets.json',
};
