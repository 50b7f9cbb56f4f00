import { expect, it } from 'vitest';
import { countyDay } from '@shaodao/domain/calendar';
import type { Scene, Visitor } from './scene.ts';

const TOWNSHIP = '350123103';
/** What the county reports (domain §7), as far as the registry tells it. */
const REPORTED = { townships: 11, villages: 189, communities: 13, hollowVillages: 110, areas: 37, grids: 193, firstSecretaries: 39, instructorsAndOfficers: 91, pairings: 64, centreVillageCommittees: 26, trainingSessions: 28, socialOrganisations: 8, memberHelps: 380 } as const;
const figuresOf = async (visitor: Visitor, asOf = ''): Promise<Record<string, number>> => {
  const { items } = await visitor.get<{ items: { id: string; count: number }[] }>(`figures${asOf && `?asOf=${asOf}`}`);
  return Object.fromEntries(items.map((one) => [one.id, one.count]));
};

/** The organisation: figures, the tree, a grid's new name, areas arranged anew. */
export function organisation(scene: () => Scene): void {
  it('zuzhibu reads the county’s figures exactly as reported, and opens the villages behind one', async () => {
    const zuzhibu = await scene().as('zuzhibu');
    expect(await figuresOf(zuzhibu)).toMatchObject(REPORTED);
    await zuzhibu.go('/figures');
    await zuzhibu.sees('占行政村 58.2%');
    await zuzhibu.shoot('organisation-01-figures');
    await zuzhibu.follow('空心村');
    await zuzhibu.sees(/共 110 条/);
  });

  it('zhenganbu finds a grid by its initials and gives it another name; who sees the household is told by it', async () => {
    const [zhenganbu, wanggeyuan] = [await scene().as('zhenganbu'), await scene().as('wanggeyuan')];
    await zhenganbu.go('/structure');
    await zhenganbu.page.getByRole('searchbox', { name: '查组织' }).fill('wscdy');
    await zhenganbu.press(/^王沙村第一网格/);
    await zhenganbu.sees('沿革');
    await zhenganbu.shoot('organisation-02-grid');
    await zhenganbu.press('更名');
    await zhenganbu.fill('名称', '王沙村溪边网格');
    await zhenganbu.fill('原因（记入变动记录）', '群众习惯叫法');
    await zhenganbu.press('确定');
    await zhenganbu.sees('群众习惯叫法');
    const { grants } = await wanggeyuan.get<{ grants: { scopeName: string }[] }>('me');
    expect(grants.map((grant) => grant.scopeName)).toContain('王沙村溪边网格');
  });

  it('zhenganbu plans another name for a month ahead, sees that day, and calls it off', async () => {
    const zhenganbu = await scene().as('zhenganbu');
    const day = countyDay(new Date(Date.now() + 30 * 86_400_000));
    await zhenganbu.go('/structure');
    await zhenganbu.page.getByRole('searchbox', { name: '查组织' }).fill('王沙村溪边网格');
    await zhenganbu.press(/^王沙村溪边网格/);
    await zhenganbu.press('更名');
    await zhenganbu.fill('名称', '王沙村溪东网格');
    await zhenganbu.fill('从哪天起', day);
    await zhenganbu.press('确定');
    await zhenganbu.sees(`已安排，${day} 生效`);
    await zhenganbu.sees('王沙村溪边网格更名为“王沙村溪东网格”');
    await zhenganbu.shoot('organisation-05-planned');
    await zhenganbu.press(/^看那天的样子：王沙村溪边网格更名/);
    await zhenganbu.sees(new RegExp(`按已经安排的变动，${day}`));
    await zhenganbu.sees('王沙村溪东网格');
    await zhenganbu.press('回到今天');
    await zhenganbu.press(/^取消：王沙村溪边网格更名/);
    await zhenganbu.press('取消');
    await zhenganbu.page.getByRole('list', { name: '将要发生的变动' }).waitFor({ state: 'detached' });
  });

  it('zuzhibu takes the proposal for a township’s areas, changes it with the keyboard, and confirms; the past stays as it was', async () => {
    const zuzhibu = await scene().as('zuzhibu');
    await zuzhibu.go(`/areas/${TOWNSHIP}/arrange`);
    await zuzhibu.press('请系统建议');
    await zuzhibu.sees(/已按距离和互补排好 \d+ 个片区/);
    await zuzhibu.sees('与现状不同');
    await zuzhibu.shoot('organisation-03-arrange');
    await zuzhibu.press('确认划定');
    await zuzhibu.fill('依据（记入沿革）', '村党组织协商一致');
    await zuzhibu.press('确认划定');
    await zuzhibu.sees('片区已划定');
    const [now, before] = [await figuresOf(zuzhibu), await figuresOf(zuzhibu, '2024-03-01')];
    expect([now['areas'] !== REPORTED.areas, before['areas'], now['hollowVillages']]).toEqual([true, REPORTED.areas, REPORTED.hollowVillages]);
    await zuzhibu.go(`/areas?township=${TOWNSHIP}`);
    await zuzhibu.sees('位置为演示虚构');
    await zuzhibu.shoot('organisation-04-areas');
  });
}
