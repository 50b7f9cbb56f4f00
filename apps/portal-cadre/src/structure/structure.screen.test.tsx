// @vitest-environment jsdom
import { arrangeAreas, checkAreas } from '@shaodao/contracts/registry/area';
import { moveDivision, recordProfile, retireDivision, setHollowThreshold } from '@shaodao/contracts/registry/division';
import { listFigureRows } from '@shaodao/contracts/registry/figures';
import { addUnit, getSubtree, listTreeNodes, moveUnit, renameUnit, retireUnit, splitUnit } from '@shaodao/contracts/registry/structure';
import type { TreeNode } from '@shaodao/contracts/registry/structure';
import { callOffChange } from '@shaodao/contracts/registry/planned';
import { addDays, dayOf } from '@shaodao/portal-kit/format/days';
import { id } from '@shaodao/portal-kit/testing/needs';
import { deskTests } from '@shaodao/portal-staff/testing/open-desk';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { draftsOfProposal, moved } from '../areas/arrangement.ts';
import { areaShape, convexHull } from '../areas/hulls.ts';
import { colourOf, stepOf, stepsOf } from '../areas/outflow.ts';
import { portal } from '../routes.tsx';
import { layOut } from './chart-layout.ts';

const { open, heading, press, fill, user } = deskTests(portal);
const daysFromNow = (n: number): string => addDays(dayOf(new Date()), n);
const item = (name: RegExp | string) => screen.findByRole('treeitem', { name });

