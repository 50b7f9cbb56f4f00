import type { EngagementMode, PartnerKind } from '@shaodao/contracts/registry/partner';
import { engagementWords, partnerKindWords } from '@shaodao/contracts/wording/registry.zh';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const kindText: Record<Language, Record<PartnerKind, string>> = {
  zh: partnerKindWords,
  en: { socialOrganisation: 'Social organisation', newOrganisation: 'New organisation', privateEnterprise: 'Private enterprise', stateEnterprise: 'State enterprise', association: 'Association', chamber: 'Chamber', cooperative: 'Cooperative' },
};
export const modeText: Record<Language, Record<EngagementMode, string>> = {
  zh: engagementWords,
  en: { publicWelfare: 'Public welfare', purchasedPost: 'Purchased post', commissionedProject: 'Commissioned project', lowCostSubsidy: 'Low-cost subsidy' },
};
export const words = wordsOf(
  {
    title: '社会力量', lead: '社会组织、企业、协会、商会、合作社：找谁、能办什么、怎么合作、资质到哪天。', all: '全部', expiring: '快到期的', caption: '社会力量', search: '名称、联系人', kind: '类别', allKinds: '全部类别', mode: '合作方式', allModes: '全部方式', name: '名称', contact: '联系人', modes: '合作方式', noModes: '没有在执行的协议', endsSoon: '快到期', none: '还没有登记', noneHint: '登记后会列在这里。', noneExpiring: '没有快到期的资质和协议', serves: '能办什么',
    register: '登记', registerTitle: '登记社会力量', registerDone: '已登记', phone: '电话', phoneHint: '单位电话，如 0591-26830000', serveHint: '勾上能办的服务', change: '修改', changeTitle: '修改社会力量', changeDone: '已修改', facts: '基本情况', since: (day: string) => `${day}起`, noContact: '还没有联系人', nameContact: '更换联系人', contactTitle: '确定联系人', contactDone: '联系人已确定', personName: '姓名', mobile: '手机号', mobileHint: '县里登记过的人按手机号认',
    licences: '资质', noLicences: '还没有登记资质', addLicence: '登记资质', licenceName: '资质名称', number: '证号', issuedOn: '发证日期', expiresOn: '到期（不再有效的第一天）', licenceDone: '已登记', expired: '已过期', soon: '快到期', valid: '有效', until: (day: string) => `到 ${day}`, noEnd: '长期', agreements: '合作协议', noAgreements: '还没有协议', agree: '登记协议', agreementTitle: '协议名称', department: '合作单位', startedOn: '开始', endsOn: '结束（不再有效的第一天）', agreeDone: '已登记', inForce: '执行中', over: '已结束', endAgreement: '终止', endTitle: '提前终止这份协议', reason: '原因', endDone: '已终止', history: '经过',
    actions: { register: '登记', change: '修改', addLicence: '登记资质', agree: '登记协议', endAgreement: '终止协议', nameContact: '更换联系人' },
  },
  {
    title: 'Partners', lead: 'Social organisations, enterprises, associations, chambers, cooperatives: whom to ask, what they do, on what terms, until when.', all: 'All', expiring: 'Ending soon', caption: 'Partners', search: 'Name or contact', kind: 'Kind', allKinds: 'All kinds', mode: 'Mode', allModes: 'All modes', name: 'Name', contact: 'Contact', modes: 'Modes', noModes: 'no agreement in force', endsSoon: 'Ends soon', none: 'None yet', noneHint: 'They are listed here.', noneExpiring: 'Nothing ends soon', serves: 'Serves',
    register: 'Register', registerTitle: 'Register a partner', registerDone: 'Registered', phone: 'Phone', phoneHint: 'The office', serveHint: 'Services it can do', change: 'Change', changeTitle: 'Change', changeDone: 'Changed', facts: 'Partner', since: (day) => `since ${day}`, noContact: 'no contact yet', nameContact: 'Name a contact', contactTitle: 'Contact', contactDone: 'Named', personName: 'Name', mobile: 'Mobile', mobileHint: 'Known people are found by the number',
    licences: 'Licences', noLicences: 'None yet', addLicence: 'Add a licence', licenceName: 'Licence', number: 'Number', issuedOn: 'Issued', expiresOn: 'Expires (first day without)', licenceDone: 'Added', expired: 'expired', soon: 'soon', valid: 'valid', until: (day) => `until ${day}`, noEnd: 'no end', agreements: 'Agreements', noAgreements: 'None yet', agree: 'Add an agreement', agreementTitle: 'Title', department: 'With', startedOn: 'From', endsOn: 'Until (first day without)', agreeDone: 'Added', inForce: 'in force', over: 'over', endAgreement: 'End', endTitle: 'End it early', reason: 'Reason', endDone: 'Ended', history: 'What happened',
    actions: { register: 'Registered', change: 'Changed', addLicence: 'Licence', agree: 'Agreement', endAgreement: 'Ended', nameContact: 'Contact' },
  },
);
