import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { rotate } from './log-files.ts';
import { markOf, type ProcessMark } from './processes.ts';

/** A server of ours that runs. */
export interface Running {
  readonly mark: ProcessMark;
  /** Settles when the process has gone, whoever ended it. */
  readonly gone: Promise<void>;
  /** Asks it to end, then insists; returns when it has gone. */
  stop(): Promise<void>;
}

export interface DaemonOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly log: string;
  readonly env?: NodeJS.ProcessEnv;
  /** User and group to run as. */
  readonly uid?: number;
}

/** Starts a server in its own process group, so that Ctrl-C reaches only us and we keep the order of stopping. */
export function startDaemon({ command, args, log, env = process.env, uid }: DaemonOptions): ChildProcess {
  const out = openLog(log);
  try {
    return spawn(command, args, {
      cwd: '/', // a folder that every user may stand in
      detached: true,
      stdio: ['ignore', out, out],
      env,
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
  } finally {
    closeSync(out);
  }
}

/** A log file opened for appending; the lines of a long one move to a file beside it first. */
export function openLog(file: string): number {
  try {
    rotate(file);
  } catch {
    // no room for the copy: the log goes on as it is
  }
  return openSync(file, 'a', 0o600);
}

/** Settles when the process has gone, or could not be started at all. */
export const goneOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });

/** The mark of a child just started; throws when it has ended already. */
export function childMark(child: ChildProcess): ProcessMark {
  const mark = child.pid === undefined ? undefined : markOf(child.pid);
  if (!mark) throw new Error(`${child.spawnfile} ended at once`);
  return mark;
}

/** What a log file says since this size in bytes. */
export function logSince(file: string, size: number): string {
  try {
    return readFileSync(file).subarray(size).toString('utf8');
  } catch {
    return '';
  }
}

export const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