describe('the organisation', () => {
  it('is walked with the keyboard: right opens, down goes in, Enter chooses, left closes and goes out', async () => {
    await open('/structure', ['countyOrganiser']);
    const township = await item(/^乡镇 ?飞竹镇/);
    township.focus();
    await user.keyboard('{ArrowRight}');
    await item(/蛤蟆石片区/);
    await user.keyboard('{ArrowDown}{Enter}');
    await heading('飞竹镇蛤蟆石片区');
    expect((await item(/蛤蟆石片区/)).getAttribute('aria-selected')).toBe('true');
    (await item(/蛤蟆石片区/)).focus();
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(document.activeElement).toBe(await item(/^乡镇 ?飞竹镇/));
  });
  it('finds a unit by pinyin and opens it with its path, children, history and households', async () => {
    await open('/structure', ['villageCadre']);
    await user.type(await screen.findByRole('searchbox', { name: '查组织' }), 'mayang');
    await user.click(await screen.findByRole('button', { name: /^马洋村党支部/ }));
    await heading('马洋村党支部');
    expect(await screen.findByRole('button', { name: '飞竹镇' })).toBeDefined();
    const below = await screen.findByRole('list', { name: '下级' });
    expect(within(below).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText('名称规范')).toBeDefined();
    // who keeps nothing has nothing to press
    expect(screen.queryByRole('button', { name: '更名' })).toBeNull();
  });
  it('is asked for the day in the address, and says that it is the past', async () => {
    const { county } = await open('/structure?asOf=2024-03-01', ['townshipCadre']);
    await screen.findByText('这是 2024-03-01 的样子');
    await waitFor(() => expect(county.callsOf(listTreeNodes)[0]?.input).toEqual({ asOf: '2024-03-01' }));
    await press('回到今天');
    await waitFor(() => expect(county.callsOf(listTreeNodes).at(-1)!.input).toEqual({}));
  });
  it('renames with the version that was seen, and shows the new name', async () => {
    const { county } = await open(`/structure?node=${id(4203)}`, ['townshipCadre']);
    await press('更名');
    await fill('名称', '马洋村东片网格');
    await fill('原因（记入变动记录）', '按习惯叫法');
    await press('确定');
    await heading('马洋村东片网格');
    const [call] = county.callsOf(renameUnit);
    expect([call!.input['reason'], call!.asking.version]).toEqual(['按习惯叫法', 2]);
  });
  it('adds below, moves and splits with what there is to choose from', async () => {
    const { county } = await open(`/structure?node=${id(4310)}`, ['townshipCadre']);
    await press('新设下级（党员中心户）');
    await user.selectOptions(await screen.findByLabelText('设在哪一户'), await screen.findByRole('option', { name: /王\*\*家 104203001/ }));
    await press('确定');
    await waitFor(() => expect(county.callsOf(addUnit)[0]?.input).toMatchObject({ level: 'memberHousehold', parentId: id(4310), hostHouseholdId: id(4500) }));
    await press('调整隶属');
    await user.selectOptions(await screen.findByLabelText('调整到'), await screen.findByRole('option', { name: '马洋村第二网格' }));
    await press('确定');
    await waitFor(() => expect(county.callsOf(moveUnit)[0]?.input['parentId']).toBe(id(4300)));
    await press('拆分');
    await user.click(await screen.findByRole('checkbox', { name: /王\*\*家 104203001/ }));
    await press('确定');
    await waitFor(() => expect(county.callsOf(splitUnit)[0]?.input['householdIds']).toEqual([id(4500)]));
  });
  it('keeps a change for a later day, tells what is to come, shows that day, and lets it be called off', async () => {
    const { county } = await open(`/structure?node=${id(4203)}`, ['townshipCadre']);
    const coming = within(await screen.findByRole('list', { name: '将要发生的变动' }));
    expect(coming.getByText('马洋村第一网格更名为“马洋村西片网格”')).toBeDefined();
    await press('更名');
    await fill('名称', '马洋村东片网格');
    fireEvent.change(await screen.findByLabelText('从哪天起'), { target: { value: daysFromNow(9) } });
    await press('确定');
    await screen.findByText(`已安排，${daysFromNow(9)} 生效`);
    await press(/^看那天的样子：马洋村第一网格更名/);
    await screen.findByText(new RegExp(`^按已经安排的变动，${daysFromNow(20)}`));
    await press('回到今天');
    await press(/^取消：马洋村第一网格更名/);
    await press('取消');
    await waitFor(() => expect(county.callsOf(callOffChange)[0]?.input).toEqual({ changeId: id(4950) }));
    await waitFor(() => expect(screen.queryByRole('list', { name: '将要发生的变动' })).toBeNull());
  });
  it('lists for who keeps them all changes to come, and what could not be done on its day with the reason', async () => {
    const { county } = await open('/structure', ['townshipCadre']);
    const coming = within(await screen.findByRole('list', { name: '将要发生的变动' }));
    expect(coming.getByText('到日子没有办成：这个组织当时已经撤销')).toBeDefined();
    await press(/^知道了：第二村民小组并入第一村民小组/);
    await press('知道了');
    await waitFor(() => expect(county.callsOf(callOffChange)[0]?.input).toEqual({ changeId: id(4951) }));
  });
  it('says in Chinese why a unit can’t be retired, and keeps what was typed', async () => {
    const { county } = await open(`/structure?node=${id(4203)}`, ['townshipCadre']);
    await press('撤销');
    await fill('原因（记入变动记录）', '并村');
    await press('确定');
    await screen.findByText('还有下级或农户，请先调整走再撤销');
    expect(county.callsOf(retireUnit)).toHaveLength(1);
    expect(screen.getByLabelText<HTMLInputElement>('原因（记入变动记录）').value).toBe('并村');
  });
  it('is drawn as a chart with a table of the same', async () => {
    const { county } = await open('/structure?view=chart', ['leader']);
    expect(await screen.findByRole('img', { name: '组织图 · 飞竹镇' })).toBeDefined();
    const table = await screen.findByRole('table', { name: '组织图里的全部组织' });
    expect(within(table).getByText('马洋村第二网格')).toBeDefined();
    expect(within(table).queryByText('第一村民小组')).toBeNull();
    expect(county.callsOf(getSubtree)[0]!.input).toMatchObject({ rootId: '350123104' });
  });
});

