import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    signOut: '退出', account: '我的账号', again: '再试一次', home: '回到今日', unreachable: '网络不通', refused: '打不开', lost: '没有找到',
    lostHint: '可能已经办完移走，或者地址写错了。', crash: '出了点问题', crashHint: '是系统的问题，不是您的操作有误。请再试一次。',
    notHere: '这里没有您的工作', notHereHint: '您的账号没有这个工作台的职责。如果不对，请联系县委组织部开通。', goThere: (name: string) => `去${name}`,
    stillUnsent: (n: number) => `还有 ${n} 条没上传。现在退出会把它们删掉，确定吗？`, stay: '先不退出', leaveAnyway: '删掉并退出', unsentTitle: '还有没上传的内容',
    noLeave: '网络不通，暂时退不出去，请稍后再试',
  },
  {
    signOut: 'Sign out', account: 'My account', again: 'Try again', home: 'Back to today', unreachable: 'No connection', refused: 'Cannot be opened', lost: 'Not found',
    lostHint: 'It may have been dealt with, or the address is wrong.', crash: 'Something went wrong', crashHint: 'It is our fault, not yours. Please try again.',
    notHere: 'No work for you here', notHereHint: 'Your account has no duty at this desk. If that is wrong, please ask the county organisers.', goThere: (name) => `Go to ${name}`,
    stillUnsent: (n) => `${n} not sent yet. Signing out now deletes them. Are you sure?`, stay: 'Stay', leaveAnyway: 'Delete and sign out', unsentTitle: 'Not everything was sent',
    noLeave: 'No connection: signing out is not possible now, please try later',
  },
);
