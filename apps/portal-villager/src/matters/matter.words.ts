import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '要办的事', steps: '办到哪一步了', asked: '您说的是', photos: '照片', photo: (n: number) => `第 ${n} 张照片`, number: (number: string) => `编号 ${number}`, visitTitle: (when: string) => `${when}上门`,
    visitBy: (unit: string) => `${unit}会到您家来，请家里留个人。`, rate: '评一评', resubmit: '补充几句', reopen: '没办好，重新办', withdraw: '这件事不办了', withdrawAsk: '真的不办了吗？',
    withdrawHint: '撤回以后，想办还可以再提一件。', withdrawYes: '是的，撤回', keep: '还是要办', why: '原因', yourRating: '您的评价', answer: '单位的答复', unit: '来办的单位', merged: '和另一件同样的事一起办，不用再等这一件。',
    mergedLink: '看那一件', returned: '村里想请您补充', lapsed: '过了 15 天没有评价，已经办结', nextVerify: '村里来核实', nextFind: '找单位来办', nextVisit: '上门服务', nextRate: '您来评价', done: (persons: number, minutes: number) => `服务了 ${persons} 人，用时 ${minutes} 分钟`,
    following: '有新进展会自动显示在这里。', self: '您',
  },
  {
    title: 'Matter', steps: 'How it stands', asked: 'What you said', photos: 'Photos', photo: (n) => `Photo ${n}`, number: (number) => `No. ${number}`, visitTitle: (when) => `Visit ${when}`,
    visitBy: (unit) => `${unit} will come to your house; please let somebody be there.`, rate: 'Rate it', resubmit: 'Add a few words', reopen: 'Not solved, do it again', withdraw: 'No longer needed', withdrawAsk: 'Really no longer needed?',
    withdrawHint: 'You can always ask again.', withdrawYes: 'Yes, withdraw', keep: 'Keep it', why: 'Reason', yourRating: 'Your rating', answer: 'The unit’s answer', unit: 'Done by', merged: 'It is done together with another, the same matter.',
    mergedLink: 'Show that one', returned: 'The village asks you to add', lapsed: 'Not rated within 15 days; closed', nextVerify: 'The village checks', nextFind: 'Finding who can do it', nextVisit: 'Visit', nextRate: 'You rate it', done: (persons, minutes) => `${persons} served, ${minutes} minutes`,
    following: 'News will appear here by itself.', self: 'You',
  },
);