describe('areas', () => {
  it('shows what is hollow, the areas and their villages, the threshold, and that positions are invented', async () => {
    await open('/areas', ['countyOrganiser']);
    await screen.findByText('位置为演示虚构');
    expect(await screen.findByRole('button', { name: '显示地图' })).toBeDefined();
    expect(within(await screen.findByRole('table', { name: '片区' })).getAllByRole('row')).toHaveLength(4);
    await user.click(screen.getByRole('tab', { name: /^村/ }));
    expect(within(await screen.findByRole('table', { name: '村' })).getAllByRole('row')).toHaveLength(11);
  });
  it('lets the organiser change the threshold from a day on', async () => {
    const { county } = await open('/areas', ['countyOrganiser']);
    await press('调整标准');
    await fill('外出比例超过多少算空心村（%）', '60');
    await press('确定');
    await screen.findByText('已调整，现在有 8 个空心村');
    expect(county.callsOf(setHollowThreshold)[0]!.input['threshold']).toBe(0.6);
  });
  it('are arranged with the keyboard: what breaks a rule is said at once, and only sound areas are confirmed', async () => {
    const { county } = await open('/areas/350123104/arrange', ['countyOrganiser']);
    await heading('调整飞竹镇的片区');
    const confirm = await screen.findByRole<HTMLButtonElement>('button', { name: '确认划定' });
    await user.selectOptions(await screen.findByLabelText('把塔里洋村移到'), '蛤蟆石片区');
    await screen.findByText('超过三个村');
    expect(confirm.disabled).toBe(true);
    await user.selectOptions(await screen.findByLabelText('把蛤蟆石村移到'), '未编入');
    await waitFor(() => expect(confirm.disabled).toBe(false));
    expect(county.callsOf(checkAreas).length).toBeGreaterThan(2);
    await user.click(confirm);
    await fill('依据（记入沿革）', '村党组织协商');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '确认划定' }));
    await waitFor(() => expect(county.callsOf(arrangeAreas)).toHaveLength(1));
    const input = county.callsOf(arrangeAreas)[0]!.input as { areas: { villageCodes: string[] }[]; reason: string };
    expect([input.reason, input.areas.map((a) => a.villageCodes.length)]).toEqual(['村党组织协商', [3, 3, 3]]);
  });
  it('are taken from a proposal that reports the odd village, changed by dragging, and put back', async () => {
    await open('/areas/350123104/arrange', ['countyOrganiser']);
    await press('请系统建议');
    await screen.findByText(/没有合适邻村、还没编入的：塔里洋村/);
    const data = new Map<string, string>();
    const dataTransfer = { setData: (type: string, text: string) => data.set(type, text), getData: (type: string) => data.get(type) ?? '', effectAllowed: '' };
    const chip = (await screen.findByLabelText('把塔里洋村移到')).closest('li')!;
    fireEvent.dragStart(chip, { dataTransfer });
    fireEvent.dragOver(screen.getByRole('region', { name: '新片区' }), { dataTransfer });
    fireEvent.drop(screen.getByRole('region', { name: '新片区' }), { dataTransfer });
    await screen.findByText('不足两个村');
    await press('恢复现状');
    expect(await screen.findByText(/与现状相同/)).toBeDefined();
  });
  it('are not for others to arrange', async () => {
    await open('/areas/350123104/arrange', ['townshipCadre']);
    await screen.findByText('这个乡镇的片区由县委组织部划定');
  });
});

