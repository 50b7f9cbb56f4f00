import { getShift } from '@shaodao/contracts/volunteers/shift';
import { id } from '@shaodao/portal-kit/testing/needs';
import { axeFindings } from '@shaodao/browser-kit/axe';
import { openBrowser, overflow, shootWhole } from '@shaodao/browser-kit/browser';
import { buildPortal, openPhone } from '@shaodao/portal-kit/testing/built-portal';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVolunteers } from './testing/volunteers.ts';

const root = join(import.meta.dirname, '..');
const shots = join(root, 'test-results');
const BUDGET = 120 * 1024;
let scene: Awaited<ReturnType<typeof startVolunteers>>;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  scene = await startVolunteers({ folder: await buildPortal(root) });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await scene?.county.close();
  expect(scene.county.faults).toEqual([]);
});

describe('the built portal on a phone', { timeout: 120_000 }, () => {
  // What the running county, whose every screen the journeys judge, does not show when they end.
  it.each([
    ['shift-mine', `/volunteer/shifts/${id(1)}`, '您已经报上名了'], ['served', '/volunteer/served', '去过 2 次'],
  ])('%s opens within its weight, is clean for axe and fits 320 px', async (name, path, text) => {
    const { page, context, troubles, scriptBytes } = await openPhone(browser, scene.county.origin);
    await page.goto(path);
    await page.getByText(new RegExp(text)).first().waitFor();
    await shootWhole(page, join(shots, `${name}.png`));
    expect(await axeFindings(page, { forElders: true })).toEqual([]);
    expect(await scriptBytes()).toBeGreaterThan(50 * 1024);
    expect(await scriptBytes()).toBeLessThan(BUDGET);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await context.close();
  });
  it('moves up from the waiting list while the page is open', async () => {
    const { page, context } = await openPhone(browser, scene.county.origin);
    await page.goto(`/volunteer/shifts/${id(3)}`);
    await page.getByRole('button', { name: '报名候补' }).click();
    await page.getByText('您是候补第 2 位').waitFor();
    await page.waitForTimeout(400);
    const shift = scene.shifts.get(id(3))!;
    scene.put({ ...shift, mine: 'signedUp', waitingPlace: null });
    await scene.county.announce(getShift);
    await page.getByText('您已经报上名了').waitFor({ timeout: 5000 });
    await context.close();
  });
  it('asks who one is', async () => {
    scene.county.isSignedIn = false;
    const { page, context } = await openPhone(browser, scene.county.origin);
    await page.goto('/volunteer/served');
    await page.getByLabel('用户名').waitFor();
    await page.getByText('演示').first().waitFor();
    await shootWhole(page, join(shots, 'sign-in.png'));
    expect(await axeFindings(page, { forElders: true })).toEqual([]);
    expect(new URL(page.url()).searchParams.get('next')).toBe('/served');
    await context.close();
  });
});
