import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { betweenCommitAndPublish, wiped } from './faults.ts';
import { failed, run, type Report } from './trial.ts';

/** The half-minute form of F1 and F4; `npm run faults` is the whole. */
const LOAD = { rate: 30, workers: 8 } as const;

// The services run as they are shipped: built, each in a process of its own; `npm test` has just built them.
beforeAll(() => {
  if (process.env['SHAODAO_BUILT'] === 'fresh') return;
  const root = resolve(import.meta.dirname, '../..');
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], { cwd: root, encoding: 'utf8' });
  expect(status, stdout).toBe(0);
});

const harmless = (report: Report): void => expect({ wrong: report.wrong, failed: failed(report) }).toEqual({ wrong: [], failed: false });

describe('nothing is lost and nothing happens twice', () => {
  it('when the service of needs is killed with events that it has not yet told', { timeout: 120_000 }, async () => {
    const report = await run({ load: LOAD, fault: async ({ county }) => {
      await betweenCommitAndPublish(county);
      await county.parts.evaluation.kill9();
      await county.parts.evaluation.start();
    } });
    expect(report.acked).toBeGreaterThan(40);
    harmless(report);
  });

  it('when JetStream’s folder is deleted, with events in it that nobody has read', { timeout: 120_000 }, async () => {
    const report = await run({ load: LOAD, fault: wiped });
    expect(report.acked).toBeGreaterThan(40);
    harmless(report);
  });
});