describe('a village’s file and the county’s figures', () => {
  it('records figures as numbers, and asks for what is missing in Chinese', async () => {
    const { county } = await open('/divisions/350123104203', ['townshipCadre']);
    await press('登记村情');
    await fill('外出流动人口', '700');
    await press('保存');
    expect((await screen.findAllByText('请填写文字')).length + screen.queryAllByText(/请/).length).toBeGreaterThan(0);
    await fill('数字从哪里来', '村里摸底');
    await press('保存');
    await waitFor(() => expect(county.callsOf(recordProfile)[0]?.input).toMatchObject({ code: '350123104203', outflowPopulation: 700, registeredPopulation: 1020, households: 210 }));
  });
  it('is moved to another township by its new code, and says why not yet', async () => {
    const { county } = await open('/divisions/350123104203', ['countyOrganiser']);
    await press('划归');
    await user.selectOptions(await screen.findByLabelText('划到哪个乡镇'), (await screen.findAllByRole('option', { name: /[乡镇]$/ }))[0]!);
    const code = screen.getByLabelText<HTMLInputElement>('新的区划代码');
    expect(code.value).toMatch(/^350123\d{3}$/);
    await user.type(code, '298');
    await fill('原因（记入变动记录）', '区划调整');
    await press('确定');
    await screen.findByText('这个村还在片区里，请先在“片区”里调出来');
    expect(county.callsOf(moveDivision)[0]!.input).toMatchObject({ code: '350123104203', newCode: expect.stringMatching(/^350123\d{3}298$/) });
  });
  it('tell what a division was, and why it can’t be retired yet', async () => {
    const { county } = await open('/divisions/350123104203', ['countyOrganiser']);
    expect(within(await screen.findByRole('list', { name: '沿革' })).getByText('马洋村（旧名）')).toBeDefined();
    await press('撤销');
    await fill('原因（记入变动记录）', '撤村并居');
    await press('确定');
    await screen.findByText('还有人住在这里的农户，请先办迁出');
    expect(county.callsOf(retireDivision)[0]!.input).toMatchObject({ code: '350123104203', reason: '撤村并居' });
  });
  it('open the rows behind each figure, of the same day', async () => {
    const { county } = await open('/figures?asOf=2024-03-01', ['auditor']);
    const link = await screen.findByRole('link', { name: '空心村' });
    expect(link.getAttribute('href')).toContain('/figures/hollowVillages?asOf=2024-03-01');
    await user.click(link);
    await heading('空心村');
    await screen.findByText('马洋村');
    expect(county.callsOf(listFigureRows)[0]!.input).toMatchObject({ figureId: 'hollowVillages', asOf: '2024-03-01' });
  });
});

describe('what is computed for the screens', () => {
  const node = (nodeId: string, parentId: string | null) => ({ id: nodeId, parentId, kind: 'grid', name: nodeId, number: 1, homeCode: '350123', childCount: 0, since: '2024-01-01', isHollow: null }) as unknown as TreeNode;
  it('lays a tree out with a row for each leaf, no two nodes in one place', () => {
    const { placed, rows, depth } = layOut([node('r', null), node('a', 'r'), node('b', 'r'), node('c', 'a'), node('d', 'a')]);
    expect([rows, depth]).toEqual([3, 3]);
    expect(new Set(placed.map((p) => `${p.depth}/${p.row}`)).size).toBe(5);
    expect(layOut([])).toEqual({ placed: [], rows: 0, depth: 0 });
  });
  it('draws a shape that holds every village of an area', () => {
    expect(convexHull([[0, 0], [1, 0], [1, 1], [0, 1], [0.5, 0.5]])).toHaveLength(4);
    const shape = areaShape([[119, 26], [119.1, 26.05]], 0.01);
    expect(shape[0]).toEqual(shape.at(-1));
    expect(Math.min(...shape.map((p) => p[0]))).toBeLessThan(119);
    expect(Math.max(...shape.map((p) => p[1]))).toBeGreaterThan(26.05);
  });
  it('colours by outflow, the threshold being a step', () => {
    const steps = stepsOf(0.5);
    expect(steps[1]).toBe(0.5);
    expect([stepOf(0.5, steps), stepOf(0.501, steps)]).toEqual([1, 2]);
    expect(colourOf(null, steps)).not.toBe(colourOf(0, steps));
  });
  it('moves a village, makes a new area for it, and lets an empty one go', () => {
    const village = { code: '350123104200', name: '蛤蟆石村', townshipName: '飞竹镇' } as never;
    const drafts = draftsOfProposal([{ areaId: null, name: 'A', villageCodes: ['350123104200'] as never, minutes: 0, complements: 0 }], []);
    expect(moved(drafts, village, null)).toEqual([]);
    expect(moved(drafts, village, 'new').map((d) => d.name)).toEqual(['飞竹镇蛤蟆石片区']);
  });
});
