import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importFile } from './import.ts';
import { verifyAudit } from './audit.ts';
import { sentenceOf } from './failure.ts';
import { reset } from './reset.ts';
import { start } from './start.ts';
import { stopRequested } from './stop.ts';
import { test } from './test.ts';

const root = join(import.meta.dirname, '../../..');
const stop = stopRequested();

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { app: { type: 'string' }, yes: { type: 'boolean' }, 'all-or-nothing': { type: 'boolean' } } });
  if (positionals[0] === 'reset') await reset({ root, env: process.env, confirmed: values.yes === true });
  else if (positionals[0] === 'audit') process.exit(await verifyAudit(root, process.env));
  else if (positionals[0] === 'import') process.exit(await importFile(root, process.env, positionals.slice(1), values['all-or-nothing'] === true));
  else if (positionals[0] === 'test') process.exit(await test(root, positionals.slice(1)));
  else await start({ root, env: process.env, entry: values.app, stop });
  process.exit(0);
} catch (error) {
  const sentence = sentenceOf(error, process.env['SHAODAO_LOCAL_DIR'] ?? join(root, '.local'));
  console.error('\n%s', sentence ?? error);
  process.exit(1);
}
