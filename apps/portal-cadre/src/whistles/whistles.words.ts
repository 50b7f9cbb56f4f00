import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    lead: '村里、乡镇解决不了的事，吹一声哨，部门到现场来办。', blow: '吹哨', blowTitle: '吹哨', blowLead: '吹哨后，被叫到的部门马上收到，各有各的到场时限。', where: '在哪里', whereDivision: '乡镇或村', whereHint: '部门到哪里去', place: '具体地点', placeHint: '到了怎么找，例如“村口大榕树往北 200 米”', what: '什么事', titleLabel: '一句话说清', titleHint: '不写姓名、电话', detail: '详细情况', detailHint: '现场什么样、影响多少人、要部门做什么',
    reason: '缘由', urgency: '缓急', who: '叫谁来', lead1: '牵头', assist: '协办', findDepartment: '找部门或职责', chosen: '已选', noLead: '请选一个牵头部门', noneFound: '没有找到，换个词试试', duties: (n: number) => `等 ${n} 项职责`, noDuties: '没有登记职责',
    plainTerm: (minutes: number) => `${minutes} 分钟内到场，不分昼夜`, workingTerm: (minutes: number) => (minutes % 480 === 0 ? `${minutes / 480} 个工作日内到场` : `${minutes / 60} 个工作小时内到场`), emergencyNeeds: '突发应急事项，时限按“紧急”算', blown: '哨已吹响', back: '返回',
    rate: '评价', rateOf: (name: string) => `评价${name}`, rateLead: '先看实测，再说感受。', speedFelt: '响应速度，您的感受', quality: '办理质量', comment: '说两句', rated: '已评价', release: '免予报到', releaseOf: (name: string) => `${name}免予报到`, releaseReason: '为什么不用来了', released: '已免予报到',
    cancel: '取消吹哨', cancelReason: '为什么取消', cancelled: '已取消吹哨', todo: '现在要办', toRate: (n: number) => `还有 ${n} 个部门等您评价`, toRateHint: '全部评完，这声哨就闭环了。', waiting: '等部门到场和办结', waitingHint: '部门报到、办结后这里会自动更新。', ended: '这声哨已经结束', chooseLevel: '请选一档',
  },
  {
    lead: 'What a village or township cannot solve: one whistle, and departments come to the spot.', blow: 'Blow the whistle', blowTitle: 'Blow the whistle', blowLead: 'The departments called hear of it at once; each has its own clock.', where: 'Where', whereDivision: 'Township or village', whereHint: 'Where departments go', place: 'Place', placeHint: 'How to find it', what: 'What', titleLabel: 'In one line', titleHint: 'No names, no phones', detail: 'Details', detailHint: 'What it looks like, how many people, what departments shall do',
    reason: 'Reason', urgency: 'Urgency', who: 'Whom to call', lead1: 'leads', assist: 'assists', findDepartment: 'Department or duty', chosen: 'Chosen', noLead: 'Please choose who leads', noneFound: 'None found, try another word', duties: (n) => `and ${n} duties`, noDuties: 'no duties registered',
    plainTerm: (minutes) => `on the spot in ${minutes} minutes, day or night`, workingTerm: (minutes) => (minutes % 480 === 0 ? `in ${minutes / 480} working day` : `in ${minutes / 60} working hours`), emergencyNeeds: 'An emergency runs by the emergency clock', blown: 'The whistle is blown', back: 'Back',
    rate: 'Rate', rateOf: (name) => `Rate ${name}`, rateLead: 'First what was measured, then how it felt.', speedFelt: 'Speed as you felt it', quality: 'Quality', comment: 'A few words', rated: 'Rated', release: 'Release', releaseOf: (name) => `Release ${name}`, releaseReason: 'Why it need not come', released: 'Released',
    cancel: 'Cancel', cancelReason: 'Why', cancelled: 'Cancelled', todo: 'To do now', toRate: (n) => `${n} departments wait for your rating`, toRateHint: 'After the last one the whistle closes.', waiting: 'Waiting for departments', waitingHint: 'This page follows by itself.', ended: 'This whistle has ended', chooseLevel: 'Please choose',
  },
);
