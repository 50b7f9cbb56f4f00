import type { JointField } from '@shaodao/contracts/registry/committee';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const fieldText: Record<Language, Record<JointField, string>> = {
  zh: { industry: '产业联兴', resources: '资源联用', livelihood: '民生联办', governance: '治理联抓' },
  en: { industry: 'Industry together', resources: 'Resources together', livelihood: 'Livelihood together', governance: 'Governance together' },
};
export const words = wordsOf(
  {
    title: '中心村党委', lead: '中心村、大村、强村带着偏远村、小村、弱村，产业、资源、民生、治理一起办。', present: '现有', past: '已撤销', caption: '中心村党委', search: '名称、中心村', township: '乡镇', allTownships: '全部乡镇', name: '名称', centre: '中心村', leads: '带领', leadsOf: (n: number) => `${n} 个村`, matters: '在办联建', mattersOf: (n: number) => (n === 0 ? '—' : `${n} 件`), founded: '成立', none: '还没有中心村党委', noneHint: '成立后会列在这里。', nonePast: '没有撤销的',
    found: '成立', foundTitle: '成立中心村党委', foundDone: '已成立', foundedOn: '成立日期', facts: '中心村党委', secretary: '中心村书记', dissolvedOn: '撤销', led: '带领的村', noLed: '还没有带领的村', lead1: '带领一个村', leadTitle: '带领哪个村', leadDone: '已登记', from: '从哪天起', release: '不再带领', releaseDone: '已登记', until: (from: string, to: string) => `${from} — ${to}`, now: '现在', village: '村',
    joint: '联建事项', noJoint: '这一项还没有登记', add: '登记联建事项', addTitle: '登记联建事项', field: '哪一项', what: '做什么', detail: '怎么做', startedOn: '从哪天起', addDone: '已登记', finish: '办结', finishTitle: '这件事办成了什么', result: '结果', finishDone: '已办结', open: '在办', done: '办结', dissolve: '撤销', dissolveTitle: '撤销中心村党委', reason: '原因', dissolveDone: '已撤销', history: '经过', actions: { found: '成立', lead: '带领一个村', release: '不再带领', addJoint: '登记联建事项', finishJoint: '联建事项办结', dissolve: '撤销' },
  },
  {
    title: 'Centre villages', lead: 'A centre village leads remote, small and weak ones in four joint fields.', present: 'Present', past: 'Dissolved', caption: 'Centre villages', search: 'Name or village', township: 'Township', allTownships: 'All townships', name: 'Name', centre: 'Centre', leads: 'Leads', leadsOf: (n) => `${n} villages`, matters: 'Joint matters', mattersOf: (n) => (n === 0 ? '—' : String(n)), founded: 'Founded', none: 'None yet', noneHint: 'They are listed here.', nonePast: 'None',
    found: 'Found', foundTitle: 'Found a committee', foundDone: 'Founded', foundedOn: 'On', facts: 'Committee', secretary: 'Secretary of the centre', dissolvedOn: 'Dissolved', led: 'Villages it leads', noLed: 'None yet', lead1: 'Lead a village', leadTitle: 'Which village', leadDone: 'Done', from: 'From', release: 'Release', releaseDone: 'Done', until: (from, to) => `${from} — ${to}`, now: 'now', village: 'Village',
    joint: 'Joint matters', noJoint: 'Nothing here yet', add: 'Add a joint matter', addTitle: 'A joint matter', field: 'Field', what: 'What', detail: 'How', startedOn: 'From', addDone: 'Added', finish: 'Finish', finishTitle: 'What came of it', result: 'Result', finishDone: 'Finished', open: 'open', done: 'finished', dissolve: 'Dissolve', dissolveTitle: 'Dissolve', reason: 'Reason', dissolveDone: 'Dissolved', history: 'What happened', actions: { found: 'Founded', lead: 'Leads a village', release: 'Released', addJoint: 'Joint matter', finishJoint: 'Finished', dissolve: 'Dissolved' },
  },
);
