import type { AssignmentStatus, WhistleAction, WhistleStatus, WhistleUrgency } from '@shaodao/contracts/needs/whistle';
import type { StatusTone } from '@shaodao/portal-kit/wording/domain';
import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const whistleStatusText = {
  zh: { blown: '等报到', working: '处理中', resolved: '待评价', closed: '已闭环', cancelled: '已取消' },
  en: { blown: 'Waiting for reports', working: 'Under way', resolved: 'To be rated', closed: 'Closed', cancelled: 'Cancelled' },
} as const satisfies Record<string, Record<WhistleStatus, string>>;
export const whistleStatusTone: Record<WhistleStatus, StatusTone> = { blown: 'waiting', working: 'info', resolved: 'waiting', closed: 'good', cancelled: 'plain' };
export const whistleUrgencyText = {
  zh: { emergency: '紧急', urgent: '急', normal: '一般' },
  en: { emergency: 'Emergency', urgent: 'Urgent', normal: 'Normal' },
} as const satisfies Record<string, Record<WhistleUrgency, string>>;
export const whistleUrgencyTone: Record<WhistleUrgency, StatusTone> = { emergency: 'bad', urgent: 'waiting', normal: 'plain' };
export const whistleReasonText = {
  zh: { residentsMatter: '群众反映、乡镇解决不了的事', jointEnforcement: '需要联合执法', emergency: '突发应急' },
  en: { residentsMatter: 'A residents’ matter beyond the township', jointEnforcement: 'Joint enforcement', emergency: 'Emergency' },
} as const;
export const assignmentStatusText = {
  zh: { called: '等报到', reported: '已报到', released: '免予报到' },
  en: { called: 'Called', reported: 'Reported', released: 'Released' },
} as const satisfies Record<string, Record<AssignmentStatus, string>>;
export const whistleActionText = {
  zh: { blow: '吹哨', report: '报到', release: '免予报到', resolve: '办结', rate: '评价', lapseRating: '逾期未评价', cancel: '取消' },
  en: { blow: 'Blown', report: 'Reported in', release: 'Released', resolve: 'Resolved', rate: 'Rated', lapseRating: 'Not rated in time', cancel: 'Cancelled' },
} as const satisfies Record<string, Record<WhistleAction, string>>;
export const partText = { zh: { lead: '牵头', assist: '协办' }, en: { lead: 'leads', assist: 'assists' } } as const;

export const words = wordsOf(
  {
    title: '吹哨报到', open: '办理中', ended: '已结束', caption: '哨声', what: '事项', urgency: '缓急', status: '状态', blown: '吹哨', departments: '部门到场', reportedOf: (n: number, all: number) => `${n}/${all} 已报到`, next: '最近的时限',
    none: '现在没有哨声', noneHint: '需要部门到现场时，乡镇和村可以吹哨。', noneEnded: '还没有结束的哨声', called: '呼叫的部门', place: '地点', reason: '缘由', by: '吹哨人', detail: '情况', resolution: '办理结果', timeline: '经过', live: '有新进展会自动出现',
    lead: '牵头', dueBy: (when: string) => `${when} 前到场`, arrived: (when: string) => `${when} 到场`, inTime: '按时', late: '超时', took: (minutes: number) => (minutes < 60 ? `用了 ${minutes} 分钟` : `用了 ${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`), person: '到场人',
    measured: '实测', felt: '感受', speed: '响应速度', quality: '办理质量', comment: '意见', notRated: '未评价', number: '编号', releasedWhy: '免予报到：',
  },
  {
    title: 'Whistles', open: 'Under way', ended: 'Ended', caption: 'Whistles', what: 'Matter', urgency: 'Urgency', status: 'State', blown: 'Blown', departments: 'Reported', reportedOf: (n, all) => `${n} of ${all}`, next: 'Next term',
    none: 'No whistle now', noneHint: 'Townships and villages blow it when departments are needed on the spot.', noneEnded: 'None has ended yet', called: 'Departments called', place: 'Place', reason: 'Reason', by: 'Blown by', detail: 'What happened', resolution: 'Resolution', timeline: 'History', live: 'News appear by themselves',
    lead: 'leads', dueBy: (when) => `due ${when}`, arrived: (when) => `arrived ${when}`, inTime: 'in time', late: 'late', took: (minutes) => `took ${minutes} min`, person: 'Person',
    measured: 'measured', felt: 'felt', speed: 'Speed', quality: 'Quality', comment: 'Comment', notRated: 'not rated', number: 'Number', releasedWhy: 'Released: ',
  },
);
