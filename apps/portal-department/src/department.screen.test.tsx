// @vitest-environment jsdom
import { answerRating, claimNeed, recordService, releaseNeed, scheduleVisit } from '@shaodao/contracts/needs/claim';
import { refuse } from '@shaodao/contracts/kit';
import { reportIn } from '@shaodao/contracts/needs/whistle';
import { id } from '@shaodao/portal-kit/testing/needs';
import { deskTests } from '@shaodao/portal-staff/testing/open-desk';
import { inDays, sampleNeed } from '@shaodao/portal-staff/testing/samples';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { portal } from './routes.tsx';

const { open, heading, press, follow, fill, user } = deskTests(portal);
const liaison = ['departmentLiaison'] as const;
/** A sample need in this state. */
const inState = (status: string): string => `/needs/${Array.from({ length: 66 }, (_, at) => sampleNeed(at)).find((need) => need.status === status)!.id}`;

describe('a partner’s contact', () => {
  it('finds the own agreements and licences, and what villages ask for without small numbers', async () => {
    await open('/', ['partner']);
    await heading('益众社工');
    const asked = within(await screen.findByRole('table', { name: '村里最近要的服务' }));
    expect([asked.getByText('7 次'), asked.getByText('不到 5 次')]).toHaveLength(2);
    expect(within(screen.getByRole('list', { name: '合作协议' })).getByText('购买岗位 · 政府购买岗位协议')).toBeDefined();
    expect(screen.getByText('快到期的请提前续办，到期后不再安排服务。')).toBeDefined();
    expect(screen.queryByRole('link', { name: '可认领' })).toBeNull();
  });
});

describe('claiming', () => {
  it('leads from the list of our duties to the need and takes it with a plan', async () => {
    const { county } = await open('/claimable', liaison);
    const rows = within(await screen.findByRole('table', { name: '可认领的需求' })).findAllByRole('link');
    await user.click((await rows)[0]!);
    await fill(/打算怎么办/, '后天派两名医生上门，带血压计');
    await press('认领');
    expect(await screen.findByText('已认领，请安排上门')).toBeDefined();
    expect(county.callsOf(claimNeed)).toHaveLength(1);
    await heading('安排上门');
  });
  it('says who was too late that another department has it', async () => {
    const { county } = await open(inState('published'), liaison);
    county.on(claimNeed, () => refuse('need/claimed-by-other'));
    await fill(/打算怎么办/, '派人去看看');
    await press('认领');
    expect(await screen.findByText('这件事已被其他单位认领')).toBeDefined();
  });
  it('gives a claim back with a reason', async () => {
    const { county } = await open(inState('claimed'), liaison);
    await press('退出认领');
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/为什么退出/), '不在本单位职责内');
    await user.click(within(dialog).getByRole('button', { name: '退出认领' }));
    await waitFor(() => expect(county.callsOf(releaseNeed)[0]?.input['reason']).toBe('不在本单位职责内'));
  });
});

describe('the visit', () => {
  it('is scheduled with volunteers, by the version that was seen', async () => {
    const { county } = await open(inState('claimed'), liaison);
    fireEvent.change(await screen.findByLabelText('哪天'), { target: { value: inDays(3) } });
    fireEvent.change(screen.getByLabelText('几点走'), { target: { value: '08:00' } });
    await press('安排上门');
    expect((await screen.findAllByText('结束时间应晚于开始时间')).length).toBeGreaterThan(0);
    fireEvent.change(screen.getByLabelText('几点走'), { target: { value: '11:30' } });
    fireEvent.change(screen.getByLabelText(/要几名志愿者/), { target: { value: '2' } });
    await fill(/志愿者做什么/, '帮忙搬东西');
    await press('安排上门');
    expect(await screen.findByText(/已安排上门，对方会收到通知/)).toBeDefined();
    expect(county.callsOf(scheduleVisit)).toHaveLength(1);
    expect(county.callsOf(scheduleVisit)[0]).toMatchObject({ asking: { version: 3 }, input: { from: '09:00', to: '11:30', volunteersWanted: 2, volunteerTask: '帮忙搬东西' } });
    await heading('同行志愿者');
  });
  it('shows who comes along and counts persons and minutes', async () => {
    const { county } = await open(inState('scheduled'), liaison);
    expect(await screen.findByText('2/3 已报名')).toBeDefined();
    expect(within(screen.getByRole('list', { name: '同行志愿者' })).getAllByRole('listitem')).toHaveLength(3);
    await fill('服务人次', '4');
    await fill('服务时长（分钟）', '95');
    await press('登记服务');
    expect(await screen.findByText('已登记，等群众评价')).toBeDefined();
    expect(county.callsOf(recordService)[0]!.input).toMatchObject({ persons: 4, minutes: 95 });
  });
  it('is answered for after a bad rating, and only then scheduled anew', async () => {
    const { county } = await open(inState('reopened'), liaison);
    await heading('答复差评');
    expect(screen.queryByRole('heading', { name: '安排上门' })).toBeNull();
    await fill(/怎么答复/, '上次配件不对，对不起，明天带新的来');
    await press('答复差评');
    await heading('安排上门');
    expect(county.callsOf(answerRating)).toHaveLength(1);
  });
});

describe('what we hold', () => {
  it('stands by stage, each with its clock', async () => {
    await open('/held', liaison);
    const stage = await screen.findByRole('region', { name: '待安排上门' });
    expect(within(stage).getAllByRole('listitem').length).toBeGreaterThan(0);
    expect(within(stage).getAllByText(/还剩|已超时/).length).toBeGreaterThan(0);
    expect(screen.getByRole('region', { name: '差评待整改' })).toBeDefined();
  });
  it('says what to do when there is nothing', async () => {
    await open('/held', liaison, { size: 0 });
    expect(await screen.findByText('本单位现在没有在办的需求')).toBeDefined();
    await follow('去认领');
    await heading('可认领');
  });
});

describe('whistles and ratings', () => {
  it('reports in on the own clock', async () => {
    const { county } = await open('/whistles', liaison);
    await follow(/马洋村进村路塌方/);
    await fill(/谁来的/, '急救车和两名医生到场');
    await press('报到');
    await heading('本单位已报到');
    expect(county.callsOf(reportIn)[0]!.input).toMatchObject({ whistleId: id(2001), note: '急救车和两名医生到场' });
  });
  it('shows the own score with its distribution as a table', async () => {
    await open('/score', liaison);
    expect(within(await screen.findByRole('table', { name: '满意度分布' })).getByRole('rowheader', { name: '非常满意' })).toBeDefined();
    expect(screen.getByRole('group', { name: '件数' }).textContent).toContain('参与率');
  });
  it('sends a cadre to the other desk', async () => {
    await open('/', ['townshipCadre']);
    expect((await screen.findByRole('link', { name: '去干部工作台' })).getAttribute('href')).toBe('/cadre/');
  });
});
