import type { Portal } from '@shaodao/portal-kit/mount';
import { frameOf, looks } from '@shaodao/portal-staff/desk/frame.part';
import { desk } from './desk.ts';

/** The department desk: table of contents. */
export const portal: Portal = {
  name: { zh: '哨到 · 部门服务台', en: 'Shaodao · Department desk' },
  basePath: '/department/',
  signInPath: '/sign-in',
  looks,
  Frame: frameOf(desk),
  routes: [
    { path: '/', title: { zh: '今日', en: 'Today' }, access: 'signedIn', load: () => import('./home/home.screen.tsx').then((m) => m.HomeScreen) },
    { path: '/sign-in', title: { zh: '登录', en: 'Sign in' }, access: 'public', load: () => import('@shaodao/portal-staff/account/sign-in.screen').then((m) => m.SignInScreen) },
    { path: '/account', title: { zh: '我的账号', en: 'My account' }, access: 'signedIn', load: () => import('@shaodao/portal-staff/account/account.screen').then((m) => m.AccountScreen) },
    { path: '/claimable', title: { zh: '可认领', en: 'To claim' }, access: 'signedIn', load: () => import('./claimable/claimable.screen.tsx').then((m) => m.ClaimableScreen) },
    { path: '/held', title: { zh: '我们的', en: 'Ours' }, access: 'signedIn', load: () => import('./held/held.screen.tsx').then((m) => m.HeldScreen) },
    { path: '/needs/:needId', title: { zh: '需求', en: 'Need' }, access: 'signedIn', load: () => import('./needs/need.screen.tsx').then((m) => m.NeedScreen) },
    { path: '/needs/:needId/print', title: { zh: '需求办理单', en: 'Need sheet' }, access: 'signedIn', load: () => import('@shaodao/portal-staff/need/sheet.screen').then((m) => m.NeedSheetScreen) },
    { path: '/whistles', title: { zh: '哨声', en: 'Whistles' }, access: 'signedIn', load: () => import('./whistles/whistles.screen.tsx').then((m) => m.WhistlesScreen) },
    { path: '/whistles/:whistleId', title: { zh: '哨声', en: 'Whistle' }, access: 'signedIn', load: () => import('./whistles/whistle.screen.tsx').then((m) => m.WhistleScreen) },
    { path: '/partner', title: { zh: '我们的合作', en: 'Our agreements' }, access: 'signedIn', load: () => import('./partner/own-partner.screen.tsx').then((m) => m.OwnPartnerScreen) },
    { path: '/score', title: { zh: '本单位评价', en: 'Our ratings' }, access: 'signedIn', load: () => import('./score/score.screen.tsx').then((m) => m.ScoreScreen) },
  ],
};
