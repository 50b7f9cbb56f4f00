import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** One process for certain: its number and the moment it began, since numbers are used again. */
export interface ProcessMark {
  readonly pid: number;
  readonly startedAt: string;
}

/** The mark of a process that runs now; undefined when there is none (a zombie is none). */
export function markOf(pid: number): ProcessMark | undefined {
  const startedAt = process.platform === 'linux' ? linuxStart(pid) : psField(pid, 'lstart');
  return startedAt ? { pid, startedAt } : undefined;
}

export const isAlive = (mark: ProcessMark): boolean => markOf(mark.pid)?.startedAt === mark.startedAt;

/** The command line of a process, arguments separated by spaces; empty when there is none. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return psField(pid, 'args');
  return readOr(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
}

/** Processes whose working folder is this one; only Linux can tell. */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false; // gone meanwhile, or another user's
    }
  });
}

/** Sends the signals in turn, each with its time to work in milliseconds; answers whether the process is gone. */
export async function endProcess(mark: ProcessMark, steps: readonly (readonly [NodeJS.Signals, number])[]): Promise<boolean> {
  for (const [signal, patienceMs] of steps) {
    if (!isAlive(mark)) return true;
    try {
      process.kill(mark.pid, signal);
    } catch (error) {
      if (!isAlive(mark)) return true;
      throw error;
    }
    if (await until(() => !isAlive(mark), patienceMs)) return true;
  }
  return !isAlive(mark);
}

/** Looks every 20 ms until the condition holds; false when the time (milliseconds) is over. */
export async function until(condition: () => boolean, patienceMs: number): Promise<boolean> {
  const end = Date.now() + patienceMs;
  while (!condition()) {
    if (Date.now() > end) return false;
    await sleep(20);
  }
  return true;
}

function linuxStart(pid: number): string {
  const stat = readOr(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces; after it come state (0) … start in ticks since boot (19).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields.length < 20 || fields[0] === 'Z' || fields[0] === 'X') return '';
  return `${readOr('/proc/sys/kernel/random/boot_id').trim()}/${fields[19]}`;
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function psField(pid: number, field: 'lstart' | 'args'): string {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
