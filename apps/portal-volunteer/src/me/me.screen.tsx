import { sayPhone } from '@shaodao/portal-kit/format/phone';
import { useMe, useSignOut } from '@shaodao/portal-kit/session/session';
import { setLanguage, useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card, Facts } from '@shaodao/ui/card';
import { ContrastSwitch, SizeSwitch } from '@shaodao/ui/display-switch';
import { RefusalNotice } from '@shaodao/ui/notice';
import { PhoneShell } from '@shaodao/ui/phone-shell';

const words = wordsOf(
  { title: '我的', about: '我的信息', name: '姓名', phone: '手机号', team: '所在队伍', reading: '看得清楚一点', out: '退出登录', language: 'English', none: '没有登记' },
  { title: 'Me', about: 'About me', name: 'Name', phone: 'Mobile', team: 'Team', reading: 'Easier to read', out: 'Sign out', language: '中文', none: 'none' },
);

/** My own data, how I like to read, and the way out. */
export function MeScreen() {
  const t = useWords(words);
  const me = useMe();
  const language = useLanguage();
  const { signOut, isBusy, problem } = useSignOut();
  const text = useProblemText(problem);
  const team = me.grants.filter((one) => one.role === 'volunteer').map((one) => one.scopeName).filter(Boolean).join('、');
  return (
    <PhoneShell title={t.title} backHref="/">
      <Card title={t.about}><Facts facts={[{ name: t.name, value: me.name }, { name: t.phone, value: me.phoneMasked ? sayPhone(me.phoneMasked) : t.none }, ...(team ? [{ name: t.team, value: team }] : [])]} /></Card>
      <Card title={t.reading}><div className="sd-stack-l"><SizeSwitch /><ContrastSwitch /></div></Card>
      <div className="sd-stack">
        <RefusalNotice title={text} />
        <Button wide lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{t.language}</Button>
        <Button look="danger" icon="signOut" wide busy={isBusy} onClick={() => void signOut()}>{t.out}</Button>
      </div>
    </PhoneShell>
  );
}
