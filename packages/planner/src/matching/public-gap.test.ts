import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gapInstance } from '../instances/gap-instance.ts';
import { searchAssignment } from './search-assignment.ts';

const folder = join(import.meta.dirname, '../../bench/gap');

describe('public GAP instances', { timeout: 30_000 }, () => {
  it.each([
    ['c05100', 1931],
    ['d05100', 6353],
    ['d20100', 6185],
    ['e05100', 12681],
  ])('%s within 2 %% of the best known cost, and the own bound below it', (name, bestKnown) => {
    const model = gapInstance(readFileSync(join(folder, name), 'utf8'));
    const { valuePoints, bound } = searchAssignment(model, { steps: 3000, seed: 1 });
    const cost = model.offset * model.needCount - valuePoints;
    expect(cost).toBeGreaterThanOrEqual(bestKnown);
    expect(cost).toBeLessThanOrEqual(1.02 * bestKnown);
    expect(model.offset * model.needCount - bound.valuePoints).toBeLessThanOrEqual(bestKnown);
    expect(model.offset * model.needCount - bound.valuePoints).toBeGreaterThan(0.995 * bestKnown);
  });
});
