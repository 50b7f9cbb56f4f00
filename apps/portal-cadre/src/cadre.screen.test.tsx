// @vitest-environment jsdom
import { signIn } from '@shaodao/contracts/identity/session';
import { recordOpinion } from '@shaodao/contracts/liaison/reception';
import { askForHelp, listNeeds, mergeNeed, publishNeed, returnNeed, verifyNeed } from '@shaodao/contracts/needs/need';
import { blowWhistle, rateWhistle } from '@shaodao/contracts/needs/whistle';
import { operationsOf } from '@shaodao/contracts/operations';
import { listHouseholds, revealPerson } from '@shaodao/contracts/registry/person';
import { confirmTie } from '@shaodao/contracts/registry/tie';
import { id } from '@shaodao/portal-kit/testing/needs';
import { deskTests } from '@shaodao/portal-staff/testing/open-desk';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { portal } from './routes.tsx';

const { open, heading, press, follow, fill, user } = deskTests(portal);
/** The first sample need is submitted, the third (at 2) too, the second (at 1) scheduled; found by state below. */
const submitted = `/needs/${id(1000)}`;

describe('at the door', () => {
  it('asks for the authenticator’s code only when the county wants it, and leads on to where one wanted to go', async () => {
    const { county } = await open('/whistles', ['townshipCadre'], { isSignedIn: false });
    await heading(/登录/);
    expect(screen.queryByLabelText('动态码')).toBeNull();
    await fill('用户名', 'with-totp');
    await fill('密码', 'shaodao-demo');
    await press('登录');
    await fill('动态码', '123456');
    await press('登录');
    await heading('吹哨报到');
    expect(county.callsOf(signIn).map((call) => call.input['totp'])).toEqual([undefined, '123456']);
  });
  it('says in Chinese that the password is wrong', async () => {
    await open('/sign-in', ['auditor'], { isSignedIn: false });
    await fill('用户名', 'someone');
    await fill('密码', 'guess');
    await press('登录');
    expect(await screen.findByText('用户名或密码不对')).toBeDefined();
  });
  it('signs out to the sign-in page', async () => {
    await open('/', ['auditor']);
    await press('退出');
    await heading(/登录/);
  });
});

describe('the menu follows what the grants say', () => {
  const entries = async () => (await within(await screen.findByRole('navigation')).findAllByRole('link')).map((link) => link.textContent!.replace(/\d+$/, ''));
  it.each([
    ['gridOfficer', ['今日', '上门代提', '需求清单', '户档案', '代办关系', '手机号核对', '组织体系', '片区', '县情数字', '表格导入导出', '任职名册', '包户责任', '结对帮扶', '中心村党委', '部门名册']],
    ['villageCadre', ['今日', '需求清单', '吹哨报到', '户档案', '代办关系', '手机号核对', '组织体系', '片区', '县情数字', '表格导入导出', '任职名册', '包户责任', '结对帮扶', '中心村党委', '部门名册', '社会力量', '流动党员', '主题授课']],
    ['townshipCadre', ['今日', '需求清单', '吹哨报到', '户档案', '手机号核对', '组织体系', '片区', '县情数字', '表格导入导出', '任职名册', '包户责任', '结对帮扶', '中心村党委', '部门名册', '社会力量', '流动党员', '主题授课', '部门评价']],
    ['representative', ['今日', '接待日', '群众意见', '组织体系', '片区', '县情数字', '表格导入导出', '结对帮扶', '部门名册']],
    ['auditor', ['今日', '需求清单', '吹哨报到', '群众意见', '组织体系', '片区', '县情数字', '表格导入导出', '任职名册', '包户责任', '结对帮扶', '中心村党委', '部门名册', '社会力量', '流动党员', '主题授课', '部门评价', '保存期限', '权限来源', '系统运行']],
  ] as const)('%s', async (role, expected) => {
    await open('/', [role]);
    await waitFor(async () => expect(await entries()).toEqual(expected));
  });
  it('shows a department’s liaison the way to the other desk', async () => {
    await open('/', ['departmentLiaison']);
    expect((await screen.findByRole('link', { name: '去部门服务台' })).getAttribute('href')).toBe('/department/');
  });
});

