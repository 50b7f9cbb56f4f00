import { Client } from 'pg';
import type { Log } from '../log.ts';
import type { Sessions } from './sessions.ts';

const AGAIN_MS = 2_000;

/** Hears of sessions that another gateway process ended; the few seconds of belief bridge a lost line. */
export function hearOfEndedSessions(databaseUrl: string, sessions: Sessions, log: Log): { stop(): Promise<void> } {
  let stopped = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const again = () => {
    client = undefined;
    if (!stopped) timer = setTimeout(() => void listen(), AGAIN_MS);
  };
  const listen = async () => {
    const line = new Client({ connectionString: databaseUrl, application_name: 'gateway-ended', keepAlive: true });
    client = line;
    line.on('error', (error) => log.warn({ err: error }, 'line for ended sessions lost'));
    line.once('end', again);
    line.on('notification', ({ payload }) => {
      const [id, hex] = payload?.split(' ') ?? [];
      if (id && hex) sessions.forget(id, Buffer.from(hex, 'hex').toString('base64url'));
    });
    try {
      await line.connect();
      await line.query('listen gateway_session_ended');
    } catch (error) {
      log.warn({ err: error }, 'cannot listen for ended sessions');
      await line.end().catch(() => undefined);
    }
  };
  void listen();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
