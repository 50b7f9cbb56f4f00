import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from '@playwright/test';

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

/** The map weighs as much as everything else together; a phone fetches it only when it is asked for. */
const ASKED_FOR = /\/(village-map|maplibre-gl-worker)-/;
const weights = new Map<string, Promise<number>>();
/** JavaScript that this page has fetched since it was opened, in kB, gzip. */
export async function weightOf(page: Page): Promise<number> {
  const urls = await page.evaluate(() => [...new Set(performance.getEntriesByType('resource').map(({ name }) => name))].filter((name) => name.endsWith('.js')));
  const weigh = (url: string): Promise<number> => page.context().request.get(url).then(async (answer) => gzipSync(await answer.body()).length / 1024);
  const each = urls.filter((url) => !ASKED_FOR.test(url)).map((url) => {
    const known = weights.get(url) ?? weigh(url);
    weights.set(url, known);
    return known;
  });
  return (await Promise.all(each)).reduce((sum, kb) => sum + kb, 0);
}
