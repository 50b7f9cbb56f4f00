import type { DestinationStream } from 'pino';
import { Pool } from 'pg';
import { openBus } from './bus.ts';
import { systemClock, type Clock } from './clock.ts';
import { clockSentence, openClockCheck, type ClockCheck } from './clock-check.ts';
import type { GatewayConfig } from './config.ts';
import { openHealth } from './health.ts';
import { openLiveHub, type LiveTimes } from './live.ts';
import { openDiskGuard } from './disk-guard.ts';
import { openLog, type Log } from './log.ts';
import { openMetrics } from './metrics.ts';
import { buildServer } from './server.ts';
import { openActors } from './session/actors.ts';
import { hearOfEndedSessions } from './session/ended-elsewhere.ts';
import { followNumbers } from './session/follow-numbers.ts';
import { openLimits } from './session/limits.ts';
import { openSecrets } from './session/secrets.ts';
import { Sessions } from './session/sessions.ts';
import { openSmsChannel } from './session/sms.ts';
import { openSigner } from './signing.ts';

export interface RunningGateway {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  readonly metricsAddress: string | null;
  /** Takes in nothing new, finishes what runs, closes all; at most 10 s. */
  stop(): Promise<void>;
}

/** Parts that tests put in place of the outside world. */
export interface Surroundings {
  readonly clock?: Clock;
  readonly liveTimes?: LiveTimes;
  readonly logTo?: DestinationStream;
}

const STOP_MS = 10_000;
const SWEEP_MS = 600_000;

/** HTTP in front of the county's services; migrations of schema `gateway` must have run. */
export async function startGateway(config: GatewayConfig, surroundings: Surroundings = {}): Promise<RunningGateway> {
  const clock = surroundings.clock ?? systemClock;
  const log = openLog(config.logLevel, surroundings.logTo);
  if (config.transport.isPlainByChoice) log.warn('plain HTTP by SHAODAO_PLAIN_HTTP: passwords and personal data travel readable');
  const pool = await openPool(config.databaseUrl, (error) => log.warn({ err: error }, 'database connection lost'));
  const endOfPool = async (error: unknown) => {
    await pool.end();
    throw error;
  };
  const clockCheck = await checkedClock({ pool, clock, log, mode: config.mode }).catch(endOfPool);
  const bus = await openBus(config, log).catch((error: unknown) => {
    clockCheck.stop();
    return endOfPool(error);
  });
  const signer = await openSigner(config.actorKey, config.serviceKey, clock);
  const sessions = new Sessions(pool, clock);
  const ended = hearOfEndedSessions(config.databaseUrl, sessions, log);
  const secrets = openSecrets(config);
  const sms = openSmsChannel(config.sms);
  const actors = openActors({ bus, signer, clock, sessions });
  const numbers = followNumbers({ bus, signer, pool, clock, secrets, sms, actors, log });
  const disk = openDiskGuard(config.disk.folder, config.disk.minFreeMegabytes);
  const live = openLiveHub(bus, sessions, log, surroundings.liveTimes);
  const metrics = await openMetrics(config.metricsPort, { liveStreams: () => live.count(), freeBytes: () => disk.freeBytes(), clockOffset: () => clockCheck.last().offsetSeconds });
  const health = openHealth({ pool, bus, signer, clockCheck, mode: config.mode });
  const app = await buildServer({
    config, pool, clock, log, bus, signer, sessions, live, disk, metrics, health, secrets, actors, limits: openLimits(pool, config.limits), sms,
  });
  const sweep = setInterval(() => void sessions.sweep().catch((error: unknown) => log.warn({ err: error }, 'sweep failed')), SWEEP_MS).unref();

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    health.stop();
    clearInterval(sweep);
    clockCheck.stop();
    numbers.stop();
    live.stop();
    // Connections that fall idle now would be kept for a minute.
    const idle = setInterval(() => app.server.closeIdleConnections(), 50);
    await within(STOP_MS - 2_000, app.close());
    clearInterval(idle);
    await within(1_500, Promise.all([ended.stop(), bus.stop(), metrics.stop(), pool.end()]));
    log.info('gateway stopped');
  };
  try {
    const address = await app.listen({ port: config.port, host: config.host });
    log.info({ address }, 'gateway ready');
    return { address, metricsAddress: metrics.address, stop: () => (stopping ??= stop()) };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface ClockParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  readonly mode: GatewayConfig['mode'];
}

/** In production a clock that is an hour off lets nobody in: the wrong people would stay, the right ones be thrown out. */
async function checkedClock({ pool, clock, log, mode }: ClockParts): Promise<ClockCheck> {
  const check = await openClockCheck(pool, clock, log);
  const { state, offsetSeconds } = check.last();
  if (mode !== 'production' || state !== 'wrong') return check;
  check.stop();
  throw new Error(`${clockSentence(offsetSeconds ?? 0)}，然后再启动。`);
}

async function openPool(databaseUrl: string, onError: (error: Error) => void): Promise<Pool> {
  const pool = new Pool({ connectionString: databaseUrl, max: 10, application_name: 'gateway', connectionTimeoutMillis: 5_000, statement_timeout: 5_000, idle_in_transaction_session_timeout: 10_000 });
  pool.on('error', onError);
  try {
    await pool.query('select from gateway.session limit 0');
    return pool;
  } catch (cause) {
    await pool.end();
    throw new Error('网关用 DATABASE_URL 打不开自己的表：请确认数据库已启动、用户和口令无误、gateway 的迁移已运行。', { cause });
  }
}

/** What has not ended by then is left to the end of the process. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work.catch(() => undefined), new Promise((resolve) => (timer = setTimeout(resolve, ms).unref()))]);
  clearTimeout(timer);
}
