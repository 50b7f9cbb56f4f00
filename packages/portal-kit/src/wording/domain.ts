import type { Role } from '@shaodao/contracts/actor';
import type { HowSoon, NeedAction, NeedSource, NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import type { Relation as RelationSchema, TieStatus } from '@shaodao/contracts/registry/tie';
import type { CareTag, ServiceCategory } from '@shaodao/contracts/vocabulary';
import type { SignUpStatus as SignUpStatusSchema, ShiftStatus as ShiftStatusSchema } from '@shaodao/contracts/volunteers/shift';
import type { z } from 'zod';
import type { Language } from './language.ts';

type Relation = z.infer<typeof RelationSchema>;
type SignUpStatus = z.infer<typeof SignUpStatusSchema>;
type ShiftStatus = z.infer<typeof ShiftStatusSchema>;
/** The domain's words in both languages; a value without a word does not compile. */
type Words<K extends string> = Record<Language, Record<K, string>>;
/** good: done · info: under way · waiting: somebody must act · bad: went wrong · plain: ended. */
export type StatusTone = 'good' | 'info' | 'waiting' | 'bad' | 'plain';

export const categoryText: Words<ServiceCategory> = {
  zh: { education: '教育', living: '生活', law: '法律', health: '健康', culture: '文化' },
  en: { education: 'Education', living: 'Daily life', law: 'Law', health: 'Health', culture: 'Culture' },
};
/** State of a need as staff call it. */
export const needStatusText: Words<NeedStatus> = {
  zh: {
    submitted: '待核实', returned: '退回补充', merged: '已合并', withdrawn: '已撤回', verified: '待发布', published: '待认领',
    claimed: '已认领', scheduled: '已排上门', served: '待评价', rated: '已评价', reopened: '重新办理', closed: '已办结',
  },
  en: {
    submitted: 'To be verified', returned: 'Returned', merged: 'Merged', withdrawn: 'Withdrawn', verified: 'To be published', published: 'To be claimed',
    claimed: 'Claimed', scheduled: 'Visit scheduled', served: 'To be rated', rated: 'Rated', reopened: 'Reopened', closed: 'Closed',
  },
};
export const needStatusTone: Record<NeedStatus, StatusTone> = {
  submitted: 'waiting', returned: 'bad', merged: 'plain', withdrawn: 'plain', verified: 'waiting', published: 'waiting',
  claimed: 'info', scheduled: 'info', served: 'good', rated: 'good', reopened: 'bad', closed: 'good',
};
/** A step in a need's life, as history tells it; a hand-over changes who sees it through, and no state. */
export const needActionText: Words<NeedAction | 'handOver'> = {
  zh: {
    submit: '提出', verify: '核实', return: '退回补充', resubmit: '补充后再次提交', merge: '并入另一件', withdraw: '撤回', publish: '发布', claim: '认领',
    release: '退出认领', releaseSilent: '逾期未安排，自动退出认领', schedule: '安排上门', recordService: '上门服务', rateWell: '评价', rateBadly: '评价不满意',
    close: '办结', answerRating: '答复评价', lapseRating: '逾期未评价', reopen: '要求重新办理', handOver: '经手人交接，由接任的人继续办',
  },
  en: {
    submit: 'Asked', verify: 'Verified', return: 'Returned', resubmit: 'Completed and sent again', merge: 'Merged into another', withdraw: 'Withdrawn', publish: 'Published',
    claim: 'Claimed', release: 'Claim given back', releaseSilent: 'Claim released: no visit in time', schedule: 'Visit scheduled', recordService: 'Served', rateWell: 'Rated',
    rateBadly: 'Rated badly', close: 'Closed', answerRating: 'Rating answered', lapseRating: 'Not rated in time', reopen: 'Reopened', handOver: 'Handed over to a successor',
  },
};
export const needSourceText: Words<NeedSource> = {
  zh: { villager: '本人提出', relative: '亲属代提', doorKnock: '敲门走访', receptionDay: '接待日', leaderVisit: '领导下点', whistle: '吹哨' },
  en: { villager: 'Asked in person', relative: 'By a relative', doorKnock: 'Door-knock', receptionDay: 'Reception day', leaderVisit: 'Leader’s visit', whistle: 'Whistle' },
};
export const howSoonText: Words<HowSoon> = {
  zh: { today: '今天就要', thisWeek: '这个星期', noHurry: '不着急' },
  en: { today: 'Today', thisWeek: 'This week', noHurry: 'No hurry' },
};
/** Urgency 1 … 5 at index 0 … 4. */
export const urgencyText: Record<Language, readonly [string, string, string, string, string]> = {
  zh: ['不急', '较缓', '一般', '较急', '马上'],
  en: ['Can wait', 'Low', 'Normal', 'Soon', 'Now'],
};
export const careTagText: Words<CareTag> = {
  zh: { leftBehindElder: '留守老人', leftBehindChild: '留守儿童', livesAlone: '独居', disabled: '残疾', minimumLiving: '低保' },
  en: { leftBehindElder: 'Elder left behind', leftBehindChild: 'Child left behind', livesAlone: 'Lives alone', disabled: 'Disabled', minimumLiving: 'Minimum allowance' },
};
export const roleText: Words<Role> = {
  zh: {
    villager: '村民', relative: '在外亲属', gridOfficer: '网格员', villageCadre: '村干部', townshipCadre: '乡镇干部', countyOrganiser: '县委组织部',
    departmentLiaison: '部门联络员', partner: '社会组织', volunteer: '志愿者', representative: '党代表', leader: '挂村领导', auditor: '审计', system: '系统',
  },
  en: {
    villager: 'Villager', relative: 'Relative', gridOfficer: 'Grid officer', villageCadre: 'Village cadre', townshipCadre: 'Township cadre', countyOrganiser: 'County organiser',
    departmentLiaison: 'Department liaison', partner: 'Partner', volunteer: 'Volunteer', representative: 'Party representative', leader: 'Leader', auditor: 'Auditor', system: 'System',
  },
};
export const relationText: Words<Relation> = {
  zh: { child: '子女', grandchild: '孙辈', sibling: '兄弟姐妹', otherRelative: '其他亲属', mobileMember: '流动党员' },
  en: { child: 'Son or daughter', grandchild: 'Grandchild', sibling: 'Brother or sister', otherRelative: 'Other relative', mobileMember: 'Mobile party member' },
};
export const tieStatusText: Words<TieStatus> = {
  zh: { proposed: '等村里确认', confirmed: '可以代办', refused: '没有通过', withdrawn: '已解除' },
  en: { proposed: 'Waiting for the village', confirmed: 'In force', refused: 'Not confirmed', withdrawn: 'Ended' },
};
export const tieStatusTone: Record<TieStatus, StatusTone> = { proposed: 'waiting', confirmed: 'good', refused: 'bad', withdrawn: 'plain' };
export const shiftStatusText: Words<ShiftStatus> = {
  zh: { open: '招募中', full: '名额已满', over: '已结束', cancelled: '已取消' },
  en: { open: 'Open', full: 'Full', over: 'Over', cancelled: 'Cancelled' },
};
export const signUpStatusText: Words<SignUpStatus> = {
  zh: { signedUp: '已报名', waiting: '候补中', cancelled: '已取消报名', served: '已服务' },
  en: { signedUp: 'Signed up', waiting: 'Waiting list', cancelled: 'Sign-up cancelled', served: 'Served' },
};
