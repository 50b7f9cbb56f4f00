import { parseArgs } from 'node:util';
import { PlannerInputError } from '../kit/input-error.ts';
import { commands, usage, type PlanOptions } from './commands.ts';

const { values, positionals: [command = '', ...files] } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' }, explain: { type: 'string' },
    certify: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false },
  },
});

const run = commands[command];
if (values.help || !run) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  try {
    process.exitCode = await run(files, values satisfies PlanOptions);
  } catch (error) {
    if (!(error instanceof PlannerInputError || error instanceof RangeError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))) throw error;
    console.error('code' in error ? `找不到文件：${String((error as NodeJS.ErrnoException).path)}` : error.message);
    process.exitCode = 1;
  }
}
