import type { Role } from '@shaodao/contracts/actor';
import { axeFindings, RULES_OF_LOOKS } from '@shaodao/browser-kit/axe';
import { dress, openBrowser, overflow } from '@shaodao/browser-kit/browser';
import { buildPortal } from '@shaodao/portal-kit/testing/built-portal';
import type { Browser, Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveDesk } from './serve-desk.ts';

/** JavaScript of a staff portal's first page, gzip (quality.md §3). */
const BUDGET = 300 * 1024;
/** Display settings in which every page must be clean: as it comes, and largest with high contrast. */
const modes = [{ size: 'normal', contrast: 'normal' }, { size: 'xlarge', contrast: 'high' }] as const;

/** A desk's window; `troubles` collects what the browser complains about, `scriptBytes` the gzip size of all scripts so far. */
export async function openWindow(browser: Browser, origin: string, { width = 1440, height = 900 } = {}) {
  const context = await browser.newContext({ baseURL: origin, viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
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

/** One page to look at: whose, where, and a text that shows it has arrived. */
export type DeskPage = readonly [role: Role | 'nobody', path: string, text: string];

/** Tests in a real browser of the `states` of a staff portal that the running county, whose every screen the journeys judge, does not show; `empty` has nothing to show at all. */
export function deskBrowserTests({ root, basePath, states, empty }: { root: string; basePath: string; states: readonly DeskPage[]; empty: readonly DeskPage[] }) {
  const base = basePath.replace(/\/$/, '');
  const held: { browser?: Browser; folder?: string } = {};
  beforeAll(async () => {
    held.folder = await buildPortal(root);
    held.browser = await openBrowser();
  }, 120_000);
  afterAll(() => held.browser?.close());

  const visit = async (role: Role | 'nobody', work: (server: Awaited<ReturnType<typeof serveDesk>>) => Promise<void>, size?: number) => {
    const server = await serveDesk({ folder: held.folder!, basePath, roles: role === 'nobody' ? [] : [role], isSignedIn: role !== 'nobody', ...(size !== undefined && { size }) });
    await work(server).finally(() => server.close());
    expect(server.faults).toEqual([]);
  };
  const arrive = async (page: Page, path: string, text: string) => {
    await page.goto(base + path);
    await page.getByText(text).first().waitFor();
    await page.waitForTimeout(150);
  };

  describe('the built portal', { timeout: 120_000 }, () => {
    it.each(states)('%s %s is light, clean for axe as it comes and largest in high contrast, and fits desk and phone', async (role, path, text) => {
      await visit(role, async ({ origin }) => {
        // The budget is a phone's.
        const { page, context, troubles, scriptBytes } = await openWindow(held.browser!, origin, { width: 390, height: 844 });
        await arrive(page, path, text);
        expect(await scriptBytes()).toBeGreaterThan(60 * 1024);
        expect(await scriptBytes()).toBeLessThan(BUDGET);
        for (const [width, height] of [[1440, 900], [390, 844]] as const) {
          await page.setViewportSize({ width, height });
          for (const mode of modes) {
            await dress(page, mode.size, mode.contrast);
            expect(await overflow(page), `${width} ${mode.size} ${mode.contrast}`).toEqual([]);
            if (width === 1440 || mode === modes[0]) expect(await axeFindings(page, mode === modes[0] ? {} : { rules: RULES_OF_LOOKS }), `${width} ${mode.size} ${mode.contrast}`).toEqual([]);
          }
        }
        expect(troubles).toEqual([]);
        await context.close();
      });
    });
    it.each(empty)('%s %s says so when there is nothing', async (role, path, text) => {
      await visit(role, async ({ origin }) => {
        const { page, context, troubles } = await openWindow(held.browser!, origin);
        await arrive(page, path, text);
        expect(await axeFindings(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await context.close();
      }, 0);
    });
  });
  return { held, visit, arrive };
}
