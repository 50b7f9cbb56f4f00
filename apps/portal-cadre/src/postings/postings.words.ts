import type { PostingKind, PostingStatus } from '@shaodao/contracts/registry/posting.vocabulary';
import { postingKindWords } from '@shaodao/contracts/wording/registry.zh';
import type { StatusTone } from '@shaodao/portal-kit/wording/domain';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const kindText: Record<Language, Record<PostingKind, string>> = {
  zh: postingKindWords,
  en: {
    villageSecretary: 'Village secretary', villageDirector: 'Village director', villageCommitteeMember: 'Village committee member', gridOfficer: 'Grid officer', firstSecretary: 'First secretary', partyBuildingInstructor: 'Party-building instructor', financeInstructor: 'Finance instructor',
    informationOfficer: 'Information officer', townshipCadre: 'Township cadre', countyOrganiser: 'County organiser', auditor: 'Auditor', leader: 'Leader of a village', departmentLiaison: 'Department liaison', representative: 'Representative', volunteer: 'Volunteer', partnerContact: 'Partner’s contact',
  },
};
export const postingTone: Record<PostingStatus, StatusTone> = { planned: 'info', inForce: 'good', ended: 'plain' };
export const words = wordsOf(
  {
    title: '任职名册', lead: '谁在哪里任什么职，任期到哪天。岗位变了，权限跟着变。', act: '操作', appoint: '任职', inForce: '在任', endingSoon: '任期将满', planned: '待上任', ended: '已离任', vacancies: '空缺', unplaced: '没有岗位的人', caption: '任职名册',
    search: '姓名、职务、地方', kind: '职务', allKinds: '全部职务', township: '乡镇', allTownships: '全部乡镇', name: '姓名', post: '职务', place: '在哪里', since: '任职', until: '任期到', noTerm: '无任期', status: '状态', statuses: { planned: '待上任', inForce: '在任', ended: '已离任' }, soon: '将满',
    none: { inForce: '还没有任职', endingSoon: '没有任期将满的', planned: '没有待上任的', ended: '没有离任的' }, noneHint: { inForce: '任职后会列在这里。', endingSoon: '九十天内到期的列在这里，好早作安排。', planned: '定在以后上任的列在这里，到日子自动生效。', ended: '免职、交接、任期届满的列在这里。' }, sentBy: (unit: string) => `${unit}选派`, last: '上一任', lastOne: (name: string, on: string) => `${name}，${on}离任`, neverAny: '还没有人任过', fill: '补上', noVacancies: '岗位都有人', noVacanciesHint: '村“两委”、网格、乡镇、部门联络员都齐了。', lacking: '缺什么岗位',
    unplacedLead: '曾经任职、现在没有任何岗位的人，登录后什么也看不到。需要时给他安排岗位。', noUnplaced: '没有这样的人', lastPost: '上一个岗位', leftOn: '离任',
    appointTitle: '任职', appointLead: '填好后当场生效，权限跟着岗位走，不用另外授权。', where: '任在哪里', village: '村', grid: '网格', department: '部门', sender: '派出单位', postTitle: '职务名称', postTitleHint: '门牌上写的，如“党支部书记”', personName: '姓名', phone: '手机号', phoneHint: '县里登记过的人按手机号认；没登记过的会新登记', startedOn: '任职日期', endsOn: '任期到', endsOnHint: '任期结束后的第一天', endsOnOptional: '没有任期可不填', save: '任职', saved: '已任职', back: '返回', noGrids: '这个村的网格都有网格员，换人请到那项任职里办交接', gridHint: '只列出没有网格员的网格',
    role: '带来的权限', noRole: '没有单独的权限', whyAccess: '能办什么', facts: '任职', person: '人', otherPosts: '还任', history: '经过', actions: { appoint: '任职', begin: '上任', extend: '延长任期', handOver: '交接', end: '免职', lapse: '任期届满' },
    extend: '延长任期', extended: '任期已延长', newEnd: '任期延长到', end: '免职', endTitle: '免去这项职务', endOn: '从哪天起不再任职', endReason: '原因', endedDone: '已免职，权限同时收回', handOver: '交接', handOverLead: '选好接任的人和日期。到那天，原来的权限收回，新的人接上，手上没办完的事一起过去。', successor: '接任人', handOverOn: '交接日期', note: '交接说明', noteHint: '接任人要知道的事；加密保存，只有双方和组织部门看得到', reason: '原因', handOverDone: '已办交接', handOvers: '交接', from: (from: string, to: string) => `${from} 交给 ${to}`, onDay: (day: string) => `${day}`, waiting: '到日子自动交接', passed: (kind: string, n: number) => `一起过去的${kind}（${n}）`, nothingPassed: '没有未办完的事', openMatters: '手上没办完的事', noNeeds: '没有未办完的需求', householdsToo: (n: number) => `包户 ${n} 户，本岗位范围内的一起过去。`, allowedNothing: '这项任职已经结束。',
    matterKinds: { need: '需求', receptionDay: '接待日', opinion: '意见', household: '包户' }, you: '看这项任职',
  },
  {
    title: 'Posts', lead: 'Who holds which post where, and until when. Rights follow the post.', act: 'Action', appoint: 'Appoint', inForce: 'In office', endingSoon: 'Ending soon', planned: 'To begin', ended: 'Ended', vacancies: 'Vacant', unplaced: 'Without a post', caption: 'Posts',
    search: 'Name, post, place', kind: 'Post', allKinds: 'All posts', township: 'Township', allTownships: 'All townships', name: 'Name', post: 'Post', place: 'Where', since: 'Since', until: 'Until', noTerm: 'no term', status: 'State', statuses: { planned: 'To begin', inForce: 'In office', ended: 'Ended' }, soon: 'soon',
    none: { inForce: 'No posts yet', endingSoon: 'No term ends soon', planned: 'Nobody is to begin', ended: 'Nobody has left' }, noneHint: { inForce: 'They are listed here.', endingSoon: 'Terms ending within ninety days are listed here.', planned: 'Who begins on a later day is listed here; it takes effect on the day.', ended: 'Ended posts are listed here.' }, sentBy: (unit) => `sent by ${unit}`, last: 'Before', lastOne: (name, on) => `${name}, until ${on}`, neverAny: 'nobody yet', fill: 'Fill', noVacancies: 'Every post is filled', noVacanciesHint: 'Villages, grids, townships and departments have whom they need.', lacking: 'Vacant post',
    unplacedLead: 'Who held a post and holds none now sees nothing after signing in. Give them one where needed.', noUnplaced: 'Nobody', lastPost: 'Last post', leftOn: 'Left',
    appointTitle: 'Appoint', appointLead: 'It takes effect at once; rights come with the post.', where: 'Where', village: 'Village', grid: 'Grid', department: 'Department', sender: 'Sent by', postTitle: 'Title', postTitleHint: 'As on the door', personName: 'Name', phone: 'Mobile', phoneHint: 'Known people are found by the number; others are registered', startedOn: 'From', endsOn: 'Until', endsOnHint: 'The first day after the term', endsOnOptional: 'Empty: no term', save: 'Appoint', saved: 'Appointed', back: 'Back', noGrids: 'Every grid here has an officer: hand that post over instead', gridHint: 'Grids without an officer',
    role: 'Rights', noRole: 'no rights of its own', whyAccess: 'what it opens', facts: 'Post', person: 'Person', otherPosts: 'Also', history: 'What happened', actions: { appoint: 'Appointed', begin: 'Began', extend: 'Extended', handOver: 'Handed over', end: 'Ended', lapse: 'Term over' },
    extend: 'Extend', extended: 'Extended', newEnd: 'New end', end: 'End', endTitle: 'End this post', endOn: 'First day without it', endReason: 'Reason', endedDone: 'Ended, and the right with it', handOver: 'Hand over', handOverLead: 'Name the successor and the day. On it the old right ends, the new begins, and open matters pass on.', successor: 'Successor', handOverOn: 'On', note: 'Notes', noteHint: 'Kept encrypted; both sides and the organisers read them', reason: 'Reason', handOverDone: 'Handed over', handOvers: 'Hand-overs', from: (from, to) => `${from} to ${to}`, onDay: (day) => day, waiting: 'takes effect on the day', passed: (kind, n) => `Passed on: ${kind} (${n})`, nothingPassed: 'nothing open', openMatters: 'Open matters', noNeeds: 'No open needs', householdsToo: (n) => `${n} households looked after; those of this post pass on.`, allowedNothing: 'This post has ended.',
    matterKinds: { need: 'need', receptionDay: 'reception day', opinion: 'opinion', household: 'household' }, you: 'Open the post',
  },
);
