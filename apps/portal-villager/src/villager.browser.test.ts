import { getNeed } from '@shaodao/contracts/needs/need';
import { id } from '@shaodao/portal-kit/testing/needs';
import { axeFindings, buildPortal, openBrowser, openPhone, overflowPx, shootWhole } from '@shaodao/portal-kit/testing/built-portal';
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
/** Every page of the portal, and a text that shows it has arrived. */
const pages = [
  ['home', '/', '下次上门'], ['ask-who', '/ask', '这件事是给谁办的？'], ['matters', '/matters', '等您来办'], ['matter', `/matters/${id(101)}`, '办到哪一步了'], ['matter-returned', `/matters/${id(103)}`, '村里想请您补充'],
  ['matter-closed', `/matters/${id(105)}`, '您的评价'], ['rate', `/matters/${id(102)}/rate`, '这件事办得怎么样？'], ['resubmit', `/matters/${id(103)}/resubmit`, '村里想请您补充'], ['reopen', `/matters/${id(105)}/reopen`, '哪里没办好？'],
  ['ties', '/ties', '能替我家提需求的人'], ['apply', '/ties/apply', '户编号'], ['looks', '/looks', '县医院 部门联络员'], ['me', '/me', '看得清楚一点'], ['unsent', '/unsent', '都送出去了'], ['asked', `/asked/${id(104)}`, '村里收到了'], ['lost', '/nowhere', '没有找到'],
] as const;

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
  it.each(pages)('%s opens within its weight, is clean for axe and fits 320 px', async (name, path, text) => {
    const { page, context, troubles, scriptBytes } = await openPhone(browser, village.county.origin);
    await page.goto(path);
    await page.getByText(text).first().waitFor();
    await page.waitForTimeout(150);
    await shoot(page, name);
    expect(await axeFindings(page)).toEqual([]);
    expect(await scriptBytes()).toBeGreaterThan(50 * 1024);
    expect(await scriptBytes()).toBeLessThan(BUDGET);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflowPx(page)).toBe(0);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('is clean for axe in the largest letters and in black on white, and fits at 200 %', async () => {
    const { page, context } = await openPhone(browser, village.county.origin);
    for (const settings of ['{"size":"xlarge","contrast":"normal"}', '{"size":"normal","contrast":"high"}']) {
      await page.addInitScript((value) => localStorage.setItem('shaodao.display', value), settings);
      for (const path of ['/', '/ask', `/matters/${id(101)}`, '/ties']) {
        await page.goto(path);
        await page.locator('h2').first().waitFor();
        expect(await axeFindings(page), `${path} ${settings}`).toEqual([]);
        expect(await overflowPx(page)).toBe(0);
      }
      await page.goto('/');
      await page.getByText('下次上门').waitFor();
      await shoot(page, `home-${settings.includes('high') ? 'contrast' : 'xlarge'}`);
    }
    await page.setViewportSize({ width: 195, height: 422 });
    expect(await overflowPx(page)).toBe(0);
    await context.close();
  });

  it('keeps the numbers for old eyes: 20 px text, 22 px buttons, line height 1.6, targets of 60 and 48 px', async () => {
    const { page, context } = await openPhone(browser, village.county.origin);
    for (const path of ['/', '/ask', `/matters/${id(101)}`, '/ties/apply', '/me', `/matters/${id(102)}/rate`]) {
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      await page.waitForTimeout(300);
      const small = await page.evaluate(() => {
        const px = (element: Element, property: 'fontSize' | 'lineHeight') => parseFloat(getComputedStyle(element)[property]);
        const seen = (element: Element) => element.getClientRects().length > 0 && !element.closest('.sd-unseen, .sd-skip');
        const texts = [...document.querySelectorAll('main *, footer *')].filter((e) => seen(e) && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()));
        const targets = [...document.querySelectorAll('a[href], button, input, textarea')].filter((e) => seen(e) && !e.closest('p'));
        const heightOf = (e: Element) => Math.max(e.getBoundingClientRect().height, e.closest('label, .sd-list-row')?.getBoundingClientRect().height ?? 0);
        return {
          small: texts.filter((e) => px(e, 'fontSize') < 20).map((e) => `${e.tagName}.${e.className} ${px(e, 'fontSize')}`),
          buttons: [...document.querySelectorAll('.sd-button')].filter((e) => px(e, 'fontSize') < 22).map((e) => e.textContent),
          lines: px(document.body, 'lineHeight') / px(document.body, 'fontSize'),
          low: targets.filter((e) => heightOf(e) < 48).map((e) => `${e.tagName} ${e.textContent} ${heightOf(e)}`),
          main: [...document.querySelectorAll('.sd-button-primary, .sd-choice, .sd-call, .visit, .sd-input')].filter((e) => heightOf(e) < 60).map((e) => e.textContent),
        };
      });
      expect(small, path).toMatchObject({ small: [], buttons: [], low: [], main: [] });
      expect(small.lines).toBeGreaterThanOrEqual(1.6);
    }
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
    expect(await axeFindings(page)).toEqual([]);
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
    expect(await axeFindings(page)).toEqual([]);
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

  it('signs in by code on two pages', async () => {
    village.county.isSignedIn = false;
    const { page, context, troubles } = await openPhone(browser, village.county.origin);
    await page.goto('/matters');
    await page.getByLabel('您的手机号').waitFor();
    await page.getByText('演示').first().waitFor();
    await shoot(page, 'sign-in-phone');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('您的手机号').fill('13859901234');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '帮我填上' }).click();
    await shoot(page, 'sign-in-code');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '我的事' }).waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });
});
