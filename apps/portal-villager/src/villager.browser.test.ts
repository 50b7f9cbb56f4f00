import { getNeed } from '@shaodao/contracts/needs/need';
import { id } from '@shaodao/portal-kit/testing/needs';
import { axeFindings } from '@shaodao/browser-kit/axe';
import { openBrowser, overflow, shootWhole } from '@shaodao/browser-kit/browser';
import { buildPortal, openPhone } from '@shaodao/portal-kit/testing/built-portal';
import type { Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVillage } from './testing/village.ts';

const root = join(import.meta.dirname, '..');
const shots = join(root, 'test-results');
const BUDGET = 120 * 1024;
let village: Awaited<ReturnType<typeof startVillage>>;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let folder: string;

const shoot = (page: Page, name: string) => shootWhole(page, join(shots, `${name}.png`));
/** What the running county, whose every screen the journeys judge, does not show when they end; and a text by which each has arrived. */
const states = [['matter-returned', `/matters/${id(103)}`, '村里想请您补充'], ['resubmit', `/matters/${id(103)}/resubmit`, '村里想请您补充'], ['rate', `/matters/${id(102)}/rate`, '这件事办得怎么样？'], ['looks', '/looks', '县医院 部门联络员'], ['unsent', '/unsent', '都送出去了'],
  ['my-data-confirm', '/me/data', '先确认是您本人'], ['my-numbers', '/me/numbers', '是您要改的吗？']] as const;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  folder = await buildPortal(root);
  village = await startVillage({ folder });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await village?.county.close();
  expect(village.county.faults).toEqual([]);
});

describe('the built portal on a phone', { timeout: 120_000 }, () => {
  it.each(states)('%s opens within its weight, is clean for axe and fits 320 px', async (name, path, text) => {
    const { page, context, troubles, scriptBytes } = await openPhone(browser, village.county.origin);
    await page.goto(path);
    await page.getByText(text).first().waitFor();
    await page.waitForTimeout(150);
    await shoot(page, name);
    expect(await axeFindings(page, { forElders: true })).toEqual([]);
    expect(await scriptBytes()).toBeGreaterThan(50 * 1024);
    expect(await scriptBytes()).toBeLessThan(BUDGET);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('takes an ask from the first tap to its number, one question on a page', async () => {
    const { page, context, troubles, scriptBytes } = await openPhone(browser, village.county.origin);
    const shot = (name: string) => shoot(page, name);
    await page.goto('/');
    await page.getByRole('link', { name: '我要提需求' }).click();
    await page.getByRole('heading', { name: '我要提需求' }).and(page.locator(':focus')).waitFor();
    await page.getByRole('button', { name: '我自己' }).click();
    await page.getByRole('heading', { name: '要办哪一类事？' }).waitFor();
    await shot('ask-what');
    await page.getByRole('button', { name: /生活/ }).click();
    await page.getByRole('heading', { name: '是哪一件？' }).waitFor();
    await shot('ask-kind');
    await page.getByRole('button', { name: '修家电' }).click();
    await page.getByRole('button', { name: '交给村里' }).click();
    await page.getByText('请点一个时间').waitFor();
    await shot('ask-tell-missing');
    await page.getByLabel('什么事').fill('电饭锅坏了，插上电灯也不亮，煮不了饭。美的牌，用了七八年。');
    await page.getByLabel('这个星期').check();
    await page.locator('input[type=file]').last().setInputFiles({ name: 'cooker.png', mimeType: 'image/png', buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 300 } }) });
    await page.getByRole('img', { name: '第 1 张照片' }).waitFor();
    await shot('ask-tell');
    expect(await axeFindings(page, { forElders: true })).toEqual([]);
    await page.getByRole('button', { name: '交给村里' }).click();
    await page.getByText('村里收到了').waitFor();
    await shot('asked-new');
    expect(await scriptBytes()).toBeLessThan(BUDGET);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('keeps an ask without signal through a closed page, and sends it when the page is opened again', async () => {
    const { page, context } = await openPhone(browser, village.county.origin);
    await page.goto('/ask');
    await page.getByRole('button', { name: '我自己' }).click();
    await page.getByRole('button', { name: /健康/ }).click();
    await page.getByRole('button', { name: '送医送药' }).click();
    await page.getByLabel('什么事').fill('降压药只剩三天了');
    await page.getByLabel('今天就要').check();
    await page.waitForLoadState('networkidle');
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: '交给村里' }).click();
    await page.getByText('已经存在手机里').waitFor();
    await shoot(page, 'unsent-waiting');
    expect(await axeFindings(page, { forElders: true })).toEqual([]);
    await page.close();
    const again = await context.newPage();
    await again.goto('/matters');
    await again.getByText('送医送药').waitFor();
    await context.close();
  });

  it('follows a matter while it is open', async () => {
    const { page, context } = await openPhone(browser, village.county.origin);
    await page.goto(`/matters/${id(104)}`);
    await page.getByText('有单位接下了').waitFor();
    await page.waitForTimeout(400);
    const asked = village.county.callsOf(getNeed).length;
    await village.move(id(104), { status: 'reopened' }, 'reopen');
    await page.getByText('没办好，正在重新办').waitFor({ timeout: 5000 });
    expect(village.county.callsOf(getNeed).length).toBe(asked); // told, not asked
    await context.close();
  });

  it('asks for a code before it shows what is kept about me', async () => {
    const { page, context, troubles, scriptBytes } = await openPhone(browser, village.county.origin);
    await page.goto('/me/data');
    await page.getByRole('button', { name: '给我发验证码' }).click();
    await page.getByRole('button', { name: '帮我填上' }).click();
    await shoot(page, 'my-data-code');
    expect(await axeFindings(page, { forElders: true })).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toEqual([]);
    await page.getByRole('button', { name: '确认', exact: true }).click();
    await page.getByText('户编号').first().waitFor();
    expect(await scriptBytes()).toBeLessThan(BUDGET);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('signs in by code on two pages', async () => {
    village.county.isSignedIn = false;
    const { page, context, troubles } = await openPhone(browser, village.county.origin);
    await page.goto('/matters');
    await page.getByLabel('您的手机号').waitFor();
    await page.getByText('演示').first().waitFor();
    await shoot(page, 'sign-in-phone');
    expect(await axeFindings(page, { forElders: true })).toEqual([]);
    await page.getByLabel('您的手机号').fill('13859901234');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '帮我填上' }).click();
    await shoot(page, 'sign-in-code');
    expect(await axeFindings(page, { forElders: true })).toEqual([]);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '我的事' }).waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });
});
