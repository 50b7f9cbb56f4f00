import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPairings } from '../check/check-pairings.ts';
import { pairingInstance } from '../instances/township-instance.ts';
import { maximumAssignment } from './assignment-problem.ts';
import { parsePairingInput } from './pairing-input.ts';
import { proposePairings } from './propose-pairings.ts';

const best = (points: readonly (readonly number[])[], row = 0, taken: readonly number[] = []): number =>
  row === points.length
    ? 0
    : Math.max(
        ...points[row]!.map((value, column) =>
          taken.includes(column) ? -Infinity : value + best(points, row + 1, [...taken, column]),
        ),
      );

describe('pairings', { timeout: 60_000 }, () => {
  it('assign with the most points, by comparison with all permutations', () => {
    const table = fc
      .integer({ min: 1, max: 6 })
      .chain((n) =>
        fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: n, maxLength: n }), {
          minLength: n,
          maxLength: n,
        }),
      );
    fc.assert(
      fc.property(table, (points) => {
        const { columnOf, rowPrice, columnPrice } = maximumAssignment(
          (row, column) => points[row]![column]!,
          points.length,
          points.length,
        );
        const value = columnOf.reduce((sum, column, row) => sum + points[row]![column]!, 0);
        expect(value).toBe(best(points));
        expect([...rowPrice, ...columnPrice].reduce((sum, price) => sum + price, 0)).toBeCloseTo(value, 6);
      }),
      { numRuns: 100 },
    );
  });

  it('of 64 units and 64 villages are one to one and proved best', () => {
    const input = parsePairingInput(pairingInstance({ seed: 7, count: 64 }));
    const proposal = proposePairings(input);
    expect(checkPairings(input, proposal)).toEqual([]);
    expect(proposal.boundPoints).toBeCloseTo(proposal.valuePoints, 6);
  });

  it('leave the surplus of the longer side', () => {
    const input = pairingInstance({ seed: 7, count: 6 });
    const fewer = proposePairings({ ...input, villages: input.villages.slice(0, 4) });
    expect(fewer.departmentsLeft).toHaveLength(2);
    const more = proposePairings({ ...input, departments: input.departments.slice(0, 4) });
    expect(more.villagesLeft).toHaveLength(2);
    expect(checkPairings({ ...input, departments: input.departments.slice(0, 4) }, more)).toEqual([]);
  });

  it('keep present pairs when keeping is worth more than any gain', () => {
    const input = pairingInstance({ seed: 3, count: 10 });
    const proposal = proposePairings({ ...input, weights: { ...input.weights, keepPoints: 10_000 } });
    expect(proposal.pairings.filter((pair) => pair.isPresent)).toHaveLength(input.present.length);
  });

  it('refuse a village named twice', () => {
    const input = pairingInstance({ seed: 3, count: 2 });
    expect(() => parsePairingInput({ ...input, villages: [input.villages[0], input.villages[0]] })).toThrow(
      /villages\[1\]\.id/,
    );
  });
});
