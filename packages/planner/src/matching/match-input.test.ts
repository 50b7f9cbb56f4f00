import { describe, expect, it } from 'vitest';
import { countyInstance } from '../instances/county-instance.ts';
import { PlannerInputError } from '../kit/input-error.ts';
import { parseMatchInput } from './match-input.ts';

const good = countyInstance({ seed: 1, needs: 3, resources: 2 });
const faultsOf = (input: unknown) => {
  try {
    parseMatchInput(input);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(PlannerInputError);
    return (error as PlannerInputError).faults.map((fault) => fault.path);
  }
};
const withNeed = (change: object) => ({ ...good, needs: [good.needs[0]!, { ...good.needs[1]!, ...change }] });
const withResource = (change: object) => ({ ...good, resources: [{ ...good.resources[0]!, ...change }] });

describe('a faulty matching input is refused with the place named', { timeout: 60_000 }, () => {
  it.each([
    ['negative effort', withNeed({ effortHalfHours: -1 }), 'needs[1].effortHalfHours'],
    ['NaN', withNeed({ waitedDays: NaN }), 'needs[1].waitedDays'],
    ['urgency 6', withNeed({ urgency: 6 }), 'needs[1].urgency'],
    ['duplicate id', withNeed({ id: good.needs[0]!.id }), 'needs[1].id'],
    ['unknown field', withNeed({ efort: 3 }), 'needs[1]'],
    ['negative capacity', withResource({ capacityHalfHours: -4 }), 'resources[0].capacityHalfHours'],
    ['unknown base', withResource({ base: 'nowhere' }), 'resources[0].base'],
    ['unknown kind', { ...good, kinds: [good.needs[0]!.kind] }, 'resources[0].kinds[0].kind'],
    ['lock of an unknown need', { ...good, locks: [{ need: 'x', resource: good.resources[0]!.id }] }, 'locks[0].need'],
    ['no weights', { ...good, weights: undefined }, 'weights'],
    ['not an object', 'text', '（整个输入）'],
  ])('%s', (_name, input, path) => expect(faultsOf(input)).toContain(path));

  it('a pair that is locked and refused at once', () => {
    const pair = { need: good.needs[0]!.id, resource: good.resources[0]!.id };
    expect(faultsOf({ ...good, locks: [pair], vetoes: [{ ...pair, reason: '停工', until: null }] })).toContain(
      'locks[0]',
    );
  });
  it('says it in Chinese', () =>
    expect(() => parseMatchInput(withNeed({ urgency: 'high' }))).toThrow(/输入数据有误[\s\S]*needs\[1\]\.urgency/));
  it('and a sound one is taken', () => expect(faultsOf(good)).toEqual([]));
});
