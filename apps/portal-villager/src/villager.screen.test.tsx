// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { signInByCode } from '@shaodao/contracts/identity/session';
import { askForHelp, rateNeed, resubmitNeed, withdrawNeed } from '@shaodao/contracts/needs/need';
import { proposeTie } from '@shaodao/contracts/registry/tie';
import { createPortalApp } from '@shaodao/portal-kit/mount';
import { createVault } from '@shaodao/portal-kit/offline/vault';
import { id } from '@shaodao/portal-kit/testing/needs';
import { portalAt } from '@shaodao/portal-kit/testing/render-portal';
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { portal } from './routes.tsx';
import { startVillage } from './testing/village.ts';

let village: Awaited<ReturnType<typeof startVillage>>;
const user = userEvent.setup();
configure({ asyncUtilTimeout: 4000 });
beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('scrollTo', () => {});
  // jsdom has the element but not its methods
  HTMLDialogElement.prototype.showModal = function () { this.open = true; };
  HTMLDialogElement.prototype.close = function () { this.open = false; };
});
beforeEach(() => createVault('anybody').wipe());
afterEach(async () => {
  cleanup();
  await new Promise((kept) => setTimeout(kept, 50)); // a page that is left keeps what was typed
  await village.county.close();
  expect(village.county.faults).toEqual([]);
});
async function open(path: string, who: 'grandma' | 'son' = 'grandma', { isSignedIn = true } = {}) {
  village = await startVillage({ who });
  village.county.isSignedIn = isSignedIn;
  history.replaceState(null, '', path);
  render(portalAt(createPortalApp(portal), village.county));
  return village;
}
const tap = async (role: 'button' | 'link' | 'radio', name: RegExp | string) => user.click(await screen.findByRole(role, { name }));
const heading = (name: RegExp | string) => screen.findByRole('heading', { name });

describe('signing in', () => {
  it('leads to the phone number first, then to the code, then to where one wanted to go', async () => {
    await open('/matters', 'grandma', { isSignedIn: false });
    await user.type(await screen.findByLabelText('您的手机号'), '138 5990 1234');
    await tap('button', '下一步');
    await tap('button', '帮我填上');
    expect(await screen.findByLabelText('短信里的 6 个数字')).toHaveProperty('value', '362518');
    await tap('button', '登录');
    await heading('我的事');
    expect(village.county.callsOf(signInByCode)[0]!.input).toEqual({ phone: '13859901234', code: '362518' });
  });
  it('says in Chinese what is wrong with a number, beside it', async () => {
    await open('/sign-in', 'grandma', { isSignedIn: false });
    await user.type(await screen.findByLabelText('您的手机号'), '1385990');
    await tap('button', '下一步');
    expect((await screen.findByText('手机号应为 11 位数字')).closest('.sd-field')).not.toBeNull();
  });
});

describe('home', () => {
  it('greets, tells who comes next and when, what waits, and whom to ring', async () => {
    await open('/');
    await screen.findByText('王秀英，您好');
    const visit = await screen.findByRole('link', { name: /下次上门.*明天 上午 9 点.*县医院/ });
    expect(visit.getAttribute('href')).toBe(`/matters/${id(101)}`);
    expect(screen.getByRole('link', { name: /厨房的灯不亮/ })).toBeDefined();
    expect(screen.getByRole('link', { name: /打电话给陈国强/ }).getAttribute('href')).toBe('tel:13950011088');
    expect(document.title).toBe('首页 · 哨到');
  });
});

describe('asking for help', () => {
  it('takes three questions and four answers, and one request', async () => {
    await open('/ask');
    await screen.findByRole('link', { name: '119 火警' });
    await tap('button', '我自己');
    await tap('button', /健康/);
    await tap('button', '量血压测血糖');
    await user.type(await screen.findByLabelText('什么事'), '头晕，想量血压');
    await tap('radio', /这个星期/);
    await tap('button', '交给村里');
    await heading('已经收到');
    expect(await screen.findByText(/XQ-2026-000245/)).toBeDefined();
    expect(village.county.calls.filter((call) => call.subject === askForHelp.subject).map((call) => call.input)).toEqual([
      { householdId: id(1), beneficiaryId: id(9), kindId: 'blood-pressure', detail: '头晕，想量血压', howSoon: 'thisWeek', photoIds: [] },
    ]);
  });
  it('finds the service from own words', async () => {
    await open('/ask');
    await tap('button', /陈小宇/);
    await tap('button', /说不清/);
    await user.type(await screen.findByLabelText('您想办什么事？'), '水龙头漏水了');
    await tap('button', '帮我找一找');
    await tap('button', '修水管水龙头');
    expect(await screen.findByLabelText('什么事')).toHaveProperty('value', '水龙头漏水了');
  });
  it('asks for what is missing where it is missing', async () => {
    await open('/ask');
    await tap('button', '我自己');
    await tap('button', /生活/);
    await tap('button', '上门理发');
    await tap('button', '交给村里');
    await screen.findByText('请至少写 2 个字');
    expect(screen.getByText('请点一个时间')).toBeDefined();
    expect(village.county.callsOf(askForHelp)).toEqual([]);
  });
  it('keeps what was written when there is no signal, and sends it when it comes back', async () => {
    await open('/ask');
    await tap('button', '我自己');
    await tap('button', /生活/);
    await tap('button', '修家电');
    await user.type(await screen.findByLabelText('什么事'), '电饭锅坏了');
    await tap('radio', /不着急/);
    village.county.isCutOff = true;
    await tap('button', '交给村里');
    await heading('还没送出去的');
    await screen.findByText('电饭锅坏了');
    village.county.isCutOff = false;
    window.dispatchEvent(new Event('online'));
    await screen.findByText('都送出去了');
    expect(village.county.callsOf(askForHelp)).toHaveLength(1);
  });
  it('shows a refusal and keeps the words', async () => {
    await open('/ask');
    await tap('button', '我自己');
    await tap('button', /生活/);
    await tap('button', '修家电');
    await user.type(await screen.findByLabelText('什么事'), '已经提过');
    await tap('radio', /不着急/);
    await tap('button', '交给村里');
    await screen.findByText('这件事已经提过了，正在办理');
    expect(screen.getByLabelText('什么事')).toHaveProperty('value', '已经提过');
  });
});

