import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    todo: '现在要办', nothing: '这一步不用您办', nothingHint: (status: string) => `当前状态：${status}。有进展会出现在左边的经过里。`,
    verify: '核实', verifyLead: '打个电话或上门看一看，把事情弄准。', titleLabel: '公开标题', titleHint: '写清办什么事。不写姓名、电话、门牌。', kind: '服务项目', urgency: '紧急程度', tags: '关爱标记', tagsHint: '标了会优先安排', note: '核实情况', noteHint: '只给承办单位看', verified: '已核实',
    return: '退回补充', returnTitle: '退回给提出人补充', returnLabel: '还缺什么', returnHint: '提出人会看到这句话，请写得明白、客气。', returned: '已退回',
    publish: '发布', publishLead: '发布后县直部门都能看到标题，请最后检查一遍。', published: '已发布到需求清单', surname: (name: string) => `标题里有“${name}”字，和服务对象同姓。如果是姓名，请改掉。`, digits: '标题里有一串数字。如果是电话或证件号，请改掉。',
    similar: '可能重复的需求', noSimilar: '没有发现重复的。', merge: '并入这一件', mergeTitle: '并入另一件需求？', mergeText: (number: string) => `并入后，这件事由 ${number} 一起办，提出人会收到那一件的进展。不能撤销。`, merged: '已并入', cancel: '取消', reload: '看最新内容',
  },
  {
    todo: 'To do now', nothing: 'Nothing to do for you at this step', nothingHint: (status) => `State: ${status}. News appear in the history.`,
    verify: 'Verify', verifyLead: 'Ring or go there, and get it right.', titleLabel: 'Public title', titleHint: 'What is to be done. No names, phones, addresses.', kind: 'Service', urgency: 'Urgency', tags: 'Care tags', tagsHint: 'They come first', note: 'What you found', noteHint: 'Only for the department', verified: 'Verified',
    return: 'Return', returnTitle: 'Return to who asked', returnLabel: 'What is missing', returnHint: 'Who asked will read this: be clear and kind.', returned: 'Returned',
    publish: 'Publish', publishLead: 'All departments will see the title: please check once more.', published: 'Published', surname: (name) => `The title contains “${name}”, the surname of the person helped. If it is a name, please change it.`, digits: 'The title contains a long number. If it is a phone or ID number, please change it.',
    similar: 'Perhaps the same', noSimilar: 'None found.', merge: 'Merge into this', mergeTitle: 'Merge into another need?', mergeText: (number) => `It will be handled with ${number}; who asked follows that one. It cannot be undone.`, merged: 'Merged', cancel: 'Cancel', reload: 'See the latest',
  },
);