describe('today', () => {
  it('shows a grid officer what waits, each leading to its list', async () => {
    await open('/', ['gridOfficer']);
    const link = await screen.findByRole('link', { name: '待核实' });
    expect(link.getAttribute('href')).toContain('/needs?status=submitted');
    expect(await screen.findByRole('link', { name: '代办关系待确认' })).toBeDefined();
  });
  it('is calm when nothing waits', async () => {
    await open('/', ['gridOfficer'], { size: 0 });
    expect((await screen.findAllByText('都办完了')).length).toBeGreaterThan(0);
  });
  it('says so when nobody can be reached, instead of a zero', async () => {
    const { county } = await open('/', ['townshipCadre']);
    await heading(/黄建国/);
    county.isCutOff = true;
    await follow(/部门评价/);
    expect(await screen.findByText(/网络不通/, undefined, { timeout: 8000 })).toBeDefined();
    county.isCutOff = false;
  }, 15_000);
});

describe('the needs list', () => {
  it('asks the county for words after a pause, and a chip takes them away', async () => {
    const { county } = await open('/needs', ['townshipCadre']);
    await user.type(await screen.findByLabelText('搜索'), '理发');
    await waitFor(() => expect(county.callsOf(listNeeds).at(-1)!.input['words']).toBe('理发'));
    await press('去掉条件：“理发”');
    await waitFor(() => expect(screen.queryByRole('button', { name: /去掉条件/ })).toBeNull());
    expect(screen.getByLabelText('搜索')).toHaveProperty('value', '');
  });
  it('sorts on the server: most urgent last, then first', async () => {
    const { county } = await open('/needs', ['townshipCadre']);
    await press('紧急');
    await waitFor(() => expect(county.callsOf(listNeeds).some((call) => call.input['order'] === 'leastUrgent')).toBe(true));
    await press('紧急');
    await waitFor(() => expect(county.callsOf(listNeeds).some((call) => call.input['order'] === 'mostUrgent')).toBe(true));
  });
  it('goes on by cursor and knows the total', async () => {
    const { county } = await open('/needs', ['townshipCadre']);
    expect(await screen.findByText('已显示 50 条，共 66 条')).toBeDefined();
    await press('更多');
    expect(await screen.findByText('已显示 66 条，共 66 条')).toBeDefined();
    expect(county.callsOf(listNeeds).some((call) => call.input['cursor'] === '50')).toBe(true);
  });
  it('narrows by state and says when nothing matches', async () => {
    await open('/needs?words=没有这样的事', ['townshipCadre']);
    expect(await screen.findByText('没有符合条件的需求')).toBeDefined();
    await user.click(screen.getAllByRole('button', { name: '清除条件' })[0]!);
    expect(await screen.findByText(/共 66 条/)).toBeDefined();
  });
});

describe('one need', () => {
  it('is verified with the version that was seen', async () => {
    const { county } = await open(submitted, ['villageCadre']);
    await fill('公开标题', '电饭锅坏了，请师傅上门');
    await user.click(screen.getByRole('radio', { name: '马上' }));
    await press('核实');
    expect(await screen.findByText('已核实')).toBeDefined();
    const [call] = county.callsOf(verifyNeed);
    expect(call!.asking.version).toBe(3);
    expect(call!.input).toMatchObject({ title: '电饭锅坏了，请师傅上门', urgency: 5, careTags: ['leftBehindElder'] });
  });
  it('tells who was slower that it has changed, and shows what stands now', async () => {
    const { find } = await open(submitted, ['villageCadre']);
    await screen.findByLabelText('公开标题');
    Object.assign(find(id(1000))!, { version: 9 });
    await press('核实');
    expect(await screen.findByText('内容已被别人改过，请刷新后再提交')).toBeDefined();
    await press('核实');
    expect(await screen.findByText('已核实')).toBeDefined();
  });
  it('is returned with a reason of four characters at least', async () => {
    const { county } = await open(submitted, ['gridOfficer']);
    await press('退回补充');
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('还缺什么'), '缺');
    await user.click(within(dialog).getByRole('button', { name: '退回补充' }));
    expect(await within(dialog).findByText('请至少写 4 个字')).toBeDefined();
    await user.type(within(dialog).getByLabelText('还缺什么'), '少一个联系电话');
    await user.click(within(dialog).getByRole('button', { name: '退回补充' }));
    expect(await screen.findByText('已退回')).toBeDefined();
    expect(county.callsOf(returnNeed)).toHaveLength(1);
  });
  it('joins the same matter after a question', async () => {
    const { county } = await open(submitted, ['gridOfficer']);
    await user.click((await screen.findAllByRole('button', { name: /^并入这一件/ }))[0]!);
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '并入这一件' }));
    expect(await screen.findByText('已并入另一件需求')).toBeDefined();
    expect(county.callsOf(mergeNeed)).toHaveLength(1);
  });
  it('warns before a surname or a number goes public', async () => {
    const { county, find } = await open(submitted, ['townshipCadre']);
    Object.assign(find(id(1000))!, { status: 'verified' });
    await fill('公开标题', '郑大伯家电饭锅坏了 13805015678');
    expect(await screen.findByText(/标题里有“郑”字/)).toBeDefined();
    expect(screen.getByText(/标题里有一串数字/)).toBeDefined();
    await fill('公开标题', '电饭锅坏了，煮不了饭');
    await waitFor(() => expect(screen.queryByText(/标题里有/)).toBeNull());
    await press('发布');
    await waitFor(() => expect(county.callsOf(publishNeed)).toHaveLength(1));
  });
  it('shows a full name only after a reason, and hides it again', async () => {
    const { county } = await open(submitted, ['gridOfficer']);
    await user.click((await screen.findAllByRole('button', { name: '查看完整信息：郑**' }))[0]!);
    await press('核实情况');
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '查看' }));
    expect(await screen.findByText('郑大伯')).toBeDefined();
    expect(county.callsOf(revealPerson)[0]!.input['reason']).toBe('核实情况');
    await press('现在隐藏');
    expect(screen.queryByText('郑大伯')).toBeNull();
  });
  it('offers nothing that the county does not allow', async () => {
    await open(submitted, ['auditor']);
    await screen.findByText('这一步不用您办');
    for (const name of ['核实', '发布', '退回补充', /并入/, /完整信息/]) expect(screen.queryByRole('button', { name })).toBeNull();
  });
});

