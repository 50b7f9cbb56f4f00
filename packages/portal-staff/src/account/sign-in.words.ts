import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '登录', promise: '村里一声哨，部门马上到', lead: '把服务送到每一个空心村', userName: '用户名', password: '密码', totp: '动态码', totpHint: '打开手机上的身份验证器，填最新的 6 位数字',
    enter: '登录', demo: '演示账号', demoHint: '点一下就填好，全是虚构的人。', forgotten: '忘记密码，请找县委组织部重置。', show: '显示密码', elsewhere: '村民、志愿者请走', villagers: '村民入口', volunteers: '志愿者入口',
  },
  {
    title: 'Sign in', promise: 'The village whistles, the departments come', lead: 'Services brought to every hollow village', userName: 'User name', password: 'Password', totp: 'Code', totpHint: 'Open the authenticator on your phone and type its latest 6 digits',
    enter: 'Sign in', demo: 'Demo accounts', demoHint: 'One click fills the form. All people are invented.', forgotten: 'Password forgotten? The county organisers reset it.', show: 'Show password', elsewhere: 'Villagers and volunteers:', villagers: 'villager portal', volunteers: 'volunteer portal',
  },
);
