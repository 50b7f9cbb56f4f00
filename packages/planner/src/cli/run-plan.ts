import { parseArgs } from 'node:util';
import { PlannerInputError } from '../kit/input-error.ts';
import { commands, usage, type PlanOptions } from './commands.ts';

/** Runs one command line; the exit code: 0 done, 1 faulty input or a broken plan, 2 no such command. */
export async function runPlan(args: readonly string[]): Promise<number> {
  try {
    const {
      values,
      positionals: [command = '', ...files],
    } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        steps: { type: 'string' },
        seed: { type: 'string' },
        out: { type: 'string' },
        explain: { type: 'string' },
        certify: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const run = commands[command];
    if (values.help || !run) {
      console.log(usage);
      return values.help ? 0 : 2;
    }
    return await run(files, values satisfies PlanOptions);
  } catch (error) {
    const text = userMessage(error);
    if (text === null) throw error;
    console.error(text);
    return 1;
  }
}

/** What the user can do something about, in words; null for a defect of the program. */
function userMessage(error: unknown): string | null {
  if (error instanceof PlannerInputError) return error.message;
  if (!(error instanceof Error)) return null;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `找不到文件：${path ?? ''}`;
  if (code?.startsWith('ERR_PARSE_ARGS')) return `看不懂的参数：${error.message}\n${usage}`;
  return error instanceof RangeError && code === undefined ? error.message : null;
}