describe('asking at the door', () => {
  const fillIn = async () => {
    await user.type(await screen.findByLabelText('户主姓名或户编号'), 'MY-004');
    await user.click(await screen.findByRole('button', { name: /黄玉兰家/ }));
    await user.click(await screen.findByRole('button', { name: '家电维修' }));
    await fill(/原话/, '电视没有声音');
    await user.click(screen.getByRole('radio', { name: '这个星期' }));
  };
  it('says what is missing, in Chinese, and sends nothing', async () => {
    const { county } = await open('/ask', ['gridOfficer']);
    await press('提交');
    expect(await screen.findByText('还有几处要填')).toBeDefined();
    expect(screen.getByText('请选一户')).toBeDefined();
    expect(county.callsOf(askForHelp)).toEqual([]);
  });
  it('is ready before one leaves the signal: households and services come with the home page', async () => {
    const { county } = await open('/', ['gridOfficer']);
    await waitFor(() => expect(county.callsOf(listHouseholds).length).toBeGreaterThan(0));
    await heading('先办这几件');
    county.isCutOff = true;
    await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: '上门代提' }));
    await fillIn();
    await press('提交');
    expect(await screen.findByText('已存在手机里')).toBeDefined();
    county.isCutOff = false;
    await user.click(screen.getAllByRole('button', { name: '现在上传' })[0]!);
    expect(await screen.findByText('已全部上传')).toBeDefined();
  });
  it('waits on the phone without a signal and is sent when there is one', async () => {
    const { county } = await open('/ask', ['gridOfficer']);
    await fillIn();
    county.isCutOff = true;
    await press('提交');
    expect(await screen.findByText('已存在手机里')).toBeDefined();
    expect((await screen.findAllByText('1 条未上传')).length).toBeGreaterThan(0);
    county.isCutOff = false;
    await user.click(screen.getAllByRole('button', { name: '现在上传' })[0]!);
    expect(await screen.findByText('已全部上传')).toBeDefined();
    expect(county.callsOf(askForHelp).map((call) => call.input['householdId'])).toEqual([id(303)]);
  });
});

