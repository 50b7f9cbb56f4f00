import { askForHelp, listServiceKinds } from '@shaodao/contracts/needs/need';
import { addPhoto } from '@shaodao/contracts/needs/photo';
import { listHouseholds } from '@shaodao/contracts/registry/person';
import type { Portal } from '@shaodao/portal-kit/mount';
import { frameOf, looks } from '@shaodao/portal-staff/desk/frame.part';
import { desk } from './desk.ts';

/** The cadre workbench: table of contents. */
export const portal: Portal = {
  name: { zh: '哨到 · 干部工作台', en: 'Shaodao · Cadre workbench' },
  basePath: '/cadre/',
  signInPath: '/sign-in',
  looks,
  Frame: frameOf(desk),
  queued: [askForHelp, addPhoto],
  remembered: [listHouseholds, listServiceKinds],
  routes: [
    { path: '/', title: { zh: '今日', en: 'Today' }, access: 'signedIn', load: () => import('./home/home.screen.tsx').then((m) => m.HomeScreen) },
    { path: '/sign-in', title: { zh: '登录', en: 'Sign in' }, access: 'public', load: () => import('@shaodao/portal-staff/account/sign-in.screen').then((m) => m.SignInScreen) },
    { path: '/account', title: { zh: '我的账号', en: 'My account' }, access: 'signedIn', load: () => import('@shaodao/portal-staff/account/account.screen').then((m) => m.AccountScreen) },
    { path: '/ask', title: { zh: '上门代提', en: 'Ask at the door' }, access: 'signedIn', load: () => import('./ask/ask.screen.tsx').then((m) => m.AskScreen) },
    { path: '/needs', title: { zh: '需求清单', en: 'Needs' }, access: 'signedIn', load: () => import('./needs/needs.screen.tsx').then((m) => m.NeedsScreen) },
    { path: '/needs/:needId', title: { zh: '需求', en: 'Need' }, access: 'signedIn', load: () => import('./needs/need.screen.tsx').then((m) => m.NeedScreen) },
    { path: '/needs/:needId/print', title: { zh: '需求办理单', en: 'Need sheet' }, access: 'signedIn', load: () => import('@shaodao/portal-staff/need/sheet.screen').then((m) => m.NeedSheetScreen) },
    { path: '/ties', title: { zh: '代办关系', en: 'Ties' }, access: 'signedIn', load: () => import('./ties/ties.screen.tsx').then((m) => m.TiesScreen) },
    { path: '/whistles', title: { zh: '吹哨报到', en: 'Whistles' }, access: 'signedIn', load: () => import('./whistles/whistles.screen.tsx').then((m) => m.WhistlesScreen) },
    { path: '/whistles/blow', title: { zh: '吹哨', en: 'Blow the whistle' }, access: 'signedIn', load: () => import('./whistles/blow.screen.tsx').then((m) => m.BlowScreen) },
    { path: '/whistles/:whistleId', title: { zh: '哨声', en: 'Whistle' }, access: 'signedIn', load: () => import('./whistles/whistle.screen.tsx').then((m) => m.WhistleScreen) },
    { path: '/reception', title: { zh: '接待日', en: 'Reception days' }, access: 'signedIn', load: () => import('./reception/reception-days.screen.tsx').then((m) => m.ReceptionDaysScreen) },
    { path: '/reception/:receptionDayId/record', title: { zh: '登记群众意见', en: 'Record an opinion' }, access: 'signedIn', load: () => import('./reception/record-opinion.screen.tsx').then((m) => m.RecordOpinionScreen) },
    { path: '/opinions', title: { zh: '群众意见', en: 'Opinions' }, access: 'signedIn', load: () => import('./reception/opinions.screen.tsx').then((m) => m.OpinionsScreen) },
    { path: '/opinions/:opinionId', title: { zh: '群众意见', en: 'Opinion' }, access: 'signedIn', load: () => import('./reception/opinion.screen.tsx').then((m) => m.OpinionScreen) },
    { path: '/scores', title: { zh: '部门评价', en: 'Departments' }, access: 'signedIn', load: () => import('./scores/scores.screen.tsx').then((m) => m.ScoresScreen) },
    { path: '/scores/:departmentId', title: { zh: '部门评价', en: 'Department' }, access: 'signedIn', load: () => import('./scores/score.screen.tsx').then((m) => m.ScoreScreen) },
    { path: '/structure', title: { zh: '组织体系', en: 'Organisation' }, access: 'signedIn', load: () => import('./structure/structure.screen.tsx').then((m) => m.StructureScreen) },
    { path: '/areas', title: { zh: '片区', en: 'Areas' }, access: 'signedIn', load: () => import('./areas/areas.screen.tsx').then((m) => m.AreasScreen) },
    { path: '/areas/:townshipCode/arrange', title: { zh: '调整片区', en: 'Arrange areas' }, access: 'signedIn', load: () => import('./areas/arrange.screen.tsx').then((m) => m.ArrangeScreen) },
    { path: '/divisions/:code', title: { zh: '村情', en: 'Village' }, access: 'signedIn', load: () => import('./divisions/division.screen.tsx').then((m) => m.DivisionScreen) },
    { path: '/figures', title: { zh: '县情数字', en: 'County figures' }, access: 'signedIn', load: () => import('./figures/figures.screen.tsx').then((m) => m.FiguresScreen) },
    { path: '/figures/:figureId', title: { zh: '县情数字', en: 'County figures' }, access: 'signedIn', load: () => import('./figures/figure-rows.screen.tsx').then((m) => m.FigureRowsScreen) },
    { path: '/postings', title: { zh: '任职名册', en: 'Posts' }, access: 'signedIn', load: () => import('./postings/postings.screen.tsx').then((m) => m.PostingsScreen) },
    { path: '/postings/appoint', title: { zh: '任职', en: 'Appoint' }, access: 'signedIn', load: () => import('./postings/appoint.screen.tsx').then((m) => m.AppointScreen) },
    { path: '/postings/:postingId', title: { zh: '任职', en: 'Post' }, access: 'signedIn', load: () => import('./postings/posting.screen.tsx').then((m) => m.PostingScreen) },
    { path: '/postings/:postingId/hand-over', title: { zh: '交接', en: 'Hand over' }, access: 'signedIn', load: () => import('./postings/hand-over.screen.tsx').then((m) => m.HandOverScreen) },
    { path: '/operations', title: { zh: '系统运行', en: 'Operations' }, access: 'signedIn', load: () => import('./operations/operations.screen.tsx').then((m) => m.OperationsScreen) },
  ],
};
