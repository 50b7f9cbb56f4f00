import type { EngagementMode, PartnerKind } from '@shaodao/contracts/registry/partner';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { engagementWords, partnerKindWords } from '@shaodao/contracts/wording/registry.zh';
import { byWords, choice, day, several, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';
import { officePhone } from '../department/department.list.ts';

/** A partner with at most one of its licences and one of its agreements: who has more stands in more lines (社会力量). */
export interface PartnerCells {
  name: string;
  kind?: PartnerKind;
  phone?: string;
  services?: readonly string[];
  contact?: string;
  licenceName?: string;
  licenceNumber?: string;
  issuedOn?: string;
  expiresOn?: string;
  mode?: EngagementMode;
  title?: string;
  departmentName?: string;
  startedOn?: string;
  endsOn?: string;
  endedOn?: string;
}
export const partnerSheet = sheet<PartnerCells, SheetId>({
  id: 'partners', title: '社会力量', keyOf: (row) => [row.name, row.licenceName, row.licenceNumber, row.mode, row.title, row.startedOn].map((cell) => cell ?? '').join('/'),
  about: [
    '一家一行，按名称认；有几张资质、几份协议的，就写几行，每行写一张资质、一份协议（没有可以不写）。', '没有登记过的新登记；登记过的，类别、电话、服务项目改成这一行写的，资质和协议添上新的。',
    '已经登记的资质和协议不能在表里改，也不会删除；终止协议请在它的页面办。联系人请在它的页面确定。',
  ],
  columns: {
    name: { title: '名称', kind: words(2, 40), required: true, width: 26, example: '益众社会工作服务中心' },
    kind: { title: '类别', kind: choice(byWords(partnerKindWords)), width: 12, example: '社会组织', hint: '新登记的要填' },
    phone: { title: '电话', kind: officePhone, width: 16 },
    services: { title: '服务项目', kind: several(60, '服务项目的名称'), width: 40 },
    contact: { title: '联系人', kind: words(1, 20), onlyOut: true, width: 12 },
    licenceName: { title: '资质名称', kind: words(2, 40), width: 18, example: '社会团体法人登记证书' },
    licenceNumber: { title: '资质编号', kind: words(2, 60), width: 20 },
    issuedOn: { title: '发证日期', kind: day(), width: 14 },
    expiresOn: { title: '资质到期', kind: day(), width: 14, hint: '到期后的第一天；长期有效的不填' },
    mode: { title: '合作方式', kind: choice(byWords(engagementWords)), width: 12 },
    title: { title: '协议名称', kind: words(2, 60), width: 26 },
    departmentName: { title: '委托单位', kind: words(2, 40), width: 22 },
    startedOn: { title: '协议开始', kind: day(), width: 14 },
    endsOn: { title: '协议到期', kind: day(), width: 14, hint: '到期后的第一天' },
    endedOn: { title: '提前终止', kind: day(), onlyOut: true, width: 14 },
  },
});
