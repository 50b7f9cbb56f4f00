import { parseAreaInput } from '../areas/area-input.ts';
import type { AreaProposal } from '../areas/propose-areas.ts';
import type { BrokenRule } from '../check/broken-rule.ts';
import { checkAreas } from '../check/check-areas.ts';
import { checkMatching } from '../check/check-matching.ts';
import { checkPairings } from '../check/check-pairings.ts';
import { checkTouring } from '../check/check-touring.ts';
import { withMatchBound } from '../certificates/certify-matching.ts';
import { PlannerInputError } from '../kit/input-error.ts';
import { parseMatchInput } from '../matching/match-input.ts';
import type { Bound, MatchPlan } from '../matching/match-result.ts';
import { openMatchPlan } from '../matching/match-session.ts';
import { parsePairingInput } from '../pairings/pairing-input.ts';
import type { PairingProposal } from '../pairings/propose-pairings.ts';
import { diffText, diffTours } from '../touring/diff-tours.ts';
import { openTourPlan } from '../touring/explain-tour.ts';
import { withBound } from '../touring/solve-touring.ts';
import { parseTourInput } from '../touring/tour-input.ts';
import type { TourPlan } from '../touring/tour-result.ts';
import { PlannerWorker } from '../worker/planner-worker.ts';
import type { PlannerJobs, PlannerKind } from '../worker/planner-job.ts';
import { explainAreaText, explainPairingText } from './explain-proposal.ts';
import { explainNeedText, explainTourText } from './explain-text.ts';
import { readInput, readJson, writeOutput } from './files.ts';
import { progressBar } from './progress-bar.ts';
import { areaSheets, matchSheets, pairingSheets, tourSheets } from './result-sheets.ts';
import { workbookFormats, type PlanKind } from './sheets.ts';
import { areaSummary, matchSummary, pairingSummary, tourSummary } from './summary.ts';
import { sheetsOfInput, type Sheet } from './workbook.ts';

export interface PlanOptions {
  readonly steps?: string | undefined;
  readonly seed?: string | undefined;
  readonly out?: string | undefined;
  readonly explain?: string | undefined;
  readonly certify?: boolean | undefined;
}
type Command = (files: readonly string[], options: PlanOptions) => Promise<number>;

export const usage = `用法（FILE 可以是 .json 或 .xlsx）：
  plan match FILE     全县需求与资源匹配        [--steps N --seed S --out FILE --explain 需求编号 --certify]
  plan tour FILE      一个季度的巡回计划        [--steps N --seed S --out FILE --explain "片区 日期"或片区 --certify]
  plan areas FILE     一个乡镇的片区划分        [--out FILE --explain 村]
  plan pairings FILE  单位与村一对一结对        [--out FILE --explain 单位或村]
  plan check match|tour|areas|pairings INPUT PLAN.json   用独立程序核对方案（方案用 --out 写成 .json）
  plan diff PLAN1.json PLAN2.json                        比较两份巡回计划
  plan convert match|tour|areas|pairings FROM TO         输入数据在 .json 与 .xlsx 之间转换`;

const STEPS = { match: 60_000, tour: 2_000_000 } as const;

