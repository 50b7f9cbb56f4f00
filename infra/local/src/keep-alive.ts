import type { Running } from './child.ts';
import { StartFailure } from './failure.ts';
import { step } from './print.ts';

export interface KeepAlive<T extends Running> {
  /** In Chinese, for the message: `PostgreSQL`. */
  readonly name: string;
  readonly start: () => Promise<T>;
}

export interface Kept<T extends Running> {
  readonly first: T;
  /** Rejects when it ends again and again. */
  readonly gaveUp: Promise<never>;
  /** No more restarts; ends what runs. */
  stop(): Promise<void>;
}

const RESTARTS = 5;
const WITHIN_MS = 60_000;

/** Starts a part and starts it anew when it ends unasked, at most five times in a minute. */
export async function keepAlive<T extends Running>({ name, start }: KeepAlive<T>): Promise<Kept<T>> {
  const first = await start();
  let current: T = first;
  let stopping = false;
  let restart: Promise<void> = Promise.resolve();
  const restarts: number[] = [];

  const watch = async (): Promise<never> => {
    for (;;) {
      await current.gone;
      if (stopping) await new Promise<never>(() => undefined);
      const now = Date.now();
      restarts.push(now);
      if (restarts.filter((at) => now - at < WITHIN_MS).length > RESTARTS)
        throw new StartFailure(`运行中断：${name} 一分钟内退出了 ${RESTARTS} 次以上，已全部停止，请查看 .local/log 里的日志，改正后再运行 npm start。`);
      step(`${name} 意外退出，正在重新启动……`);
      const next = start();
      restart = next.then(() => undefined, () => undefined);
      current = await next;
      step(`${name} 已恢复。`);
    }
  };
  const gaveUp = watch();
  gaveUp.catch(() => undefined); // awaited by the caller, perhaps later
  return {
    first,
    gaveUp,
    async stop() {
      stopping = true;
      await restart;
      await current.stop();
    },
  };
}
