import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    claimable: '可认领', held: '我们的', claim: '认领', claimLead: '认领后请在 5 个工作日内安排上门。', plan: '打算怎么办', planHint: '谁去、带什么、大概什么时候', claimed: '已认领，请安排上门', release: '退出认领', releaseTitle: '退出认领，退回清单', releaseReason: '为什么退出', releaseHint: '退出后别的单位可以认领，本单位今天不能再认领这件。', released: '已退出，需求回到清单',
    schedule: '安排上门', reschedule: '改时间', on: '哪天', from: '几点到', to: '几点走', wanted: '要几名志愿者', wantedHint: '不要就填 0', task: '志愿者做什么', taskHint: '会公开', note: '给服务对象的话', scheduled: '已安排上门，对方会收到通知',
    record: '登记服务', recordLead: '上门服务后当天登记，人次和时长只从这里统计。', persons: '服务人次', minutes: '服务时长（分钟）', recordNote: '做了什么', recorded: '已登记，等群众评价', answer: '答复差评', answerLead: '先把情况说清楚，再约时间重新上门。', answerLabel: '怎么答复', answerHint: '评价的人会看到，诚恳一些', answered: '已答复，请重新安排上门', youSaid: '已答复',
    roster: '同行志愿者', rosterNone: '还没有人报名。', rosterCount: (up: number, wanted: number) => `${up}/${wanted} 已报名`, nothing: '这一步不用办', nothingHint: (status: string) => `当前状态：${status}。`, at: (when: string) => `${when}报名`, fix: '还有几处要改一改', badRating: '群众不满意',
  },
  {
    claimable: 'To claim', held: 'Ours', claim: 'Claim', claimLead: 'Please schedule a visit within 5 working days.', plan: 'How will it be done', planHint: 'Who, with what, about when', claimed: 'Claimed: please schedule a visit', release: 'Give back', releaseTitle: 'Give the claim back', releaseReason: 'Why', releaseHint: 'Others may claim it; we cannot claim it again today.', released: 'Given back',
    schedule: 'Schedule a visit', reschedule: 'Another time', on: 'Day', from: 'From', to: 'To', wanted: 'Volunteers wanted', wantedHint: '0 for none', task: 'What volunteers do', taskHint: 'public', note: 'A word to the person', scheduled: 'Scheduled; they are told',
    record: 'Record the service', recordLead: 'On the day of the visit. What is counted comes from here only.', persons: 'Person-times', minutes: 'Minutes', recordNote: 'What was done', recorded: 'Recorded', answer: 'Answer the rating', answerLead: 'Explain first, then visit again.', answerLabel: 'Your answer', answerHint: 'Who rated will read it', answered: 'Answered: please schedule again', youSaid: 'Answered',
    roster: 'Volunteers', rosterNone: 'Nobody yet.', rosterCount: (up, wanted) => `${up} of ${wanted}`, nothing: 'Nothing to do at this step', nothingHint: (status) => `State: ${status}.`, at: (when) => `signed up ${when}`, fix: 'A few things need a change', badRating: 'Not satisfied',
  },
);
