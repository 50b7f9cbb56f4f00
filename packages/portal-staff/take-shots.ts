/**
 * Pictures of the built staff portals into dist/shots: `node packages/portal-staff/take-shots.ts cadre townshipCadre /needs /whistles …`
 * with `--size=large|xlarge`, `--contrast=high`, `--width=390`, `--empty`, `--broken`, `--full`.
 */
import { mkdirSync } from 'node:fs';
import type { Role } from '@shaodao/contracts/actor';
import { openBrowser } from '@shaodao/browser-kit/browser';
import { serveDesk } from './src/testing/serve-desk.ts';

const option = (name: string): string | undefined => process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1];
const has = (name: string): boolean => process.argv.includes(`--${name}`);
const [portal = 'cadre', role = 'townshipCadre', ...paths] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const out = `${import.meta.dirname}/dist/shots`;
mkdirSync(out, { recursive: true });
const server = await serveDesk({ folder: `${import.meta.dirname}/../../apps/portal-${portal}/dist`, basePath: `/${portal}/`, roles: role.split(',') as Role[], ...(has('empty') && { size: 0 }), isSignedIn: role !== 'nobody' });
const browser = await openBrowser();
const width = Number(option('width') ?? 1440);
const context = await browser.newContext({ viewport: { width, height: width > 900 ? 900 : 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', deviceScaleFactor: 1 });
await context.addInitScript(([size, contrast]) => localStorage.setItem('shaodao.display', JSON.stringify({ size, contrast })), [option('size') ?? 'normal', option('contrast') ?? 'normal']);
for (const path of paths) {
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.log(path, message.text()));
  page.on('pageerror', (error) => console.log(path, error.message));
  await page.goto(`${server.origin}/${portal}${path}`);
  await page.waitForTimeout(Number(option('wait') ?? 900));
  if (has('broken')) {
    server.isCutOff = true;
    await page.waitForTimeout(200);
  }
  const name = [portal, role.split(',')[0], path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home', width, option('size'), option('contrast'), has('empty') && 'empty'].filter(Boolean).join('_');
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: has('full') });
  console.log(`${name}.png`);
  await page.close();
}
await browser.close();
await server.close();
if (server.faults.length > 0) console.log('faults', server.faults);
