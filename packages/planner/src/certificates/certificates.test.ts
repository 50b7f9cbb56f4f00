import { describe, expect, it } from 'vitest';
import { countyInstance } from '../instances/county-instance.ts';
import { quarterInstance } from '../instances/quarter-instance.ts';
import { zeroPrices } from '../matching/lagrangian.ts';
import { lpPrices } from '../matching/lp-prices.ts';
import { parseMatchInput } from '../matching/match-input.ts';
import { compileMatch } from '../matching/match-model.ts';
import { solveMatching } from '../matching/solve-matching.ts';
import { TourBound } from '../touring/tour-bound.ts';
import { parseTourInput } from '../touring/tour-input.ts';
import { compileTour } from '../touring/tour-model.ts';
import { certifyMatching } from './certify-matching.ts';
import { boundFromDuals, matchLp } from './match-lp.ts';
import { solveLp } from './solve-lp.ts';
import { tourBoundFromDuals, tourLp } from './tour-lp.ts';

const limits = { seconds: 60, memoryMegabytes: 2000 };

describe('the certificate of a county', () => {
  it('is at most the LP bound, and looks at department caps, which the LP leaves out', () => {
    const request = countyInstance({ seed: 2, needs: 300, resources: 60 });
    const departments = [...new Set(request.resources.map((resource) => resource.department))];
    const bounds = [[], departments.map((department) => ({ department, newClaimsMax: 2 }))].map((departmentCaps) => {
      const input = parseMatchInput({
        ...request,
        departmentCaps,
        weights: { ...request.weights, fairnessPointsPerHalfHour: 20 },
        budget: { steps: 3000, seed: 1 },
      });
      const model = compileMatch(input),
        certified = certifyMatching(input).valuePoints;
      expect(certified).toBeGreaterThanOrEqual(solveMatching(input).valuePoints);
      expect(certified).toBeLessThan(model.constantPoints + lpPrices(model, zeroPrices(model)).bound.valuePoints);
      return certified;
    });
    expect(bounds[1]).toBeLessThan(0.95 * bounds[0]!);
  });
});

describe('certificates by HiGHS in a disposable worker', () => {
  it('agree with the network simplex on a county with fairness, and are recomputed from the duals', async () => {
    const request = countyInstance({ seed: 1, needs: 120, resources: 30 });
    const model = compileMatch(
      parseMatchInput({ ...request, weights: { ...request.weights, fairnessPointsPerHalfHour: 20 } }),
    );
    const outcome = await solveLp(matchLp(model), limits);
    expect(outcome.ok).toBe(true);
    if (!outcome.ok) return;
    expect(lpPrices(model, zeroPrices(model)).bound.valuePoints).toBeCloseTo(outcome.answer.objective, 4);
    expect(boundFromDuals(model, outcome.answer).valuePoints).toBeCloseTo(outcome.answer.objective, 4);
  }, 60_000);

  it('agree with the Lagrangian bound of a quarter', async () => {
    const model = compileTour(parseTourInput(quarterInstance({ seed: 1, days: 8, areas: 5 })));
    const outcome = await solveLp(tourLp(model), limits);
    expect(outcome.ok).toBe(true);
    if (!outcome.ok) return;
    const { boundDeci } = new TourBound(model).improve(800);
    expect(tourBoundFromDuals(model, outcome.answer).valuePoints).toBeLessThanOrEqual(
      outcome.answer.objective / 10 + 0.01,
    );
    expect(Math.abs(boundDeci - outcome.answer.objective) / outcome.answer.objective).toBeLessThan(0.01);
  }, 60_000);

  it('are given up, not waited for, when memory runs out', async () => {
    const model = compileMatch(parseMatchInput(countyInstance({ seed: 1, needs: 1000, resources: 150 })));
    expect(await solveLp(matchLp(model), { seconds: 60, memoryMegabytes: 1 })).toMatchObject({
      ok: false,
      reason: 'memory',
    });
  }, 60_000);

  it('are given up with the reason when the text is no linear program', async () => {
    expect(await solveLp('nonsense', limits)).toMatchObject({ ok: false, reason: 'failed' });
  });
});
