import type { RunningGateway } from './gateway.ts';

/** Starts, and stops on SIGTERM or Ctrl-C with exit code 0; a start that fails says why in one sentence, exit code 1. */
export async function runUntilStopped(start: () => Promise<RunningGateway>): Promise<void> {
  try {
    const running = await start();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.stop().then(() => process.exit(0)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
