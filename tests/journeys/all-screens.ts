import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { RULES_OF_LOOKS } from '@shaodao/portal-kit/testing/built-portal';
import { axeFindings, openWindow, overflow, viewportOf } from './browser.ts';
import { belowTheNumbers, BODY_PX } from './elders.ts';
import type { Scene, Visitor } from './scene.ts';
import { settled } from './scene.ts';
import { doors, isVillagers, screens } from './screens.ts';
import type { Page } from '@playwright/test';

const BUDGET_KB = 120;
const dress = (page: Page, size: keyof typeof BODY_PX, contrast: 'normal' | 'high') =>
  page.evaluate(([s, c]) => Object.assign(document.documentElement.dataset, { size: s, contrast: c }), [size, contrast] as const);

/** Everything that must hold of a screen, in each dress and width; one line for each thing that does not. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const forElders = isVillagers(name);
  const faults = [...(await axeFindings(page, forElders))];
  if (forElders) faults.push(...(await belowTheNumbers(page, BODY_PX.normal)));
  await dress(page, 'normal', 'high');
  faults.push(...(await axeFindings(page, forElders, RULES_OF_LOOKS)));
  const own = page.viewportSize()!;
  for (const size of ['large', 'xlarge'] as const) {
    await dress(page, size, 'normal');
    if (forElders) faults.push(...(await belowTheNumbers(page, BODY_PX[size])));
  }
  faults.push(...(await axeFindings(page, forElders, RULES_OF_LOOKS)));
  await dress(page, 'normal', 'normal');
  // 320 px wide, and the own window at 200 %
  for (const width of [320, own.width / 2]) {
    await page.setViewportSize({ width, height: own.height });
    faults.push(...(await overflow(page)));
  }
  await page.setViewportSize(own);
  return faults.map((fault) => `${name}: ${fault}`);
}

async function tourOf(visitor: Visitor): Promise<string[]> {
  const faults: string[] = [];
  for (const screen of screens.filter(({ who }) => who === visitor.account.userName)) {
    const path = typeof screen.path === 'string' ? screen.path : await screen.path(visitor);
    await visitor.go(path);
    await visitor.shoot(`screen-${screen.name}`);
    faults.push(...(await faultsOf(visitor.page, screen.name)));
  }
  return faults;
}

/** Every screen of the four portals, with the county as the journeys have left it. */
export function allScreens(scene: () => Scene): void {
  const people = [...new Set(screens.map(({ who }) => who))];
  describe.concurrent('on every screen axe finds nothing in three modes, and nothing scrolls sideways at 320 px or 200 %; on villagers’ and volunteers’ the numbers for old eyes hold', () => {
    it.each(people)('of %s', { timeout: 240_000 }, async (who) => expect(await tourOf(await scene().as(who))).toEqual([]));
    it.each(doors)('at the %s', { timeout: 120_000 }, async (name, device, path) => {
      const { page, context, troubles } = await openWindow(scene().browser, scene().county.origin, device);
      await page.goto(path);
      await page.getByText(/^演示/).first().waitFor();
      await settled(page);
      expect(await faultsOf(page, name)).toEqual([]);
      expect(troubles).toEqual([]);
      await context.close();
    });
  });

  it('a villager’s first page takes at most 120 kB of JavaScript', async () => {
    const wangdama = await scene().as('wangdama');
    const { context, page } = await openWindow(scene().browser, scene().county.origin, 'phone');
    await context.addCookies(await wangdama.context.cookies());
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => void (response.url().endsWith('.js') && sizes.push(response.body().then((body) => gzipSync(body).length))));
    await page.goto('/');
    await page.getByRole('link', { name: '我要提需求' }).waitFor();
    await page.waitForLoadState('load');
    const kb = (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0) / 1024;
    console.log(`villager's first page: ${kb.toFixed(1)} kB of JavaScript (gzip)`);
    expect(kb).toBeGreaterThan(30);
    expect(kb).toBeLessThanOrEqual(BUDGET_KB);
    expect(page.viewportSize()).toEqual(viewportOf.phone);
    await context.close();
  });
}
