import { expect, it } from 'vitest';
import type { Scene } from './scene.ts';

interface Listed { readonly items: readonly { readonly id: string; readonly personId: string; readonly name: string; readonly placeName: string; readonly divisionCode: string }[]; readonly total: number }
const threeYearsOn = `${new Date().getFullYear() + 3}-06-30`;
const STAGE_VILLAGE = '350123103202';

/** Posts and what hangs on them: a vacancy filled, a grid handed over, why somebody may do something. */
export function posts(scene: () => Scene): void {
  it('zuzhibu fills a vacant post, and the list of vacancies is one shorter', async () => {
    const zuzhibu = await scene().as('zuzhibu');
    const before = (await zuzhibu.get<Listed>('vacancies')).total;
    await zuzhibu.go('/postings?show=vacancies');
    await zuzhibu.shoot('posts-01-vacancies');
    await zuzhibu.follow(/^补上/);
    await zuzhibu.sees('填好后当场生效，权限跟着岗位走，不用另外授权。');
    await zuzhibu.fill('姓名', '郑海燕');
    await zuzhibu.fill('手机号', '19400007101');
    await zuzhibu.fill('任期到', threeYearsOn);
    await zuzhibu.press('任职');
    await zuzhibu.sees('郑海燕 · 村委会主任');
    await zuzhibu.shoot('posts-02-appointed');
    expect((await zuzhibu.get<Listed>('vacancies')).total).toBe(before - 1);
  });

  it('zuzhibu hands a grid over in one step; the successor’s right is explained, the former officer’s is gone', async () => {
    const zuzhibu = await scene().as('zuzhibu');
    const { items } = await zuzhibu.get<Listed>('postings?kind=gridOfficer&limit=50');
    const post = items.find((one) => one.divisionCode !== STAGE_VILLAGE)!;
    await zuzhibu.go(`/postings/${post.id}`);
    await zuzhibu.follow('交接');
    await zuzhibu.sees('手上没办完的事');
    await zuzhibu.fill('姓名', '陈小燕');
    await zuzhibu.fill('手机号', '19400007102');
    await zuzhibu.fill('原因', '调到乡镇工作');
    await zuzhibu.press('交接');
    await zuzhibu.sees(`${post.name} 交给 陈小燕`);
    await zuzhibu.sees('已离任');
    await zuzhibu.shoot('posts-03-handed-over');
    const [now] = (await zuzhibu.get<Listed>(`postings?kind=gridOfficer&words=${encodeURIComponent('陈小燕')}`)).items;
    expect(now?.placeName).toBe(post.placeName);
    await zuzhibu.go(`/access?person=${now!.personId}`);
    await zuzhibu.sees('陈小燕 · 身份和来源');
    await zuzhibu.sees(post.placeName);
    await zuzhibu.shoot('posts-04-why');
    await zuzhibu.go(`/access?person=${post.personId}`);
    await zuzhibu.sees('现在无效');
  });

  it('zuzhibu asks for a plan of pairings and sees why each unit goes to its village', async () => {
    const zuzhibu = await scene().as('zuzhibu');
    await zuzhibu.go('/pairings/proposal');
    await zuzhibu.page.getByLabel('也看不变的').check();
    await zuzhibu.sees(/分钟/);
    await zuzhibu.shoot('posts-05-pairings');
  });
}
