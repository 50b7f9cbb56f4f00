import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '手机号核对', lead: '村民用手机号登录。别人登记的手机号，没有本人确认的，要另一位干部看一眼才能用。拿不准的，打个电话问本人或家里人。',
    list: '待核对的手机号', none: '没有要核对的手机号', noneHint: '别的干部登记了新手机号，会出现在这里。', to: (phone: string) => `新手机号 ${phone}`, from: (phone: string) => `现用 ${phone}`,
    first: '第一次登记', by: (who: string, when: string) => `${who}登记，${when}`, proved: '当面报过验证码', file: (name: string, n: number) => `来自表格“${name}”，还有 ${n} 个待核对`,
    right: '对，可以用', wrong: '不对，不要用', whole: (n: number) => `整份表格都对（${n} 个）`, takeBack: '撤回', own: '您登记的，要请另一位干部核对',
    fromDay: (day: string) => `核对过了，${day}起用新号码`, notYet: (day: string) => `现用号码的人也会收到短信，最早 ${day}换`, confirmed: '已核对', confirmedLater: '已核对，到日子自动换', refused: '没有采用', more: '更多',
    name: '村民', house: '看这一户', sure: '要全部采用吗？', sureText: (name: string, n: number) => `表格“${name}”里您管的 ${n} 个手机号都会生效。`,
  },
  {
    title: 'Numbers to check', lead: 'Villagers sign in with their mobile number. A number that the person could not confirm is used only after another cadre has looked at it. If in doubt, call them.',
    list: 'Numbers to check', none: 'Nothing to check', noneHint: 'New numbers that other cadres bring show up here.', to: (phone) => `new ${phone}`, from: (phone) => `now ${phone}`,
    first: 'first number', by: (who, when) => `brought by ${who}, ${when}`, proved: 'code read out', file: (name, n) => `from the spreadsheet “${name}”, ${n} wait`,
    right: 'Right', wrong: 'Wrong', whole: (n) => `All of the spreadsheet (${n})`, takeBack: 'Take back', own: 'You brought it: somebody else checks',
    fromDay: (day) => `Checked, in force from ${day}`, notYet: (day) => `The number in force is told too; earliest ${day}`, confirmed: 'Checked', confirmedLater: 'Checked, changes on its day', refused: 'Not used', more: 'More',
    name: 'Villager', house: 'Household', sure: 'All of them?', sureText: (name, n) => `All ${n} numbers of “${name}” that are yours come into force.`,
  },
);
