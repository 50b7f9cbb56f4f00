import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { Progress } from '../kit/control.ts';
import { PlannerInputError, type InputFault } from '../kit/input-error.ts';
import { siblingModule } from '../kit/sibling-module.ts';
import type { PlannerJobs, PlannerKind } from './planner-job.ts';

export interface ThreadRequest {
  readonly kind: PlannerKind;
  readonly input: unknown;
  readonly cancelFlag: SharedArrayBuffer;
}
export type ThreadAnswer =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'result'; readonly result: unknown }
  | { readonly type: 'inputError'; readonly faults: readonly InputFault[] }
  | { readonly type: 'error'; readonly message: string };

/** The thread died twice under the same job, for example for want of memory. */
export class PlannerWorkerLost extends Error {
  readonly losses: readonly string[];
  constructor(losses: readonly string[]) {
    super(`规划线程两次中断：${losses.join('；')}`);
    this.name = 'PlannerWorkerLost';
    this.losses = losses;
  }
}

export interface JobOptions {
  onProgress?(progress: Progress): void;
  /** Told each time the thread dies; the job is tried again once. */
  onLost?(reason: string): void;
  /** Ends the job early with the best plan found so far. */
  readonly signal?: AbortSignal;
}
export interface JobOutcome<Result> {
  readonly result: Result;
  readonly attempts: number;
  readonly losses: readonly string[];
  /** By the clock, all attempts. */
  readonly seconds: number;
}

class ThreadDied extends Error {}

/** A planner in its own thread: one job after another, progress, cancellation, and one retry when the thread dies. */
export class PlannerWorker {
  readonly #limits: ResourceLimits;
  #worker: Worker | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(limits: ResourceLimits = {}) {
    this.#limits = limits;
  }

  /** The thread at work, for those who watch over it; null before the first job and after a death. */
  get thread(): Worker | null {
    return this.#worker;
  }

  run<Kind extends PlannerKind>(
    kind: Kind,
    input: PlannerJobs[Kind]['input'],
    options: JobOptions = {},
  ): Promise<JobOutcome<PlannerJobs[Kind]['result']>> {
    const job = this.#queue.then(() => this.#runWithRetry<PlannerJobs[Kind]['result']>(kind, input, options));
    this.#queue = job.catch(() => undefined);
    return job;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  async #runWithRetry<Result>(kind: PlannerKind, input: unknown, options: JobOptions): Promise<JobOutcome<Result>> {
    const losses: string[] = [],
      started = performance.now();
    for (;;) {
      try {
        const result = (await this.#runOnce(kind, input, options)) as Result;
        return { result, attempts: losses.length + 1, losses, seconds: (performance.now() - started) / 1000 };
      } catch (error) {
        if (!(error instanceof ThreadDied)) throw error;
        this.#worker = null;
        losses.push(error.message);
        options.onLost?.(error.message);
        if (losses.length > 1) throw new PlannerWorkerLost(losses);
      }
    }
  }

  #runOnce(kind: PlannerKind, input: unknown, { onProgress, signal }: JobOptions): Promise<unknown> {
    const worker = (this.#worker ??= this.#start());
    const cancelFlag = new SharedArrayBuffer(4);
    const cancel = () => Atomics.store(new Int32Array(cancelFlag), 0, 1);
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const onMessage = (message: ThreadAnswer) => {
      switch (message.type) {
        case 'progress':
          onProgress?.(message.progress);
          break;
        case 'result':
          resolve(message.result);
          break;
        case 'inputError':
          reject(new PlannerInputError(message.faults));
          break;
        case 'error':
          reject(new Error(message.message));
          break;
      }
    };
    const onDeath = (reason: Error | number) =>
      reject(new ThreadDied(reason instanceof Error ? reason.message : `exit ${reason}`));
    worker.on('message', onMessage).on('error', onDeath).on('exit', onDeath);
    worker.postMessage({ kind, input, cancelFlag } satisfies ThreadRequest);
    return promise.finally(() => {
      signal?.removeEventListener('abort', cancel);
      worker.off('message', onMessage).off('error', onDeath).off('exit', onDeath);
    });
  }

  #start(): Worker {
    const worker = new Worker(siblingModule(import.meta.url, './planner-thread'), { resourceLimits: this.#limits });
    // A thread that dies while idle must not take the process with it; the next job gets a new one.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    return worker;
  }
}
