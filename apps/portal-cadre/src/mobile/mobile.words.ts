import type { BranchKind } from '@shaodao/contracts/registry/mobile';
import { branchKindWords } from '@shaodao/contracts/wording/registry.zh';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const branchText: Record<Language, Record<BranchKind, string>> = { zh: branchKindWords, en: { branch: 'Branch', group: 'Group' } };
export const words = wordsOf(
  {
    title: '流动党员', lead: '在外党员组织起来，和在村党员一对一，帮家里的老人孩子办事。', branches: '流动党组织', members: (n: number) => `${n} 对联系`, helps: '累计帮扶', personTimes: '人次', pairs: '联系对子', pairUnit: '对', found: '成立流动党组织', foundTitle: '成立流动党支部、党小组', foundDone: '已成立', branchKind: '类型', branchName: '名称', branchPlace: '在哪里',
    present: '正在联系', past: '已结束', caption: '一对一联系帮扶', search: '村、流动党组织', branch: '流动党组织', allBranches: '全部', village: '村', home: '在村党员', mobile: '流动党员', helped: '帮扶', helpedOf: (n: number) => `${n} 人次`, last: '最近一次', neverYet: '还没有', none: '还没有联系对子', noneHint: '建立后会列在这里。', nonePast: '没有结束的',
    pair: '建立联系', pairTitle: '在村党员和流动党员一对一', pairDone: '已建立', homeName: '在村党员姓名', homePhone: '在村党员手机号', mobileName: '流动党员姓名', mobilePhone: '流动党员手机号', save: '建立', pairLead: '双方都按手机号认人；一个人同时只和一个人联系。', back: '返回',
    facts: '这一对', since: '从哪天', until: '到', records: '帮扶记录', noRecords: '还没有帮扶记录', record: '登记一次帮扶', recordTitle: '登记帮扶', what: '帮了什么', on: '哪一天', times: '人次', recordDone: '已登记', end: '结束联系', endTitle: '结束这对联系', reason: '原因', endDone: '已结束',
  },
  {
    title: 'Members away', lead: 'Members away from home, paired one to one with members at home.', branches: 'Branches away', members: (n) => `${n} pairs`, helps: 'Helps so far', personTimes: 'person-times', pairs: 'Pairs', pairUnit: '', found: 'Found a branch', foundTitle: 'Found a branch or group', foundDone: 'Founded', branchKind: 'Kind', branchName: 'Name', branchPlace: 'Where',
    present: 'Present', past: 'Ended', caption: 'Pairs', search: 'Village or branch', branch: 'Branch', allBranches: 'All', village: 'Village', home: 'At home', mobile: 'Away', helped: 'Helps', helpedOf: (n) => String(n), last: 'Last', neverYet: 'not yet', none: 'No pairs yet', noneHint: 'They are listed here.', nonePast: 'None has ended',
    pair: 'Pair', pairTitle: 'A member at home and one away', pairDone: 'Paired', homeName: 'Name, at home', homePhone: 'Mobile, at home', mobileName: 'Name, away', mobilePhone: 'Mobile, away', save: 'Pair', pairLead: 'Both are found by number; nobody has two at a time.', back: 'Back',
    facts: 'The pair', since: 'Since', until: 'Until', records: 'Helps', noRecords: 'None yet', record: 'Record a help', recordTitle: 'A help', what: 'What', on: 'On', times: 'Person-times', recordDone: 'Recorded', end: 'End', endTitle: 'End the pair', reason: 'Reason', endDone: 'Ended',
  },
);
