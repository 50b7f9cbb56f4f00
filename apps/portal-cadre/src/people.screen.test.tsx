// @vitest-environment jsdom
import { explainAccess, findPeople } from '@shaodao/contracts/registry/access';
import { adoptPairings } from '@shaodao/contracts/registry/pairing';
import { changeDepartment } from '@shaodao/contracts/registry/department';
import { recordHelp } from '@shaodao/contracts/registry/mobile';
import { appointPosting, extendPosting, handOverPosting, listPostings } from '@shaodao/contracts/registry/posting';
import { endResponsible } from '@shaodao/contracts/registry/responsibility';
import { recordAttendance } from '@shaodao/contracts/registry/training';
import { id } from '@shaodao/portal-kit/testing/needs';
import { deskTests } from '@shaodao/portal-staff/testing/open-desk';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { portal } from './routes.tsx';

const { open, heading, press, follow, fill, user } = deskTests(portal);
const dialog = () => screen.findByRole('dialog');

describe('posts', () => {
  it('are listed with their terms, searched on the server, and show which will end soon', async () => {
    const { county } = await open('/postings', ['countyOrganiser']);
    expect(await screen.findByText('已显示 12 条，共 12 条')).toBeDefined();
    expect(screen.getAllByText('任期将满').length).toBeGreaterThan(1);
    await user.type(screen.getByLabelText('搜索'), '黄志明');
    await waitFor(() => expect(county.callsOf(listPostings).at(-1)!.input['words']).toBe('黄志明'));
  });
  it('that are vacant lead to the form with the place filled in', async () => {
    const { county } = await open('/postings?show=vacancies', ['townshipCadre']);
    await follow('补上：塔里洋村 村委会主任');
    await heading('任职');
    await fill('姓名', '孙新人');
    await fill('手机号', '13800001111');
    await fill('任期到', '2030-01-01');
    await press('任职');
    await heading('孙新人 · 村委会主任');
    expect(county.callsOf(appointPosting)[0]!.input).toMatchObject({ kind: 'villageDirector', divisionCode: '350123104209', title: '村委会主任', name: '孙新人' });
  });
  it('say in Chinese when the number is somebody else’s', async () => {
    await open('/postings/appoint?kind=villageDirector&divisionCode=350123104203', ['townshipCadre']);
    await fill('姓名', '不是他');
    await fill('手机号', '13800001111');
    await fill('任期到', '2030-01-01');
    await press('任职');
    expect(await screen.findByText('这个手机号登记的是另一个人，请核对姓名和手机号')).toBeDefined();
  });
  it('are handed over in one step, with what is open in view', async () => {
    const { county } = await open(`/postings/${id(7002)}/hand-over`, ['countyOrganiser']);
    expect(await screen.findByRole('link', { name: '电饭锅坏了，煮不了饭' })).toBeDefined();
    await fill('姓名', '孙接任');
    await fill('手机号', '13800001111');
    await fill('原因', '调整分工');
    await fill(/交接说明/, '王大妈每月初二要送药');
    await press('交接');
    await heading('黄志明 · 网格员');
    const [call] = county.callsOf(handOverPosting);
    expect(call!.input).toMatchObject({ name: '孙接任', reason: '调整分工', note: '王大妈每月初二要送药' });
    expect(call!.asking.version).toBe(2);
  });
  it('show the hand-over, its notes and what passed on', async () => {
    await open(`/postings/${id(7002)}`, ['countyOrganiser']);
    expect(await screen.findByText('赵前任 交给 黄志明')).toBeDefined();
    expect(screen.getByRole('link', { name: 'XQ-2026-000812' })).toBeDefined();
  });
  it('are extended from their page', async () => {
    const { county } = await open(`/postings/${id(7003)}`, ['countyOrganiser']);
    await press('延长任期');
    await user.type(within(await dialog()).getByLabelText('任期延长到'), '2031-01-01');
    await user.click(within(await dialog()).getByRole('button', { name: '延长任期' }));
    expect(await screen.findByText('任期已延长')).toBeDefined();
    expect(county.callsOf(extendPosting)[0]!.asking.version).toBe(2);
  });
  it('offer nothing to who only looks', async () => {
    await open(`/postings/${id(7003)}`, ['auditor']);
    await heading('郑雪梅 · 驻村第一书记');
    for (const name of ['交接', '延长任期', '免职']) expect(screen.queryByRole('button', { name })).toBeNull();
  });
});

describe('appointing', () => {
  it('tells who holds a single post of the place, with the way to hand it over; a representative gets a workroom', async () => {
    const { county } = await open('/postings/appoint?kind=villageSecretary&divisionCode=350123104201', ['countyOrganiser']);
    expect(await screen.findByText('现在有人，换人请办交接')).toBeDefined();
    expect((await screen.findAllByRole('link', { name: /^办交接：/ }))[0]!.getAttribute('href')).toMatch(/\/postings\/.*\/hand-over$/);
    await user.selectOptions(screen.getByLabelText('职务'), '党代表');
    expect(screen.queryByText('现在有人，换人请办交接')).toBeNull();
    await user.selectOptions(await screen.findByLabelText('党代表工作室'), await screen.findByRole('option', { name: '马洋片区党代表工作室' }));
    await fill('姓名', '林新代表');
    await fill(/^手机号/, '19488880021');
    await press('任职');
    await waitFor(() => expect(county.callsOf(appointPosting)[0]?.input).toMatchObject({ kind: 'representative', workroomId: id(8800), title: '党代表' }));
  });
});

