import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchBrowser, serveGallery } from './serve.ts';

const phonePages = ['home', 'ask', 'write', 'matter', 'rate', 'parts'];
const staffPages = ['desk', 'list', 'case', 'paper', 'staff-parts'];
const modes = [{ size: 'normal', contrast: 'normal' }, { size: 'xlarge', contrast: 'normal' }, { size: 'normal', contrast: 'high' }];

let gallery: { address: string; close: () => Promise<void> };
let browser: Browser;
vi.setConfig({ testTimeout: 30_000 }); // a busy machine is slow, not wrong
beforeAll(async () => {
  gallery = await serveGallery();
  browser = await launchBrowser();
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

const sentences = (violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[]) =>
  violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${JSON.stringify(n.target)} ${n.failureSummary ?? ''}`));

/** axe with WCAG 2.2 AA and best practices; villagers also get the 7:1 contrast rule. */
async function findings(page: Page, elder: boolean, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ rules: { 'color-contrast-enhanced': { enabled: elder } }, ...(rules && { runOnly: rules.filter((rule) => elder || rule !== 'color-contrast-enhanced') }) });
  return sentences((await axe.analyze()).violations);
}

/** What depends on size and colour; all else has been seen in the first mode. */
const RULES_OF_LOOKS = ['color-contrast', 'color-contrast-enhanced', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];
const rulesIn = (mode: (typeof modes)[number]) => (mode === modes[0] ? undefined : RULES_OF_LOOKS);
describe.each(modes)('axe finds nothing at size $size, contrast $contrast', (mode) => {
  it.each(phonePages)('villager page %s, with 7:1', async (name) => {
    const page = await open(name, { width: 390, height: 844, ...mode });
    expect(await findings(page, true, rulesIn(mode))).toEqual([]);
    await page.context().close();
  }, 30_000);
  it.each(staffPages)('staff page %s', async (name) => {
    const page = await open(name, { width: 1440, height: 900, ...mode });
    expect(await findings(page, false, rulesIn(mode))).toEqual([]);
    await page.context().close();
  }, 30_000);
});

it('staff pages on a phone are clean too', async () => {
  for (const name of ['desk', 'list']) {
    const page = await open(name, { width: 390, height: 844 });
    expect(await findings(page, false)).toEqual([]);
    await page.context().close();
  }
}, 60_000);

it('the checks do see: grey text and a field without label are found', async () => {
  const page = await open('write', { width: 390, height: 844 });
  await page.evaluate(() => {
    document.querySelectorAll('label').forEach((label) => label.removeAttribute('for'));
    document.body.style.setProperty('--ink-soft', '#6a726d');
  });
  const found = (await findings(page, true)).join('\n');
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

describe('no sideways scrolling', () => {
  const views = [
    { what: '320 px wide', width: 320, height: 640 }, { what: '320 px wide, largest text', width: 320, height: 640, size: 'xlarge' },
    { what: 'a phone at 200 % zoom', width: 195, height: 422 }, { what: 'a desk at 200 % zoom', width: 720, height: 450 },
  ];
  it.each(views)('$what', async ({ what, ...look }) => {
    const wide: string[] = [];
    for (const name of [...phonePages, ...(look.width === 195 ? [] : staffPages)]) {
      const page = await open(name, look);
      const over = await page.evaluate(() => ({ by: document.documentElement.scrollWidth - innerWidth, who: [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('svg, .sd-unseen, .sd-skip')).slice(0, 4).map((e) => e.className) }));
      if (over.by > 0) wide.push(`${what} ${name}: ${over.by} px, ${JSON.stringify(over.who)}`);
      await page.context().close();
    }
    expect(wide).toEqual([]);
  }, 60_000);
});
