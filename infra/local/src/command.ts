import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the command when the start is being stopped. */
  readonly signal?: AbortSignal | undefined;
  readonly patienceMs?: number;
}

/** Runs a command to its end; answers its exit status (null when cut off or not found) and all that it said. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<{ status: number | null; output: string }> {
  const { cwd, env = process.env, signal, patienceMs } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], signal, timeout: patienceMs });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.once('error', (error) => (signal?.aborted ? reject(error) : resolve({ status: null, output: error.message })));
    child.once('close', (status) => resolve({ status, output }));
  });
}
