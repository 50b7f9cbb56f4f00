// Runs under any Node from 20 on, before anything is installed: no dependency, no TypeScript.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver } from './bootstrap/hand-over.mjs';
import { InstallFailure, installWhenNeeded } from './bootstrap/install.mjs';

const root = realpathSync(fileURLToPath(new URL('../..', import.meta.url)));

try {
  await installWhenNeeded(root);
  const node = join(root, 'node_modules/.bin/node');
  process.exitCode = await handOver(node, [join(root, 'infra/local/src/main.ts'), ...process.argv.slice(2)]);
} catch (error) {
  if (!(error instanceof InstallFailure)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
