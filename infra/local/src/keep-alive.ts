import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './child.ts';
import { step } from './print.ts';

export interface KeepAlive<T extends Running> {
  /** In Chinese, for the message: `PostgreSQL`. */
  readonly name: string;
  readonly start: () => Promise<T>;
  /** For tests: the times of this page divided by so much. */
  readonly haste?: number;
}

export interface Kept<T extends Running> {
  readonly first: T;
  /** No more restarts; ends what runs. */
  stop(): Promise<void>;
}

/** Restarts within a minute that happen at once; each further one waits twice as long as the one before. */
const AT_ONCE = 3;
const WITHIN_MS = 60_000;
const FIRST_WAIT_MS = 1_000;
/** A part that can't live waits this long at the most: when its reason is gone (a full disk, say) it is back within a minute. */
const LONGEST_WAIT_MS = 60_000;

/** How long to wait before the next start, after so many that failed or ended within a minute. */
export const waitBefore = (restarts: number): number =>
  restarts <= AT_ONCE ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (restarts - AT_ONCE - 1));

/** Starts a part, and starts it anew whenever it ends unasked: at once a few times, then more and more slowly, and never no more. */
export async function keepAlive<T extends Running>({ name, start, haste = 1 }: KeepAlive<T>): Promise<Kept<T>> {
  const first = await start();
  const stopped = new AbortController();
  let current: T | undefined = first;
  let restart: Promise<void> = Promise.resolve();
  /** Ends since the part last lived for a minute. */
  let ends = 0;

  const startAnew = async (): Promise<T | undefined> => {
    for (;;) {
      ends++;
      const wait = waitBefore(ends);
      step(wait === 0 ? `${name} 意外退出，正在重新启动……` : `${name} 一再退出，${wait / 1000} 秒后再启动；原因请看 .local/log 里的日志。`);
      await sleep(wait / haste, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return undefined;
      try {
        const next = await start();
        step(`${name} 已恢复。`);
        return next;
      } catch (error) {
        step(`${name} 没能启动：${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  const watch = async (): Promise<void> => {
    while (current) {
      const began = Date.now();
      await current.gone;
      if (stopped.signal.aborted) return;
      if (Date.now() - began > WITHIN_MS / haste) ends = 0;
      current = undefined;
      const next = startAnew();
      restart = next.then(() => undefined);
      current = await next;
    }
  };
  void watch();
  return {
    first,
    async stop() {
      stopped.abort();
      await restart;
      await current?.stop();
    },
  };
}
