import { z } from 'zod';

/** How much work a run may do: counted in steps, not seconds, so that it can be repeated exactly. */
export const budgetSchema = z.strictObject({
  steps: z.int().min(0).max(1_000_000_000),
  seed: z.int().min(0).max(4_294_967_295),
});
export type Budget = z.infer<typeof budgetSchema>;

/** What a caller may watch and stop; both are asked between chunks of steps only. */
export interface Control {
  onProgress?(progress: Progress): void;
  /** True ends the run early with the best plan found so far. */
  isCancelled?(): boolean;
}
export interface Progress {
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly valuePoints: number;
}

/** Runs `chunk(from, to)` until all steps are done or the caller cancels; false when cancelled. */
export function runInChunks(
  { steps, chunkSteps }: { steps: number; chunkSteps: number },
  control: Control,
  chunk: (from: number, to: number) => number,
): boolean {
  for (let from = 0; from < steps; from += chunkSteps) {
    if (control.isCancelled?.()) return false;
    const to = Math.min(steps, from + chunkSteps);
    const valuePoints = chunk(from, to);
    control.onProgress?.({ stepsDone: to, stepsTotal: steps, valuePoints });
  }
  return true;
}
