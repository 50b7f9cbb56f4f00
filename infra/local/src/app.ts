import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { isAppMessage, type AppMessage } from './app-messages.ts';
import { childMark, goneOf, logSince, openLog, sizeOf, type Running } from './child.ts';
import { StartFailure } from './failure.ts';
import { endProcess } from './processes.ts';

export interface AppOptions {
  readonly entry: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
  /** User and group to run as, where root starts it. */
  readonly uid?: number | undefined;
  readonly onProgress: (text: string) => void;
}

export type ReadyMessage = Extract<AppMessage, { type: 'ready' }>;
export interface RunningApp extends Running {
  /** Settles when the app serves; rejects with the user's sentence when it could not start. */
  readonly ready: Promise<ReadyMessage>;
}

/** Less than the ten seconds in which all must have stopped. */
const STOP_STEPS = [['SIGTERM', 7_000], ['SIGKILL', 1_000]] as const;

/**
 * How Node.js runs the app. With a bound of its own (four times what a busy county needs) V8 lets the heap grow by half of what it
 * would otherwise before it looks for garbage: after the benchmark 360 MB instead of 470, at the same speed.
 */
export const APP_FLAGS: readonly string[] = ['--enable-source-maps', '--max-old-space-size=1000'];

/** Starts gateway and services as one child; its output goes to the log, its messages come over IPC. */
export function startApp({ entry, cwd, env, log, uid, onProgress }: AppOptions): RunningApp {
  const out = openLog(log);
  const logBefore = sizeOf(log);
  // Its own process group: Ctrl-C reaches us first, and we stop the app before what it needs.
  const as = uid === undefined ? {} : { uid, gid: uid };
  // Nobody's home is no place to look for settings.
  const childEnv = uid === undefined ? env : { ...env, HOME: '/' };
  const child = spawn(process.execPath, [...APP_FLAGS, entry], { cwd, env: childEnv, detached: true, stdio: ['ignore', out, out, 'ipc'], ...as });
  closeSync(out);
  const gone = goneOf(child);
  const mark = childMark(child);
  const ready = new Promise<ReadyMessage>((resolve, reject) => {
    child.on('message', (message) => {
      if (!isAppMessage(message)) return;
      if (message.type === 'progress') onProgress(message.text);
      else if (message.type === 'ready') resolve(message);
      else reject(new StartFailure(message.message));
    });
    void gone.then(() => reject(crashed(logSince(log, logBefore), log)));
  });
  // Whoever awaits it sees the reason; until then an early end is no unhandled rejection.
  ready.catch(() => undefined);
  return { mark, gone, ready, stop: async () => void (await endProcess(mark, STOP_STEPS)) };
}

function crashed(output: string, log: string): StartFailure {
  const reason = output.split('\n').findLast((line) => /^\w*(Error|Failure)\b/.test(line.trim()))?.trim();
  return new StartFailure(`启动失败：系统程序还没就绪就退出了${reason ? `（${reason.slice(0, 200)}）` : ''}，请查看日志 ${log}，改正后再运行 npm start。`);
}
