import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An installation that can't go on; the message is the sentence for the user. */
export class InstallFailure extends Error {}

/** The whole of node_modules takes about this much. */
const ROOM_MB = 1500;
const OLDEST_NODE = 20;

/** Runs `npm install` when node_modules is missing or the lock file is another than last time. */
export async function installWhenNeeded(root) {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE)
    throw new InstallFailure(`启动失败：本机的 Node.js 是 ${process.version}，版本太旧，请安装 Node.js ${OLDEST_NODE} 或更新的版本后再运行 npm start。`);
  const stamp = join(root, 'node_modules', '.shaodao-install');
  const lock = join(root, 'package-lock.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(lock)) return;

  if (!existsSync(join(root, 'node_modules'))) checkRoom(root);
  console.log('· 正在安装依赖（第一次约需一两分钟）……');
  const { code, output } = await runNpmInstall(root);
  if (code !== 0) throw new InstallFailure(explain(output, root));
  // npm may rewrite the lock file, so the hash is taken afterwards.
  writeFileSync(stamp, hashOf(lock));
}

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

function checkRoom(root) {
  const disk = statfsSync(root);
  const freeMb = Math.floor((disk.bavail * disk.bsize) / 1_000_000);
  if (freeMb < ROOM_MB)
    throw new InstallFailure(`启动失败：${root} 所在磁盘只剩 ${freeMb} MB，安装依赖约需 ${ROOM_MB} MB，请清理磁盘后再运行 npm start。`);
}

function runNpmInstall(root) {
  // `npm start` names the npm that runs it; otherwise the one on the PATH.
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...before] = npm;
  // Not `npm ci`: the lock file has no entries for other platforms' optional binaries.
  const child = spawn(command, [...before, 'install', '--loglevel=error', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stderr.on('data', (chunk) => (output = (output + chunk).slice(-20_000)));
  const pass = (signal) => child.kill(signal);
  process.once('SIGINT', pass).once('SIGTERM', pass);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: String(error) }));
    child.once('close', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve({ code: code ?? 130, output });
    });
  });
}

function explain(output, root) {
  if (/ENOSPC|EDQUOT/.test(output)) return `启动失败：磁盘已满，依赖没有装完，请清理 ${root} 所在的磁盘后再运行 npm start。`;
  if (/EACCES|EPERM|EROFS/.test(output)) return `启动失败：当前用户不能写 ${root}，依赖没有装完，请用这个文件夹的主人来运行 npm start。`;
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN/.test(output))
    return '启动失败：连不上 npm 软件源，依赖没有装完，请检查网络或 npm config get registry 的地址后再运行 npm start。';
  const first = output.split('\n').find((line) => line.trim() !== '') ?? '原因不明';
  return `启动失败：npm install 没有成功（${first.trim()}），请单独运行 npm install 查看原因。`;
}
