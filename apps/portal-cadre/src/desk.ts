import { listReceptionDays, listOpinions } from '@shaodao/contracts/liaison/reception';
import { askForHelp, listNeeds } from '@shaodao/contracts/needs/need';
import { listWhistles } from '@shaodao/contracts/needs/whistle';
import { operationsOf } from '@shaodao/contracts/operations';
import { listScores } from '@shaodao/contracts/evaluation/score';
import { listHouseholds } from '@shaodao/contracts/registry/person';
import { listRetention } from '@shaodao/contracts/registry/retention';
import { listSheets } from '@shaodao/contracts/registry/sheet';
import { explainAccess } from '@shaodao/contracts/registry/access';
import { getAreaMap } from '@shaodao/contracts/registry/area';
import { getFigures } from '@shaodao/contracts/registry/figures';
import { listTreeNodes } from '@shaodao/contracts/registry/structure';
import { listCommittees } from '@shaodao/contracts/registry/committee';
import { listDepartmentRows } from '@shaodao/contracts/registry/department';
import { listMobileBranches } from '@shaodao/contracts/registry/mobile';
import { listPairings } from '@shaodao/contracts/registry/pairing';
import { listPartners } from '@shaodao/contracts/registry/partner';
import { listPostings } from '@shaodao/contracts/registry/posting';
import { listWaitingNumbers } from '@shaodao/contracts/registry/number-change';
import { listResponsibilities } from '@shaodao/contracts/registry/responsibility';
import { listTrainings } from '@shaodao/contracts/registry/training';
import { listTies } from '@shaodao/contracts/registry/tie';
import type { Desk } from '@shaodao/portal-staff/desk/desk';
import { useWaiting } from './home/waiting.ts';

/** The cadre workbench: who works here, and the menu. What an entry reads decides who sees it. */
export const desk: Desk = {
  name: { zh: '干部工作台', en: 'Cadre workbench' },
  roles: ['gridOfficer', 'villageCadre', 'townshipCadre', 'countyOrganiser', 'representative', 'leader', 'auditor'],
  other: { href: '/department/', text: { zh: '部门服务台', en: 'department desk' } },
  useWaiting,
  search: { reads: listNeeds, path: '/needs?words=', text: { zh: '查需求：事由、编号', en: 'Find a need' } },
  menu: [
    { entries: [{ path: '/', text: { zh: '今日', en: 'Today' }, icon: 'home' }, { path: '/ask', text: { zh: '上门代提', en: 'Ask at the door' }, icon: 'edit', reads: askForHelp }] },
    {
      title: { zh: '办事', en: 'Matters' },
      entries: [
        { path: '/needs', text: { zh: '需求清单', en: 'Needs' }, icon: 'list', reads: listNeeds },
        { path: '/whistles', text: { zh: '吹哨报到', en: 'Whistles' }, icon: 'whistle', reads: listWhistles },
        { path: '/households', text: { zh: '户档案', en: 'Households' }, icon: 'heart', reads: listHouseholds },
        { path: '/ties', text: { zh: '代办关系', en: 'Ties' }, icon: 'people', reads: listTies },
        { path: '/numbers', text: { zh: '手机号核对', en: 'Numbers' }, icon: 'phone', reads: listWaitingNumbers },
      ],
    },
    {
      title: { zh: '联系群众', en: 'Liaison' },
      entries: [
        { path: '/reception', text: { zh: '接待日', en: 'Reception days' }, icon: 'calendar', reads: listReceptionDays },
        { path: '/opinions', text: { zh: '群众意见', en: 'Opinions' }, icon: 'chat', reads: listOpinions },
      ],
    },
    {
      title: { zh: '组织', en: 'Organisation' },
      entries: [
        { path: '/structure', text: { zh: '组织体系', en: 'Organisation' }, icon: 'unit', reads: listTreeNodes },
        { path: '/areas', text: { zh: '片区', en: 'Areas' }, icon: 'map', reads: getAreaMap },
        { path: '/figures', text: { zh: '县情数字', en: 'County figures' }, icon: 'chart', reads: getFigures },
        { path: '/sheets', text: { zh: '表格导入导出', en: 'Spreadsheets' }, icon: 'download', reads: listSheets },
        { path: '/postings', text: { zh: '任职名册', en: 'Posts' }, icon: 'person', reads: listPostings },
        { path: '/responsibility', text: { zh: '包户责任', en: 'Households' }, icon: 'home', reads: listResponsibilities },
      ],
    },
    {
      title: { zh: '共建', en: 'Together' },
      entries: [
        { path: '/pairings', text: { zh: '结对帮扶', en: 'Pairings' }, icon: 'heart', reads: listPairings },
        { path: '/committees', text: { zh: '中心村党委', en: 'Centre villages' }, icon: 'route', reads: listCommittees },
        { path: '/departments', text: { zh: '部门名册', en: 'Departments' }, icon: 'unit', reads: listDepartmentRows },
        { path: '/partners', text: { zh: '社会力量', en: 'Partners' }, icon: 'people', reads: listPartners },
        { path: '/mobile', text: { zh: '流动党员', en: 'Members away' }, icon: 'send', reads: listMobileBranches },
        { path: '/training', text: { zh: '主题授课', en: 'Courses' }, icon: 'edit', reads: listTrainings },
      ],
    },
    {
      title: { zh: '看情况', en: 'Overview' },
      entries: [
        { path: '/scores', text: { zh: '部门评价', en: 'Departments' }, icon: 'chart', reads: listScores },
        { path: '/retention', text: { zh: '保存期限', en: 'Retention' }, icon: 'trash', reads: listRetention },
        { path: '/access', text: { zh: '权限来源', en: 'Access' }, icon: 'lock', reads: explainAccess },
        { path: '/operations', text: { zh: '系统运行', en: 'Operations' }, icon: 'settings', reads: operationsOf('needs').listDeadLetters },
      ],
    },
  ],
};
