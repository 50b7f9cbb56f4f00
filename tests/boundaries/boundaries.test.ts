import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const oxlint = (cwd: string, ...args: string[]) => spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format=json', ...args], { cwd, encoding: 'utf8', maxBuffer: 64e6 });
interface Finding { readonly code: string; readonly filename: string; readonly message: string }
const findings = (output: string) => JSON.parse(output) as { diagnostics: Finding[]; number_of_files: number };

const house = mkdtempSync(join(tmpdir(), 'shaodao-planted-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

/** One import each that must never stand where it is planted. */
const PLANTED: readonly (readonly [file: string, imported: string])[] = [
  ['packages/contracts/src/planted.ts', '@shaodao/domain/access'],
  ['packages/domain/src/planted.ts', '@shaodao/service-kit/work'],
  ['packages/domain/src/planted-io.ts', 'node:fs'],
  ['packages/service-kit/src/planted.ts', '@shaodao/service-needs/tables'],
  ['apps/service-needs/src/planted.ts', '@shaodao/service-registry/tables'],
  ['apps/gateway/src/planted.ts', '@shaodao/domain/access'],
  ['packages/ui/src/planted.tsx', '@shaodao/contracts/kit'],
  ['packages/portal-kit/src/planted.ts', '@shaodao/domain/calendar'],
  ['apps/portal-villager/src/planted.tsx', '@shaodao/service-needs/tables'],
];

describe('the house’s boundaries', () => {
  it('hold everywhere, and the check has seen the house', () => {
    const report = findings(oxlint(root).stdout);
    expect(report.number_of_files).toBeGreaterThan(300);
    expect(report.diagnostics.map((d) => `${d.filename}: ${d.code} ${d.message}`)).toEqual([]);
  });

  it.each(PLANTED)('%s may not import %s', (file, imported) => {
    cpSync(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), `import * as planted from '${imported}';\nexport const found = planted;\n`);
    const report = findings(oxlint(house, file).stdout);
    expect(report.diagnostics.map((d) => d.code)).toEqual(['eslint(no-restricted-imports)']);
  });
});
