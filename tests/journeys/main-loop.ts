import { expect, it } from 'vitest';
import sharp from 'sharp';
import type { Scene, Visitor } from './scene.ts';
import { fillSlot, nextMinute, untilBegun } from './clock.ts';
import type { Slot } from './clock.ts';

const WORDS = '我头晕了三天，走不到镇里，想请医生来家里量量血压。';
const TITLE = '老人头晕，上门量血压';
/** What the journey has found out so far. */
const found = { needId: '', shiftId: '', first: undefined as Slot | undefined, second: undefined as Slot | undefined };
const timeline = (visitor: Visitor) => visitor.page.getByRole('list', { name: '办到哪一步了' });
/** A step that has come to an open page by itself. */
const comesToHer = (visitor: Visitor, text: string | RegExp) => timeline(visitor).getByText(text).last().waitFor();

/** The loop from the first word to the day on which somebody comes. */
export function fromAskingToTheVisit(scene: () => Scene): void {
  it('wangdama signs in by phone code and asks in at most three questions and four inputs, with a photo, in one request', async () => {
    const wangdama = await scene().as('wangdama');
    await wangdama.go('/');
    await wangdama.shoot('loop-01-home');
    await wangdama.follow('我要提需求');
    await wangdama.sees('第 1 步，共 2 步');
    await wangdama.press(/^健康/);
    await wangdama.press(/量血压测血糖/);
    await wangdama.fill('什么事', WORDS);
    await wangdama.page.getByLabel('这个星期').check();
    const photo = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#b9a37c' } }).composite([{ input: Buffer.from('<svg width="1200" height="900"><rect x="350" y="250" width="500" height="400" rx="60" fill="#eee"/><circle cx="600" cy="430" r="110" fill="#48665a"/></svg>') }]).jpeg().toBuffer();
    await wangdama.page.locator('input[type=file]').last().setInputFiles({ name: '血压计.jpg', mimeType: 'image/jpeg', buffer: photo });
    await wangdama.page.getByRole('img', { name: '第 1 张照片' }).waitFor();
    const inputs = await wangdama.page.locator('main :is(input:not([type=file]):not([type=radio]), textarea, fieldset)').count();
    expect(inputs).toBeLessThanOrEqual(4);
    await wangdama.shoot('loop-02-tell');
    wangdama.asked.length = 0;
    await wangdama.press('交给村里');
    await wangdama.sees('村里收到了');
    expect(wangdama.asked.filter((one) => one.startsWith('POST') && !one.endsWith('/photos'))).toEqual(['POST /api/v1/needs']);
    expect(wangdama.asked.filter((one) => one === 'POST /api/v1/photos')).toHaveLength(1);
    const received = await wangdama.page.locator('main').innerText();
    expect(Number(/XQ-\d{4}-(\d{6})/.exec(received)?.[1]), 'numbers go on behind the demo’s, from 101').toBeGreaterThan(160);
    found.needId = wangdama.page.url().split('/').at(-1)!;
    await wangdama.shoot('loop-03-received');
    await wangdama.follow('看办到哪一步');
    await comesToHer(wangdama, '提出');
    await wangdama.page.getByRole('img', { name: '第 1 张照片' }).waitFor();
  });

  it('wanggeyuan sees it at once, gets it right and verifies it; wangdama’s open page tells her', async () => {
    const [wangdama, wanggeyuan] = [await scene().as('wangdama'), await scene().as('wanggeyuan')];
    await wanggeyuan.go('/needs');
    await wanggeyuan.open(found.needId);
    await wanggeyuan.sees(WORDS);
    await wanggeyuan.fill('公开标题', TITLE);
    await wanggeyuan.page.getByLabel('较急').check();
    await wanggeyuan.page.getByLabel('独居').check();
    await wanggeyuan.shoot('loop-04-verify');
    await wanggeyuan.press('核实');
    await wanggeyuan.sees('已核实');
    await comesToHer(wangdama, '核实');
  });

  it('zhenganbu publishes it to the needs list', async () => {
    const [wangdama, zhenganbu] = [await scene().as('wangdama'), await scene().as('zhenganbu')];
    await zhenganbu.go(`/needs/${found.needId}`);
    await zhenganbu.shoot('loop-05-publish');
    await zhenganbu.press('发布');
    await zhenganbu.sees('已发布到需求清单');
    await comesToHer(wangdama, '发布');
  });

  it('weijianju finds it under its duties, claims it, and sees the telephone only after a reason', async () => {
    const [wangdama, weijianju] = [await scene().as('wangdama'), await scene().as('weijianju')];
    await weijianju.go('/claimable');
    await weijianju.open(found.needId);
    await weijianju.sees('原话只给办这件事的人看');
    await weijianju.fill('打算怎么办', '镇卫生院家庭医生上门量血压，带上降压药');
    await weijianju.press('认领');
    await weijianju.sees(WORDS);
    await comesToHer(wangdama, '认领');

    expect(await weijianju.page.getByText('194 9615').count()).toBe(0);
    await weijianju.press(/查看完整信息：王\*\*/);
    await weijianju.press('查看');
    await weijianju.page.locator('dialog .sd-field-error').waitFor();
    await weijianju.press('上门前联系本人');
    await weijianju.shoot('loop-06-reason');
    await weijianju.press('查看');
    await weijianju.sees('王秀兰');
    await weijianju.page.locator('a[href^="tel:194"]').first().waitFor();
  });

  it('weijianju schedules a visit and asks for one volunteer', async () => {
    const [wangdama, weijianju] = [await scene().as('wangdama'), await scene().as('weijianju')];
    await weijianju.fill('要几名志愿者', '1');
    await weijianju.fill('志愿者做什么', '陪老人说说话，帮忙登记');
    await weijianju.fill('给服务对象的话', '请把平时吃的药拿出来，医生要看一看');
    found.first = nextMinute(25);
    await fillSlot(weijianju, found.first);
    await weijianju.shoot('loop-07-schedule');
    await weijianju.press('安排上门');
    await weijianju.sees('已安排上门');
    await comesToHer(wangdama, '安排上门');
    await wangdama.sees('请把平时吃的药拿出来');
    await wangdama.shoot('loop-08-visit-known');
  });

  it('zhiyuan1 signs up on the volunteer site, zhiyuan2 waits, and the department sees both', async () => {
    const [first, second, weijianju] = await Promise.all([scene().as('zhiyuan1'), scene().as('zhiyuan2'), scene().as('weijianju')]);
    await first.go('/');
    await first.sees('陪老人说说话');
    await first.page.getByRole('link', { name: /陪老人说说话/ }).last().click();
    await first.press('我要报名');
    await first.sees('您已经报上名了');
    found.shiftId = first.page.url().split('/').at(-1)!;
    await first.shoot('loop-09-signed-up');
    await second.go(`/shifts/${found.shiftId}`);
    await second.press('报名候补');
    await second.sees('您是候补第 1 位');
    await weijianju.go(`/needs/${found.needId}`);
    await weijianju.sees('1/1 已报名');
    await weijianju.sees('候补');
    await weijianju.shoot('loop-10-roster');
  });
}

