import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes each: begun last, the longest would run alone on one core while the other stands idle. */
const LONG = ['tests/journeys/', 'portal-cadre/src/cadre.browser', 'ui/gallery/access', 'tests/faults/', 'portal-department/src/department.browser', 'portal-villager/src/villager.browser', 'infra/local/src/start.test'];
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => LONG.findIndex((part) => moduleId.includes(part)) + 1 || LONG.length + 1;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

/** Rules and services share processes: one for each file would load the same modules a hundred times, a fifth of all their processor time. */
const TOGETHER = ['packages/{contracts,county-demo,domain,planner,service-kit,spreadsheet}', 'apps/{gateway,service-*}', 'tests/{boundaries,contracts,registry,security,stories}'].map((folder) => `${folder}/**/*.test.ts`);
const tests = { exclude: ['**/node_modules/**', '**/dist/**'], testTimeout: 30_000, hookTimeout: 120_000 };

/** Shared by every package: sources are run as they stand, Nest's decorators included. */
export default defineConfig({
  resolve: { conditions: ['source', 'module', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['source', 'node'] } },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    maxWorkers: 3, sequence: { sequencer: LongestFirst }, globalSetup: './packages/testkit/src/global-setup.ts',
    projects: [
      { extends: true, test: { ...tests, name: 'together', isolate: false, include: TOGETHER } },
      { extends: true, test: { ...tests, name: 'apart', include: ['{packages,apps,infra,tests}/**/*.test.{ts,tsx}'], exclude: [...tests.exclude, ...TOGETHER] } },
    ],
  },
} as never);
