import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '代办关系', lead: '在外的亲属想替家里提需求，要先问过老人，再由村里确认。', waiting: '等确认', decided: '已处理', wants: (who: string, relation: string) => `${who}（${relation}）想替家里代办`, household: (name: string) => name, proposed: (when: string) => `${when}申请`, confirm: '确认', confirmTitle: '确认代办关系',
    agreed: '我已当面或打电话问过老人，老人同意', agreedHint: '老人不同意，或者问不到，先不要确认。', confirmed: '已确认，对方可以代办了', refuse: '不予确认', refuseReason: '为什么不确认', refuseHint: '申请人会看到。', refused: '已处理', cancel: '取消', none: '没有等确认的申请', noneHint: '在外亲属申请后会出现在这里。', noneDecided: '还没有处理过的', mustAgree: '须先征得老人同意', said: '申请人说', elderAgreed: '老人同意',
  },
  {
    title: 'Ties', lead: 'Relatives far away want to ask for a household: ask the elder first, then confirm.', waiting: 'To confirm', decided: 'Decided', wants: (who, relation) => `${who} (${relation}) wants to ask for the household`, household: (name) => name, proposed: (when) => `asked ${when}`, confirm: 'Confirm', confirmTitle: 'Confirm the tie',
    agreed: 'I asked the elder in person or by telephone, who agreed', agreedHint: 'If not, or if you cannot ask, do not confirm.', confirmed: 'Confirmed', refuse: 'Do not confirm', refuseReason: 'Why not', refuseHint: 'The applicant reads it.', refused: 'Done', cancel: 'Cancel', none: 'Nothing to confirm', noneHint: 'Applications appear here.', noneDecided: 'None yet', mustAgree: 'Ask the elder first', said: 'The applicant says', elderAgreed: 'elder agreed',
  },
);