export const commands: Readonly<Record<string, Command>> = {
  async match([file], options) {
    const input = await inputWithBudget(file, 'match', options);
    let plan = await runShown('match', input as never);
    if (options.certify) plan = withMatchBound(plan, await runShown('certifyMatch', input as never));
    return finish(plan, matchSummary(plan), () => matchSheets(plan), options, (need) =>
      explainNeedText(openMatchPlan(parseMatchInput(input), plan), need),
    );
  },
  async tour([file], options) {
    const input = await inputWithBudget(file, 'tour', options);
    let plan = await runShown('tour', input as never);
    if (options.certify) plan = withBound(plan, await runShown('certifyTour', input as never));
    return finish(plan, tourSummary(plan), () => tourSheets(plan), options, (id) =>
      explainTourText(openTourPlan(parseTourInput(input), plan), id),
    );
  },
  async areas([file], options) {
    const input = await readInput(needed(file), 'areas');
    const proposal: AreaProposal = await runShown('areas', input);
    return finish(proposal, areaSummary(proposal), () => areaSheets(proposal), options, (village) =>
      explainAreaText(parseAreaInput(input), proposal, village),
    );
  },
  async pairings([file], options) {
    const proposal: PairingProposal = await runShown('pairings', await readInput(needed(file), 'pairings'));
    return finish(proposal, pairingSummary(proposal), () => pairingSheets(proposal), options, (id) =>
      explainPairingText(proposal, id),
    );
  },
  async check([kindText, inputFile, planFile], options) {
    const kind = planKind(kindText);
    const input = await inputWithBudget(inputFile, kind, options),
      plan: unknown = await readJson(needed(planFile));
    const broken = checks[kind](input, plan);
    for (const { rule, where, detail } of broken) console.log(`${rule}  ${where}  ${detail}`);
    console.log(broken.length === 0 ? '核对无误' : `有 ${broken.length} 处不符`);
    return broken.length === 0 ? 0 : 1;
  },
  async diff([before, after]) {
    const [old, next] = [await readJson(needed(before)), await readJson(needed(after))] as unknown as [
      TourPlan,
      TourPlan,
    ];
    if (!Array.isArray(old.visits) || !Array.isArray(next.visits))
      throw new PlannerInputError([{ path: 'visits', message: '请给出两份由 plan tour 写出的 JSON' }]);
    console.log(diffText(diffTours(old, next)).join('\n'));
    return 0;
  },
  async convert([kindText, from, to]) {
    const kind = planKind(kindText);
    const input = await readInput(needed(from), kind);
    await writeOutput(needed(to), input, () => sheetsOfInput(input, workbookFormats[kind]));
    return 0;
  },
};

// A plan read from a file may be anything: the checker looks at all that it uses.
const checks: { [Kind in PlanKind]: (input: unknown, plan: unknown) => BrokenRule[] } = {
  match: (input, plan) => checkMatching(parseMatchInput(input), plan as MatchPlan),
  tour: (input, plan) => checkTouring(parseTourInput(input), plan as TourPlan),
  areas: (input, plan) => checkAreas(parseAreaInput(input), plan as AreaProposal),
  pairings: (input, plan) => checkPairings(parsePairingInput(input), plan as PairingProposal),
};

function needed(file: string | undefined): string {
  if (file === undefined) throw new RangeError(`缺少文件名。\n${usage}`);
  return file;
}
function planKind(text: string | undefined): PlanKind {
  if (text === undefined || !(text in workbookFormats))
    throw new RangeError(`请写明 match、tour、areas 或 pairings。\n${usage}`);
  return text as PlanKind;
}

async function inputWithBudget(
  file: string | undefined,
  kind: PlanKind,
  { steps, seed }: PlanOptions,
): Promise<Record<string, unknown>> {
  const input = await readInput(needed(file), kind);
  if (kind !== 'match' && kind !== 'tour') return input;
  const own = (input['budget'] ?? {}) as Record<string, unknown>;
  const number = (text: string | undefined, otherwise: unknown) => (text === undefined ? otherwise : Number(text));
  return {
    ...input,
    budget: { ...own, steps: number(steps, own['steps'] ?? STEPS[kind]), seed: number(seed, own['seed'] ?? 1) },
  };
}

/** Runs a job in a worker with a progress bar; Ctrl-C ends it early with the best plan so far. */
async function runShown<Kind extends PlannerKind>(
  kind: Kind,
  input: PlannerJobs[Kind]['input'],
): Promise<PlannerJobs[Kind]['result']> {
  const worker = new PlannerWorker(),
    bar = progressBar(),
    abort = new AbortController();
  const stop = () => abort.abort();
  process.once('SIGINT', stop);
  try {
    const { result, seconds } = await worker.run(kind, input, {
      onProgress: bar.show,
      signal: abort.signal,
      onLost: (reason) => console.error(`规划线程中断（${reason}），再试一次`),
    });
    if (kind.startsWith('certify')) console.log(`证明用时 ${seconds.toFixed(1)} 秒（${(result as Bound).kind}）`);
    return result;
  } finally {
    process.off('SIGINT', stop);
    bar.end();
    await worker.close();
  }
}

/** Prints and writes the result; the reasons come last, so that a mistyped id costs no plan. */
async function finish(
  value: unknown,
  lines: readonly string[],
  sheets: () => readonly Sheet[],
  { out, explain }: PlanOptions,
  reasons: (id: string) => readonly string[],
): Promise<number> {
  console.log(lines.join('\n'));
  if (out !== undefined) {
    await writeOutput(out, value, sheets);
    console.log(`已写入 ${out}`);
  }
  if (explain !== undefined) console.log(reasons(explain).join('\n'));
  return 0;
}
