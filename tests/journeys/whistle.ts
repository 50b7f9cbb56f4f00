import { it } from 'vitest';
import type { Scene } from './scene.ts';

/** 乡村吹哨、部门报到: a closed loop. */
export function whistle(scene: () => Scene): void {
  let id = '';
  it('zhenganbu blows the whistle on two departments', async () => {
    const zhenganbu = await scene().as('zhenganbu');
    await zhenganbu.go('/whistles/blow');
    await zhenganbu.fill('一句话说清', '村口电杆倾斜，压着卫生所屋檐');
    await zhenganbu.fill('详细情况', '昨夜大风，村口电杆倾斜，压着卫生所的屋檐，门口已经拉了警戒线');
    await zhenganbu.page.getByLabel('乡镇或村').selectOption({ label: '王沙村' });
    await zhenganbu.fill('具体地点', '王沙村村口，卫生所门前');
    await zhenganbu.fill('找部门或职责', '县供电公司');
    await zhenganbu.page.getByLabel('牵头：县供电公司').check();
    await zhenganbu.fill('找部门或职责', '卫生健康');
    await zhenganbu.page.getByLabel('协办：县卫生健康局').check();
    await zhenganbu.page.getByRole('radio', { name: /^急/ }).check();
    await zhenganbu.shoot('whistle-01-blow');
    await zhenganbu.press('吹哨');
    await zhenganbu.sees('哨已吹响');
    await zhenganbu.page.waitForURL(/\/whistles\/[0-9a-f-]{36}$/);
    id = zhenganbu.page.url().split('/').at(-1)!;
    await zhenganbu.sees(/CS-\d{4}-000014/); // the demo's own are 11 to 13
  });

  it('each department reports in on its own clock, while the township watches', async () => {
    const [zhenganbu, gongdian, weijianju] = await Promise.all([scene().as('zhenganbu'), scene().as('gongdian'), scene().as('weijianju')]);
    await gongdian.go('/');
    await gongdian.sees('呼叫我们的哨声');
    await gongdian.open(id);
    await gongdian.fill('谁来的，现场什么情况', '抢修班三人到场，正在扶正电杆');
    await gongdian.shoot('whistle-02-report');
    await gongdian.press('报到');
    await gongdian.sees('已报到');
    await zhenganbu.sees('抢修班三人到场');
    await weijianju.go(`/whistles/${id}`);
    await weijianju.fill('谁来的，现场什么情况', '卫生所药品已经转移');
    await weijianju.press('报到');
    await zhenganbu.sees('卫生所药品已经转移');
    await zhenganbu.shoot('whistle-03-arrived');
  });

  it('the lead resolves it, zhenganbu rates each, and only then it is closed', async () => {
    const [zhenganbu, gongdian] = [await scene().as('zhenganbu'), await scene().as('gongdian')];
    await gongdian.fill('怎么办的，结果怎样', '电杆已经扶正，线路检查完毕，屋檐完好');
    await gongdian.press('办结');
    await zhenganbu.sees('还有 2 个部门等您评价');
    await rate('县供电公司', '非常满意', '来得快');
    await zhenganbu.sees('还有 1 个部门等您评价');
    await zhenganbu.shoot('whistle-04-one-to-rate');
    await rate('县卫生健康局', '满意', '');
    await zhenganbu.sees('已闭环');
    await zhenganbu.shoot('whistle-05-closed');

    async function rate(department: string, level: string, word: string): Promise<void> {
      await zhenganbu.press(`评价${department}`);
      const dialog = zhenganbu.page.locator('dialog[open]');
      await dialog.getByRole('group', { name: /响应速度/ }).getByLabel(level, { exact: true }).check();
      await dialog.getByRole('group', { name: /办理质量/ }).getByLabel(level, { exact: true }).check();
      if (word) await dialog.getByLabel(/说两句/).fill(word);
      await zhenganbu.press('评价');
      await dialog.waitFor({ state: 'hidden' });
    }
  });
}
