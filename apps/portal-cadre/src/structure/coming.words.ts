import type { PlannedChangeView } from '@shaodao/contracts/registry/planned';
import { refusalTextEn as refusalsEn } from '@shaodao/contracts/wording/refusals.en';
import { refusalText as refusalsZh } from '@shaodao/contracts/wording/refusals.zh';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { wordsOf } from '@shaodao/portal-kit/wording/words';
import { kindText } from './structure.words.ts';

type Sentences = Record<PlannedChangeView['action'], (change: PlannedChangeView, level: string) => string>;
const sentences: Record<Language, Sentences> = {
  zh: {
    add: ({ newName, otherName }, level) => `${otherName ? `${otherName}下` : ''}新设${level}${newName ? `“${newName}”` : ''}`, rename: ({ subjectName, newName }) => `${subjectName}更名为“${newName ?? ''}”`, move: ({ subjectName, otherName }) => `${subjectName}改为隶属${otherName ?? '届时新设的组织'}`,
    split: ({ subjectName, count, newName }) => `${subjectName}拆分，${count ?? 0} 个下级或农户分到${newName ? `“${newName}”` : '新组织'}`, merge: ({ subjectName, otherName }) => `${subjectName}并入${otherName ?? '届时新设的组织'}`, retire: ({ subjectName }) => `撤销${subjectName}`, place: ({ subjectName, otherName }) => `${subjectName ? `户 ${subjectName} ` : '一户'}归入${otherName ?? '届时新设的小组'}`,
    arrangeAreas: ({ subjectName, count }) => `${subjectName}调整片区，共 ${count ?? 0} 个`, renameDivision: ({ subjectName, newName }) => `${subjectName}更名为“${newName ?? ''}”`, moveDivision: ({ subjectName, otherName }) => `${subjectName}划归${otherName ?? ''}`, retireDivision: ({ subjectName }) => `撤销${subjectName}`,
  },
  en: {
    add: ({ newName, otherName }, level) => `New ${level}${newName ? ` “${newName}”` : ''}${otherName ? ` under ${otherName}` : ''}`, rename: ({ subjectName, newName }) => `${subjectName} becomes “${newName ?? ''}”`, move: ({ subjectName, otherName }) => `${subjectName} moves under ${otherName ?? 'a unit set up by then'}`,
    split: ({ subjectName, count }) => `${subjectName} is split: ${count ?? 0} go`, merge: ({ subjectName, otherName }) => `${subjectName} is merged into ${otherName ?? 'a unit set up by then'}`, retire: ({ subjectName }) => `${subjectName} is retired`, place: ({ subjectName, otherName }) => `${subjectName ? `Household ${subjectName}` : 'A household'} goes to ${otherName ?? 'a group set up by then'}`,
    arrangeAreas: ({ subjectName, count }) => `${subjectName}: ${count ?? 0} areas arranged`, renameDivision: ({ subjectName, newName }) => `${subjectName} becomes “${newName ?? ''}”`, moveDivision: ({ subjectName, otherName }) => `${subjectName} comes under ${otherName ?? ''}`, retireDivision: ({ subjectName }) => `${subjectName} is retired`,
  },
};
/** What a planned change will do, in one sentence. */
export const changeText = (change: PlannedChangeView, language: Language): string => sentences[language][change.action](change, change.level ? kindText[language][change.level] : '');

const refusals: Record<Language, Readonly<Record<string, string>>> = { zh: refusalsZh, en: refusalsEn };
/** Why a change could not be done, as its own command would say it. */
export const refusalSentence = (code: string, language: Language): string => refusals[language][code] ?? code;

export const comingWords = wordsOf(
  {
    title: '将要发生的变动', inDays: (day: string) => `${day}生效`, show: '看那天的样子', callOff: '取消', callOffTitle: '取消这项安排', calledOff: '已取消', takeOff: '知道了', takeOffTitle: '不再列出', notDone: '没有办成', more: '更多',
    failed: (why: string) => `到日子没有办成：${why}`, wouldFail: (why: string) => `照现在的情况，到那天办不成：${why}`,
  },
  {
    title: 'What is to come', inDays: (day) => `takes effect ${day}`, show: 'Show that day', callOff: 'Call off', callOffTitle: 'Call this change off', calledOff: 'Called off', takeOff: 'Noted', takeOffTitle: 'Take it off the list', notDone: 'Not done', more: 'More',
    failed: (why) => `Not done on its day: ${why}`, wouldFail: (why) => `As things stand it could not be done: ${why}`,
  },
);
