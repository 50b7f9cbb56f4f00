import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { StartFailure } from './failure.ts';
import { writeWhole } from './folder.ts';
import { step } from './print.ts';

const ROOT_FILES = ['package-lock.json', 'tsconfig.base.json', 'turbo.json'];
const FOLDERS = ['apps', 'packages', 'infra'];
const SKIPPED = new Set(['node_modules', 'dist', '.turbo', '.local', 'coverage', 'test-results']);

/**
 * Builds services and portals when a source has changed since the last build here.
 * Sizes and times of files decide whether turbo is asked at all; turbo compares contents and builds what is new.
 */
export async function buildWhenNeeded(root: string, stampFile: string, signal?: AbortSignal): Promise<void> {
  const stamp = stampOf(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && isBuilt(root)) return;
  step('正在构建（源文件有变化）……');
  // One compiler for all packages: project references let it build what changed, in order, in one process.
  await build(root, [join(root, 'node_modules/typescript/bin/tsc'), '-b', join(root, 'tsconfig.json')], signal);
  await build(root, [join(root, 'node_modules/turbo/bin/turbo'), 'run', 'build', '--output-logs=errors-only', '--log-prefix=none'], signal);
  writeWhole(stampFile, stamp);
}

async function build(root: string, command: readonly string[], signal?: AbortSignal): Promise<void> {
  const { status, output } = await runCommand(process.execPath, [...command], {
    cwd: root,
    signal,
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      TURBO_TELEMETRY_DISABLED: '1',
      TURBO_NO_UPDATE_NOTIFIER: '1',
      DO_NOT_TRACK: '1',
    },
  });
  signal?.throwIfAborted();
  if (/ENOSPC|No space left/.test(output)) throw new StartFailure(`启动失败：磁盘已满，构建没有完成，请清理 ${root} 所在的磁盘后再运行 npm start。`);
  if (status !== 0) {
    process.stderr.write(output);
    throw new StartFailure('启动失败：构建没有通过（原因见上），请改正源文件后再运行 npm start。');
  }
}

function stampOf(root: string): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const file of ROOT_FILES) if (existsSync(join(root, file))) add(file);
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) walk(path);
      } else if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) add(path);
    }
  };
  for (const folder of FOLDERS) if (existsSync(join(root, folder))) walk(folder);
  return hash.digest('hex');
}

/** Whether every app still has its build: someone may have deleted it. */
function isBuilt(root: string): boolean {
  const apps = existsSync(join(root, 'apps')) ? readdirSync(join(root, 'apps')) : [];
  return apps.every((app) => !existsSync(join(root, 'apps', app, 'package.json')) || existsSync(join(root, 'apps', app, 'dist')));
}
