import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { StartFailure } from './failure.ts';
import { deleteData, openLocalFolder } from './folder.ts';
import { readEnvironment } from './env.ts';
import { endLeftoverNats } from './nats.ts';
import { endLeftoverPostgres } from './postgres-leftover.ts';
import { step } from './print.ts';
import { currentRun, endRun } from './run-file.ts';

export interface ResetOptions {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Given on the command line with `--yes`. */
  readonly confirmed: boolean;
}

/** Stops what runs and deletes the embedded database and streams; keys stay, the next start loads the demo county. */
export async function reset({ root, env, confirmed }: ResetOptions): Promise<void> {
  const folder = openLocalFolder(readEnvironment(env).localDir ?? join(root, '.local'));
  if (!confirmed && !(await confirm(folder.data))) {
    step('没有改动。');
    return;
  }
  const running = currentRun(folder.path);
  if (running && !(await endRun(running)))
    throw new StartFailure(`清空失败：正在运行的系统（进程 ${running.starter.pid}）停不下来，请先执行 kill -9 ${running.starter.pid}，再运行 npm run reset。`);
  await endLeftoverPostgres(join(folder.data, 'postgres'));
  await endLeftoverNats(folder.data);
  deleteData(folder.path);
  // The heads of a chain that is gone would accuse the next one.
  rmSync(join(folder.path, 'anchors'), { recursive: true, force: true });
  step('数据已清空，下次 npm start 会重新建立数据库。');
}

async function confirm(data: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new StartFailure('清空失败：这里不能提问确认，确定要删除全部数据时，请运行 npm run reset -- --yes。');
  const questions = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|是)$/i.test((await questions.question(`将删除 ${data} 里的全部数据，不能恢复。确定吗？（输入 yes 删除）`)).trim());
  } finally {
    questions.close();
  }
}
