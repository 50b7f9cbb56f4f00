import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { ServiceName } from '@shaodao/contracts/operations';
import { readConfig as readGatewayConfig } from '@shaodao/gateway/config';
import { startGateway, type RunningGateway } from '@shaodao/gateway/gateway';
import type { Transport } from '@shaodao/gateway/transport';
import { readConfig, type ServiceConfig } from '@shaodao/service-kit/config';
import { roleUrl } from '@shaodao/service-kit/database';
import { openLogStream } from '@shaodao/service-kit/log-stream';
import { migrateCounty, running, startServices, type CountyServices } from './county.ts';
import { listAccounts } from './demo/accounts.ts';
import { demoState } from './demo/demo-state.ts';
import { findMissing } from './missing.ts';
import { checkHolding } from './real-data.ts';
import { tell } from './tell.ts';

const portal = (name: string): string => fileURLToPath(new URL(`../../portal-${name}/dist`, import.meta.url));

/** Migrates, loads the demo county into an empty database, starts what `SERVICES` names (all, by default), and serves until it is told to stop. */
export async function runCounty(env: NodeJS.ProcessEnv): Promise<void> {
  const lines = openLogStream();
  const log = pino({ level: env['LOG_LEVEL'] ?? 'info', redact: ['*.phone', '*.name', '*.token', '*.password'] }, lines);
  let services: CountyServices = {};
  let gateway: RunningGateway | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= (async () => {
    await gateway?.stop();
    await Promise.all(running(services).map((service) => service.stop()));
    await lines.end();
  })());
  const stopAndExit = () => void stop().finally(() => process.exit(0));
  process.once('SIGTERM', stopAndExit);
  process.once('SIGINT', stopAndExit);
  process.once('disconnect', stopAndExit);
  try {
    const config = readConfig(env);
    const wanted = servicesOf(env['SERVICES']);
    // Judged before anything is changed.
    const gatewaySettings = wanted.gateway ? gatewayConfig(env, config) : undefined;
    tell({ type: 'progress', text: '检查数据库结构' });
    await migrateCounty(config);
    const holding = await checkHolding(config, { mode: config.SHAODAO_MODE, isModeSet: Boolean(env['SHAODAO_MODE']) });
    if (config.SHAODAO_MODE === 'demo' && wanted.services.length === ServiceName.options.length) await fillWithDemo(config, env);
    services = await startServices(config, wanted.services, log);
    if (gatewaySettings) gateway = await startGateway(gatewaySettings, { logTo: lines });
    const missing = await findMissing({ config, gateway: gatewaySettings, env, holding });
    for (const one of missing) log.warn(one, 'missing');
    tell({
      type: 'ready',
      addresses: gateway && gatewaySettings ? addressesOf(gateway.address, gatewaySettings.transport) : [],
      accounts: config.SHAODAO_MODE === 'demo' ? await listAccounts(config) : [],
      missing,
    });
  } catch (error) {
    log.fatal({ err: error }, 'the county could not start');
    tell({ type: 'failed', message: `启动失败：${error instanceof Error ? error.message : String(error)}` });
    await stop();
    process.exit(1);
  }
}

function servicesOf(names: string | undefined): { services: ServiceName[]; gateway: boolean } {
  const wanted = (names ?? '').split(',').map((name) => name.trim()).filter(Boolean);
  if (wanted.length === 0) return { services: [...ServiceName.options], gateway: true };
  return { services: ServiceName.options.filter((name) => wanted.includes(name)), gateway: wanted.includes('gateway') };
}

/** Loads the demo county into an empty database, in a process of its own. @throws when an earlier load was broken off */
async function fillWithDemo(config: ServiceConfig, env: NodeJS.ProcessEnv): Promise<void> {
  const state = await demoState(config);
  if (state === 'loading') throw new Error('上次没有装完演示县就停了，数据不完整，请运行 npm run reset 清空后再运行 npm start');
  if (state !== 'empty') return;
  const child = fork(fileURLToPath(new URL('./load-demo.js', import.meta.url)), { env });
  child.on('message', (message) => tell(message as Parameters<typeof tell>[0]));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error('演示县没有装完，请看日志里的原因，运行 npm run reset 清空后再运行 npm start');
}

/** The gateway's own settings from the same environment: its database role, its NATS user, the built portals. */
export function gatewayConfig(env: NodeJS.ProcessEnv, config: ServiceConfig) {
  const login = config.SHAODAO_NATS_USERS['gateway'];
  return readGatewayConfig({
    SHAODAO_PORTAL_VILLAGER: portal('villager'), SHAODAO_PORTAL_CADRE: portal('cadre'), SHAODAO_PORTAL_DEPARTMENT: portal('department'), SHAODAO_PORTAL_VOLUNTEER: portal('volunteer'),
    ...env, DATABASE_URL: roleUrl(config, 'gateway'), ...(login ? { NATS_USER: login.user, NATS_PASSWORD: login.password } : {}),
  });
}

const addressesOf = (address: string, { publicUrl, onlyHttps }: Transport) => {
  const here = address.replace('0.0.0.0', '127.0.0.1').replace('[::]', '127.0.0.1');
  // What the browser must type only the proxy knows; typed here it would be refused.
  if (onlyHttps && !publicUrl) return [{ name: '反向代理转到这里', url: `${here}/` }];
  const base = publicUrl?.origin ?? here;
  const at = (name: string, path: string) => ({ name, url: `${base}${path}` });
  return [at('村民端', '/'), at('干部工作台', '/cadre/'), at('部门端', '/department/'), at('志愿者端', '/volunteer/'), at('接口文档', '/api/docs')];
};
