import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '登录', hello: '有事说一声', promise: '县里的服务送到村里来', phone: '您的手机号', phoneHint: '11 个数字', getCode: '下一步', code: '短信里的 6 个数字',
    codeHint: (phone: string) => `已经发到 ${phone}`, enter: '登录', otherPhone: '换个手机号', again: '重新发一次', sentAgain: '又发了一次，请看短信',
    demoTitle: '这是演示', demoCode: (code: string) => `验证码是 ${code}`, fill: '帮我填上', demoPeople: '演示：点一个人进去看看',
    noPhone: '没有登记手机号？请找村干部登记，一个电话就行。', valid: (minutes: number) => `${minutes} 分钟内有效`,
  },
  {
    title: 'Sign in', hello: 'Just say what you need', promise: 'The county’s services come to your village', phone: 'Your mobile number', phoneHint: '11 digits', getCode: 'Next',
    code: 'The 6 digits from the SMS', codeHint: (phone) => `Sent to ${phone}`, enter: 'Sign in', otherPhone: 'Another number', again: 'Send again', sentAgain: 'Sent again, please look at your messages',
    demoTitle: 'This is a demo', demoCode: (code) => `The code is ${code}`, fill: 'Fill it in', demoPeople: 'Demo: tap a person to look around',
    noPhone: 'Not registered yet? Please ask your village cadre, one call is enough.', valid: (minutes) => `valid for ${minutes} minutes`,
  },
);
