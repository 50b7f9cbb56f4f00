import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '首页', greeting: (name: string) => `${name}，您好`, morning: '早上好', noon: '中午好', afternoon: '下午好', evening: '晚上好', me: '我的',
    ask: '我要提需求', askHint: '看病、修东西、办手续……', matters: '我的事', mattersHint: '办到哪一步了', ties: '我家的代办人', tiesHint: '谁能替我家说事', tiesFar: '替家里代办', tiesFarHint: '人在外地也能帮家里说',
    looks: '谁看过我的信息', looksHint: '一次一次都记着', choices: '您要做什么', next: '下次上门', prepare: '到时请家里留个人', comes: (unit: string, kind: string) => `${unit} · ${kind}`,
    yours: '等您来办', unsent: (n: number) => `还有 ${n} 件没送出去`, unsentHint: '存在您的手机里，有信号会自动送。', show: '看一看', quiet: '今天没有要您办的事。有事说一声就行。',
  },
  {
    title: 'Home', greeting: (name) => `Hello, ${name}`, morning: 'Good morning', noon: 'Good day', afternoon: 'Good afternoon', evening: 'Good evening', me: 'Me',
    ask: 'Ask for help', askHint: 'Health, repairs, papers …', matters: 'My matters', mattersHint: 'How they stand', ties: 'Who may ask for us', tiesHint: 'Relatives far away', tiesFar: 'Ask on behalf', tiesFarHint: 'For the family at home',
    looks: 'Who looked at my data', looksHint: 'Every look is kept', choices: 'What would you like to do', next: 'Next visit', prepare: 'Please let somebody be at home', comes: (unit, kind) => `${unit} · ${kind}`,
    yours: 'Waiting for you', unsent: (n) => `${n} not sent yet`, unsentHint: 'Kept on your phone and sent when there is a signal.', show: 'Show', quiet: 'Nothing for you to do today. Just say when you need something.',
  },
);
