import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '我们的合作', lead: '协议和资质到哪天，村里最近在要什么服务。', agreements: '合作协议', noAgreements: '还没有协议，请和县委组织部联系', licences: '资质', noLicences: '还没有登记资质', inForce: '执行中', over: '已结束', soon: '快到期', expired: '已过期', valid: '有效', noEnd: '长期', days: (from: string, to: string) => `${from} — ${to}`, until: (day: string) => `到 ${day}`,
    asked: '村里最近要的服务', askedLead: '近三个月村里提过的、您能办的服务。不写是哪一户；想去服务，请和乡镇联系。', service: '服务', village: '村', times: '提过几次', few: '不到 5 次', timesOf: (n: number) => `${n} 次`, last: '最近一次', noneAsked: '近三个月没有村提过您能办的服务', facts: '登记情况', kind: '类别', contact: '联系人', phone: '电话', serves: '能办什么', noServes: '还没有登记能办的服务', unknown: '没有登记您代表的组织', renew: '快到期的请提前续办，到期后不再安排服务。',
  },
  {
    title: 'Our agreements', lead: 'Agreements and licences with their days, and what villages ask for.', agreements: 'Agreements', noAgreements: 'None yet: please speak to the county', licences: 'Licences', noLicences: 'None yet', inForce: 'in force', over: 'over', soon: 'ends soon', expired: 'expired', valid: 'valid', noEnd: 'no end', days: (from, to) => `${from} — ${to}`, until: (day) => `until ${day}`,
    asked: 'What villages ask for', askedLead: 'Of the services you give, in the last three months; households are not named. Please speak to the township.', service: 'Service', village: 'Village', times: 'Times', few: 'fewer than 5', timesOf: (n) => String(n), last: 'Last', noneAsked: 'Nothing of what you give was asked for', facts: 'As registered', kind: 'Kind', contact: 'Contact', phone: 'Phone', serves: 'Serves', noServes: 'No services registered', unknown: 'No organisation is registered for you', renew: 'Please renew in time what ends soon.',
  },
);
