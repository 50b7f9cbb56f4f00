import { join } from 'node:path';
import {
  benchCounty,
  benchFairness,
  benchLarge,
  benchProvince,
  benchPublicGap,
  benchRematch,
} from './matching.bench.ts';
import { Report } from './report.ts';
import { benchDeterminism, benchReasons, benchRules } from './rules.bench.ts';
import { benchQuarter, benchReplan, benchSmallQuarter } from './touring.bench.ts';

/** `node packages/planner/bench/planner.bench.ts [--quick] [--out FILE] [GOAL …]`: measures the goals, all or those named. */
const args = process.argv.slice(2);
const isQuick = args.includes('--quick');
const out = args.includes('--out') ? args[args.indexOf('--out') + 1]! : join(import.meta.dirname, '../../../.local/bench/planner.json');
const goals = args.filter((arg) => /^[A-Z]\d$/.test(arg));
const wants = (goal: string) => goals.length === 0 || goals.includes(goal);
const folder = process.env['GAP_FOLDER'] ?? join(import.meta.dirname, 'gap');
/** Steps that take about a second and a half each; a step's cost grows with capacity and jobs. */
const gapSteps: Readonly<Record<string, number>> = {
  c05100: 55_000,
  c10100: 200_000,
  c20100: 450_000,
  c20200: 170_000,
  d05100: 12_000,
  d10100: 35_000,
  d20100: 120_000,
  d20200: 22_000,
  e05100: 70_000,
  e10100: 130_000,
  e20100: 260_000,
  e20200: 90_000,
};
const report = new Report();

// The large one first: its peak memory is the process's.
if (wants('A2') && !isQuick) benchLarge(report, { steps: 30_000 });
if (wants('A1')) await benchCounty(report, isQuick ? { seeds: 2, steps: 10_000 } : { seeds: 20, steps: 90_000 });
if (wants('A3')) await benchProvince(report, isQuick ? { counties: 4, steps: 3000 } : { counties: 80, steps: 3000 });
if (wants('A4')) benchRematch(report, isQuick ? { seeds: 2, steps: 1000 } : { seeds: 5, steps: 1000 });
if (wants('A5')) await benchFairness(report, { steps: isQuick ? 10_000 : 40_000 });
if (wants('A6')) 
  benchPublicGap(report, {
    folder,
    seeds: isQuick ? 1 : 3,
    steps: (name) => (isQuick ? 1000 : (gapSteps[name] ?? 20_000)),
  });
if (wants('B1') || wants('B2'))
  await benchQuarter(
    report,
    isQuick
      ? { shortSteps: 300_000, longSteps: 600_000, epochs: 100, withHighs: false }
      : { shortSteps: 1_500_000, longSteps: 8_000_000, epochs: 1500, withHighs: true },
  );
if (wants('B3') && !isQuick) await benchSmallQuarter(report, { steps: 2_000_000 });
if (wants('B4')) benchReplan(report, { steps: isQuick ? 200_000 : 500_000 });
if (wants('B5')) benchRules(report, { count: isQuick ? 50 : 1000 });
if (wants('E1')) benchReasons(report, { count: isQuick ? 50 : 1000 });
if (wants('D1')) benchDeterminism(report);
report.write(out);
console.log(
  `written to ${out}; goals missed: ${
    report.rows
      .filter((row) => row.isMet === false)
      .map((row) => row.goal)
      .join(' ') || 'none'
  }`,
);
