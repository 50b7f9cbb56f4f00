import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAreas } from '../check/check-areas.ts';
import { townshipInstance } from '../instances/township-instance.ts';
import type { PlannerInputError } from '../kit/input-error.ts';
import { parseAreaInput, type AreaInput } from './area-input.ts';
import { proposeAreas } from './propose-areas.ts';

/** Best value of all partitions into twos and threes with left-outs, by trying each. */
function bestByEnumeration(input: AreaInput): number {
  const ids = input.villages.map((village) => village.id);
  let best = -Infinity;
  const extend = (left: readonly string[], areas: string[][], leftOut: string[]): void => {
    const [next, ...rest] = left;
    if (next === undefined) {
      const proposal = {
        areas: areas.map((villages) => ({ villages, points: 0, terms: [] })),
        leftOut,
        valuePoints: 0,
        boundPoints: 1e9,
      };
      const broken = checkAreas(input, proposal);
      if (broken.some(({ rule }) => rule === 'not-neighbours')) return;
      const value = broken.find(({ rule }) => rule === 'value-wrong');
      best = Math.max(best, value ? Number(value.detail.split('≠')[1]) : 0);
      return;
    }
    extend(rest, areas, [...leftOut, next]);
    rest.forEach((one, k) => {
      extend(
        rest.filter((id) => id !== one),
        [...areas, [next, one]],
        leftOut,
      );
      rest.slice(k + 1).forEach((two) =>
        extend(
          rest.filter((id) => id !== one && id !== two),
          [...areas, [next, one, two]],
          leftOut,
        ),
      );
    });
  };
  extend(ids, [], []);
  return best;
}

describe('areas of a township', { timeout: 60_000 }, () => {
  it('are the best there are, by comparison with all partitions of small townships', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 7 }), (seed, villages) => {
        const input = townshipInstance({ seed, villages, kilometres: 6 });
        const proposal = proposeAreas(input);
        expect(checkAreas(input, proposal)).toEqual([]);
        expect(proposal.isOptimal).toBe(true);
        expect(proposal.valuePoints).toBeCloseTo(bestByEnumeration(input), 6);
      }),
      { numRuns: 40 },
    );
  });

  it('are proved best for a township of 40 villages', () => {
    const input = townshipInstance({ seed: 2, villages: 40 });
    const proposal = proposeAreas(input);
    expect(checkAreas(input, proposal)).toEqual([]);
    expect(proposal.isOptimal).toBe(true);
  });

  it('admit with a bound when the search had to stop', () => {
    const proposal = proposeAreas(townshipInstance({ seed: 2, villages: 40 }), 5);
    expect(proposal.isOptimal).toBe(false);
    expect(proposal.boundPoints).toBeGreaterThanOrEqual(proposal.valuePoints);
  });

  it('leave out a village without neighbours rather than force it', () => {
    const proposal = proposeAreas({
      ...townshipInstance({ seed: 1, villages: 3 }),
      neighbours: [{ a: 'V00000', b: 'V00001', minutes: 5 }],
    });
    expect(proposal.leftOut).toEqual(['V00002']);
  });

  it('refuse neighbours that do not exist', () => {
    const input = { ...townshipInstance({ seed: 1, villages: 3 }), neighbours: [{ a: 'V00000', b: 'Vx', minutes: 5 }] };
    expect(() => parseAreaInput(input)).toThrow(/neighbours\[0\]\.b/);
    expect(() => parseAreaInput({ ...input, neighbours: [{ a: 'V00000', b: 'V00000', minutes: -5 }] })).toThrow(
      expect.objectContaining({ name: 'PlannerInputError' } satisfies Partial<PlannerInputError>),
    );
  });
});
