import type { SheetId } from '@shaodao/contracts/registry/sheet';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import { careTagWords } from '@shaodao/contracts/wording/registry.zh';
import { idNumberFault, maskIdNumber } from '@shaodao/domain/registry/id-number';
import { maskName, maskPhone } from '@shaodao/service-kit/personal-data';
import { byWords, choices, digits, pattern, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';

/** One person who lives in a household (户和村民): people of one house share its number. */
export interface ResidentRow {
  householdNumber: string;
  villageCode: string;
  gridName?: string;
  groupName?: string;
  name: string;
  idNumber: string;
  relation: string;
  phone?: string;
  address?: string;
  careTags?: readonly CareTag[];
}
export const HEAD = '户主';

export const residentSheet = sheet<ResidentRow, SheetId>({
  id: 'residents', title: '户和村民', keyOf: (row) => row.idNumber,
  about: ['一行一个人，按身份证号认人；同一户的人填同一个户编号。', '户编号没有登记过的，新建一户，要填住址；村里有几个网格、几个小组的，还要填网格和小组。', '不会删除任何人：迁出、去世请在户档案里办理；换小组（网格跟着换）请在户档案里办理。', '文件里是个人信息：用完请删除，不要发到群里。'],
  columns: {
    villageCode: { title: '村代码', kind: digits([12], '村代码'), required: true, width: 16, example: '350123102201', hint: '村或社区的 12 位区划代码' },
    householdNumber: { title: '户编号', kind: pattern(/^[0-9A-Z-]{3,20}$/, '户编号应为 3 到 20 位数字或字母', '3 到 20 位数字或字母'), required: true, width: 14, example: '102201007' },
    gridName: { title: '网格', kind: words(1, 30), width: 14, example: '第一网格', hint: '村名可以不写；村里只有一个网格的可以不填' },
    groupName: { title: '村民小组', kind: words(1, 30), width: 14, example: '第一村民小组', hint: '网格里只有一个小组的可以不填' },
    name: { title: '姓名', kind: words(2, 20), required: true, personal: maskName, width: 12, example: '王秀兰' },
    idNumber: { title: '身份证号', kind: pattern(/^\d{17}[\dX]$/, '身份证号应为 18 位', '18 位；先把这一列设成文本', idNumberFault), otherTitles: ['身份证号码', '公民身份号码'], required: true, personal: maskIdNumber, width: 22, example: '990123195003071230' },
    relation: { title: '与户主关系', kind: words(1, 10), required: true, width: 12, example: HEAD },
    phone: { title: '手机号', kind: pattern(/^1[3-9]\d{9}$/, '手机号应为 11 位数字', '11 位数字'), otherTitles: ['联系电话', '电话'], personal: maskPhone, width: 14, example: '19400001234' },
    address: { title: '住址', kind: words(2, 100), personal: (value) => `${value.slice(0, 4)}****`, width: 30, example: '王沙村上厝组 7 号' },
    careTags: { title: '关爱标签', kind: choices<CareTag>(byWords(careTagWords)), width: 20, example: '留守老人、独居' },
  },
});
