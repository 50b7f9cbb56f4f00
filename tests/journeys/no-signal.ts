import { expect, it } from 'vitest';
import type { Scene } from './scene.ts';

/** At the door there may be no network: nothing is lost, nothing is sent twice. */
export function noSignal(scene: () => Scene): void {
  it('wanggeyuan asks for a household without a signal: it is kept in view, and sent exactly once when the signal is back', async () => {
    const wanggeyuan = await scene().as('wanggeyuan');
    await wanggeyuan.go('/ask');
    await wanggeyuan.page.getByRole('list', { name: '哪一户' }).getByRole('button').first().waitFor();
    const counted = () => wanggeyuan.get<{ total: number }>('needs?limit=1').then(({ total }) => total);
    const before = await counted();
    await wanggeyuan.context.setOffline(true);
    await wanggeyuan.fill('户主姓名或户编号', '103202003');
    await wanggeyuan.press(/103202003/);
    await wanggeyuan.page.getByRole('tab', { name: '教育' }).click();
    await wanggeyuan.press(/教老人用手机/);
    await wanggeyuan.fill('原话', '想学用手机看孙子，视频怎么打');
    await wanggeyuan.page.getByLabel('不着急').check();
    await wanggeyuan.shoot('offline-01-filled');
    await wanggeyuan.press('提交');
    await wanggeyuan.sees('已存在手机里');
    await wanggeyuan.sees(/1 条未上传|没有网络/);
    await wanggeyuan.shoot('offline-02-kept');
    wanggeyuan.asked.length = 0;
    await wanggeyuan.context.setOffline(false);
    await expect.poll(counted, { timeout: 15_000 }).toBe(before + 1);
    await wanggeyuan.sees('已全部上传');
    await wanggeyuan.go('/needs?words=视频怎么打');
    await wanggeyuan.sees('已显示 1 条，共 1 条');
    expect(await counted()).toBe(before + 1);
  });

  it('wangdama asks without a signal: “还没送出去”, and back in the net it goes by itself, once', async () => {
    const wangdama = await scene().as('wangdama');
    await wangdama.go('/ask');
    await wangdama.press(/^文化/);
    await wangdama.press(/拍照片全家福/);
    await wangdama.fill('什么事', '想在过年前拍一张全家福');
    await wangdama.page.getByLabel('不着急').check();
    await wangdama.context.setOffline(true);
    await wangdama.press('交给村里');
    await wangdama.sees('已经存在手机里');
    await wangdama.shoot('offline-03-villager');
    await wangdama.context.setOffline(false);
    await wangdama.sees('都送出去了');
    await wangdama.shoot('offline-04-sent');
    const { items } = await wangdama.get<{ items: { kindName: string; status: string }[] }>('needs/mine?limit=50');
    expect(items.filter((one) => one.kindName === '拍照片全家福')).toHaveLength(1);
  });

  it.each([
    ['wanggeyuan', '/cadre/ask', '哪一户', 'offline-05-opened-cadre'],
    ['wangdama', '/', '王秀兰', 'offline-06-opened-villager'],
  ])('%s opens %s without a signal: the page is on the phone, and so is what was last seen', async (who, address, seen, shot) => {
    const visitor = await scene().as(who);
    const { page, context } = visitor;
    await visitor.go(address.replace('/cadre', ''));
    await visitor.sees(seen);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.goto(address);
    await visitor.sees(seen);
    await visitor.shoot(shot);
    await context.setOffline(false);
    await page.goto(address);
    await visitor.sees(seen);
  });
}
