import type { Browser } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

/** A portal as it is shipped: the house's own build when `npm test` has just made it, else one into a folder of its own; in a process of its own, for a test's NODE_ENV would bring React's development build. */
export async function buildPortal(root: string): Promise<string> {
  if (process.env['SHAODAO_BUILT'] === 'fresh') return join(root, 'dist');
  const outDir = await mkdtemp(join(tmpdir(), 'portal-'));
  const env = { ...process.env, NODE_ENV: 'production', VITEST: '' };
  await promisify(execFile)('npm', ['exec', '--', 'vite', 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'], { cwd: root, env });
  return outDir;
}

/** A phone of 390 × 844 in the county's time; `troubles` collects what the browser complains about, `scriptBytes` the gzip size of all scripts so far. */
export async function openPhone(browser: Browser, origin: string, { width = 390, height = 844 } = {}) {
  const context = await browser.newContext({ baseURL: origin, viewport: { width, height }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const troubles: string[] = [];
  const scripts = new Map<string, Promise<number>>();
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && !message.text().includes('Failed to load resource') && troubles.push(message.text()));
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.set(response.url(), response.body().then((body) => gzipSync(body).length, () => 0));
  });
  const scriptBytes = async (): Promise<number> => (await Promise.all(scripts.values())).reduce((sum, bytes) => sum + bytes, 0);
  return { page, context, troubles, scriptBytes };
}
