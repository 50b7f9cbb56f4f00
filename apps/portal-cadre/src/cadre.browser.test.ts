import { getWhistle, reportIn } from '@shaodao/contracts/needs/whistle';
import { id } from '@shaodao/portal-kit/testing/needs';
import { deskBrowserTests, openWindow } from '@shaodao/portal-staff/testing/browser';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const { held, visit, arrive } = deskBrowserTests({
  root: join(import.meta.dirname, '..'),
  basePath: '/cadre/',
  pages: [
    ['nobody', '/sign-in', '演示账号'], ['gridOfficer', '/', '先办这几件'], ['townshipCadre', '/', '正在进行的哨声'], ['representative', '/', '近期接待日'], ['gridOfficer', '/account', '登录过的设备'], ['gridOfficer', '/ask', '王秀英家'],
    ['townshipCadre', '/needs', '共 66 条'], ['gridOfficer', `/needs/${id(1000)}`, '可能重复的需求'], ['countyOrganiser', `/needs/${id(1009)}`, '办理经过'], ['gridOfficer', `/needs/${id(1000)}/print`, '服务对象签字'], ['villageCadre', '/ties', '想替家里代办'],
    ['townshipCadre', '/whistles', 'CS-2026-000047'], ['townshipCadre', '/whistles/blow', '县交通局'], ['townshipCadre', `/whistles/${id(2001)}`, '呼叫的部门'], ['townshipCadre', `/whistles/${id(2003)}`, '还有 2 个部门等您评价'],
    ['representative', '/reception', '飞竹镇便民服务中心二楼'], ['representative', `/reception/${id(3500)}/record`, '属于哪类'], ['representative', '/opinions', 'YJ-2026-000087'], ['representative', `/opinions/${id(3001)}`, '看需求办理经过'],
    ['auditor', '/scores', '县卫健局'], ['auditor', `/scores/${id(500)}`, '满意度分布'], ['countyOrganiser', '/operations', '没有积压的消息'], ['auditor', '/nowhere', '没有找到'],
  ],
  alsoEmpty: [['gridOfficer', '/', '都办完了'], ['townshipCadre', '/needs', '还没有需求'], ['townshipCadre', '/whistles', '现在没有哨声'], ['representative', '/reception', '近期没有接待日'], ['auditor', '/scores', '还没有部门评价']],
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