/** After the visit: badly rated, answered, done again. */
export function fromTheVisitToTheSecond(scene: () => Scene): void {
  it('weijianju records the visit; nothing could be recorded before it began', async () => {
    const [wangdama, weijianju] = [await scene().as('wangdama'), await scene().as('weijianju')];
    await wangdama.go(`/matters/${found.needId}`);
    await untilBegun(found.first!);
    await weijianju.go(`/needs/${found.needId}`);
    await weijianju.fill('服务时长（分钟）', '40');
    await weijianju.fill('做了什么', '血压偏高，已约下周复诊');
    await weijianju.press('登记服务');
    await weijianju.sees('已登记，等群众评价');
    await comesToHer(wangdama, '上门服务');
  });

  it('wangdama rates it badly; it reopens and reaches the doer, who answers and comes again', async () => {
    const [wangdama, weijianju] = [await scene().as('wangdama'), await scene().as('weijianju')];
    await wangdama.follow('评一评');
    await wangdama.page.getByLabel('不满意', { exact: true }).check();
    await wangdama.sees('会请单位重新来办');
    await wangdama.fill('还想说一句', '量了血压，药没有带来');
    await wangdama.shoot('loop-11-bad-rating');
    await wangdama.press('交上去');
    await wangdama.sees('没办好，正在重新办');

    await weijianju.go('/');
    await weijianju.open(found.needId);
    await weijianju.sees('药没有带来');
    await weijianju.fill('怎么答复', '对不起，药今天就送到，医生再来看您');
    await weijianju.shoot('loop-12-answer');
    await weijianju.press('答复差评');
    await weijianju.sees('已答复，请重新安排上门');
    await wangdama.sees('药今天就送到');
    await weijianju.page.getByLabel('哪天').waitFor();
    await weijianju.fill('要几名志愿者', '0');
    found.second = nextMinute(8);
    await fillSlot(weijianju, found.second);
    await weijianju.press('安排上门');
    await weijianju.sees('已安排上门');
  });
}

/** Done well at last, counted, and told who looked. */
export function fromTheSecondVisitToTheScore(scene: () => Scene): void {
  it('the second visit is rated well, and that closes it', async () => {
    const [wangdama, weijianju] = [await scene().as('wangdama'), await scene().as('weijianju')];
    await wangdama.go(`/matters/${found.needId}`);
    await untilBegun(found.second!);
    await weijianju.go(`/needs/${found.needId}`);
    await weijianju.press('登记服务');
    await weijianju.sees('已登记，等群众评价');
    await comesToHer(wangdama, '上门服务');
    await wangdama.follow('评一评');
    await wangdama.page.getByLabel('非常满意').check();
    await wangdama.press('交上去');
    await wangdama.sees('办结了');
    await wangdama.shoot('loop-13-closed');
  });

  it('the department’s score shows the bad rating and that it was put right', async () => {
    const weijianju = await scene().as('weijianju');
    await weijianju.go('/score');
    await weijianju.sees('差评改好');
    const score = await weijianju.get<{ badRatings: number; putRight: number }>(`scores/${await ownDepartment(weijianju)}`);
    expect(score.putRight).toBeGreaterThanOrEqual(1);
    await weijianju.sees(`${score.putRight}/${score.badRatings}`);
    await weijianju.shoot('loop-14-score');
  });

  it('wangdama sees who looked at her data, and why; zhiyuan1 finds the service on record', async () => {
    const [wangdama, first] = [await scene().as('wangdama'), await scene().as('zhiyuan1')];
    await wangdama.go('/looks');
    await wangdama.sees('县卫生健康局 部门联络员');
    await wangdama.sees('原因：上门前联系本人');
    await wangdama.shoot('loop-15-looks');
    await first.go('/served');
    await first.sees('陪老人说说话');
  });
}

const ownDepartment = async (visitor: Visitor): Promise<string> => (await visitor.get<{ grants: { role: string; scope: string }[] }>('me')).grants.find(({ role }) => role === 'departmentLiaison')!.scope;