describe('following a matter', () => {
  it('offers only what the county allows now', async () => {
    await open(`/matters/${id(102)}`);
    await screen.findByRole('link', { name: '评一评' });
    expect(screen.queryByRole('button', { name: '这件事不办了' })).toBeNull();
  });
  it('is rated with a face and a word', async () => {
    await open(`/matters/${id(102)}/rate`);
    await tap('button', '交上去');
    await screen.findByText('请点一个脸');
    await user.click(await screen.findByLabelText('非常满意'));
    await user.type(screen.getByLabelText(/还想说一句/), '修得快');
    await tap('button', '交上去');
    await screen.findByText('办结了');
    expect(village.county.callsOf(rateNeed)[0]!.input).toMatchObject({ level: 5, word: '修得快' });
  });
  it('is completed after the village asked back', async () => {
    await open(`/matters/${id(103)}`);
    await screen.findAllByText(/身份证在手上吗/);
    await tap('link', '补充几句');
    await user.type(await screen.findByLabelText('什么事'), '，身份证有，照片没有');
    await tap('button', '再交上去');
    await screen.findByText('村里正在核实');
    expect(village.county.callsOf(resubmitNeed)[0]!.input['detail']).toBe('想办老年证，身份证有，照片没有');
  });
  it('is withdrawn only after a second yes', async () => {
    await open(`/matters/${id(104)}`);
    await tap('button', '这件事不办了');
    expect(village.county.callsOf(withdrawNeed)).toEqual([]);
    await tap('button', '是的，撤回');
    await screen.findByText('您已撤回');
  });
  it('says so when there is no such matter', async () => {
    await open(`/matters/${id(999)}`);
    await screen.findByText('没有找到这件事');
  });
});

describe('who may ask for whom', () => {
  it('the household sees its ties by masked names and ends one', async () => {
    await open('/ties');
    const card = (await screen.findByRole('heading', { name: '陈建*' })).closest('section')!;
    await user.click(within(card).getByRole('button', { name: '解除' }));
    await user.click(await within(card).findByRole('button', { name: '是的，解除' }));
    await waitFor(() => expect(within(card).getByText('已解除')).toBeDefined());
  });
  it('the relative applies by the household’s number and learns of a wrong one', async () => {
    await open('/ties/apply', 'son');
    await user.type(await screen.findByLabelText('户编号'), 'BL-0000');
    await user.click(screen.getByLabelText('子女'));
    await tap('button', '交给村里确认');
    await screen.findByText('没有找到这一户');
    await user.clear(screen.getByLabelText('户编号'));
    await user.type(screen.getByLabelText('户编号'), 'BL-0312');
    await tap('button', '交给村里确认');
    await screen.findByText('等村里确认');
    expect(village.county.callsOf(proposeTie)).toHaveLength(2);
  });
  it('the relative asks for the people at home', async () => {
    await open('/ask', 'son');
    await screen.findByRole('button', { name: /王秀英家全家的事/ });
    await tap('button', /^王秀英王秀英家/);
    await heading('要办哪一类事？');
  });
});

it('shows who looked at my data and why', async () => {
  await open('/looks');
  await screen.findByText('县医院 部门联络员');
  expect(screen.getByText(/先打电话约时间/)).toBeDefined();
});
it('shows everything that is kept about me after a fresh code, and saves a copy', async () => {
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  await open('/me');
  await tap('link', '登记了我哪些信息');
  await heading('先确认是您本人');
  expect(screen.queryByText(/户编号/)).toBeNull();
  await tap('button', '给我发验证码');
  await screen.findByText(/已经发到 138 \*\*\*\* 1234/);
  await user.type(await screen.findByLabelText('短信里的 6 个数字'), '111111');
  await tap('button', '确认');
  await screen.findByText('验证码不对或已过期，请重新获取');
  await tap('button', '帮我填上');
  await tap('button', '确认');
  await screen.findByText('马洋村，户编号 104203007（户主）');
  await tap('button', '保存一份到手机');
  expect(saved).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
});
it('signs out after a second yes', async () => {
  await open('/me');
  await tap('button', '退出登录');
  await tap('button', '是的，退出');
  await screen.findByLabelText('您的手机号');
});
