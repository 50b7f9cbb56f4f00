import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '哨声', lead: '乡镇和村呼叫本单位到现场。每个单位有自己的到场时限。', report: '报到', reportLead: '人到现场了再报到。', note: '谁来的，现场什么情况', noteHint: '例如：农业股陈某带 2 人到场，塌方约 20 米', reported: '已报到', resolve: '办结', resolveLead: '本单位牵头。各单位都已报到，事情办好了再办结。', resolution: '怎么办的，结果怎样', resolved: '已办结，等吹哨方评价',
    waiting: '本单位已报到', waitingHint: '等牵头单位办结、吹哨方评价。', ended: '这声哨已经结束', notCalled: '没有需要本单位办的',
  },
  {
    title: 'Whistles', lead: 'Townships and villages call our department to the spot; each department has its own clock.', report: 'Report in', reportLead: 'Report when somebody is on the spot.', note: 'Who came, what was found', noteHint: 'For example: two engineers, 20 m of road are blocked', reported: 'Reported', resolve: 'Resolve', resolveLead: 'We lead. Resolve when all have reported and the matter is done.', resolution: 'What was done, with what result', resolved: 'Resolved; the caller rates',
    waiting: 'We have reported', waitingHint: 'The leading department resolves, the caller rates.', ended: 'This whistle has ended', notCalled: 'Nothing to do for us',
  },
);
