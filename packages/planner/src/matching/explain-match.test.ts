import { describe, expect, it } from 'vitest';
import { checkMatching } from '../check/check-matching.ts';
import { countyInstance } from '../instances/county-instance.ts';
import { randomMatchInput } from '../instances/random-inputs.ts';
import { forbidPair } from './counterfactual.ts';
import { explainMatch } from './explain-match.ts';
import { explainUnmet } from './explain-unmet.ts';
import { parseMatchInput, type MatchRequest } from './match-input.ts';
import { openMatchPlan } from './match-session.ts';
import { proposeForNeed } from './propose-for-need.ts';
import { solveMatching } from './solve-matching.ts';

const opened = (request: MatchRequest) => {
  const input = parseMatchInput(request);
  const plan = solveMatching(input);
  return { input, plan, session: openMatchPlan(input, plan) };
};
const sum = (terms: readonly { points: number }[]) => terms.reduce((total, term) => total + term.points, 0);
const need = { id: 'n1', kind: 'haircut', village: 'v1', urgency: 3, waitedDays: 10, effortHalfHours: 2, level: 2 };
const resource = {
  id: 'r1',
  department: 'd1',
  base: 'seat',
  kinds: [{ kind: 'haircut', level: 2 }],
  capacityHalfHours: 4,
  reachMinutes: 30,
  pairedVillages: [],
  rating: 0.8,
};
const county = (changes: Partial<MatchRequest>): MatchRequest => ({
  ...countyInstance({ seed: 1, needs: 0, resources: 1 }),
  needs: [need],
  resources: [resource],
  travelMinutes: { seat: { v1: 20, v2: 25 } },
  budget: { steps: 50, seed: 1 },
  ...changes,
});

describe('the reasons of a proposal', { timeout: 60_000 }, () => {
  it('add up to the points of the pair, for every pair of a county', () => {
    const { plan, session } = opened({
      ...countyInstance({ seed: 4, needs: 200, resources: 40 }),
      budget: { steps: 1000, seed: 1 },
    });
    for (const pair of plan.pairs) {
      const why = explainMatch(session, pair.need);
      expect(sum(why.terms)).toBe(pair.points);
      expect(why.resource).toBe(pair.resource);
      expect(why.nextCandidates.every((other) => other.resource !== pair.resource)).toBe(true);
    }
  });

  it('name what stands against the next candidate: full, farther, lower level', () => {
    const far = { ...resource, id: 'r2', base: 'far' },
      low = { ...resource, id: 'r3', kinds: [{ kind: 'haircut', level: 1 }] };
    const travelMinutes = { seat: { v1: 20 }, far: { v1: 29 } };
    const against = (other: typeof resource) =>
      explainMatch(opened(county({ resources: [resource, other], travelMinutes })).session, 'n1').nextCandidates[0]
        ?.whyNot;
    expect(against(far)).toEqual({ code: 'farther', minutes: 9 });
    expect(against(low)).toEqual({ code: 'lowerLevel', levels: 1 });
    const rivals = county({
      needs: [need, { ...need, id: 'n2', urgency: 5 }],
      resources: [{ ...resource, capacityHalfHours: 2 }, far],
      travelMinutes,
    });
    const why = explainMatch(opened(rivals).session, 'n1');
    expect(why.nextCandidates[0]?.whyNot.code).toBe('full');
    expect(why.betterTakenBy).toMatchObject({ resource: 'r1', need: 'n2' });
  });
});

describe('the counterfactual of a pair', { timeout: 60_000 }, () => {
  it('is a valid plan of the same input with the pair vetoed, and no better than the plan by more than its gap', () => {
    let asked = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { input, plan, session } = opened(randomMatchInput(seed));
      for (const pair of plan.pairs.filter((each) => !each.locked).slice(0, 3)) {
        const without = forbidPair(session, pair.need);
        const vetoed = {
          ...input,
          vetoes: [...input.vetoes, { need: pair.need, resource: pair.resource, reason: '试算', until: null }],
        };
        expect(checkMatching(vetoed, without.plan)).toEqual([]);
        expect(without.lossPoints).toBe(plan.valuePoints - without.plan.valuePoints);
        expect(-without.lossPoints).toBeLessThanOrEqual(without.gapPoints + 1e-6);
        expect(without.replacement).not.toBe(pair.resource);
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(100);
  });
});

describe('an unmet need says why, with the cheapest remedy', { timeout: 60_000 }, () => {
  const whyUnmet = (changes: Partial<MatchRequest>) => explainUnmet(opened(county(changes)).session, 'n1');
  it('nobody offers it', () => {
    expect(whyUnmet({ needs: [{ ...need, kind: 'law' }] })).toMatchObject({
      reason: 'noCompatibleResource',
      remedy: { code: 'recruit', kind: 'law' },
    });
    expect(whyUnmet({ needs: [{ ...need, level: 4 }] })).toMatchObject({
      reason: 'noCompatibleResource',
      remedy: { level: 4 },
    });
  });
  it('all are too far', () => {
    expect(whyUnmet({ travelMinutes: { seat: { v1: 42 } } })).toMatchObject({
      reason: 'outOfReach',
      remedy: { code: 'extendReach', resource: 'r1', minutes: 12 },
    });
  });
  it('all were refused', () => {
    const vetoes = [{ need: 'n1', resource: 'r1', reason: '设备维修', until: '2026-12-01' }];
    expect(whyUnmet({ vetoes })).toMatchObject({
      reason: 'vetoed',
      remedy: { code: 'askAgain', until: '2026-12-01', reason: '设备维修' },
    });
  });
  it('but not by a refusal whose term is over', () => {
    const vetoes = [{ need: 'n1', resource: 'r1', reason: '设备维修', until: '2026-12-01' }];
    expect(opened(county({ vetoes, asOn: '2026-12-01' })).plan.unmet).toEqual(['n1']);
    expect(opened(county({ vetoes, asOn: '2026-12-02' })).plan.pairs).toMatchObject([{ need: 'n1', resource: 'r1' }]);
  });
  it('all are full', () => {
    expect(whyUnmet({ resources: [{ ...resource, capacityHalfHours: 1 }] })).toMatchObject({
      reason: 'noCapacity',
      remedy: { code: 'addHalfHours', halfHours: 1 },
    });
  });
  it('the department has used up its new claims', () => {
    expect(whyUnmet({ departmentCaps: [{ department: 'd1', newClaimsMax: 0 }] })).toMatchObject({
      reason: 'departmentCap',
      remedy: { code: 'raiseDepartmentCap', department: 'd1' },
    });
  });
  it('the remedy is enough: with it the need is met', () => {
    const { plan } = opened(county({ resources: [{ ...resource, capacityHalfHours: 2 }] }));
    expect(plan.unmet).toEqual([]);
  });
});

describe('one need on demand', { timeout: 60_000 }, () => {
  it('prefers a free resource, and otherwise names whom it would displace', () => {
    const rivals = county({
      needs: [need, { ...need, id: 'n2', urgency: 5 }],
      resources: [{ ...resource, capacityHalfHours: 2 }],
    });
    const [proposal] = proposeForNeed(opened(rivals).session, 'n1');
    expect(proposal).toMatchObject({ resource: 'r1', displaced: ['n2'] });
    const [free] = proposeForNeed(opened(county({})).session, 'n1');
    expect(free).toMatchObject({ resource: 'r1', displaced: [], displacedPoints: 0 });
    expect(sum(free!.terms)).toBe(free!.points);
  });
});
