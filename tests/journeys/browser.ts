import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';

/** The browser of this machine; `CHROMIUM` names another one. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

/** A window onto the county, and everything in it that no visitor may ever cause. */
export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors on the console, broken content rules, requests to foreign hosts, answers that no screen expects. */
  readonly troubles: string[];
  /** Every request to the API so far: `POST /api/v1/needs`. */
  readonly asked: string[];
}
export type Device = 'phone' | 'desk';
/** Villagers and volunteers hold a phone, cadres and departments sit at a desk. */
export const viewportOf = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const;

/** A new window in the county's time and language. Nobody is signed in. */
export async function openWindow(browser: Browser, origin: string, device: Device, sharpness = 1): Promise<Window> {
  const context = await browser.newContext({
    baseURL: origin, viewport: viewportOf[device], deviceScaleFactor: sharpness, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce',
    ...(device === 'phone' && { isMobile: true, hasTouch: true }),
  });
  const troubles: string[] = [];
  const asked: string[] = [];
  await context.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`content rule broken: ${event.violatedDirective} ${event.blockedURI}`)));
  context.on('weberror', (event) => void troubles.push(String(event.error())));
  context.on('console', (message) => message.type() === 'error' && !message.text().startsWith('Failed to load resource') && troubles.push(message.text()));
  context.on('request', (request) => {
    const { origin: host, protocol, pathname } = new URL(request.url());
    if (protocol.startsWith('http') && host !== origin) troubles.push(`foreign host: ${request.url()}`);
    if (pathname.startsWith('/api/')) asked.push(`${request.method()} ${pathname}`);
  });
  // Nobody is signed in at first: that one question is how a portal learns it.
  context.on('response', (response) => response.status() >= 400 && !(response.status() === 401 && response.url().endsWith('/api/v1/me')) && troubles.push(`${response.status()} ${response.request().method()} ${response.url()}`));
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { context, page, troubles, asked };
}

const AXE = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on this page, one line each; `strict` asks for the elders' contrast of 7:1 too. Only the `rules` named, or all. */
export async function axeFindings(page: Page, strict: boolean, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async ([isStrict, only]) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }; // put there above
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'], rules: { 'color-contrast-enhanced': { enabled: isStrict } },
      ...(only && { runOnly: only.filter((rule) => isStrict || rule !== 'color-contrast-enhanced') }),
    });
    return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary ?? ''}`));
  }, [strict, rules] as const);
}

/** Pixels by which the page is wider than its window, and what sticks out. */
export const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > clientWidth + 1 && !e.closest('svg, .sd-unseen, .sd-skip'));
    return [`${scrollWidth - clientWidth} px too wide at ${clientWidth}: ${wide.slice(0, 4).map((e) => `${e.tagName}.${e.className} “${e.textContent?.trim().slice(0, 20)}”`).join(' | ')}`];
  });

/** The whole page as one picture, with its sticky foot at the end. */
export async function shootWhole(page: Page, path: string): Promise<void> {
  const window = page.viewportSize()!; // every window here has one
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...window, height: Math.max(window.height, Math.min(height, 4000)) });
  await page.screenshot({ path });
  await page.setViewportSize(window);
}
