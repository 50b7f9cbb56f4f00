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
  const { positionals, values } = parseArgs({
    // Bare, it means a proxy on this machine.
    args: process.argv.slice(2).map((word) => (word === '--behind-proxy' ? '--behind-proxy=loopback' : word)),
    allowPositionals: true,
    options: {
      app: { type: 'string' },
      yes: { type: 'boolean' },
      'all-or-nothing': { type: 'boolean' },
      'into-demo': { type: 'boolean' },
      'behind-proxy': { type: 'string' },
    },
  });
  const proxy = values['behind-proxy'];
  const env = proxy === undefined ? process.env : { ...process.env, SHAODAO_BEHIND_PROXY: proxy };
  if (positionals[0] === 'reset') await reset({ root, env: process.env, confirmed: values.yes === true });
  else if (positionals[0] === 'audit') process.exit(await verifyAudit(root, process.env));
  else if (positionals[0] === 'import') process.exit(await importFile({ root, env, words: positionals.slice(1), isAllOrNothing: values['all-or-nothing'] === true, isIntoDemo: values['into-demo'] === true }));
  else if (positionals[0] === 'test') process.exit(await test(root, positionals.slice(1)));
  else await start({ root, env, entry: values.app, stop });
  process.exit(0);
} catch (error) {
  const sentence = sentenceOf(error, process.env['SHAODAO_LOCAL_DIR'] ?? join(root, '.local'));
  console.error('\n%s', sentence ?? error);
  process.exit(1);
}
