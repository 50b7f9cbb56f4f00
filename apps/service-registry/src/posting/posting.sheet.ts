import type { PostingKind } from '@shaodao/contracts/registry/posting.vocabulary';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { postingKindWords } from '@shaodao/contracts/wording/registry.zh';
import { maskPhone } from '@shaodao/service-kit/personal-data';
import { byWords, choice, day, digits, pattern, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';

/** Who holds which post where, from when to when (任职). */
export interface PostingLineRow {
  kind: PostingKind;
  divisionCode: string;
  placeName?: string;
  gridName?: string;
  departmentName?: string;
  name: string;
  phone?: string;
  title?: string;
  sentByName?: string;
  startedOn: string;
  endsOn?: string;
  endedOn?: string;
  endReason?: string;
}
export const mobilePhone = pattern(/^1[3-9]\d{9}$/, '手机号应为 11 位数字', '11 位数字');

export const postingSheet = sheet<PostingLineRow, SheetId>({
  id: 'postings', title: '任职名册', keyOf: (row) => [row.kind, row.divisionCode, row.gridName ?? '', row.departmentName ?? '', row.name, row.startedOn, row.endedOn === row.startedOn].join('/'),
  about: [
    '一行一项任职，按职务、地方、姓名和任职日期认。没有登记过的，就是新任职，要填手机号和职务名称；权限跟着岗位走。', '已经登记的，可以延长任期、免职；别的改不了。', '换人请先免去原来的（写在前面的行），再任新的；手上的事要交给接任人的，请在任职页面办“交接”。',
  ],
  columns: {
    kind: { title: '职务', kind: choice(byWords(postingKindWords)), required: true, width: 18, example: '网格员' },
    divisionCode: { title: '区划代码', kind: digits([6, 9, 12], '区划代码'), required: true, width: 16, example: '350123102201', hint: '村里的职务填村代码，乡镇的填乡镇代码，县里和部门的填县代码' },
    placeName: { title: '在哪里', kind: words(1, 60), onlyOut: true, width: 18 },
    gridName: { title: '网格', kind: words(1, 40), width: 14, example: '第一网格', hint: '网格员要填' },
    departmentName: { title: '部门', kind: words(2, 40), width: 20, hint: '部门联络员要填' },
    name: { title: '姓名', kind: words(2, 20), required: true, width: 12, example: '王秀兰' },
    phone: { title: '手机号', kind: mobilePhone, personal: maskPhone, width: 14, example: '19400001234', hint: '新任职的要填；县里登记过的人按手机号认' },
    title: { title: '职务名称', kind: words(2, 30), width: 16, example: '网格员', hint: '门牌上写的；新任职的要填' },
    sentByName: { title: '派出单位', kind: words(2, 40), width: 20, hint: '第一书记、指导员、信息员要填' },
    startedOn: { title: '任职日期', kind: day(), required: true, width: 14, example: '2026-03-01' },
    endsOn: { title: '任期到', kind: day(), width: 14, example: '2029-03-01', hint: '任期结束后的第一天；没有任期的不填' },
    endedOn: { title: '免职日期', kind: day(), width: 14, hint: '从哪天起不再任职' },
    endReason: { title: '免职原因', kind: words(2, 100), width: 20 },
  },
});
