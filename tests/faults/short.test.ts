import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { killedThenWiped } from './faults.ts';
import { failed, run } from './trial.ts';

/** The half-minute form of F1 and F4; `npm run faults` is the whole. */
const LOAD = { rate: 30, workers: 8 } as const;

// The services run as they are shipped: built, each in a process of its own; `npm test` has just built them.
beforeAll(() => {
  if (process.env['SHAODAO_BUILT'] === 'fresh') return;
  const root = resolve(import.meta.dirname, '../..');
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], { cwd: root, encoding: 'utf8' });
  expect(status, stdout).toBe(0);
});

describe('nothing is lost and nothing happens twice', () => {
  it('when services are killed with events that they have not yet told, and then JetStream’s folder is deleted with events in it that nobody has read', { timeout: 300_000 }, async () => {
    const report = await run({ load: LOAD, fault: killedThenWiped });
    expect({ wrong: report.wrong, failed: failed(report) }).toEqual({ wrong: [], failed: false });
    expect(report.acked).toBeGreaterThan(100);
  });
});
