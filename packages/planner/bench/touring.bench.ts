import { solveLp } from '../src/certificates/solve-lp.ts';
import { tourBoundFromDuals, tourLp } from '../src/certificates/tour-lp.ts';
import { checkTouring } from '../src/check/check-touring.ts';
import { quarterInstance } from '../src/instances/quarter-instance.ts';
import { diffTours } from '../src/touring/diff-tours.ts';
import { greedyTour } from '../src/touring/greedy-tour.ts';
import { certifyTouring, solveTouring, withBound } from '../src/touring/solve-touring.ts';
import { parseTourInput } from '../src/touring/tour-input.ts';
import { compileTour } from '../src/touring/tour-model.ts';
import { cpuSeconds, gapPercent, timed, type Report } from './report.ts';

/** Best value known for seed 1 before this engine, with the same model. */
const KNOWN = 74_808.5;

/** B1 and B2: the quarter of seed 1, its certificate, greedy and HiGHS beside it. */
export async function benchQuarter(
  report: Report,
  {
    shortSteps,
    longSteps,
    epochs,
    withHighs,
  }: { shortSteps: number; longSteps: number; epochs: number; withHighs: boolean },
): Promise<void> {
  const quarter = quarterInstance({ seed: 1 });
  const input = (steps: number, seed = 1) => parseTourInput({ ...quarter, budget: { steps, seed } });
  const instance = '37 areas × 60 days';
  const { result: bound, seconds: boundSeconds } = timed(() => certifyTouring(input(1), epochs));
  const model = compileTour(input(1));
  const { result: greedy, seconds: greedySeconds } = timed(() => greedyTour(model).valueDeci / 10);
  report.add({
    goal: 'B1',
    what: 'quarter',
    instance,
    seed: 1,
    method: 'greedy, best visit first',
    value: greedy,
    bound: bound.valuePoints,
    gapPercent: gapPercent(greedy, bound.valuePoints),
    cpuSeconds: greedySeconds,
  });
  let best = 0;
  for (const [steps, share, limit] of [
    [shortSteps, 0.997, 3],
    [longSteps, 0.9995, 15],
  ] as const) {
    for (const seed of [1, 2, 3]) {
      const { result: plan, seconds } = timed(() => solveTouring(input(steps, seed)));
      best = Math.max(best, plan.valuePoints);
      const broken = checkTouring(input(steps, seed), withBound(plan, bound)).length;
      report.add({
        goal: 'B1',
        what: `≥ ${100 * share} % of ${KNOWN} in ${limit} s`,
        instance,
        seed: `1/${seed}`,
        method: `annealing, ${steps}`,
        value: plan.valuePoints,
        bound: bound.valuePoints,
        gapPercent: gapPercent(plan.valuePoints, bound.valuePoints),
        cpuSeconds: seconds,
        isMet: plan.valuePoints >= share * KNOWN && seconds <= limit && broken === 0,
        note: `${((100 * plan.valuePoints) / KNOWN).toFixed(2)} % of the value known; ${plan.unstaffedSessions} of ${plan.sessions} sessions unstaffed`,
      });
    }
  }
  report.add({
    goal: 'B2',
    what: 'certified ≤ 2.5 % in 15 s (1 %)',
    instance,
    seed: 1,
    method: `Lagrangian, ${epochs} epochs`,
    value: best,
    bound: bound.valuePoints,
    gapPercent: gapPercent(best, bound.valuePoints),
    cpuSeconds: boundSeconds,
    isMet: gapPercent(best, bound.valuePoints) <= 2.5 && boundSeconds <= 15,
    note: `moonshot 1 % ${gapPercent(best, bound.valuePoints) <= 1 ? 'met' : 'missed'}`,
  });
  if (!withHighs) return;
  const before = cpuSeconds();
  const lp = await solveLp(tourLp(model), {
    seconds: 120,
    memoryMegabytes: 3000,
    options: { solver: 'ipm', run_crossover: 'off' },
  });
  report.add({
    goal: 'B2',
    what: 'LP bound',
    instance,
    seed: 1,
    method: 'HiGHS interior point',
    cpuSeconds: cpuSeconds() - before,
    ...(lp.ok
      ? {
          bound: tourBoundFromDuals(model, lp.answer).valuePoints,
          note: `${lp.answer.status}, recomputed from its duals`,
        }
      : { note: `no answer: ${lp.reason} ${lp.detail}` }),
  });
}

