import { z } from 'zod';

/** One thing wrong with an input: where it stands (as `needs[3].effortHalfHours`) and what to do, in Chinese. */
export interface InputFault {
  readonly path: string;
  readonly message: string;
}

/** The input breaks its schema or contradicts itself; `faults` names each place. Nothing has been computed. */
export class PlannerInputError extends Error {
  readonly faults: readonly InputFault[];
  constructor(faults: readonly InputFault[]) {
    const shown = faults.slice(0, 10).map((fault) => `${fault.path}：${fault.message}`);
    const more = faults.length > 10 ? [`……另有 ${faults.length - 10} 处`] : [];
    super(`输入数据有误，请改正后重试。\n${[...shown, ...more].join('\n')}`);
    this.name = 'PlannerInputError';
    this.faults = faults;
  }
}

const chinese = z.locales.zhCN().localeError;

/** Parses by schema, or throws PlannerInputError that names every faulty place. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: chinese });
  if (parsed.success) return parsed.data;
  throw new PlannerInputError(
    parsed.error.issues.map((issue) => ({ path: pathText(issue.path), message: issue.message })),
  );
}

/** Throws PlannerInputError unless the list is empty. */
export function refuseFaults(faults: readonly InputFault[]): void {
  if (faults.length > 0) throw new PlannerInputError(faults);
}

/** Faults for every id that stands twice in a list. */
export function duplicateFaults(list: string, ids: readonly string[]): InputFault[] {
  const seen = new Map<string, number>();
  const faults: InputFault[] = [];
  ids.forEach((id, index) => {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else faults.push({ path: `${list}[${index}].id`, message: `编号“${id}”与第 ${first + 1} 项重复，请改为唯一编号` });
  });
  return faults;
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '') || '（整个输入）';
}
