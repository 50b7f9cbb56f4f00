import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '@shaodao/browser-kit/browser';
import { serveGallery } from './serve.ts';

let gallery: { address: string; close: () => Promise<void> };
let browser: Browser;
vi.setConfig({ testTimeout: 30_000 }); // a busy machine is slow, not wrong
let page: Page;
beforeAll(async () => {
  gallery = await serveGallery();
  browser = await openBrowser();
}, 120_000);
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await gallery.close();
});

async function open(name: string, more: BrowserContextOptions & { clock?: boolean } = {}): Promise<void> {
  const { clock, ...options } = more;
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', ...options });
  page = await context.newPage();
  page.setDefaultTimeout(3000);
  if (clock) await page.clock.install();
  await page.goto(`${gallery.address}?page=${name}`);
  await page.waitForSelector('h1', { state: 'attached' });
}
const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || '');
const desk = { viewport: { width: 1440, height: 900 } };

describe('a villager', () => {
  it('makes the text larger step by step, and it stays so the next day', async () => {
    await open('home');
    const size = () => page.evaluate(() => getComputedStyle(document.body).fontSize);
    const button = page.getByRole('button', { name: /大字/ });
    expect(await size()).toBe('20px');
    await button.click();
    expect(await size()).toBe('24px');
    await button.click();
    await page.reload();
    expect(await size()).toBe('30px');
    await button.click();
    expect(await size()).toBe('20px');
  });

  it('is led from the error summary to the field that needs a change', async () => {
    await open('write');
    await page.getByRole('button', { name: '交给村干部' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('请选这件事是谁的');
    await page.getByRole('link', { name: '请选这件事是谁的' }).click();
    expect(await focused()).toBe('who');
    await page.getByLabel('我自己的').check();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('sees a confirmation until it is closed, however long that takes', async () => {
    await open('parts', { clock: true });
    await page.getByRole('button', { name: '交上去' }).click();
    await page.clock.fastForward('10:00');
    const toast = page.getByText('已经交给村干部了');
    expect(await toast.isVisible()).toBe(true);
    await page.locator('.sd-toast').getByRole('button', { name: '关闭' }).click();
    expect(await toast.count()).toBe(0);
  });

  it('is told when the phone has no voice, and what else to do', async () => {
    await open('matter', { clock: true });
    await page.getByRole('button', { name: /听/ }).click();
    await page.clock.fastForward('00:05');
    await page.getByText('这台手机不会朗读').waitFor();
  });

  it('chooses a rating with arrow keys', async () => {
    await open('rate');
    await page.getByRole('radio', { name: '非常满意', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: '满意', exact: true }).isChecked()).toBe(true);
  });

  it('adds a large photo that becomes a JPEG of at most 1600 px, and takes it away again', async () => {
    await open('write');
    const png = await page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 });
      canvas.getContext('2d')?.fillRect(0, 0, 1500, 2000);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    });
    const pick = page.getByLabel('从相册选');
    await pick.setInputFiles({ name: '锅.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
    const shown = page.getByAltText('第 1 张照片');
    await shown.waitFor();
    const photo = await shown.evaluate(async (img: HTMLImageElement) => {
      await img.decode();
      const blob = await (await fetch(img.src)).blob();
      return { width: img.naturalWidth, height: img.naturalHeight, type: blob.type };
    });
    expect(photo).toEqual({ width: 1600, height: 1067, type: 'image/jpeg' });
    await page.getByRole('button', { name: '删掉第 1 张照片' }).click();
    expect(await shown.count()).toBe(0);
    await pick.setInputFiles({ name: '不是照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('text') });
    await page.getByText('打不开“不是照片.jpg”').waitFor();
    await pick.setInputFiles({ name: 'IMG_0007.HEIC', mimeType: 'image/heic', buffer: Buffer.from('what this browser cannot open') });
    await shown.waitFor();
    expect(await shown.evaluate(async (img: HTMLImageElement) => (await (await fetch(img.src)).blob()).type), 'sent as it is').toBe('image/heic');
  });

  it('asks with the dialog closed by Escape, and the focus goes back to the button', async () => {
    await open('parts');
    await page.getByRole('button', { name: '打开对话框' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '真的不办了吗？' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focused()).toBe('打开对话框');
  });
});

describe('a cadre', () => {
  it('reaches the content by the skip link, by keyboard alone', async () => {
    await open('list', desk);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('sd-main');
  });

  it('sorts by a head, both ways, and the head says so', async () => {
    await open('list', desk);
    const head = page.getByRole('columnheader', { name: '已过天数' });
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await page.locator('tbody tr td').first().textContent()).toContain('重阳想看一场闽剧');
  });

  it('opens a record by a click anywhere in its row', async () => {
    await open('list', desk);
    const cell = await page.getByRole('cell', { name: '溪前村' }).first().boundingBox();
    await page.mouse.click((cell?.x ?? 0) + 20, (cell?.y ?? 0) + 20);
    await page.waitForURL(/page=case&id=3/);
  });

  it('filters, sees the condition as a chip, takes it away, and is told when nothing is found', async () => {
    await open('list', desk);
    await page.getByLabel('村', { exact: true }).selectOption('北山村');
    expect(await page.getByRole('row').count()).toBe(3);
    await page.getByRole('button', { name: '去掉条件：北山村' }).click();
    expect(await page.getByRole('row').count()).toBe(9);
    await page.getByLabel('搜索').fill('没有这种事');
    await page.getByText('换个词，或者少选一个条件。').waitFor();
  });

  it('exports a table that spreadsheets read as Chinese', async () => {
    await open('list', desk);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出表格' }).click()]);
    expect(download.suggestedFilename()).toBe('需求清单.csv');
    const text = await readFile(await download.path(), 'utf8');
    expect(text.startsWith('\ufeff编号,事由,村\r\nXQ-2026-')).toBe(true);
  });

  it('moves between tabs with arrow keys and gets another try when a list fails', async () => {
    await open('staff-parts', desk);
    await page.getByRole('tab', { name: '正在取' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: '取不到' }).getAttribute('aria-selected')).toBe('true');
    await page.getByRole('button', { name: '再试一次' }).click();
    expect(await page.getByRole('tab', { name: '正在取' }).getAttribute('aria-selected')).toBe('true');
    await page.getByRole('tab', { name: '正在取' }).focus();
    await page.keyboard.press('End');
    await page.getByText('还没有记录').waitFor();
  });

  it('sees confirmations go by themselves after eight seconds', async () => {
    await open('staff-parts', { ...desk, clock: true });
    await page.getByRole('button', { name: '交上去' }).click();
    await page.mouse.move(5, 5);
    await page.getByText('已经交给村干部了').waitFor();
    await page.clock.fastForward('00:09');
    expect(await page.getByText('已经交给村干部了').count()).toBe(0);
  });

  it('opens the menu on a phone, and finds a row as a card there', async () => {
    await open('list');
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    await page.getByRole('button', { name: '菜单' }).click();
    expect(await page.getByRole('navigation').isVisible()).toBe(true);
    await page.getByRole('button', { name: '菜单' }).click();
    const [first, second] = await page.locator('tbody tr').evaluateAll((rows) => rows.slice(0, 2).map((row) => row.getBoundingClientRect().height));
    expect(Math.min(first ?? 0, second ?? 0)).toBeGreaterThan(100);
    await page.getByLabel('排序').selectOption('days descending');
    expect(await page.locator('tbody tr td').first().textContent()).toContain('重阳想看一场闽剧');
  });

  it('prints the sheet and nothing of the workbench', async () => {
    await open('paper', desk);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: '打印' }).count()).toBe(0);
    expect(await page.getByRole('heading', { name: /敲门走访单/ }).isVisible()).toBe(true);
  });

  it('reads English when the portal gives English', async () => {
    await open('list&lang=en', desk);
    await page.getByText('8 of 128 shown').waitFor();
  });
});
