import { listShifts } from '@shaodao/contracts/volunteers/shift';
import type { Portal } from '@shaodao/portal-kit/mount';
import { Frame } from '@shaodao/portal-phone/frame';
import { looks } from './looks.ts';

/** The volunteer portal: table of contents. */
export const portal: Portal = {
  name: { zh: '哨到志愿者', en: 'Shaodao volunteers' },
  basePath: '/volunteer/',
  signInPath: '/sign-in',
  looks,
  Frame,
  remembered: [listShifts],
  routes: [
    { path: '/', title: { zh: '志愿岗位', en: 'Shifts' }, access: 'signedIn', load: () => import('./shifts/shifts.screen.tsx').then((m) => m.ShiftsScreen) },
    { path: '/sign-in', title: { zh: '登录', en: 'Sign in' }, access: 'public', load: () => import('./sign-in/sign-in.screen.tsx').then((m) => m.SignInScreen) },
    { path: '/shifts/:shiftId', title: { zh: '岗位详情', en: 'Shift' }, access: 'signedIn', load: () => import('./shifts/shift.screen.tsx').then((m) => m.ShiftScreen) },
    { path: '/served', title: { zh: '我服务过的', en: 'My service' }, access: 'signedIn', load: () => import('./shifts/served.screen.tsx').then((m) => m.ServedScreen) },
    { path: '/me', title: { zh: '我的', en: 'Me' }, access: 'signedIn', load: () => import('./me/me.screen.tsx').then((m) => m.MeScreen) },
  ],
};
