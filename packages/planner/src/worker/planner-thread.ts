import { parentPort } from 'node:worker_threads';
import { PlannerInputError } from '../kit/input-error.ts';
import { runJob } from './planner-job.ts';
import type { ThreadAnswer, ThreadRequest } from './planner-worker.ts';

const answer = (message: ThreadAnswer) => parentPort?.postMessage(message);

parentPort?.on('message', ({ kind, input, cancelFlag }: ThreadRequest) => {
  const flag = new Int32Array(cancelFlag);
  try {
    const result = runJob(kind, input as never, {
      isCancelled: () => Atomics.load(flag, 0) === 1,
      onProgress: (progress) => answer({ type: 'progress', progress }),
    });
    answer({ type: 'result', result });
  } catch (error) {
    if (error instanceof PlannerInputError) answer({ type: 'inputError', faults: error.faults });
    else answer({ type: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
