import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    urgency: (text: string) => `紧急程度：${text}`, asked: '原话', noDetail: '原话只给办这件事的人看。',
    openWhole: '查看全文',
    openNow: '查看',
    openWhy: '为什么要看',
    openWhyHint: '会记下来，当事人能看到是谁、什么时候、为什么看的。',
    cancel: '取消',
    photos: '照片', photo: (n: number) => `第 ${n} 张照片`, openPhoto: (n: number) => `放大看第 ${n} 张照片`,
    people: '相关的人', beneficiary: '服务对象', reporter: '提出人', samePerson: '本人提出', officer: '首接网格员', noPeople: '没有指定到人，按户服务。',
    facts: '基本情况', number: '编号', category: '类别', place: '地点', source: '来源', howSoon: '多急', department: '承办单位', submitted: '提出', visit: '上门', dueAt: '时限', service: '服务',
    tags: '关爱标记', none: '无', notYet: '还没有', timeline: '办理经过', live: '有新进展会自动出现', next: '下一步', volunteers: (up: number, wanted: number) => `志愿者 ${up}/${wanted}`,
    served: (persons: number, minutes: number) => `${persons} 人次，${minutes} 分钟`, rating: '评价', answer: '承办单位答复', merged: '已并入另一件需求', openMerged: '打开那一件', unitBy: (unit: string, who: string) => `${unit} ${who}`,
    at: (what: string) => `${what}前`, print: '打印', printTitle: '需求办理单', printLead: (number: string, now: string) => `${number} · ${now}打印`, printFoot: '含个人信息，用后妥善保管或销毁。', signature: '服务对象签字', worker: '服务人员签字', onDay: '日期',
    duePublished: '认领', dueClaimed: '须安排上门', dueReopened: '须整改', dueServed: '等评价', merge: '并入',
  },
  {
    urgency: (text) => `Urgency: ${text}`, asked: 'In their own words', noDetail: 'Only for those who serve the case.',
    openWhole: 'Read in full',
    openNow: 'Read',
    openWhy: 'Reason',
    openWhyHint: 'It is recorded: the person sees who read it, when and why.',
    cancel: 'Cancel',
    photos: 'Photos', photo: (n) => `Photo ${n}`, openPhoto: (n) => `Enlarge photo ${n}`,
    people: 'People', beneficiary: 'Person helped', reporter: 'Asked by', samePerson: 'in person', officer: 'First receiver', noPeople: 'Nobody named: the household as a whole.',
    facts: 'Facts', number: 'Number', category: 'Category', place: 'Place', source: 'Source', howSoon: 'How soon', department: 'Department', submitted: 'Asked', visit: 'Visit', dueAt: 'Term', service: 'Service',
    tags: 'Care tags', none: 'none', notYet: 'not yet', timeline: 'History', live: 'News appear by themselves', next: 'Next', volunteers: (up, wanted) => `volunteers ${up}/${wanted}`,
    served: (persons, minutes) => `${persons} person-times, ${minutes} minutes`, rating: 'Rating', answer: 'The department’s answer', merged: 'Merged into another need', openMerged: 'Open that one', unitBy: (unit, who) => `${unit} ${who}`,
    at: (what) => `by ${what}`, print: 'Print', printTitle: 'Need sheet', printLead: (number, now) => `${number} · printed ${now}`, printFoot: 'Contains personal data: keep safe or destroy.', signature: 'Signature of the person helped', worker: 'Signature of the worker', onDay: 'Date',
    duePublished: 'claim', dueClaimed: 'schedule', dueReopened: 'put right', dueServed: 'rating', merge: 'Merge',
  },
);
/** What comes after a state, as staff say it; an ended matter has nothing to come. */
export const nextText = {
  zh: { submitted: '村里核实', returned: '等提出人补充', verified: '乡镇发布', published: '部门认领', claimed: '安排上门', scheduled: '上门服务', served: '群众评价', rated: '办结', reopened: '答复并重新上门' },
  en: { submitted: 'Verification', returned: 'Completion by who asked', verified: 'Publication', published: 'Claim', claimed: 'Schedule a visit', scheduled: 'Visit', served: 'Rating', rated: 'Close', reopened: 'Answer and visit again' },
} as const;