/** B3: a quarter small enough for HiGHS to prove something about. */
export async function benchSmallQuarter(report: Report, { steps }: { steps: number }): Promise<void> {
  const input = parseTourInput({ ...quarterInstance({ seed: 1, days: 20, areas: 12 }), budget: { steps, seed: 1 } });
  const instance = '12 areas × 20 days';
  const { result: plan, seconds } = timed(() => solveTouring(input));
  const before = cpuSeconds();
  const mip = await solveLp(tourLp(compileTour(input), true), { seconds: 120, memoryMegabytes: 3000 });
  report.add({
    goal: 'B3',
    what: 'small quarter',
    instance,
    seed: 1,
    method: 'HiGHS MIP, 120 s',
    cpuSeconds: cpuSeconds() - before,
    ...(mip.ok
      ? { value: mip.answer.objective / 10, note: mip.answer.status }
      : { note: `no answer: ${mip.reason} ${mip.detail}` }),
  });
  const bound = certifyTouring(input, 1500).valuePoints;
  report.add({
    goal: 'B3',
    what: 'small quarter',
    instance,
    seed: 1,
    method: `annealing, ${steps}`,
    value: plan.valuePoints,
    bound,
    gapPercent: gapPercent(plan.valuePoints, bound),
    cpuSeconds: seconds,
  });
}

/** B4: on day 10 a seventh of the teams is lost for two weeks and one vehicle for one. */
export function benchReplan(report: Report, { steps }: { steps: number }): void {
  const quarter = quarterInstance({ seed: 1 });
  const plan = solveTouring(parseTourInput({ ...quarter, budget: { steps: 2_000_000, seed: 1 } }));
  const today = quarter.days[10]!.on,
    twoWeeks = quarter.days[24]!.on,
    oneWeek = quarter.days[17]!.on;
  const lost = new Set(quarter.teams.filter((_team, k) => k % 7 === 0).map((team) => team.id));
  const days = quarter.days.map((day) =>
    day.on >= today && day.on < oneWeek ? { ...day, vehicles: Math.max(0, day.vehicles - 1) } : day,
  );
  const teams = quarter.teams.map((team) =>
    lost.has(team.id) ? { ...team, availableOn: team.availableOn.filter((on) => on < today || on >= twoWeeks) } : team,
  );
  const published = plan.visits.map(({ area, on, services }) => ({
    area,
    on,
    services: services.map(({ service }) => service),
    teams: Object.fromEntries(services.flatMap(({ service, team }) => (team === null ? [] : [[service, team]]))),
  }));
  const changed = { ...quarter, days, teams, published, frozenUntil: today };
  const input = parseTourInput({ ...changed, budget: { steps, seed: 2 } });
  const { result: again, seconds } = timed(() => solveTouring(input));
  const scratch = solveTouring(
    parseTourInput({
      ...changed,
      weights: { ...quarter.weights, visitChangePoints: 0, sessionChangePoints: 0 },
      budget: { steps: 2_000_000, seed: 2 },
    }),
  );
  const future = plan.visits.filter((visit) => visit.on >= today);
  const untouched = future.filter(
    (visit) =>
      visit.on >= twoWeeks ||
      (visit.on >= oneWeek && visit.services.every(({ team }) => team === null || !lost.has(team))),
  );
  const isKept = (visit: (typeof future)[number]) =>
    again.visits.some((other) => other.area === visit.area && other.on === visit.on);
  const isSame = (visit: (typeof future)[number]) =>
    again.visits.some(
      (other) =>
        other.area === visit.area &&
        other.on === visit.on &&
        other.services.map(({ service }) => service).join() === visit.services.map(({ service }) => service).join(),
    );
  const share = untouched.filter(isKept).length / untouched.length;
  const worth = again.terms[0]!.points + again.terms[1]!.points,
    scratchWorth = scratch.terms[0]!.points + scratch.terms[1]!.points;
  const loss = (100 * (scratchWorth - worth)) / scratchWorth;
  report.add({
    goal: 'B4',
    what: '≥ 85 % kept, loss ≤ 1 %, ≤ 1 s',
    instance: '37 areas × 60 days',
    seed: 1,
    method: `re-plan, ${steps}`,
    value: worth,
    bound: scratchWorth,
    gapPercent: loss,
    cpuSeconds: seconds,
    isMet: share >= 0.85 && loss <= 1 && seconds <= 1 && checkTouring(input, again).length === 0,
    note: `kept ${(100 * share).toFixed(1)} % of ${untouched.length} untouched (with the same services ${((100 * untouched.filter(isSame).length) / untouched.length).toFixed(1)} %); of all ${future.length} to come ${future.filter((visit) => !isKept(visit)).length} change; diff ${diffTours(plan, again).changes.length}; bound column = from scratch`,
  });
}
