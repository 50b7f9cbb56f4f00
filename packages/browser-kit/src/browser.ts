import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';

/** Debian's Chromium; without its windows and menus, which nobody sees here, each page costs a quarter less. */
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
/** The browser of this machine; `CHROMIUM` names another one. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? BROWSERS.find((path) => existsSync(path)) ?? 'chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

/** Changes a page's dress as its display settings do. */
export const dress = (page: Page, size: 'normal' | 'large' | 'xlarge', contrast: 'normal' | 'high'): Promise<void> =>
  page.evaluate(([s, c]) => void Object.assign(document.documentElement.dataset, { size: s, contrast: c }), [size, contrast] as const);

/** By how many pixels the page is wider than its window, and what sticks out; nothing when it fits. */
export const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > clientWidth + 1 && !e.closest('svg, .sd-unseen, .sd-skip'));
    return [`${scrollWidth - clientWidth} px too wide at ${clientWidth}: ${wide.slice(0, 4).map((e) => `${e.tagName}.${e.className} “${e.textContent?.trim().slice(0, 20)}”`).join(' | ')}`];
  });

/** The whole page as one picture of at most 4000 px, with its sticky foot at the end. */
export async function shootWhole(page: Page, path: string): Promise<void> {
  const window = page.viewportSize()!; // every window of these tests has one
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...window, height: Math.max(window.height, Math.min(height, 4000)) });
  await page.screenshot({ path });
  await page.setViewportSize(window);
}
