import { spawn } from 'node:child_process';

/**
 * Runs the rest under the project's own Node and waits for it; answers its exit code.
 * The IPC channel tells the child when this process dies, by whatever signal.
 */
export function handOver(node, args) {
  const underNpm = process.env.npm_lifecycle_event !== undefined;
  const env = { ...process.env, ...(underNpm ? { SHAODAO_NPM_PID: String(process.ppid) } : {}) };
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (underNpm) stopWithParent(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** npm killed outright can't tell us; a new parent can. Only under npm: by hand the shell may leave first. */
function stopWithParent(child) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
}