describe('who answers for a household', () => {
  it('can be released only while another name stays', async () => {
    const { county } = await open('/responsibility', ['villageCadre']);
    await press('不再包：陈秀珠');
    expect(await screen.findByText('已取消')).toBeDefined();
    expect(county.callsOf(endResponsible)).toHaveLength(1);
    await waitFor(() => expect(screen.queryByRole('button', { name: /^不再包/ })).toBeNull());
  });
  it('is shown where nobody does, with one button for all of a grid', async () => {
    await open('/responsibility?show=nobody', ['villageCadre']);
    expect(await screen.findByText('MY-008')).toBeDefined();
    expect(screen.getByRole('button', { name: '给没人包的户定人' })).toBeDefined();
  });
});

describe('pairings', () => {
  it('are proposed with reasons and adopted pair by pair', async () => {
    const { county } = await open('/pairings/proposal', ['countyOrganiser']);
    expect(await screen.findByText('建议调整 2 对')).toBeDefined();
    await user.click((await screen.findAllByRole('checkbox', { name: /^采纳/ }))[0]!);
    await press('采纳 1 对');
    await user.type(within(await dialog()).getByLabelText('原因'), '按需求调整');
    await user.click(within(await dialog()).getByRole('button', { name: '采纳 1 对' }));
    await heading('结对帮扶');
    expect(county.callsOf(adoptPairings)[0]!.input['pairs']).toHaveLength(1);
  });
  it('show both sides’ history', async () => {
    await open(`/pairings/${id(8000)}`, ['villageCadre']);
    await heading('县卫健局 — 蛤蟆石村');
    expect(screen.queryByRole('button', { name: '解除结对' })).toBeNull();
  });
});

describe('bodies', () => {
  it('a department’s duties are ticked and sent with the version seen', async () => {
    const { county } = await open(`/departments/${id(500)}`, ['countyOrganiser']);
    await press('修改');
    await user.click(within(await dialog()).getByRole('checkbox', { name: '上门理发' }));
    await user.click(within(await dialog()).getByRole('button', { name: '修改' }));
    expect(await screen.findByText('已修改，其他系统同时更新')).toBeDefined();
    expect(county.callsOf(changeDepartment)[0]!.input['dutyKindIds']).toContain('living.haircut');
  });
  it('a centre village shows its four joint fields', async () => {
    await open(`/committees/${id(8100)}`, ['townshipCadre']);
    for (const field of ['产业联兴', '资源联用', '民生联办', '治理联抓']) expect(await screen.findByRole('heading', { name: field })).toBeDefined();
  });
  it('a partner shows what ends soon', async () => {
    await open('/partners?show=expiring', ['countyOrganiser']);
    await follow('益众社工');
    expect((await screen.findAllByText('快到期')).length).toBeGreaterThan(0);
  });
  it('a course’s attendance is ticked', async () => {
    const { county } = await open(`/training/${id(8300)}`, ['townshipCadre']);
    await press('登记到课');
    await user.click(await within(await dialog()).findByRole('checkbox', { name: /黄志明/ }));
    await user.click(within(await dialog()).getByRole('button', { name: '登记到课' }));
    expect(await screen.findByText('已登记')).toBeDefined();
    expect(county.callsOf(recordAttendance)[0]!.input['personIds']).toHaveLength(3);
  });
  it('who may be asked to a course is help, without a count', async () => {
    await open('/training?show=learners', ['townshipCadre']);
    expect(await screen.findByText(/不计次数，不作比较/)).toBeDefined();
  });
  it('a help of a member away is recorded in person-times', async () => {
    const { county } = await open(`/mobile/${id(8400)}`, ['villageCadre']);
    await press('登记一次帮扶');
    await user.type(within(await dialog()).getByLabelText('帮了什么'), '帮忙网上挂号');
    await user.click(within(await dialog()).getByRole('button', { name: '登记一次帮扶' }));
    expect(await screen.findByText('已登记')).toBeDefined();
    expect(county.callsOf(recordHelp)[0]!.input).toMatchObject({ title: '帮忙网上挂号', personTimes: 1 });
  });
});

describe('why may this person', () => {
  it('is asked about villagers and relatives too; what is typed stays out of the address', async () => {
    const { county } = await open('/access', ['auditor']);
    await user.type(await screen.findByLabelText('姓名、手机号、身份证号或户编号'), '秀');
    await user.click(await screen.findByRole('button', { name: '选这个人：王** 马洋村 104203007 子女' }));
    await waitFor(() => expect(county.callsOf(explainAccess)[0]?.input['personId']).toBe(id(304)));
    expect(location.href).not.toContain(encodeURIComponent('秀'));
    expect(county.callsOf(findPeople)[0]!.input).toEqual({ words: '秀' });
  });
  it('is found by name, and answered by the chain and each operation', async () => {
    await open('/access', ['auditor']);
    await user.click((await screen.findAllByRole('button', { name: '选这个人：林建国 村党组织书记' }))[0]!);
    await heading(/林建国 · 身份和来源/);
    expect(await screen.findByText('身份能办，而且管到这里')).toBeDefined();
    await user.click(screen.getByRole('radio', { name: '不能办' }));
    expect(await screen.findByText('没有能办这件事的身份')).toBeDefined();
  });
});
