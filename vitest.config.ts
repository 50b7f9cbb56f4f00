import { defineConfig } from 'vitest/config';

/** Shared by every package: sources are run as they stand, Nest's decorators included. */
export default defineConfig({
  resolve: { conditions: ['source', 'module', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['source', 'node'] } },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: { maxWorkers: 2, globalSetup: './packages/testkit/src/global-setup.ts', testTimeout: 30_000, hookTimeout: 120_000, include: ['{packages,apps,infra,tests}/**/*.test.{ts,tsx}'], exclude: ['**/node_modules/**', '**/dist/**'] },
} as never);
