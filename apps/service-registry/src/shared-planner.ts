import { refuse, type Refusal } from '@shaodao/contracts/kit';
import type { PlannerJobs, PlannerKind } from '@shaodao/planner/worker/planner-job';
import { PlannerWorker, type JobOutcome } from '@shaodao/planner/worker/planner-worker';

/** Proposals that may wait for the planner's thread; one more is told to come again. */
const MAX_WAITING = 5;

/** The planner's one thread, which works off proposals one after the other: no number of them takes every core. */
class SharedPlanner {
  #worker = new PlannerWorker();
  #waiting = 0;

  async run<K extends PlannerKind>(kind: K, input: PlannerJobs[K]['input']): Promise<JobOutcome<PlannerJobs[K]['result']> | Refusal<'system/unavailable'>> {
    if (this.#waiting >= MAX_WAITING) return refuse('system/unavailable');
    this.#waiting++;
    try {
      return await this.#worker.run(kind, input);
    } finally {
      this.#waiting--;
    }
  }

  /** Ends the thread; the next proposal begins another one. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = new PlannerWorker();
    await worker.close();
  }
}
export const sharedPlanner = new SharedPlanner();
