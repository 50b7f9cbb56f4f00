import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lchownSync, lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statfsSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartFailure } from './failure.ts';

/** PostgreSQL refuses to run as root, so root starts it as "nobody". */
export const nobody = 65534;
export const isRoot = (): boolean => process.getuid?.() === 0;

/** What the embedded parts keep on disk: `.local/` in the clone, or where SHAODAO_LOCAL_DIR points. */
export interface LocalFolder {
  readonly path: string;
  /** PostgreSQL's and NATS's files, the only thing that a reset deletes. */
  readonly data: string;
  readonly logs: string;
}

/** Makes the folder; as root its data moves to /var/lib when "nobody" could not enter the clone. */
export function openLocalFolder(path: string): LocalFolder {
  mkdirSync(join(path, 'log'), { recursive: true, mode: 0o700 });
  // Others may pass through to their own data, not look around.
  chmodSync(path, isRoot() ? 0o711 : 0o700);
  const real = realpathSync(path);
  const data = join(real, 'data');
  if (!exists(data) && isRoot() && !canReach(real, nobody)) {
    const elsewhere = join('/var/lib/shaodao', createHash('sha256').update(real).digest('hex').slice(0, 12));
    mkdirSync(join(elsewhere, 'data'), { recursive: true, mode: 0o711 });
    symlinkSync(join(elsewhere, 'data'), data);
  }
  mkdirSync(data, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  return { path: real, data: realpathSync(data), logs: join(real, 'log') };
}

/** Deletes the databases and streams; keys and passwords stay. */
export function deleteData(path: string): void {
  const data = join(path, 'data');
  if (!exists(data)) return;
  if (lstatSync(data).isSymbolicLink()) rmSync(realpathOrSelf(data), { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
}

/** Whether this user, of no group here, may enter the folder and all above it. */
export function canReach(folder: string, uid: number): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid: owner } = statSync(at);
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Whether this user, of no group here, may read the file. */
export function canRead(file: string, uid: number): boolean {
  const { mode, uid: owner } = statSync(file, { throwIfNoEntry: false }) ?? { mode: 0, uid: -1 };
  return (mode & (owner === uid ? 0o400 : 0o004)) !== 0 && canReach(dirname(file), uid);
}

/** Gives a folder of root's, with all in it, to a user; links are given themselves, never what they point to. */
export function giveFolder(folder: string, uid: number): void {
  if (lstatSync(folder).uid === uid) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) lchownSync(join(entry.parentPath, entry.name), uid, uid);
  chownSync(folder, uid, uid);
}

/** Refuses a disk with less room (millions of bytes) than the purpose needs. */
export function checkRoom(folder: string, needMb: number): void {
  const disk = statfsSync(folder);
  const freeMb = Math.floor((disk.bavail * disk.bsize) / 1_000_000);
  if (freeMb >= needMb) return;
  throw new StartFailure(
    `启动失败：${folder} 所在磁盘只剩 ${freeMb} MB，数据库至少要 ${needMb} MB，请清理磁盘，或用 SHAODAO_LOCAL_DIR=文件夹 把数据放到别的磁盘。`,
  );
}

/** Writes the file whole or not at all; mode 0600 unless told otherwise. */
export function writeWhole(file: string, text: string, mode = 0o600): void {
  const draft = `${file}.${process.pid}.new`;
  try {
    writeFileSync(draft, text, { mode });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function realpathOrSelf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
