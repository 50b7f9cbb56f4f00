import type { Pool } from 'pg';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** `off`: worth saying; `wrong`: sessions, codes and signed actors would end too early or too late. */
export type ClockState = 'right' | 'off' | 'wrong' | 'unknown';
/** How far this machine's clock is from the database's. */
export interface ClockReading {
  readonly state: ClockState;
  /** Ours less the database's; null while nobody knows. */
  readonly offsetSeconds: number | null;
}
export interface ClockCheck {
  last(): ClockReading;
  /** Asks the database again. */
  read(): Promise<ClockReading>;
  stop(): void;
}

const OFF_SECONDS = 120;
const WRONG_SECONDS = 3_600;
const EVERY_MS = 60_000;
/** An answer that took longer tells no time. */
const PATIENCE_MS = 5_000;

export const stateOfClock = (offsetSeconds: number): ClockState =>
  Math.abs(offsetSeconds) >= WRONG_SECONDS ? 'wrong' : Math.abs(offsetSeconds) >= OFF_SECONDS ? 'off' : 'right';

/** Compares the clocks now and every minute, and says in the log when they part or meet again. */
export async function openClockCheck(pool: Pool, clock: Clock, log: Log): Promise<ClockCheck> {
  let last: ClockReading = { state: 'unknown', offsetSeconds: null };
  const read = async (): Promise<ClockReading> => {
    const before = clock().getTime();
    const began = performance.now();
    try {
      const { rows } = await pool.query<{ ms: number }>(
        'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
      );
      const took = performance.now() - began;
      if (!rows[0] || took > PATIENCE_MS) return last;
      const offsetSeconds = Math.round((before + took / 2 - rows[0].ms) / 100) / 10;
      const reading = { state: stateOfClock(offsetSeconds), offsetSeconds };
      if (reading.state !== last.state && (reading.state !== 'right' || last.state !== 'unknown')) say(log, reading);
      last = reading;
    } catch (error) {
      log.warn({ err: error }, 'the database could not be asked what time it is');
    }
    return last;
  };
  await read();
  const timer = setInterval(() => void read(), EVERY_MS).unref();
  return { last: () => last, read, stop: () => clearInterval(timer) };
}

function say(log: Log, { state, offsetSeconds }: ClockReading): void {
  if (state === 'right') log.info({ offsetSeconds }, 'the clock is right again');
  else log[state === 'wrong' ? 'error' : 'warn']({ offsetSeconds }, clockSentence(offsetSeconds ?? 0));
}

/** What is wrong and what to do, for the operator. */
export function clockSentence(offsetSeconds: number): string {
  const size =
    Math.abs(offsetSeconds) >= 7_200
      ? `${Math.round(Math.abs(offsetSeconds) / 360) / 10} 小时`
      : `${Math.round(Math.abs(offsetSeconds) / 6) / 10} 分钟`;
  return `网关的时钟比数据库的${offsetSeconds > 0 ? '快' : '慢'} ${size}，登录和验证码会过早或过晚失效，请在两台机器上打开时间同步（如 timedatectl set-ntp true）`;
}
