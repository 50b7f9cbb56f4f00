import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '部门评价', lead: '按部门名称排列。看参与率、分布和整改，不排名次。', own: '本单位评价', ownLead: '群众和吹哨的乡镇、村怎么评价本单位。', caption: '各部门服务评价', department: '部门', claimed: '认领', served: '已服务', rated: '有评价', participation: '参与率', distribution: '满意度分布',
    putRight: '差评改好', mean: '平均', median: '从认领到服务', medianHours: (hours: number) => (hours < 48 ? `${Math.round(hours)} 小时` : `${(hours / 24).toFixed(1)} 天`), medianNote: '一半的事比这更快', persons: '人次', minutes: '服务时长', hours: (minutes: number) => `${Math.round(minutes / 60)} 小时`,
    whistles: '吹哨报到', called: '被呼叫', reported: '已报到', late: '超时', whistleRated: '有评价', speed: '响应速度（感受）', quality: '办理质量', few: '件数不足，不作比较', fewHint: (min: number) => `评价满 ${min} 件才显示平均和中位数。`, lapsed: '到期未评价', lapsedNote: '不计入满意', noBad: '没有差评', of: (n: number, all: number) => `${n}/${all}`,
    none: '还没有部门评价', noneHint: '部门服务过、群众评价过，这里就有。', counts: '件数', csv: '部门评价', items: '件', table: '明细表', item: '项目', value: '数值', ratingsOf: '群众满意度分布', noMean: '—', all: '全部部门',
  },
  {
    title: 'Departments', lead: 'In the order of their names. Participation, distribution and what was put right: no ranking.', own: 'Our ratings', ownLead: 'How people, townships and villages judged us.', caption: 'Departments’ services', department: 'Department', claimed: 'Claimed', served: 'Served', rated: 'Rated', participation: 'Participation', distribution: 'Distribution',
    putRight: 'Put right', mean: 'Mean', median: 'Claim to service', medianHours: (hours) => (hours < 48 ? `${Math.round(hours)} h` : `${(hours / 24).toFixed(1)} days`), medianNote: 'half are faster', persons: 'Person-times', minutes: 'Time served', hours: (minutes) => `${Math.round(minutes / 60)} h`,
    whistles: 'Whistles', called: 'Called', reported: 'Reported', late: 'Late', whistleRated: 'Rated', speed: 'Speed (felt)', quality: 'Quality', few: 'Too few to compare', fewHint: (min) => `Mean and median are shown from ${min} ratings on.`, lapsed: 'Never rated', lapsedNote: 'not counted as satisfied', noBad: 'no bad ratings', of: (n, all) => `${n} of ${all}`,
    none: 'No ratings yet', noneHint: 'They come after the first services.', counts: 'Counts', csv: 'departments', items: '', table: 'Table', item: 'Item', value: 'Value', ratingsOf: 'How people rated', noMean: '—', all: 'All departments',
  },
);
