import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '我要提需求', emergency: '着火、受伤、遇到坏人，先打电话', fire: '火警', ambulance: '急救', police: '报警',
    who: '这件事是给谁办的？', whoHint: '点一下就行，选错了可以返回。', myself: '我自己', everybody: '全家的事', everybodyOf: (house: string) => `${house}全家的事`,
    noHouse: '您还没有登记到哪一户', noHouseHint: '请给村干部打个电话登记。人在外地、想替家里说事，可以申请代办。', apply: '替家里代办',
    what: '要办哪一类事？', whatHint: '先点一类，再点一件。说不清也没关系。', own: '说不清', ownHint: '用自己的话说', which: '是哪一件？', otherCategory: '换一类', ownLabel: '您想办什么事？',
    ownVoice: '几个字就行。点键盘上的话筒，可以用嘴说。', find: '帮我找一找', found: '是不是这一件？', notFound: '没有找到很像的。请点一类，或者打电话请村干部帮您提。',
    health: '看病吃药、量血压', living: '修东西、理发、代买', law: '纠纷、被骗、工钱', education: '孩子读书、学手机', culture: '看戏、过节、拍照',
    tell: '再说几句就好了', changeKind: '换一件', detail: '什么事', detailHint: (hint: string) => `请说说：${hint}。点键盘上的话筒，可以用嘴说。`, detailPlain: '像平时说话一样写。点键盘上的话筒，可以用嘴说。', soon: '什么时候要？', soonMissing: '请点一个时间', todayHint: '等不得，越快越好',
    thisWeekHint: '这几天有人来就行', noHurryHint: '排上就来', photo: '拍张照片', photoHint: '可以不拍，最多 3 张。东西坏了，拍一下师傅好准备。', send: '交给村里', next: '下一步', forWhom: (who: string, kind: string) => `${who} · ${kind}`,
  },
  {
    title: 'Ask for help', emergency: 'Fire, injury, danger: call at once', fire: 'fire', ambulance: 'ambulance', police: 'police',
    who: 'Who is it for?', whoHint: 'Just tap; you can go back.', myself: 'Myself', everybody: 'The whole household', everybodyOf: (house) => `${house}, everybody`,
    noHouse: 'You are not registered with a household yet', noHouseHint: 'Please call your village cadre. If you live far away you can apply to ask on behalf.', apply: 'Ask on behalf',
    what: 'What is it about?', whatHint: 'Tap a category, then a service.', own: 'Hard to say', ownHint: 'In my own words', which: 'Which one?', otherCategory: 'Another category', ownLabel: 'What do you need?',
    ownVoice: 'A few words are enough.', find: 'Find it for me', found: 'Is it one of these?', notFound: 'Nothing similar found. Please tap a category or call your village cadre.',
    health: 'Doctor, medicine', living: 'Repairs, haircut, errands', law: 'Disputes, fraud, wages', education: 'Children, phone lessons', culture: 'Opera, feasts, photographs',
    tell: 'Just a few words more', changeKind: 'Another', detail: 'What it is', detailHint: (hint) => `Please tell: ${hint}`, detailPlain: 'In your own words.', soon: 'How soon?', soonMissing: 'Please choose', todayHint: 'It cannot wait',
    thisWeekHint: 'In the next days', noHurryHint: 'When there is room', photo: 'A photo', photoHint: 'Optional, at most 3.', send: 'Send to the village', next: 'Next', forWhom: (who, kind) => `${who} · ${kind}`,
  },
);
