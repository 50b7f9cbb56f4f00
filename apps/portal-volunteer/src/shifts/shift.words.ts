import type { ShiftView } from '@shaodao/contracts/volunteers/shift';
import { wordsOf } from '@shaodao/portal-kit/wording/words';
import type { Tone } from '@shaodao/ui/notice';

export const words = wordsOf(
  {
    title: '志愿岗位', hello: (name: string) => `${name}，您好`, mine: '我报了名的', open: '可以报名的', none: '现在没有岗位', noneHint: '单位下村要人手的时候，岗位会出现在这里。', served: '我服务过的', me: '我的', more: '再看几个',
    left: (n: number) => `还差 ${n} 人`, full: '名额已满，可以候补', fullEnd: '名额已满', waitingPlace: (n: number) => `候补第 ${n} 位`, people: (signedUp: number, wanted: number) => `${signedUp} / ${wanted} 人`, waitingPeople: (n: number) => `另有 ${n} 人候补`,
    detail: '岗位详情', what: '做什么', where: '去哪里', when: '什么时候', who: '带队单位', places: '人数', signUp: '我要报名', wait: '报名候补', cancel: '取消报名', cancelAsk: '真的去不了吗？', cancelHint: '开始前 12 小时以内不能取消，要直接联系带队单位。取消以后，候补的人会顶上。',
    cancelYes: '是的，取消', keep: '我还是去', reason: '原因', signedUp: '您已经报上名了', signedUpHint: (when: string, village: string) => `${when}，在${village}见。`, waiting: (n: number) => `您是候补第 ${n} 位`, waitingHint: '有人退出，就会轮到您，这个页面会自动变。', servedHint: '谢谢您，这一次已经记下了。',
    cancelled: '这个岗位取消了', over: '这个岗位已经结束', servedCount: (n: number) => `去过 ${n} 次`, servedNone: '还没有服务记录', servedNoneHint: '报一个岗位，和单位一起下村。', find: '看看岗位', task: '现场听带队的人安排',
  },
  {
    title: 'Shifts', hello: (name) => `Hello, ${name}`, mine: 'Mine', open: 'Open', none: 'No shifts now', noneHint: 'They appear here when a unit that goes to a village needs hands.', served: 'My service', me: 'Me', more: 'Show more',
    left: (n) => `${n} wanted`, full: 'Full, waiting list open', fullEnd: 'Full', waitingPlace: (n) => `Waiting, no. ${n}`, people: (signedUp, wanted) => `${signedUp} of ${wanted}`, waitingPeople: (n) => `${n} waiting`,
    detail: 'Shift', what: 'Task', where: 'Where', when: 'When', who: 'Led by', places: 'People', signUp: 'Sign up', wait: 'Join the waiting list', cancel: 'Cancel my place', cancelAsk: 'Can you really not come?', cancelHint: 'Not possible within 12 hours of the start: then please call the leading unit.',
    cancelYes: 'Yes, cancel', keep: 'I will come', reason: 'Reason', signedUp: 'You are signed up', signedUpHint: (when, village) => `${when}, ${village}.`, waiting: (n) => `You are no. ${n} on the waiting list`, waitingHint: 'You move up when somebody leaves; this page follows.', servedHint: 'Thank you, it is on record.',
    cancelled: 'This shift is cancelled', over: 'This shift is over', servedCount: (n) => `${n} times`, servedNone: 'No service yet', servedNoneHint: 'Take a shift and come along.', find: 'Show shifts', task: 'The leader tells you on the spot',
  },
);
/** How my place on a shift stands, or what is free. */
export function placesText(shift: ShiftView, t: { left: (n: number) => string; full: string; fullEnd: string; waitingPlace: (n: number) => string }, mine: Record<string, string>, states: Record<string, string>): { tone: Tone; text: string } {
  if (shift.status === 'cancelled') return { tone: 'bad', text: states['cancelled']! };
  if (shift.mine === 'waiting' && shift.waitingPlace !== null) return { tone: 'waiting', text: t.waitingPlace(shift.waitingPlace) };
  if (shift.mine === 'signedUp' || shift.mine === 'served') return { tone: 'good', text: mine[shift.mine]! };
  if (shift.status === 'over') return { tone: 'plain', text: states['over']! };
  const left = Math.max(0, shift.wanted - shift.signedUp);
  return left > 0 ? { tone: 'info', text: t.left(left) } : { tone: 'plain', text: shift.allowedActions.includes('signUp') ? t.full : t.fullEnd };
}
