import { askForHelp, getNeed, listMyNeeds, listServiceKinds } from '@shaodao/contracts/needs/need';
import { addPhoto } from '@shaodao/contracts/needs/photo';
import type { Portal } from '@shaodao/portal-kit/mount';
import { Frame } from '@shaodao/portal-phone/frame';
import { looks } from './frame.tsx';

/** The villager portal: table of contents. */
export const portal: Portal = {
  name: { zh: '哨到', en: 'Shaodao' },
  basePath: '/',
  signInPath: '/sign-in',
  looks,
  Frame,
  queued: [askForHelp, addPhoto],
  remembered: [listMyNeeds, getNeed, listServiceKinds],
  routes: [
    { path: '/', title: { zh: '首页', en: 'Home' }, access: 'signedIn', load: () => import('./home/home.screen.tsx').then((m) => m.HomeScreen) },
    { path: '/sign-in', title: { zh: '登录', en: 'Sign in' }, access: 'public', load: () => import('./sign-in/sign-in.screen.tsx').then((m) => m.SignInScreen) },
    { path: '/ask', title: { zh: '我要提需求', en: 'Ask for help' }, access: 'signedIn', load: () => import('./ask/ask.screen.tsx').then((m) => m.AskScreen) },
    { path: '/asked/:needId', title: { zh: '已经收到', en: 'Received' }, access: 'signedIn', load: () => import('./ask/asked.screen.tsx').then((m) => m.AskedScreen) },
    { path: '/unsent', title: { zh: '还没送出去的', en: 'Not sent yet' }, access: 'signedIn', load: () => import('./ask/unsent.screen.tsx').then((m) => m.UnsentScreen) },
    { path: '/matters', title: { zh: '我的事', en: 'My matters' }, access: 'signedIn', load: () => import('./matters/matters.screen.tsx').then((m) => m.MattersScreen) },
    { path: '/matters/:needId', title: { zh: '要办的事', en: 'Matter' }, access: 'signedIn', load: () => import('./matters/matter.screen.tsx').then((m) => m.MatterScreen) },
    { path: '/matters/:needId/rate', title: { zh: '评一评', en: 'Rate' }, access: 'signedIn', load: () => import('./matters/rate.screen.tsx').then((m) => m.RateScreen) },
    { path: '/matters/:needId/resubmit', title: { zh: '补充几句', en: 'Add what is missing' }, access: 'signedIn', load: () => import('./matters/resubmit.screen.tsx').then((m) => m.ResubmitScreen) },
    { path: '/matters/:needId/reopen', title: { zh: '没办好，重新办', en: 'Not solved' }, access: 'signedIn', load: () => import('./matters/reopen.screen.tsx').then((m) => m.ReopenScreen) },
    { path: '/ties', title: { zh: '代办人', en: 'Who may ask for us' }, access: 'signedIn', load: () => import('./ties/ties.screen.tsx').then((m) => m.TiesScreen) },
    { path: '/ties/apply', title: { zh: '替家里代办', en: 'Ask on behalf' }, access: 'signedIn', load: () => import('./ties/apply.screen.tsx').then((m) => m.ApplyScreen) },
    { path: '/looks', title: { zh: '谁看过我的信息', en: 'Who looked at my data' }, access: 'signedIn', load: () => import('./looks/looks.screen.tsx').then((m) => m.LooksScreen) },
    { path: '/me/data', title: { zh: '登记了我哪些信息', en: 'What is kept about me' }, access: 'signedIn', load: () => import('./me/my-data.screen.tsx').then((m) => m.MyDataScreen) },
    { path: '/me/numbers', title: { zh: '谁改过我的手机号', en: 'Who changed my number' }, access: 'signedIn', load: () => import('./me/numbers.screen.tsx').then((m) => m.NumbersScreen) },
    { path: '/me', title: { zh: '我的', en: 'Me' }, access: 'signedIn', load: () => import('./me/me.screen.tsx').then((m) => m.MeScreen) },
  ],
};
