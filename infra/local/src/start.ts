import { join } from 'node:path';
import { startApp, type AppOptions, type ReadyMessage, type RunningApp } from './app.ts';
import { appEnvironment } from './app-environment.ts';
import { chooseAppUser } from './app-user.ts';
import { buildWhenNeeded } from './build.ts';
import { checkWayIn, readEnvironment } from './env.ts';
import { openLocalFolder } from './folder.ts';
import { startInfrastructure, type Parts } from './infrastructure.ts';
import { keepAlive, type Kept } from './keep-alive.ts';
import { rotateWhileRunning } from './log-files.ts';
import { checkPort } from './ports.ts';
import { printWelcome, step } from './print.ts';
import { markOf } from './processes.ts';
import { claimRun, type RunFile } from './run-file.ts';
import { openSecrets } from './secrets.ts';
import { aborted } from './stop.ts';

export interface StartOptions {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** An app that is built already; the county's own, built when needed, if left out. */
  readonly entry?: string | undefined;
  /** Given when all must stop. */
  readonly stop: AbortSignal;
}

/** Starts everything, prints where to go, and returns when it has been stopped; throws the user's sentence. */
export async function start({ root, env, entry, stop }: StartOptions): Promise<void> {
  const began = performance.now();
  const environment = readEnvironment(env);
  checkWayIn(env, environment);
  const folder = openLocalFolder(environment.localDir ?? join(root, '.local'));
  const run = await claimRun(folder.path, { ...whoWeAre(env), address: `http://127.0.0.1:${environment.port}`, stage: 'starting' });
  const parts: Parts = { folder, environment, infrastructure: [], stop };
  let app: Kept<RunningApp> | undefined;
  try {
    await checkPort(environment.port);
    if (!entry) await buildWhenNeeded(root, join(folder.path, 'build.stamp'), stop);
    const secrets = openSecrets(join(folder.path, 'secrets.json'), folder.data);
    const county = entry ?? join(root, 'apps/county/dist/main.js');
    const anchorDir = env['SHAODAO_ANCHOR_DIR'] || join(folder.data, 'anchors');
    const user = chooseAppUser({ root, entry: county, anchorDir, environment });
    const where = await startInfrastructure(parts, secrets, env);
    stop.throwIfAborted();

    step('正在启动系统……');
    const ready: ReadyMessage[] = [];
    const options = {
      entry: county,
      uid: user.uid,
      cwd: root,
      env: appEnvironment({ env, environment, secrets, anchorDir, ...where, dataDir: environment.databaseUrl === undefined ? folder.data : undefined }),
      log: join(folder.logs, 'app.log'),
      onProgress: step,
    };
    app = await keepAlive({ name: '系统程序', start: () => startReady(options, run, stop, (message) => ready.push(message)) });
    run.update({ stage: 'ready', ...addressIn(ready) });
    for (const { addresses, accounts, missing = [] } of ready.slice(0, 1)) {
      const seconds = (performance.now() - began) / 1000;
      printWelcome({ addresses, accounts, missing, warnings: [...where.warnings, ...(user.warning ? [user.warning] : [])], seconds, logs: folder.logs });
    }
    const stopRotating = rotateWhileRunning(folder.logs);
    await aborted(stop).finally(stopRotating);
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    run.update({ stage: 'stopping' });
    // The app first, while database and broker still answer it.
    await app?.stop();
    await Promise.all(parts.infrastructure.map((part) => part.stop()));
    run.release();
  }
  step('已全部停止。');
}

async function startReady(options: AppOptions, run: RunFile, stop: AbortSignal, onReady: (message: ReadyMessage) => void): Promise<RunningApp> {
  const app = startApp(options);
  run.update({ app: app.mark });
  try {
    const message = await Promise.race([app.ready, aborted(stop)]);
    stop.throwIfAborted();
    if (message) onReady(message);
    return app;
  } catch (error) {
    await app.stop();
    throw error;
  }
}

/** Where the app really listens: PORT=0 lets it choose. */
function addressIn([message]: readonly ReadyMessage[]) {
  const url = message?.addresses[0]?.url;
  return url === undefined ? {} : { address: url };
}

function whoWeAre(env: NodeJS.ProcessEnv) {
  const starter = markOf(process.pid);
  if (!starter) throw new Error('cannot see our own process');
  const parent = markOf(Number(env['SHAODAO_NPM_PID'] ?? 0));
  return { starter, ...(parent ? { parent } : {}) };
}
