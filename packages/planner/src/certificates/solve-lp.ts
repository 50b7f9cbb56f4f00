import { Worker } from 'node:worker_threads';
import { siblingModule } from '../kit/sibling-module.ts';

export interface LpAnswer {
  readonly status: string;
  readonly objective: number;
  /** By row name; empty when the solver gives none. */
  readonly duals: Readonly<Record<string, number>>;
  /** By variable name. */
  readonly values: Readonly<Record<string, number>>;
  readonly seconds: number;
}
/** A missing certificate is an answer, never an error: the plan stands without it. */
export type LpOutcome =
  | { readonly ok: true; readonly answer: LpAnswer }
  | { readonly ok: false; readonly reason: 'memory' | 'time' | 'failed'; readonly detail: string };

export interface LpLimits {
  readonly seconds: number;
  readonly memoryMegabytes: number;
  readonly options?: Readonly<Record<string, string | number | boolean>>;
}

/** Answers that carry a value; a 0-1 program may have one when its time is up. */
const USEFUL = new Set(['Optimal', 'Time limit reached']);
const WATCH_MILLISECONDS = 200;
const GRACE_SECONDS = 10;

/**
 * Solves LP text by HiGHS (WebAssembly) in a worker that is thrown away afterwards, as its memory never shrinks. Ended from
 * outside when the process grows by more than `memoryMegabytes` or the solver overruns its seconds.
 */
export function solveLp(text: string, { seconds, memoryMegabytes, options = {} }: LpLimits): Promise<LpOutcome> {
  const started = performance.now(),
    memoryBefore = process.memoryUsage().rss;
  const worker = new Worker(siblingModule(import.meta.url, './highs-thread'), {
    workerData: { text, options: { ...options, time_limit: seconds } },
  });
  return new Promise((resolve) => {
    const finish = (outcome: LpOutcome) => {
      clearInterval(watch);
      resolve(outcome);
      void worker.terminate();
    };
    const watch = setInterval(() => {
      const grown = (process.memoryUsage().rss - memoryBefore) / 1_048_576;
      if (grown > memoryMegabytes) finish({ ok: false, reason: 'memory', detail: `${Math.round(grown)} MB` });
      else if (performance.now() - started > 1000 * (seconds + GRACE_SECONDS))
        finish({ ok: false, reason: 'time', detail: `${seconds} s` });
    }, WATCH_MILLISECONDS);
    worker.once('message', (message: Omit<LpAnswer, 'seconds'>) =>
      finish(
        USEFUL.has(message.status)
          ? { ok: true, answer: { ...message, seconds: (performance.now() - started) / 1000 } }
          : { ok: false, reason: 'failed', detail: message.status },
      ),
    );
    worker.once('error', (error) => finish({ ok: false, reason: 'failed', detail: error.message }));
    worker.once('exit', (code) => finish({ ok: false, reason: 'failed', detail: `exit ${code}` }));
  });
}
