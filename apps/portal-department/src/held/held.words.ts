import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '我们的', lead: '本单位认领的需求，按办到哪一步排。', open: '在办', ended: '已结束', stages: { reopened: '差评待整改', claimed: '待安排上门', scheduled: '已排上门', served: '等群众评价' }, none: '没有', empty: '本单位现在没有在办的需求', emptyHint: '去看看职责内有哪些可以认领。', claim: '去认领', endedCaption: '已结束的需求', what: '事由', village: '村', status: '结果', on: '上门', updated: '最近变化', noneEnded: '还没有办结的需求', visit: (day: string) => `${day}上门`,
  },
  {
    title: 'Ours', lead: 'What our department holds, by stage.', open: 'Open', ended: 'Ended', stages: { reopened: 'To put right', claimed: 'To schedule', scheduled: 'Scheduled', served: 'To be rated' }, none: 'none', empty: 'We hold nothing now', emptyHint: 'See what could be claimed.', claim: 'Claim', endedCaption: 'Ended needs', what: 'Matter', village: 'Village', status: 'Result', on: 'Visit', updated: 'Last change', noneEnded: 'None has ended yet', visit: (day) => `visit ${day}`,
  },
);
