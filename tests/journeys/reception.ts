import { it } from 'vitest';
import { fillSlot, nextMinute, untilBegun } from './clock.ts';
import type { Slot } from './clock.ts';
import type { Scene } from './scene.ts';

const found = { opinionId: '', needId: '', slot: undefined as Slot | undefined };

/** What is said on a reception day becomes a need and gets its visit. */
export function fromTheWordToTheVisit(scene: () => Scene): void {
  it('daibiao records on a reception day what wangdama says, and it becomes a need', async () => {
    const daibiao = await scene().as('daibiao');
    await daibiao.go('/reception');
    await daibiao.page.getByRole('tab', { name: '已过' }).click();
    await daibiao.page.getByRole('link', { name: '登记意见' }).filter({ visible: true }).first().click();
    await daibiao.page.getByLabel('哪个村').selectOption({ label: '王沙村' });
    await daibiao.fill(/^户编号/, '103202003');
    await daibiao.page.getByLabel('属于哪类').selectOption({ label: '健康 · 慢性病上门看' });
    await daibiao.fill('一句话标题', '高血压想有医生每月上门看');
    await daibiao.fill('原话', '我有高血压，去镇里要走半天，希望每个月有医生来看看');
    await daibiao.shoot('reception-01-record');
    await daibiao.press('登记');
    await daibiao.sees(/已登记 .*，交村里核实/);
    await daibiao.follow('高血压想有医生每月上门看');
    await daibiao.sees('转为需求');
    found.opinionId = daibiao.page.url().split('/').at(-1)!;
    found.needId = (await daibiao.get<{ needId: string }>(`opinions/${found.opinionId}`)).needId;
    await daibiao.shoot('reception-02-opinion');
  });

  it('the village verifies it, the township publishes it, the department claims it and sets a day', async () => {
    const [wanggeyuan, zhenganbu, weijianju] = await Promise.all([scene().as('wanggeyuan'), scene().as('zhenganbu'), scene().as('weijianju')]);
    await wanggeyuan.go(`/needs/${found.needId}`);
    await wanggeyuan.sees('接待日');
    await wanggeyuan.press('核实');
    await wanggeyuan.sees('已核实');
    await zhenganbu.go(`/needs/${found.needId}`);
    await zhenganbu.press('发布');
    await zhenganbu.sees('已发布到需求清单');
    await weijianju.go(`/needs/${found.needId}`);
    await weijianju.fill('打算怎么办', '家庭医生每月上门一次');
    await weijianju.press('认领');
    await weijianju.page.getByLabel('哪天').waitFor();
    found.slot = nextMinute(8);
    await fillSlot(weijianju, found.slot);
    await weijianju.press('安排上门');
    await weijianju.sees('已安排上门');
  });
}

/** After the visit the representative and the person see it solved. */
export function fromTheVisitToSolved(scene: () => Scene): void {
  it('after the visit and a good rating it is solved, and daibiao’s open page says so', async () => {
    const [daibiao, weijianju, wangdama] = await Promise.all([scene().as('daibiao'), scene().as('weijianju'), scene().as('wangdama')]);
    await untilBegun(found.slot!);
    await weijianju.go(`/needs/${found.needId}`);
    await weijianju.press('登记服务');
    await weijianju.sees('已登记，等群众评价');
    await wangdama.go(`/matters/${found.needId}`);
    await wangdama.follow('评一评');
    await wangdama.page.getByLabel('满意', { exact: true }).check();
    await wangdama.press('交上去');
    await wangdama.sees('办结了');
    await daibiao.sees('已解决');
    await daibiao.shoot('reception-03-solved');
  });
}
