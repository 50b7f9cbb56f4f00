import { describe, expect, it } from 'vitest';
import { axeFindings, RULES_OF_LOOKS } from '@shaodao/browser-kit/axe';
import { dress, overflow } from '@shaodao/browser-kit/browser';
import { openWindow, viewportOf, weightOf } from './browser.ts';
import { belowTheNumbers, BODY_PX } from './elders.ts';
import type { Scene, Visitor } from './scene.ts';
import { settled } from './scene.ts';
import { doors, isVillagers, screens } from './screens.ts';
import type { Page } from '@playwright/test';

/** JavaScript of one page in kB, gzip (quality.md §3). */
const BUDGET_KB = { elders: 120, staff: 300 } as const;

/** Everything that must hold of a screen, in each dress and width; one line for each thing that does not. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const forElders = isVillagers(name);
  const faults = [...(await axeFindings(page, { forElders }))];
  const [kb, budget] = [await weightOf(page), BUDGET_KB[forElders ? 'elders' : 'staff']];
  if (kb < 50 || kb > budget) faults.push(`${kb.toFixed(0)} kB of JavaScript, budget ${budget}`);
  if (forElders) faults.push(...(await belowTheNumbers(page, BODY_PX.normal)));
  await dress(page, 'normal', 'high');
  faults.push(...(await axeFindings(page, { forElders, rules: RULES_OF_LOOKS })));
  const own = page.viewportSize()!;
  for (const size of ['large', 'xlarge'] as const) {
    await dress(page, size, 'normal');
    if (forElders) faults.push(...(await belowTheNumbers(page, BODY_PX[size])));
  }
  faults.push(...(await axeFindings(page, { forElders, rules: RULES_OF_LOOKS })));
  await dress(page, 'normal', 'normal');
  // 320 px wide, and the own window at 200 %
  for (const width of [320, own.width / 2]) {
    await page.setViewportSize({ width, height: own.height });
    faults.push(...(await overflow(page)));
  }
  if (!forElders) {
    // A cadre in the field holds a phone, where tables become cards.
    await page.setViewportSize(viewportOf.phone);
    faults.push(...(await overflow(page)), ...(await axeFindings(page)));
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

/** Every screen of the four portals, with the county as the journeys have made it. */
export function allScreens(scene: () => Scene): void {
  const people = [...new Set(screens.map(({ who }) => who))];
  describe.concurrent('on every screen axe finds nothing in three modes, nothing scrolls sideways at 320 px or 200 %, and the JavaScript keeps its weight; on villagers’ and volunteers’ the numbers for old eyes hold, on the others axe finds nothing on a phone', () => {
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
    await wangdama.go('/');
    await wangdama.page.getByRole('link', { name: '我要提需求' }).waitFor();
    const kb = await weightOf(wangdama.page);
    console.log(`villager's first page: ${kb.toFixed(1)} kB of JavaScript (gzip)`);
    expect(kb).toBeGreaterThan(30);
    expect(kb).toBeLessThanOrEqual(BUDGET_KB.elders);
  });
}
