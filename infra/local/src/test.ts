import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenNeeded } from './build.ts';
import { runCommand } from './command.ts';
import { StartFailure } from './failure.ts';
import { step } from './print.ts';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numFailedTestSuites: number;
}

/** Builds, checks types and runs every test of the house (or those whose paths are named), and ends with the line `N passed, N failed, N skipped`. */
export async function test(root: string, filters: readonly string[]): Promise<number> {
  const local = join(root, '.local');
  mkdirSync(local, { recursive: true });
  await buildWhenNeeded(root, join(local, 'build.stamp'));
  step('正在检查类型，同时运行全部测试……');
  const types = findTypeFaults(root);
  const reportFile = join(local, 'test-report.json');
  rmSync(reportFile, { force: true });
  const status = await new Promise<number | null>((resolve, reject) => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const child = spawn(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...filters], { cwd: root, stdio: 'inherit', env: { ...process.env, SHAODAO_BUILT: 'fresh' } });
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const typeFaults = await types;
  if (typeFaults) throw new StartFailure(`类型检查没有通过：\n${typeFaults}`);
  const report = readReport(reportFile);
  const failed = report.numFailedTests || (status === 0 ? 0 : Math.max(1, report.numFailedTestSuites));
  console.log(`\n${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests + report.numTodoTests} skipped`);
  return failed === 0 && report.numPassedTests > 0 ? 0 : 1;
}

/** What the compiler says of services, portals and tests; nothing when all is well. */
async function findTypeFaults(root: string): Promise<string | undefined> {
  for (const projects of [['-b', 'tsconfig.json', 'tsconfig.portals.json'], ['-p', 'tsconfig.tests.json']]) {
    const { status, output } = await runCommand(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...projects], { cwd: root });
    if (status !== 0) return output;
  }
  return undefined;
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report; // vitest's own JSON reporter
  } catch {
    throw new StartFailure('测试没有跑完，没有生成结果，请看上面的输出。');
  }
}
