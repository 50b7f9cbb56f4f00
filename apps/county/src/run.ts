import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { ServiceName } from '@shaodao/contracts/operations';
import { readConfig as readGatewayConfig } from '@shaodao/gateway/config';
import { startGateway, type RunningGateway } from '@shaodao/gateway/gateway';
import { clock, readConfig, type ServiceConfig } from '@shaodao/service-kit/config';
import { roleUrl } from '@shaodao/service-kit/database';
import { migrateCounty, running, startServices, type CountyServices } from './county.ts';
import { listAccounts, saveAccounts } from './demo/accounts.ts';
import { demoCounty, isEmpty, loadDemoCounty } from './demo/load-county.ts';

const portal = (name: string): string => fileURLToPath(new URL(`../../portal-${name}/dist`, import.meta.url));
/** Tells whoever started us: the starter over IPC, people on the terminal. */
const tell = (message: { type: string; [key: string]: unknown }): void => {
  if (process.send) process.send(message);
  else if (message.type === 'progress') console.log(`· ${String(message['text'])}`);
};

/** Migrates, loads the demo county into an empty database, starts what `SERVICES` names (all, by default), and serves until it is told to stop. */
export async function runCounty(env: NodeJS.ProcessEnv): Promise<void> {
  const log = pino({ level: env['LOG_LEVEL'] ?? 'info', redact: ['*.phone', '*.name', '*.token', '*.password'] });
  let services: CountyServices = {};
  let gateway: RunningGateway | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= (async () => {
    await gateway?.stop();
    await Promise.all(running(services).map((service) => service.stop()));
  })());
  const stopAndExit = () => void stop().finally(() => process.exit(0));
  process.once('SIGTERM', stopAndExit);
  process.once('SIGINT', stopAndExit);
  process.once('disconnect', stopAndExit);
  try {
    const config = readConfig(env);
    const wanted = servicesOf(env['SERVICES']);
    tell({ type: 'progress', text: '检查数据库结构' });
    await migrateCounty(config);
    services = await startServices(config, wanted.services, log);
    if (config.SHAODAO_MODE === 'demo' && wanted.services.length === ServiceName.options.length && (await isEmpty(config))) await loadDemo(config, services as Required<CountyServices>);
    if (wanted.gateway) gateway = await startGateway(gatewayConfig(env, config));
    tell({ type: 'ready', addresses: gateway ? addressesOf(gateway.address) : [], accounts: config.SHAODAO_MODE === 'demo' ? await listAccounts(config) : [] });
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

async function loadDemo(config: ServiceConfig, services: Required<CountyServices>): Promise<void> {
  const now = clock.now();
  tell({ type: 'progress', text: '生成演示县' });
  const county = demoCounty(now);
  await loadDemoCounty(config, services, county, now, (text) => tell({ type: 'progress', text }));
  await saveAccounts(config, county);
}

/** The gateway's own settings from the same environment: its database role, its NATS user, the built portals. */
export function gatewayConfig(env: NodeJS.ProcessEnv, config: ServiceConfig) {
  const login = config.SHAODAO_NATS_USERS['gateway'];
  return readGatewayConfig({
    SHAODAO_PORTAL_VILLAGER: portal('villager'), SHAODAO_PORTAL_CADRE: portal('cadre'), SHAODAO_PORTAL_DEPARTMENT: portal('department'), SHAODAO_PORTAL_VOLUNTEER: portal('volunteer'),
    ...env, DATABASE_URL: roleUrl(config, 'gateway'), ...(login ? { NATS_USER: login.user, NATS_PASSWORD: login.password } : {}),
  });
}

const addressesOf = (address: string) => {
  const base = address.replace('0.0.0.0', '127.0.0.1').replace('[::]', '127.0.0.1');
  const at = (name: string, path: string) => ({ name, url: `${base}${path}` });
  return [at('村民端', '/'), at('干部工作台', '/cadre/'), at('部门端', '/department/'), at('志愿者端', '/volunteer/'), at('接口文档', '/api/docs')];
};
