import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseName, ownerRole } from '../../postgres/roles.ts';
import { StartFailure } from './failure.ts';
import { openSecrets } from './secrets.ts';

/** Verifies the audit chains of the running county, or of the database that DATABASE_URL names. @returns the exit code */
export async function verifyAudit(root: string, env: NodeJS.ProcessEnv): Promise<number> {
  const local = env['SHAODAO_LOCAL_DIR'] ?? join(root, '.local');
  const child = spawn(process.execPath, [join(root, 'apps/county/dist/audit-verify.js')], {
    stdio: 'inherit', env: { ...env, DATABASE_URL: env['DATABASE_URL'] ?? runningDatabase(local, 'npm run audit:verify'), SHAODAO_ANCHOR_DIR: env['SHAODAO_ANCHOR_DIR'] ?? join(local, 'data/anchors') },
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** The owner's address of the database that `npm start` is running. */
export function runningDatabase(local: string, command: string): string {
  if (!existsSync(join(local, 'run.json'))) throw new StartFailure(`系统没有在运行，请先运行 npm start，再在另一个窗口运行 ${command}。`);
  const { postgres } = JSON.parse(readFileSync(join(local, 'ports.json'), 'utf8')) as { postgres: number }; // written by our own start
  const { owner } = openSecrets(join(local, 'secrets.json'), join(local, 'data')).postgres;
  return `postgres://${ownerRole}:${owner}@127.0.0.1:${postgres}/${databaseName}`;
}
