// @vitest-environment jsdom
import { proveNumber, requestNumberCode } from '@shaodao/contracts/identity/number-proof';
import { addContact, addResident, correctResident, erasePerson, moveOut, removeContact, setCareTags, takePersonData } from '@shaodao/contracts/registry/household';
import { decideNumber } from '@shaodao/contracts/registry/number-change';
import { searchHouseholds } from '@shaodao/contracts/registry/person';
import { runRetention, setRetention } from '@shaodao/contracts/registry/retention';
import { placeHousehold } from '@shaodao/contracts/registry/structure';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { id } from '@shaodao/portal-kit/testing/needs';
import { deskTests } from '@shaodao/portal-staff/testing/open-desk';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { portal } from '../routes.tsx';

const { open, heading, press, follow, fill, user } = deskTests(portal);
const FILE = `/households/${id(300)}`;
const inside = async (name: RegExp | string) => user.click(within(await topDialog()).getAllByRole('button', { name })[0]!);
const topDialog = async () => (await screen.findAllByRole('dialog')).at(-1)!;

describe('household files', () => {
  it('are found by what is typed, which never stands in the address', async () => {
    const { county } = await open('/', ['gridOfficer']);
    await follow('户档案');
    await user.type(await screen.findByRole('searchbox', { name: '搜索' }), 'MY-007{Enter}');
    await waitFor(() => expect(county.callsOf(searchHouseholds).at(-1)!.input['words']).toBe('MY-007'));
    expect(location.href).not.toContain('MY-007');
    expect((await within(await screen.findByRole('table', { name: '各户' })).findAllByRole('row'))).toHaveLength(2);
    expect((await screen.findAllByRole('link', { name: /家$/ }))[0]!.getAttribute('href')).toMatch(/\/households\//);
  });
  it('show members masked with their marks, and who may ask for them', async () => {
    await open(FILE, ['townshipCadre']);
    await heading('户编号 104203007');
    expect(screen.getByText('马洋村 · 第一网格 · 第二村民小组')).toBeDefined();
    expect(screen.queryByRole('button', { name: '添加成员' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^办理/ })).toBeNull();
  });
  it('take somebody in, with the fault at its field', async () => {
    const { county } = await open(FILE, ['gridOfficer']);
    await press('添加成员');
    await fill('姓名', '王小明');
    await fill('身份证号', '990123201501010010');
    await fill('与户主关系', '孙女');
    await inside('保存');
    await screen.findByText('身份证号填错了（校验位对不上）');
    await fill('身份证号', '990123201501010013');
    await user.click(screen.getByLabelText('留守儿童'));
    await inside('保存');
    await screen.findByText('已添加');
    expect(county.callsOf(addResident).at(-1)!.input).toMatchObject({ name: '王小明', careTags: ['leftBehindChild'] });
  });
  it('note whom to ring in an emergency, with the person’s consent, and take somebody off', async () => {
    const { county } = await open(FILE, ['gridOfficer']);
    expect(within(await screen.findByRole('list', { name: '紧急联系人' })).getByText(/邻居 · 2026年3月8日同意/)).toBeDefined();
    await press('登记紧急联系人');
    await fill('姓名', '林阿姐');
    await fill('手机号', '19433330001');
    await fill('与老人的关系', '邻居');
    await inside('保存');
    await screen.findByText('须先征得这个人同意');
    await user.click(screen.getByLabelText(/已征得这个人同意/));
    await inside('保存');
    await screen.findByText('已登记');
    expect(county.callsOf(addContact).at(-1)!.input).toMatchObject({ relation: '邻居', hasAgreed: true });
    await user.click(screen.getAllByRole('button', { name: '去掉：邻居' })[0]!);
    await inside('去掉');
    await waitFor(() => expect(county.callsOf(removeContact)).toHaveLength(1));
  });
  it('take a contact whom the county knows with a code that the person reads out', async () => {
    const { county } = await open(FILE, ['gridOfficer']);
    await press('登记紧急联系人');
    await fill('姓名', '林阿姐');
    await fill('手机号', '19433330008');
    await fill('与老人的关系', '邻居');
    await user.click(screen.getByLabelText(/已征得这个人同意/));
    await inside('保存');
    await screen.findByText(/给这个手机发一个验证码/);
    await inside('发验证码');
    await user.type(await screen.findByLabelText(/手机上的验证码/), '482913');
    await inside('保存');
    await screen.findByText('已登记');
    expect(county.callsOf(requestNumberCode)[0]!.input).toEqual({ phone: '19433330008', purpose: 'contact', aboutId: id(300) });
    expect(county.callsOf(addContact).at(-1)!.input['numberProof']).toMatch(/^proof-of-contact-19433330008/);
  });
  it('take a new number with the codes of both phones at once, and without them for another cadre to check', async () => {
    const { county } = await open(FILE, ['gridOfficer']);
    await press('办理：配偶');
    await inside('更正');
    await fill(/^手机号/, '19433330002');
    await inside('发验证码');
    await user.type(await screen.findByLabelText(/新手机上的验证码/), '482913');
    await user.type(screen.getByLabelText(/老手机上的验证码/), '111111');
    await inside('保存');
    await screen.findByText('验证码不对或已过期，请重新获取');
    await user.clear(screen.getByLabelText(/老手机上的验证码/));
    await user.type(screen.getByLabelText(/老手机上的验证码/), '482913');
    await inside('保存');
    await screen.findByText('已保存');
    expect(county.callsOf(requestNumberCode).map((call) => call.input['purpose'])).toEqual(['number', 'release']);
    // The code that was right is asked for once only: it is used up.
    expect(county.callsOf(proveNumber).map((call) => call.input['purpose'])).toEqual(['number', 'release', 'release']);
    expect(county.callsOf(correctResident)[0]!.input).toMatchObject({ numberProof: expect.stringMatching(/^proof-of-number/), releaseProof: expect.stringMatching(/^proof-of-release/) });
    await waitFor(async () => expect((await topDialog()).textContent).toContain('办理'));
    await inside('更正');
    await fill(/^手机号/, '19433330003');
    await inside('保存');
    await screen.findByText('已保存，新手机号要请另一位干部核对');
    await screen.findByText('手机号待核对');
  });
  it('are put into another group of their village, on a day to come if it has to be', async () => {
    const { county } = await open(FILE, ['villageCadre']);
    await press('换小组');
    const dialog = within(await topDialog());
    await dialog.findByRole('option', { name: /^第二村民小组（/ });
    await inside('确定');
    await dialog.findByText('请选择', { selector: ':not(option)' });
    await user.selectOptions(await dialog.findByLabelText('村民小组'), await dialog.findByRole('option', { name: /^第二村民小组（/ }));
    const day = dayOf(new Date(Date.now() + 9 * 86_400_000));
    fireEvent.change(dialog.getByLabelText('从哪天起'), { target: { value: day } });
    await inside('确定');
    await screen.findByText(`已安排，${day} 生效`);
    expect(county.callsOf(placeHousehold)[0]!.input).toMatchObject({ householdId: id(300), on: day });
  });
  it('change marks, and let nobody go who is the head of others', async () => {
    const { county } = await open(FILE, ['gridOfficer']);
    await press('办理：配偶');
    await inside('改标签');
    await user.click(within(await topDialog()).getByLabelText('残疾'));
    await inside('保存');
    await waitFor(() => expect(county.callsOf(setCareTags)[0]!.input['careTags']).toEqual(['leftBehindElder']));
    await waitFor(async () => expect((await topDialog()).textContent).toContain('办理'));
    await user.click((await screen.findAllByRole('button', { name: '关闭' }))[0]!);
    await press('办理：户主');
    await inside('迁出、去世');
    await user.selectOptions(await screen.findByLabelText('原因'), 'movedAway');
    await inside('保存');
    await screen.findByText('户主要先换人，才能迁出');
    expect(county.callsOf(moveOut)).toHaveLength(1);
  });
  it('give a person a copy of the own data, and delete them when they have left', async () => {
    const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    const { county } = await open(FILE, ['villageCadre']);
    await press('导出本人信息');
    await fill('为什么导出', '本人来要一份');
    await inside('导出本人信息');
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    expect(county.callsOf(takePersonData)).toHaveLength(1);
    await press('删除个人信息');
    await fill('为什么删除', '本人要求删除');
    await inside('删除个人信息');
    await screen.findByText('已删除');
    expect(county.callsOf(erasePerson)[0]!.input).toMatchObject({ reason: '本人要求删除' });
    await screen.findByText(/个人信息已删除/);
    vi.restoreAllMocks();
  });
});

describe('numbers to check', () => {
  it('are confirmed or refused one by one, or a whole spreadsheet; one’s own is somebody else’s to check', async () => {
    const { county } = await open('/numbers', ['villageCadre']);
    const list = await screen.findByRole('list', { name: '待核对的手机号' });
    const rows = (many: number) => waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(many));
    await rows(5);
    expect(screen.getByText('当面报过验证码')).toBeDefined();
    expect(screen.getByText('您登记的，要请另一位干部核对')).toBeDefined();
    await user.click(screen.getAllByRole('button', { name: /^对，可以用/ })[0]!);
    await screen.findByText('已核对');
    await rows(4);
    await user.click(screen.getAllByRole('button', { name: /^不对，不要用/ })[0]!);
    await screen.findByText('没有采用');
    await rows(3);
    await press('整份表格都对（2 个）');
    await inside('整份表格都对（2 个）');
    await waitFor(() => expect(county.callsOf(decideNumber).map((call) => [call.input['isRight'], call.input['wholeFile']])).toEqual([[true, false], [false, false], [true, true]]));
    await rows(1);
    await user.click(screen.getByRole('button', { name: /^撤回/ }));
    await screen.findByText('没有要核对的手机号');
  });
});

describe('how long things are kept', () => {
  it('shows what would be deleted before it is, and asks', async () => {
    const { county } = await open('/retention', ['countyOrganiser']);
    const row = (await screen.findByText('谁看过谁的完整信息')).closest('tr')!;
    await user.click(within(row).getByRole('button', { name: '改期限' }));
    await fill('保存多少天', '7');
    await inside('保存');
    await screen.findByText('保存的时间太短了，请看最少要存几天');
    await inside('关闭');
    await user.click(within(row).getByRole('button', { name: '立即清理' }));
    expect(within(await topDialog()).getByText(/有 14 条过了期限/)).toBeDefined();
    await inside('立即清理');
    await waitFor(() => expect(county.callsOf(runRetention)).toHaveLength(1));
    expect(county.callsOf(setRetention)).toHaveLength(1);
  });
});
