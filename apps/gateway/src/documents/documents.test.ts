import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { describe, expect, it } from 'vitest';
import { events, operations } from '@shaodao/contracts/all';
import { asyncApi } from './asyncapi.ts';
import { openApi } from './openapi.ts';

/** What `redocly lint` finds in a document, by its recommended rules. */
function lint(document: unknown): string[] {
  const dir = mkdtempSync(join(tmpdir(), 'gateway-lint-'));
  try {
    writeFileSync(join(dir, 'openapi.json'), JSON.stringify(document));
    const cli = createRequire(import.meta.url).resolve('@redocly/cli/package.json');
    const result = spawnSync(process.execPath, [join(dirname(cli), 'bin/cli.js'), 'lint', 'openapi.json', '--extends=recommended', '--format=json'], {
      cwd: dir, encoding: 'utf8', env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    });
    const { problems } = JSON.parse(result.stdout) as { problems: { severity: string; ruleId: string; message: string; location: { pointer?: string }[] }[] }; // Redocly's report
    return problems.map(({ severity, ruleId, message, location }) => `${severity} ${ruleId} ${message} ${location[0]?.pointer}`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

describe("the API's documents", () => {
  it('are OpenAPI 3.1 by the recommended rules of Redocly', () => {
    expect(lint(openApi('https://shaodao.example'))).toEqual([]);
  }, 60_000);
  it('are judged for what they hold: a broken one is found', () => {
    const broken = structuredClone(openApi('https://shaodao.example'));
    broken.paths!['/api/v1/needs']!.post!.operationId = broken.paths!['/api/v1/needs']!.get!.operationId!;
    expect(lint(broken).join()).toContain('operation-operationId-unique');
  }, 60_000);
  it('hold every operation that HTTP may ask, with its refusals, and none other', () => {
    const { paths = {} } = openApi();
    const described = Object.values(paths).flatMap((item) => (['get', 'post', 'delete'] as const).map((method) => item[method]).filter((one) => one !== undefined));
    expect(described.map(({ operationId }) => operationId).sort()).toEqual(operations.filter(({ http }) => http).map(({ subject }) => subject).sort());
    const claim = described.find(({ operationId }) => operationId === 'needs.need.verify')!;
    expect(Object.keys(claim.responses ?? {})).toEqual(expect.arrayContaining(['200', '401', '403', '404', '409', '412', '422', '428', '429', '503']));
    expect(JSON.stringify(claim.parameters)).toContain('If-Match');
    expect(JSON.stringify(described)).not.toContain('"$defs"');
  });
  it('are AsyncAPI 3 without an error by its own parser, with every event', async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApi()));
    expect(diagnostics.filter(({ severity }) => severity === 0).map(({ message, path }) => `${path.join('/')}: ${message}`)).toEqual([]);
    expect(document?.channels().length).toBe(events.length);
  }, 60_000);
});
