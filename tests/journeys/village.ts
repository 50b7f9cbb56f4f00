import { expect, it } from 'vitest';
import type { Scene, Visitor } from './scene.ts';

interface Row {
  readonly id: string;
  readonly detail?: string;
}
/** A villager or relative asks; answers with the need's id. */
export async function ask(visitor: Visitor, { who, category, kind, detail }: { who?: string | RegExp; category: RegExp; kind: RegExp; detail: string }): Promise<string> {
  await visitor.go('/ask');
  if (who) await visitor.press(who);
  await visitor.press(category);
  await visitor.press(kind);
  await visitor.fill('什么事', detail);
  await visitor.page.getByLabel('不着急').check();
  await visitor.press('交给村里');
  await visitor.sees('村里收到了');
  return visitor.page.url().split('/').at(-1)!;
}

/** What the village settles: returned, merged, on behalf, a tie. */
export function village(scene: () => Scene): void {
  let first = '';
  it('the son far away asks for his mother; she sees it too, and both are kept', async () => {
    const [son, wangdama, wanggeyuan] = await Promise.all([scene().as('wangjianhua'), scene().as('wangdama'), scene().as('wanggeyuan')]);
    first = await ask(son, { who: /^王秀兰/, category: /^生活/, kind: /上门理发/, detail: '我妈腿不好，头发长了，想请人上门剪一剪' });
    await wangdama.go(`/matters/${first}`);
    await wangdama.sees('想请人上门剪一剪');
    await wanggeyuan.go(`/needs/${first}`);
    await wanggeyuan.sees('亲属代提');
    expect(await wanggeyuan.page.getByRole('list', { name: '相关的人' }).getByRole('listitem').count()).toBeGreaterThanOrEqual(2);
    await wanggeyuan.shoot('village-01-on-behalf');
  });

  it('wanggeyuan returns it with a reason; the son adds what was missing and it comes again', async () => {
    const [son, wanggeyuan] = [await scene().as('wangjianhua'), await scene().as('wanggeyuan')];
    await son.go(`/matters/${first}`);
    await wanggeyuan.press('退回补充');
    await wanggeyuan.fill('还缺什么', '请说说家里还有谁要剪，几点在家');
    await wanggeyuan.press('退回补充');
    await wanggeyuan.sees('已退回');
    await son.sees('请说说家里还有谁要剪');
    await son.shoot('village-02-returned');
    await son.follow('补充几句');
    await son.fill('什么事', '我妈腿不好，头发长了，想请人上门剪一剪。就她一个人，上午都在家');
    await son.press('再交上去');
    await son.sees('村里正在核实');
    await wanggeyuan.sees('上午都在家');
  });

  it('a duplicate is merged, and who asked follows the one that goes on', async () => {
    const [wangdama, wanggeyuan] = [await scene().as('wangdama'), await scene().as('wanggeyuan')];
    const { items } = await wanggeyuan.get<{ items: (Row & { title: string; status: string; villageName: string })[] }>('needs?limit=200&status=submitted');
    const other = items.find((one) => one.title.includes('水龙头'))!;
    const again = await ask(wangdama, { category: /^生活/, kind: /修水管水龙头/, detail: '水龙头关不紧，一直滴水' });
    await wanggeyuan.go(`/needs/${again}`);
    await wanggeyuan.page.getByRole('list', { name: '可能重复的需求' }).getByRole('listitem').filter({ has: wanggeyuan.page.locator(`a[href$="${other.id}"]`) }).getByRole('button').click();
    await wanggeyuan.shoot('village-03-merge');
    await wanggeyuan.press('并入这一件');
    await wanggeyuan.sees('已并入另一件需求');
    await wangdama.go(`/matters/${again}`);
    await wangdama.follow('看那一件');
    await wangdama.page.waitForURL(`**/matters/${other.id}`);
    await wangdama.sees('办到哪一步了');
  });

  it('the sister’s proposed tie is confirmed by wangshuji, after the mother has agreed', async () => {
    const [wangdama, wangshuji] = [await scene().as('wangdama'), await scene().as('wangshuji')];
    await wangdama.go('/ties');
    await wangdama.sees('王美珍');
    await wangdama.sees('等村里确认');
    await wangshuji.go('/ties');
    const line = wangshuji.page.getByRole('listitem').filter({ hasText: '103202003' });
    await line.getByRole('button', { name: '确认' }).first().click();
    await wangshuji.press('确认');
    await wangshuji.sees('须先征得老人同意');
    await wangshuji.page.getByRole('checkbox', { name: /问过老人/ }).check();
    await wangshuji.shoot('village-04-tie');
    await wangshuji.press('确认');
    await wangshuji.sees('已确认，对方可以代办了');
    await wangdama.go('/ties');
    expect(await wangdama.page.getByText('可以代办', { exact: true }).count()).toBe(2);
    await wangdama.shoot('village-05-ties');
  });
}
