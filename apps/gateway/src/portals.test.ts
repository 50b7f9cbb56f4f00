import { deskPortalHeaders } from './headers.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCounty, type TestCounty } from './test-county.ts';

let county: TestCounty;
let base: string;
const dir = mkdtempSync(join(tmpdir(), 'gateway-portals-'));
const script = `export const words = '${'哨到'.repeat(2000)}';`;

beforeAll(async () => {
  for (const portal of ['villager', 'cadre']) {
    mkdirSync(join(dir, portal, 'assets'), { recursive: true });
    writeFileSync(join(dir, portal, 'index.html'), `<!doctype html><title>${portal}</title>`);
    writeFileSync(join(dir, portal, 'assets/index-B1c2D3e4.js'), script);
    writeFileSync(join(dir, portal, 'assets/index-B1c2D3e4.js.br'), brotliCompressSync(script));
    writeFileSync(join(dir, portal, 'sw.js'), '/* worker */');
  }
  county = await startCounty();
  base = (await county.gateway({ SHAODAO_PORTAL_VILLAGER: join(dir, 'villager'), SHAODAO_PORTAL_CADRE: join(dir, 'cadre'), SHAODAO_PORTAL_DEPARTMENT: join(dir, 'not-built') })).address;
}, 60_000);
afterAll(async () => {
  await county?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const title = async (path: string) => /<title>(.*)<\/title>/.exec(await (await fetch(base + path)).text())?.[1];

describe('the portals', () => {
  it('stand each at its own address, and find their own way below it', async () => {
    expect(await title('/')).toBe('villager');
    expect(await title('/needs/123')).toBe('villager');
    expect(await title('/cadre/')).toBe('cadre');
    expect(await title('/cadre')).toBe('cadre');
    expect(await title('/cadre/needs?status=open')).toBe('cadre');
    expect(await title('/cadres')).toBe('villager');
  });
  it('let files with a fingerprint be kept for a year, and ask for everything else anew', async () => {
    expect((await fetch(`${base}/cadre/assets/index-B1c2D3e4.js`)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/cadre/', '/cadre/some/place', '/sw.js']) expect((await fetch(base + path)).headers.get('cache-control'), path).toBe('no-cache');
  });
  it('send the small form that the build has made', async () => {
    const size = await new Promise<{ encoding: string | undefined; bytes: number }>((resolve) => {
      request(`${base}/assets/index-B1c2D3e4.js`, { headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('end', () => resolve({ encoding: response.headers['content-encoding'], bytes }));
      }).end();
    });
    expect(size).toEqual({ encoding: 'br', bytes: brotliCompressSync(script).length });
  });
  it('run no inline script, stand in no frame and load from nowhere else', async () => {
    for (const path of ['/', '/needs/1', '/cadre/', '/cadre/x']) {
      const policy = (await fetch(base + path)).headers.get('content-security-policy')!;
      expect(policy, path).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/https?:|script-src|sandbox/);
      expect((await fetch(base + path)).headers.get('permissions-policy')).toContain('camera=(self)');
    }
  });
  it('let one other host in, for the online layer of the cadres’ map, where one is set', async () => {
    const origin = 'https://t0.tianditu.gov.cn';
    const policyOf = (value: { 'content-security-policy': string }) => value['content-security-policy'];
    expect(policyOf(deskPortalHeaders(origin))).toContain(`connect-src 'self' ${origin}; img-src ${origin} 'self'`);
    expect(policyOf(deskPortalHeaders(origin)).match(/https:/g)).toHaveLength(2);
    expect(policyOf(deskPortalHeaders(null))).not.toMatch(/https?:/);
  });
  it('have no page for a missing file, a missing operation or the way out of their folder', async () => {
    for (const path of ['/assets/index-00000000.js', '/cadre/assets/gone.css', '/api/v1/nothing', '/api', '/.env', '/cadre/..%2findex.html'])
      expect((await fetch(base + path)).status, path).toBeGreaterThanOrEqual(400);
    expect(await title('/..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd')).toBe('villager');
    expect((await fetch(`${base}/`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${base}/department/`)).status).toBe(200); // not built: the villager's page
  });
});
