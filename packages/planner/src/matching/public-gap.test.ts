import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gapInstance } from '../instances/gap-instance.ts';
import { searchAssignment } from './record-to-record.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data/gap');
const isThere = existsSync(folder);

describe(`public GAP instances (${isThere ? folder : `skipped: no folder ${folder}`})`, () => {
  it.skipIf(!isThere).each([
    ['c05100', 1931],
    ['d05100', 6353],
    ['e05100', 12681],
  ])('%s within 2 %% of the best known cost', (name, bestKnown) => {
    const model = gapInstance(readFileSync(join(folder, name), 'utf8'));
    const { valuePoints, bound } = searchAssignment(model, { steps: 2000, seed: 1 });
    const cost = model.offset * model.needCount - valuePoints;
    expect(cost).toBeGreaterThanOrEqual(bestKnown);
    expect(cost).toBeLessThanOrEqual(1.02 * bestKnown);
    expect(model.offset * model.needCount - bound.valuePoints).toBeLessThanOrEqual(bestKnown);
  });
});
