import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Starts a module in a process of its own. @returns it, and the first thing it says that `isWanted` */
export async function begin<T>(file: string, args: readonly string[], env: NodeJS.ProcessEnv, isWanted: (message: T) => boolean, flags: readonly string[] = []): Promise<[ChildProcess, T]> {
  const child = fork(file, [...args], { env, execArgv: [...flags], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const message = await new Promise<T>((resolve, reject) => {
    child.on('message', (said) => { if (isWanted(said as T)) resolve(said as T); });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return [child, message];
}
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

const TICKS_A_SECOND = 100;
/** Processor time that a process has used so far, in microseconds. */
export function cpuMicros(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000_000) / TICKS_A_SECOND;
}
/** Resident memory of a process, in MB. */
export const rssMb = (pid: number): number => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);
export const loadAverage = (): string => readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ');
