/** Pictures of the gallery into dist/shots: `node gallery/take-shots.ts [page …] [--size=xlarge] [--contrast=high] [--width=320] [--full]`. */
import { mkdirSync } from 'node:fs';
import { openBrowser } from '@shaodao/browser-kit/browser';
import { serveGallery } from './serve.ts';

const phonePages = ['home', 'ask', 'write', 'matter', 'rate', 'parts'];
const staffPages = ['desk', 'list', 'case', 'paper', 'staff-parts'];
const option = (name: string): string | undefined => process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1];
const named = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const folder = `${import.meta.dirname}/../dist/shots`;
mkdirSync(folder, { recursive: true });

const { address, close } = await serveGallery();
const browser = await openBrowser();
for (const name of named.length > 0 ? named : [...phonePages, ...staffPages]) {
  const width = Number(option('width') ?? (staffPages.includes(name) ? 1440 : 390));
  const page = await browser.newPage({ viewport: { width, height: width > 900 ? 900 : 844 }, locale: 'zh-CN', deviceScaleFactor: width > 900 ? 1 : 1.5 });
  const query = new URLSearchParams({ page: name, size: option('size') ?? 'normal', contrast: option('contrast') ?? 'normal', lang: option('lang') ?? 'zh' });
  await page.goto(`${address}?${query.toString()}`);
  await page.waitForSelector('main');
  const file = [name, width, option('size'), option('contrast')].filter(Boolean).join('-');
  await page.screenshot({ path: `${folder}/${file}.png`, fullPage: process.argv.includes('--full') });
  await page.close();
}
await browser.close();
await close();
