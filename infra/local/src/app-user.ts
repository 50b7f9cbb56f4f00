import { chownSync, existsSync, lchownSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from './env.ts';
import { StartFailure } from './failure.ts';
import { canReach, canRead, isRoot } from './folder.ts';

/**
 * As whom root starts the app: a user number that no account has, and other than PostgreSQL's, so that a hole in the app
 * opens neither this machine nor the files of the database.
 */
const APP_UID = 65533;

/** The app's user, where there is one to change to; otherwise what to say of it. */
export interface AppUser {
  readonly uid?: number;
  readonly warning?: string;
}

export interface AppPlaces {
  readonly root: string;
  readonly entry: string;
  /** Written by the app: where the heads of the audit chains are kept. */
  readonly anchorDir: string;
  readonly environment: Pick<Environment, 'mode' | 'port' | 'metricsPort'>;
}

/** Root's app gets a user of its own; where that can't be, production refuses and the demo goes on as root, and says so. */
export function chooseAppUser({ root, entry, anchorDir, environment }: AppPlaces): AppUser {
  if (!isRoot()) return {};
  const why = whyNot({ root, entry, anchorDir, environment });
  if (why === undefined) {
    giveAnchors(anchorDir);
    return { uid: APP_UID };
  }
  if (environment.mode === 'production')
    throw new StartFailure(
      `启动失败：正式使用时系统程序不能以 root 身份运行，但是${why.what}，请${why.remedy}，或改用普通用户启动。`,
    );
  return {
    warning: `系统程序以 root 身份运行，因为${why.what}。只可用于演示；正式使用请${why.remedy}，或改用普通用户启动`,
  };
}

interface Why {
  readonly what: string;
  readonly remedy: string;
}

function whyNot({ root, entry, anchorDir, environment }: AppPlaces): Why | undefined {
  const needed = [
    process.execPath,
    resolve(entry),
    join(root, 'package.json'),
    join(root, 'node_modules/pg/package.json'),
  ];
  const closed = needed.find((file) => !canRead(file, APP_UID));
  if (closed !== undefined)
    return { what: `别的用户读不到 ${closed}`, remedy: '把本系统的文件夹放到别的用户能读的地方（如 /opt/shaodao）' };
  const above = nearestFolder(anchorDir);
  if (!canReach(above, APP_UID))
    return {
      what: `别的用户进不了 ${above}`,
      remedy: '把数据放到别的用户能进的地方（SHAODAO_LOCAL_DIR、SHAODAO_ANCHOR_DIR）',
    };
  const ports = [environment.port, environment.metricsPort ?? 0].filter((port) => port > 0 && port < firstOpenPort());
  if (ports.length > 0)
    return {
      what: `端口 ${ports[0]} 只有 root 能用`,
      remedy: '用 1024 以上的端口，前面放反向代理（见 docs/reverse-proxy.md）',
    };
  return undefined;
}

/** The last part of a path that is there already, above the folder itself. */
function nearestFolder(path: string): string {
  const above = dirname(resolve(path));
  return existsSync(above) ? above : nearestFolder(above);
}

function firstOpenPort(): number {
  try {
    return Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8')) || 1024;
  } catch {
    return 1024;
  }
}

/** Also what an earlier start as root has written: the app goes on where it was. A folder of somebody else's stays theirs. */
function giveAnchors(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (statSync(dir).uid !== 0) return;
  chownSync(dir, APP_UID, APP_UID);
  for (const name of readdirSync(dir).filter((one) => one.endsWith('.anchors'))) {
    const path = join(dir, name);
    // A link is given itself, never what it points to.
    if (lstatSync(path).isFile()) lchownSync(path, APP_UID, APP_UID);
  }
}
