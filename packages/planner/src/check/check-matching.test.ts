import { describe, expect, it } from 'vitest';
import { countyInstance } from '../instances/county-instance.ts';
import { parseMatchInput } from '../matching/match-input.ts';
import { solveMatching } from '../matching/solve-matching.ts';
import { checkMatching } from './check-matching.ts';

const request = countyInstance({ seed: 5, needs: 40, resources: 10 });
const input = parseMatchInput({
  ...request,
  budget: { steps: 500, seed: 1 },
  departmentCaps: [{ department: 'D00001', newClaimsMax: 3 }],
});
const plan = solveMatching(input);
const rulesOf = (changed: typeof plan, of = input) => checkMatching(of, changed).map(({ rule }) => rule);
const first = plan.pairs[0]!;

describe('the checker finds', { timeout: 60_000 }, () => {
  it('nothing in a sound plan', () => expect(rulesOf(plan)).toEqual([]));
  it('a wrong value', () => expect(rulesOf({ ...plan, valuePoints: plan.valuePoints + 1 })).toEqual(['value-wrong']));
  it('wrong points of a pair', () =>
    expect(rulesOf({ ...plan, pairs: plan.pairs.with(0, { ...first, points: first.points + 5 }) })).toContain(
      'points-wrong',
    ));
  it('a need served twice', () =>
    expect(rulesOf({ ...plan, pairs: [...plan.pairs, first] })).toContain('need-served-twice'));
  it('an incompatible pair', () => {
    const other = input.resources.find((resource) =>
      resource.kinds.every(({ kind }) => kind !== input.needs.find((need) => need.id === first.need)!.kind),
    )!;
    expect(rulesOf({ ...plan, pairs: plan.pairs.with(0, { ...first, resource: other.id }) })).toContain(
      'kind-not-offered',
    );
  });
  it('a vetoed pair', () =>
    expect(
      rulesOf(plan, { ...input, vetoes: [{ need: first.need, resource: first.resource, reason: '', until: null }] }),
    ).toContain('vetoed'));
  it('a lock that is not kept', () =>
    expect(rulesOf({ ...plan, pairs: plan.pairs.slice(1) }, { ...input, locks: [first] })).toContain('lock-not-kept'));
  it('too much on one resource', () =>
    expect(
      rulesOf(plan, { ...input, resources: input.resources.map((each) => ({ ...each, capacityHalfHours: 1 })) }),
    ).toContain('capacity-exceeded'));
  it('too many new claims', () =>
    expect(
      rulesOf(plan, {
        ...input,
        departmentCaps: input.resources.map((each) => ({ department: each.department, newClaimsMax: 0 })),
      }),
    ).toContain('department-cap-exceeded'));
  it('a bound below the value', () =>
    expect(rulesOf({ ...plan, bound: { ...plan.bound, valuePoints: 1 } })).toContain('bound-below-value'));
});
