import type { Browser, Page } from '@playwright/test';
import { axeFindings, RULES_OF_LOOKS } from '@shaodao/browser-kit/axe';
import { dress, openBrowser, overflow } from '@shaodao/browser-kit/browser';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serveGallery } from './serve.ts';

const phonePages = ['home', 'ask', 'write', 'matter', 'rate', 'parts'];
const staffPages = ['desk', 'list', 'case', 'paper', 'staff-parts'];
const modes = [{ size: 'xlarge', contrast: 'normal' }, { size: 'normal', contrast: 'high' }] as const;

let gallery: { address: string; close: () => Promise<void> };
let browser: Browser;
vi.setConfig({ testTimeout: 30_000 }); // a busy machine is slow, not wrong
beforeAll(async () => {
  gallery = await serveGallery();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await gallery.close();
});

type Look = { width: number; height: number; size?: string; contrast?: string };
async function open(name: string, { width, height, size = 'normal', contrast = 'normal' }: Look): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${gallery.address}?${new URLSearchParams({ page: name, size, contrast }).toString()}`);
  await page.waitForSelector('h1', { state: 'attached' });
  return page;
}

const views = [
  { what: '320 px wide', width: 320, height: 640, size: 'normal' }, { what: '320 px wide, largest text', width: 320, height: 640, size: 'xlarge' },
  { what: 'a phone at 200 % zoom', width: 195, height: 422, size: 'normal' }, { what: 'a desk at 200 % zoom', width: 720, height: 450, size: 'normal' },
] as const;
/** What sticks out of the window, in each of the views that this kind of page has. */
async function tooWide(page: Page, isStaffs: boolean): Promise<string[]> {
  const wide: string[] = [];
  for (const { what, width, height, size } of views.filter((view) => !isStaffs || view.width !== 195)) {
    await page.setViewportSize({ width, height });
    await dress(page, size, 'normal');
    wide.push(...(await overflow(page)).map((fault) => `${what}: ${fault}`));
  }
  return wide;
}

describe('axe finds nothing in three dresses, and nothing scrolls sideways', () => {
  it.each([...phonePages.map((name) => [name, false] as const), ...staffPages.map((name) => [name, true] as const)])('on %s', async (name, isStaffs) => {
    const page = await open(name, isStaffs ? { width: 1440, height: 900 } : { width: 390, height: 844 });
    expect(await axeFindings(page, { forElders: !isStaffs })).toEqual([]);
    for (const mode of modes) {
      await dress(page, mode.size, mode.contrast);
      expect(await axeFindings(page, { forElders: !isStaffs, rules: RULES_OF_LOOKS }), JSON.stringify(mode)).toEqual([]);
    }
    expect(await tooWide(page, isStaffs)).toEqual([]);
    await page.context().close();
  }, 60_000);
});

it('staff pages on a phone are clean too', async () => {
  for (const name of ['desk', 'list']) {
    const page = await open(name, { width: 390, height: 844 });
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  }
}, 60_000);

it('the checks do see: grey text and a field without label are found', async () => {
  const page = await open('write', { width: 390, height: 844 });
  await page.evaluate(() => {
    document.querySelectorAll('label').forEach((label) => label.removeAttribute('for'));
    document.body.style.setProperty('--ink-soft', '#6a726d');
  });
  const found = (await axeFindings(page, { forElders: true })).join('\n');
  expect(found).toContain('label:');
  expect(found).toContain('color-contrast-enhanced:');
  await page.context().close();
}, 30_000);

describe('the numbers for old eyes (quality §3)', () => {
  it.each([['normal', 20], ['large', 24], ['xlarge', 30]] as const)('body text at %s is %i px, with line height 1.6 or more', async (size, px) => {
    const page = await open('matter', { width: 390, height: 844, size });
    const text = await page.evaluate(() => [...document.querySelectorAll('body, main p, main div, main li')].filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()))
      .concat(document.body).map((e) => { const s = getComputedStyle(e); return { size: parseFloat(s.fontSize), ratio: parseFloat(s.lineHeight) / parseFloat(s.fontSize) }; }));
    expect(text.length).toBeGreaterThan(3);
    for (const one of text) {
      expect(one.size).toBeGreaterThanOrEqual(px);
      expect(one.ratio).toBeGreaterThanOrEqual(1.59);
    }
    await page.context().close();
  });

  it.each(phonePages)('on %s nothing is smaller than 20 px, buttons are 22 px, main targets 60 × 60, others 48 × 48', async (name) => {
    const page = await open(name, { width: 390, height: 844 });
    const { small, buttons, mains, others } = await page.evaluate(() => {
      const shown = (e: Element) => e.checkVisibility() && !e.closest('.sd-unseen, .sd-skip, [aria-hidden="true"]');
      const all = [...document.querySelectorAll('body *')].filter(shown);
      const named = (e: Element) => `${e.tagName}.${e.className} “${e.textContent?.trim().slice(0, 12)}”`;
      const small = all.filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()) && parseFloat(getComputedStyle(e).fontSize) < 20).map(named);
      const buttons = all.filter((e) => e.matches('.sd-button')).map((e) => parseFloat(getComputedStyle(e).fontSize));
      const touch = (e: Element) => e.closest('label') ?? (e.matches('.sd-stretch') ? e.closest('li') : null) ?? e;
      const targets = [...new Set(all.filter((e) => e.matches('a, button, input, select, textarea')).map(touch))].map((e) => ({ name: named(e), main: e.matches('.sd-button-primary, .sd-choice, .sd-call, .sd-phone-back, .sd-input, .sd-rating label, .sd-tool'), box: e.getBoundingClientRect() }));
      const below = (px: number) => (t: { box: DOMRect }) => t.box.width < px - 0.01 || t.box.height < px - 0.01;
      const told = (t: { name: string; box: DOMRect }) => `${t.name} ${t.box.width} × ${t.box.height}`;
      return { small, buttons, mains: targets.filter((t) => t.main).filter(below(60)).map(told), others: targets.filter(below(48)).map(told) };
    });
    expect({ small, mains, others, smallButtons: buttons.filter((px) => px < 22) }).toEqual({ small: [], mains: [], others: [], smallButtons: [] });
    await page.context().close();
  }, 30_000);

  it('the village cadre’s number is a call link at the foot of every page, and it is in view without scrolling', async () => {
    for (const name of phonePages) {
      const page = await open(name, { width: 390, height: 844 });
      const call = page.locator('footer a[href="tel:059126830000"]');
      const box = await call.boundingBox();
      expect(box && box.y + box.height).toBeLessThanOrEqual(844);
      await page.context().close();
    }
  }, 30_000);

  it('nothing moves by itself', async () => {
    const page = await open('parts', { width: 390, height: 844 });
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.context().close();
  });
});
