import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    lead: (unit: string, day: string) => `${unit} · ${day}`, waiting: '等我们办的', items: '件', calls: '等我们报到的哨', callsNote: '有自己的到场时限', noCalls: '没有被呼叫', toPutRight: '差评待整改', toPutRightNote: '先答复，再上门', toSchedule: '待安排上门', toScheduleNote: '5 个工作日不安排会自动退出', visits: '已排上门', visitsNote: (day: string) => `最近一次：${day}`, noVisits: '还没有排',
    claim: '去认领', first: '先办这几件', nothing: '没有等着办的', nothingHint: '看看有哪些需求在本单位职责内。', all: '全部', fresh: '职责内新发布的', freshNone: '职责内没有待认领的需求。', nextVisits: '接下来的上门', called: '呼叫我们的哨声',
  },
  {
    lead: (unit, day) => `${unit} · ${day}`, waiting: 'Waiting for us', items: '', calls: 'Whistles to report to', callsNote: 'each with its own clock', noCalls: 'none', toPutRight: 'To put right', toPutRightNote: 'answer, then visit again', toSchedule: 'To schedule', toScheduleNote: 'released after 5 working days of silence', visits: 'Scheduled', visitsNote: (day) => `next: ${day}`, noVisits: 'none yet',
    claim: 'Claim', first: 'These first', nothing: 'Nothing waits', nothingHint: 'See which needs are our duty.', all: 'All', fresh: 'New, within our duties', freshNone: 'None within our duties.', nextVisits: 'Coming visits', called: 'Whistles that call us',
  },
);