describe('liaison and whistles', () => {
  it('confirms a tie only on the elder’s word', async () => {
    const { county } = await open('/ties', ['villageCadre']);
    await user.click((await screen.findAllByRole('button', { name: '确认' }))[0]!);
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: '确认' }));
    expect(await within(dialog).findByText('须先征得老人同意')).toBeDefined();
    expect(county.callsOf(confirmTie)).toEqual([]);
    await user.click(within(dialog).getByRole('checkbox'));
    await user.click(within(dialog).getByRole('button', { name: '确认' }));
    expect(await screen.findByText(/对方可以代办了/)).toBeDefined();
  });
  it('blows a whistle: an emergency brings its own clock, a department is called once', async () => {
    const { county } = await open('/whistles/blow', ['townshipCadre']);
    await fill(/一句话说清/, '进村路塌方');
    await fill(/详细情况/, '昨夜大雨，路面埋了二十米，车过不去');
    await fill(/具体地点/, '村口大榕树往北');
    await user.selectOptions(await screen.findByLabelText(/乡镇或村/), '350123104203');
    await user.click(screen.getByRole('radio', { name: '突发应急' }));
    expect(screen.getByRole('radio', { name: /30 分钟内到场/ })).toHaveProperty('checked', true);
    await user.type(screen.getByLabelText('找部门或职责'), '交通');
    await user.click(await screen.findByRole('checkbox', { name: '协办：县交通局' }));
    await user.click(screen.getByRole('radio', { name: '牵头：县交通局' }));
    await press('吹哨');
    await heading('进村路塌方');
    expect(county.callsOf(blowWhistle)[0]!.input).toMatchObject({ urgency: 'emergency', leadId: id(507), assistIds: [] });
  });
  it('rates each department beside the measured time; the last rating closes', async () => {
    const { county } = await open(`/whistles/${id(2003)}`, ['townshipCadre']);
    expect(await screen.findByText('还有 2 个部门等您评价')).toBeDefined();
    for (const name of ['县住建局', '县卫健局']) {
      await press(`评价${name}`);
      const dialog = await screen.findByRole('dialog');
      expect(within(dialog).getByText(/实测：用了/)).toBeDefined();
      for (const group of within(dialog).getAllByRole('group')) await user.click(within(group).getByRole('radio', { name: '满意' }));
      await user.click(within(dialog).getByRole('button', { name: '评价' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    }
    expect(await screen.findByText('已闭环')).toBeDefined();
    expect(county.callsOf(rateWhistle)).toHaveLength(2);
  });
  it('records one opinion after the other on the day itself', async () => {
    const { county } = await open('/reception', ['representative']);
    await follow('登记意见');
    await user.selectOptions((await screen.findByRole('option', { name: '马洋村' })).closest('select')!, '马洋村');
    await user.selectOptions((await screen.findByRole('option', { name: '生活 · 便道清障' })).closest('select')!, '生活 · 便道清障');
    await fill(/一句话标题/, '村道路灯坏了七盏');
    await fill('原话', '晚上出门看不见，摔过两个人了');
    await press('登记');
    expect(await screen.findByText(/已登记 YJ-2026-000088/)).toBeDefined();
    expect(screen.getByLabelText('原话')).toHaveProperty('value', '');
    expect(county.callsOf(recordOpinion)).toHaveLength(1);
  });
});

describe('overview', () => {
  it('shows participation and distribution, but no mean of too few', async () => {
    await open('/scores', ['auditor']);
    const few = (await screen.findByText('团县委')).closest('tr')!;
    expect(within(few).getByText('件数不足，不作比较')).toBeDefined();
    expect(within(few).queryByRole('img')).toBeNull();
    expect(screen.queryByRole('columnheader', { name: /名次|排名/ })).toBeNull();
    expect(screen.queryAllByRole('button', { name: /^(部门|已服务)$/ })).toEqual([]);
  });
  it('tells when a retry fails again, and discards with a reason only', async () => {
    const { county } = await open('/operations', ['countyOrganiser']);
    await user.click(await screen.findByRole('tab', { name: /志愿服务/ }));
    await user.click((await screen.findAllByRole('button', { name: '重试' }))[0]!);
    expect(await screen.findByText('重试仍然失败，请看错误说明')).toBeDefined();
    await user.click(screen.getAllByRole('button', { name: '弃置' })[0]!);
    await user.type(await screen.findByLabelText('为什么可以弃置'), '已在前台补登');
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '弃置' }));
    await waitFor(() => expect(county.callsOf(operationsOf('volunteers').discardDeadLetter)).toHaveLength(1));
  });
  it('lets an auditor look only', async () => {
    await open('/operations', ['auditor']);
    await user.click(await screen.findByRole('tab', { name: /志愿服务/ }));
    await screen.findAllByText('needs.need.scheduled');
    expect(screen.queryByRole('button', { name: '重试' })).toBeNull();
  });
});
