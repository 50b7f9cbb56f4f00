import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './failure.ts';
import { writeWhole } from './folder.ts';
import { endProcess, isAlive, until, type ProcessMark } from './processes.ts';

/** What a running start says of itself in `.local/run.json`, for the next start. */
export interface RunState {
  readonly starter: ProcessMark;
  /** npm, when it started us: without it nobody could stop us with Ctrl-C. */
  readonly parent?: ProcessMark;
  readonly app?: ProcessMark;
  readonly address: string;
  readonly stage: 'starting' | 'ready' | 'stopping';
}

/** The claim on the folder: of several starts at once exactly one holds it. */
export interface RunFile {
  update(change: Partial<RunState>): void;
  /** Gives the folder free; a claim that another start has taken over stays. */
  release(): void;
}

const STOP_MS = 15_000;
const END_STEPS = [['SIGTERM', STOP_MS], ['SIGKILL', 1_000]] as const;

/** Claims the folder, after ending what a killed start left of the app; refuses while another start runs. */
export async function claimRun(folder: string, mine: RunState): Promise<RunFile> {
  const file = join(folder, 'run.json');
  for (let attempt = 0; attempt < 10; attempt++) {
    if (createOnce(file, mine)) return runFile(file, mine);
    const other = read(file);
    if (other) await clearAway(other);
    // Renaming first: of two that clear the same stale claim, one wins.
    const stale = `${file}.${process.pid}.stale`;
    try {
      if (JSON.stringify(read(file)) === JSON.stringify(other)) renameSync(file, stale);
    } catch {
      continue;
    }
    rmSync(stale, { force: true });
  }
  throw new StartFailure('启动失败：同一个文件夹里有别的启动正在进行，请等它完成，不用再启动一次。');
}

/** The start that runs in this folder now, if any. */
export function currentRun(folder: string): RunState | undefined {
  const state = read(join(folder, 'run.json'));
  return state && isAlive(state.starter) ? state : undefined;
}

/** Ends a start and its app; used by reset and by a start that finds an abandoned one. */
export async function endRun(state: RunState): Promise<boolean> {
  const starterGone = await endProcess(state.starter, END_STEPS);
  return (!state.app || (await endProcess(state.app, END_STEPS))) && starterGone;
}

async function clearAway(other: RunState): Promise<void> {
  const abandoned = other.parent !== undefined && !isAlive(other.parent);
  if (isAlive(other.starter) && other.stage === 'stopping') await until(() => !isAlive(other.starter), STOP_MS);
  if (isAlive(other.starter) && other.stage !== 'stopping' && !abandoned) throw alreadyRuns(other);
  if (!(await endRun(other)))
    throw new StartFailure(`启动失败：上一次启动（进程 ${other.starter.pid}）结束不了，请手工结束它（kill -9 ${other.starter.pid}）后再运行 npm start。`);
}

const alreadyRuns = ({ starter, address, stage }: RunState): StartFailure =>
  new StartFailure(
    `启动失败：本系统已经在这个文件夹里${stage === 'starting' ? '启动' : '运行'}（进程 ${starter.pid}，地址 ${address}），请直接使用它；要重新启动，请先在它的窗口按 Ctrl-C，或执行 kill ${starter.pid}。`,
  );

function runFile(file: string, mine: RunState): RunFile {
  let state = mine;
  const isMine = () => read(file)?.starter.startedAt === mine.starter.startedAt && read(file)?.starter.pid === mine.starter.pid;
  return {
    update(change) {
      state = { ...state, ...change };
      if (isMine()) writeWhole(file, JSON.stringify(state));
    },
    release() {
      if (isMine()) rmSync(file, { force: true });
    },
  };
}

/** Links a finished file into place: it appears whole, and only when there was none. */
function createOnce(file: string, state: RunState): boolean {
  const draft = `${file}.${process.pid}.new`;
  try {
    writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file: string): RunState | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunState; // only starts write it, whole
  } catch {
    return undefined;
  }
}
