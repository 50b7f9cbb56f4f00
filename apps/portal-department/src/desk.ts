import { getScore } from '@shaodao/contracts/evaluation/score';
import { listClaimableNeeds, listClaimedNeeds } from '@shaodao/contracts/needs/claim';
import { getOwnPartner } from '@shaodao/contracts/registry/partner';
import { listWhistles } from '@shaodao/contracts/needs/whistle';
import type { Desk } from '@shaodao/portal-staff/desk/desk';
import { useWaiting } from './home/waiting.ts';

/** The department desk: who works here, and the menu. */
export const desk: Desk = {
  name: { zh: '部门服务台', en: 'Department desk' },
  roles: ['departmentLiaison', 'partner'],
  other: { href: '/cadre/', text: { zh: '干部工作台', en: 'cadre workbench' } },
  useWaiting,
  search: { reads: listClaimableNeeds, path: '/claimable?duties=all&words=', text: { zh: '查可认领的需求', en: 'Find a need to claim' } },
  menu: [
    { entries: [{ path: '/', text: { zh: '今日', en: 'Today' }, icon: 'home', reads: listClaimedNeeds }, { path: '/partner', text: { zh: '我们的合作', en: 'Our agreements' }, icon: 'people', reads: getOwnPartner }] },
    {
      title: { zh: '服务下沉', en: 'Services' },
      entries: [
        { path: '/claimable', text: { zh: '可认领', en: 'To claim' }, icon: 'search', reads: listClaimableNeeds },
        { path: '/held', text: { zh: '我们的', en: 'Ours' }, icon: 'list', reads: listClaimedNeeds },
      ],
    },
    { title: { zh: '报到', en: 'Reports' }, entries: [{ path: '/whistles', text: { zh: '哨声', en: 'Whistles' }, icon: 'whistle', reads: listWhistles }] },
    { title: { zh: '看情况', en: 'Overview' }, entries: [{ path: '/score', text: { zh: '本单位评价', en: 'Our ratings' }, icon: 'chart', reads: getScore }] },
  ],
};
