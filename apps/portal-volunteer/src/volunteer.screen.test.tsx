// @vitest-environment jsdom
import { signIn } from '@shaodao/contracts/identity/session';
import { cancelSignUp, signUpForShift } from '@shaodao/contracts/volunteers/shift';
import { createPortalApp } from '@shaodao/portal-kit/mount';
import { id } from '@shaodao/portal-kit/testing/needs';
import { portalAt } from '@shaodao/portal-kit/testing/render-portal';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { portal } from './routes.tsx';
import { startVolunteers } from './testing/volunteers.ts';

let scene: Awaited<ReturnType<typeof startVolunteers>>;
const user = userEvent.setup();
configure({ asyncUtilTimeout: 4000 });
beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('scrollTo', () => {});
  // jsdom has the element but not its methods
  HTMLDialogElement.prototype.showModal = function () { this.open = true; };
  HTMLDialogElement.prototype.close = function () { this.open = false; };
});
afterEach(async () => {
  cleanup();
  await scene.county.close();
  expect(scene.county.faults).toEqual([]);
});
async function open(path: string, { isSignedIn = true } = {}) {
  scene = await startVolunteers();
  scene.county.isSignedIn = isSignedIn;
  history.replaceState(null, '', `/volunteer${path}`);
  render(portalAt(createPortalApp(portal), scene.county));
}
const tap = async (name: RegExp | string) => user.click(await screen.findByRole('button', { name }));

it('signs in with user name, password and the authenticator’s code when one is needed', async () => {
  await open('/', { isSignedIn: false });
  await user.type(await screen.findByLabelText('用户名'), 'linxiaoyan');
  await user.type(screen.getByLabelText('密码'), 'demo-volunteer');
  await tap('登录');
  await screen.findByText('请输入动态码');
  await user.type(await screen.findByLabelText('动态码'), '123456');
  await tap('登录');
  await screen.findByRole('heading', { name: '我报了名的' });
  expect(scene.county.callsOf(signIn)).toHaveLength(2);
  expect(document.title).toBe('志愿岗位 · 哨到志愿者');
});

describe('shifts', () => {
  it('show mine first, then what is open, with place, day, task and places left', async () => {
    await open('/');
    const mine = (await screen.findByRole('heading', { name: '我报了名的' })).closest('section')!;
    expect(within(mine).getAllByRole('link')).toHaveLength(1);
    expect(within(mine).getByText('明天')).toBeDefined();
    const card = screen.getByRole('link', { name: /烧热水/ });
    expect(within(card).getByText('起步镇 西洋村')).toBeDefined();
    expect(within(card).getByText('还差 2 人')).toBeDefined();
    expect(card.getAttribute('href')).toBe(`/volunteer/shifts/${id(2)}`);
  });
  it('are taken by one tap', async () => {
    await open(`/shifts/${id(2)}`);
    await tap('我要报名');
    await screen.findByText('您已经报上名了');
    expect(scene.county.callsOf(signUpForShift)).toHaveLength(1);
    expect(screen.queryByRole('button', { name: '我要报名' })).toBeNull();
  });
  it('give a place on the waiting list when they are full', async () => {
    await open(`/shifts/${id(3)}`);
    await tap('报名候补');
    await screen.findByText('您是候补第 2 位');
  });
  it('tell why one cannot be taken', async () => {
    await open(`/shifts/${id(4)}`);
    await tap('我要报名');
    await screen.findByText('和您报名的另一个岗位时间冲突');
  });
  it('are given back after a second yes', async () => {
    await open(`/shifts/${id(1)}`);
    await tap('取消报名');
    expect(scene.county.callsOf(cancelSignUp)).toEqual([]);
    await tap('是的，取消');
    await screen.findByRole('button', { name: '我要报名' });
  });
});

it('looks back on what was served', async () => {
  await open('/served');
  await screen.findByText('去过 2 次');
  expect(screen.getByRole('link', { name: '擦窗、晒被子' })).toBeDefined();
});
