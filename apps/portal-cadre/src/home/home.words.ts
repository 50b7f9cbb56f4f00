import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '今日', waiting: '等我办的', allDone: '都办完了', allDoneHint: '没有等您办的事。', items: '件',
    toVerify: '待核实', toVerifyNote: '群众刚提上来的', toPublish: '待发布', toPublishNote: '村里已经核实', ties: '代办关系待确认', tiesNote: '问过老人再确认', toRate: '哨声待评价', toRateNote: '部门已经办结', underWay: '正在办理', underWayNote: (n: number) => (n > 0 ? `其中重新办理 ${n} 件` : '各部门在办'), whistles: '办理中的哨声', solved: '已解决的意见', solvedNote: '可以告诉提意见的人了',
    first: '先办这几件', all: '全部', villages: '各村在办的事', village: '村', open: '在办', openItems: (n: number) => `${n} 件`, oldest: (when: string) => `最早：${when}`, opinions: '最近解决的意见', opinionsNone: '最近没有新解决的意见。', blow: '吹哨', ask: '上门代提', openWhistles: '正在进行的哨声', noWhistles: '现在没有哨声。', days: '近期接待日', noDays: '近期没有接待日。', record: '登记意见', table: '件数',
  },
  {
    title: 'Today', waiting: 'Waiting for me', allDone: 'All done', allDoneHint: 'Nothing waits for you.', items: '',
    toVerify: 'To verify', toVerifyNote: 'just asked', toPublish: 'To publish', toPublishNote: 'verified by the village', ties: 'Ties to confirm', tiesNote: 'after asking the elder', toRate: 'Whistles to rate', toRateNote: 'resolved by departments', underWay: 'Under way', underWayNote: (n) => (n > 0 ? `${n} reopened` : 'with departments'), whistles: 'Open whistles', solved: 'Opinions solved', solvedNote: 'tell who said it',
    first: 'These first', all: 'All', villages: 'Under way by village', village: 'Village', open: 'Open', openItems: (n) => `${n}`, oldest: (when) => `oldest: ${when}`, opinions: 'Opinions solved lately', opinionsNone: 'None solved lately.', blow: 'Blow the whistle', ask: 'Ask at the door', openWhistles: 'Whistles under way', noWhistles: 'No whistle now.', days: 'Reception days', noDays: 'None coming.', record: 'Record an opinion', table: 'Count',
  },
);
