import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './failure.ts';
import { commandOf, endProcess, markOf, processesIn, until } from './processes.ts';

const END_STEPS = [['SIGINT', 5_000], ['SIGQUIT', 3_000], ['SIGKILL', 2_000]] as const;
const CHILDREN_MS = 5_000;

/** Ends a PostgreSQL that an earlier, killed start left on this cluster, and clears a pid file that names nobody of this cluster. */
export async function endLeftoverPostgres(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = pidIn(pidFile);
  const mark = pid === undefined ? undefined : markOf(pid);
  if (mark && isPostgresOf(cluster, mark.pid)) {
    if (!(await endProcess(mark, END_STEPS)))
      throw new StartFailure(`启动失败：上一次启动留下的 PostgreSQL（进程 ${mark.pid}）结束不了，请手工结束它（kill ${mark.pid}）后再运行 npm start。`);
  }
  // A killed postmaster's children see its death, but need a moment.
  await until(() => processesIn(cluster).length === 0, CHILDREN_MS);
  // PostgreSQL would take whatever has that number for itself and refuse: a stranger, or its own dead predecessor whose end nobody has taken note of yet.
  if (pid !== undefined && statSync(pidFile, { throwIfNoEntry: false }) && processesIn(cluster).length === 0) rmSync(pidFile, { force: true });
}

function pidIn(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The number may belong to a stranger by now: the command line must name this cluster. */
const isPostgresOf = (cluster: string, pid: number): boolean => {
  const command = commandOf(pid);
  return /\bpostgres\b/.test(command) && command.includes(`-D ${cluster} `);
};
