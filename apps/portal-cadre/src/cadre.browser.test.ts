import { getMapLayer } from '@shaodao/contracts/identity/map-layer';
import { ok } from '@shaodao/contracts/kit';
import { getWhistle, reportIn } from '@shaodao/contracts/needs/whistle';
import { id } from '@shaodao/portal-kit/testing/needs';
import { axeFindings } from '@shaodao/browser-kit/axe';
import { deskBrowserTests, openWindow } from '@shaodao/portal-staff/testing/browser';
import type { Page } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const { held, visit, arrive } = deskBrowserTests({
  root: join(import.meta.dirname, '..'),
  basePath: '/cadre/',
  states: [
    ['gridOfficer', `/needs/${id(1000)}`, '可能重复的需求'], ['townshipCadre', `/whistles/${id(2003)}`, '还有 2 个部门等您评价'], ['countyOrganiser', '/operations', '没有积压的消息'], ['countyOrganiser', `/postings/${id(7002)}`, '赵前任 交给 黄志明'],
    ['countyOrganiser', '/pairings/proposal', '建议调整 2 对'], ['countyOrganiser', `/partners/${id(8200)}`, '合作协议'], ['villageCadre', '/numbers', '当面报过验证码'],
  ],
  empty: [['gridOfficer', '/', '都办完了'], ['townshipCadre', '/needs', '还没有需求'], ['townshipCadre', '/whistles', '现在没有哨声'], ['representative', '/reception', '近期没有接待日'], ['auditor', '/scores', '还没有部门评价'], ['auditor', '/areas', '还没有片区'], ['villageCadre', '/mobile', '还没有联系对子']],
});

/** Where the map shows the lone village: over it the pointer turns into a hand and the name appears. */
async function findPoint(page: Page, box: { x: number; y: number; width: number; height: number }): Promise<{ x: number; y: number }> {
  for (let x = box.x + box.width - 20; x > box.x; x -= 12)
    for (let y = box.y + 12; y < box.y + box.height - 12; y += 12) {
      await page.mouse.move(x, y);
      if ((await page.locator('.maplibregl-popup-content', { hasText: '塔里洋村' }).count()) > 0) return { x, y };
    }
  throw new Error('the village is not on the map');
}

describe('the map of the areas', { timeout: 60_000 }, () => {
  it('comes by itself on a desk, draws without any other server, is clean for axe, and a village is dragged into an area', async () => {
    await visit('countyOrganiser', async ({ origin }) => {
      const { page, context, troubles } = await openWindow(held.browser!, origin);
      const elsewhere: string[] = [];
      page.on('request', (request) => !request.url().startsWith(origin) && !request.url().startsWith('blob:') && !request.url().startsWith('data:') && elsewhere.push(request.url()));
      await arrive(page, '/areas/350123104/arrange', '全部符合要求');
      await page.locator('.reg-map .maplibregl-canvas').waitFor();
      await expect.poll(() => page.locator('.reg-map-label').count(), { timeout: 20_000 }).toBe(3);
      expect(await axeFindings(page)).toEqual([]);
      // The tenth village stands alone at the right; from there it goes to the label of the area to its left.
      const box = (await page.locator('.reg-map .maplibregl-canvas').boundingBox())!;
      const label = (await page.locator('.reg-map-label').nth(2).boundingBox())!;
      const chips = () => page.locator('.reg-target').nth(2).locator('.reg-chip').count();
      expect(await chips()).toBe(3);
      const found = await findPoint(page, box);
      await page.mouse.move(found.x, found.y);
      await page.mouse.down();
      await page.mouse.move(label.x + label.width / 2, label.y + label.height + 14, { steps: 8 });
      await page.mouse.up();
      await expect.poll(chips).toBe(4);
      await page.getByText('超过三个村').waitFor();
      expect(elsewhere).toEqual([]);
      expect(troubles).toEqual([]);
      await context.close();
    });
  });
  it('lies on the online layer that the county has set, and names its provider', async () => {
    const asked = new Set<string>();
    // One pixel serves as a tile of one colour.
    const tile = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
    const tiles = createServer((request, response) => {
      asked.add(request.url!);
      response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(tile);
    }).listen(0, '127.0.0.1');
    await visit('countyOrganiser', async (server) => {
      server.mapOrigin = `http://127.0.0.1:${(tiles.address() as AddressInfo).port}`;
      server.on(getMapLayer, () => ok({ tiles: `${server.mapOrigin}/{z}/{x}/{y}.png`, attribution: '底图由演示瓦片服务提供' }));
      const { page, context, troubles } = await openWindow(held.browser!, server.origin);
      await arrive(page, '/areas', '位置为演示虚构');
      await page.getByText('底图由演示瓦片服务提供').waitFor();
      await expect.poll(() => [...asked].filter((path) => /^\/\d+\/\d+\/\d+\.png$/.test(path)).length, { timeout: 20_000 }).toBeGreaterThan(1);
      expect(troubles).toEqual([]);
      await context.close();
    }).finally(() => tiles.close());
  });
  it('is fetched by a phone only when it is wanted', async () => {
    await visit('countyOrganiser', async ({ origin }) => {
      const { page, context, scriptBytes } = await openWindow(held.browser!, origin, { width: 390, height: 844 });
      await arrive(page, '/areas', '位置为演示虚构');
      const before = await scriptBytes();
      await page.getByRole('button', { name: '显示地图' }).click();
      await page.locator('.reg-map .maplibregl-canvas').waitFor();
      expect((await scriptBytes()) - before).toBeGreaterThan(200 * 1024);
      await context.close();
    });
  });
});

describe('by keyboard alone', { timeout: 60_000 }, () => {
  it('skips to the content, opens a dialog, and comes back to where one was', async () => {
    await visit('gridOfficer', async ({ origin }) => {
      const { page, context } = await openWindow(held.browser!, origin);
      await arrive(page, `/needs/${id(1000)}`, '可能重复的需求');
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('跳到正文');
      const reveal = page.getByRole('button', { name: /完整信息/ }).first();
      await reveal.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      expect(await reveal.evaluate((element) => element === document.activeElement)).toBe(true);
      await context.close();
    });
  });
  it('puts the new page’s heading into focus after a step in the menu', async () => {
    await visit('townshipCadre', async ({ origin }) => {
      const { page, context } = await openWindow(held.browser!, origin);
      await arrive(page, '/', '正在进行的哨声');
      await page.getByRole('link', { name: /需求清单/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '需求清单', level: 1 }).waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
      await context.close();
    });
  });
  it('goes on by itself when another one acts: the page follows the stream', async () => {
    await visit('townshipCadre', async (server) => {
      const { page, context } = await openWindow(held.browser!, server.origin);
      await arrive(page, `/whistles/${id(2001)}`, '有新进展会自动出现');
      await page.evaluate(async (whistleId) => void (await fetch(`/api/v1/whistles/${whistleId}/report`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ note: '医生两名已到现场' }) })), id(2001));
      expect(server.callsOf(reportIn)).toHaveLength(1);
      await server.announce(getWhistle);
      await page.getByText('医生两名已到现场').first().waitFor({ timeout: 5000 });
      await context.close();
    });
  });
});
