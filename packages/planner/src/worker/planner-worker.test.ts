import { afterEach, describe, expect, it } from 'vitest';
import { countyInstance } from '../instances/county-instance.ts';
import { quarterInstance } from '../instances/quarter-instance.ts';
import { runJob } from './planner-job.ts';
import { PlannerWorker, PlannerWorkerLost } from './planner-worker.ts';

const small = { ...countyInstance({ seed: 1, needs: 40, resources: 10 }), budget: { steps: 200, seed: 1 } };
const long = { ...small, budget: { steps: 400_000_000, seed: 1 } };
const workers: PlannerWorker[] = [];
const startWorker = (...limits: ConstructorParameters<typeof PlannerWorker>) => {
  const worker = new PlannerWorker(...limits);
  workers.push(worker);
  return worker;
};
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
});

describe('a planner in its own thread', { timeout: 60_000 }, () => {
  it('gives the same plan as in this thread, and answers jobs one after another', async () => {
    const worker = startWorker();
    const [one, two] = await Promise.all([worker.run('match', small), worker.run('match', small)]);
    expect(one.result).toEqual(runJob('match', small));
    expect(two.result.outputHash).toBe(one.result.outputHash);
    expect(one.attempts).toBe(1);
  });

  it('reports progress and ends early with its best plan when told to', async () => {
    const abort = new AbortController();
    const progress: number[] = [];
    const { result } = await startWorker().run(
      'tour',
      { ...quarterInstance({ seed: 1, days: 20, areas: 8 }), budget: { steps: 400_000_000, seed: 1 } },
      {
        signal: abort.signal,
        onProgress: ({ stepsDone }) => {
          progress.push(stepsDone);
          if (progress.length === 3) abort.abort();
        },
      },
    );
    expect(result.outcome).toBe('cancelled');
    expect(result.visits.length).toBeGreaterThan(0);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  it('reports a killed thread and tries the job once more', async () => {
    const worker = startWorker(),
      abort = new AbortController();
    const losses: string[] = [];
    let isKilled = false;
    const { attempts, result } = await worker.run('match', long, {
      signal: abort.signal,
      onLost: (reason) => losses.push(reason),
      onProgress: () => {
        if (isKilled) abort.abort();
        else {
          isKilled = true;
          void worker.thread?.terminate();
        }
      },
    });
    expect(attempts).toBe(2);
    expect(losses).toEqual(['exit 1']);
    expect(result.pairs.length).toBeGreaterThan(0);
  });

  it('gives up after the second death, says so, and is ready for the next job', async () => {
    const worker = startWorker();
    await expect(worker.run('match', long, { onProgress: () => void worker.thread?.terminate() })).rejects.toThrow(
      PlannerWorkerLost,
    );
    expect((await worker.run('match', small)).result.pairs.length).toBeGreaterThan(0);
  });

  it('passes on which input was faulty', async () => {
    await expect(
      startWorker().run('match', { ...small, needs: [{ ...small.needs[0]!, urgency: 9 }] }),
    ).rejects.toMatchObject({ faults: [{ path: 'needs[0].urgency' }] });
  });

  it('does not grow over 100 successive solves', async () => {
    const worker = startWorker();
    const megabytes: number[] = [];
    for (let run = 1; run <= 100; run++) {
      await worker.run('match', small);
      if (run % 50 === 0) megabytes.push((await worker.thread!.getHeapStatistics()).used_heap_size / 1_048_576);
    }
    expect(megabytes[1]! - megabytes[0]!).toBeLessThan(15);
  });
});
