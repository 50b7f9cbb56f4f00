import type { TimelineStep } from '@shaodao/ui/timeline';
import type { NavGroup } from '@shaodao/ui/staff-shell';

/** Invented people and places of the gallery. */
export const cadre = { name: '林秀英', role: '村支书', phone: '0591 2683 0000' };

export const steps: TimelineStep[] = [
  { id: '1', state: 'past', what: '您说了这件事', who: '陈阿婆', when: '11月20日 8:40', at: '2026-11-20T00:40:00Z' },
  { id: '2', state: 'past', what: '村里核实了', who: '网格员 黄建国', when: '11月20日 15:10', at: '2026-11-20T07:10:00Z', note: '插座没问题，是锅底烧坏了。' },
  { id: '3', state: 'current', what: '师傅约好了上门', who: '县供电公司', when: '11月24日 9:00', at: '2026-11-24T01:00:00Z', icon: 'route' },
  { id: '4', state: 'future', what: '修好' },
  { id: '5', state: 'future', what: '请您评一评' },
];

export const nav: NavGroup[] = [
  { items: [{ href: '?page=desk', text: '今日', icon: 'home', current: true }, { href: '?page=case', text: '吹哨报到', icon: 'whistle', count: 3, urgent: true }] },
  { title: '三张清单', items: [
    { href: '?page=list', text: '需求清单', icon: 'list', count: 12 }, { href: '?page=resources', text: '资源清单', icon: 'heart' }, { href: '?page=projects', text: '项目清单', icon: 'done' },
  ] },
  { title: '下村', items: [
    { href: '?page=paper', text: '敲门走访', icon: 'route' }, { href: '?page=tours', text: '巡回服务', icon: 'map' }, { href: '?page=calendar', text: '服务日历', icon: 'calendar' },
  ] },
  { title: '组织', items: [{ href: '?page=teams', text: '队伍', icon: 'people' }, { href: '?page=staff-parts', text: '统计', icon: 'chart' }] },
];

export type SampleNeed = { id: string; number: string; title: string; village: string; kind: string; state: '待核实' | '待发布' | '已认领' | '已安排'; from: string; on: string; days: number };

const titles = ['电饭锅坏了，煮不了饭', '血压药快吃完了，出不了门', '屋后排水沟堵了', '想请人教用手机看孙子', '和邻居的田界说不清', '孩子数学跟不上', '理发要走十里路', '重阳想看一场闽剧'];
const villages = ['凤坂村', '上洋村', '北山村', '溪前村'];
const states = ['待核实', '待发布', '已认领', '已安排'] as const;
const kinds = ['生活', '健康', '生活', '文化', '法律', '教育', '生活', '文化'];

export const needs: SampleNeed[] = titles.map((title, at) => ({
  id: String(at), number: `XQ-2026-${String(141 - at).padStart(6, '0')}`, title, village: villages[at % 4] ?? '', kind: kinds[at] ?? '', state: states[at % 4] ?? '待核实',
  from: at % 3 === 0 ? '亲属代发' : '敲门走访', on: `11月${22 - at}日`, days: at + 1,
}));
