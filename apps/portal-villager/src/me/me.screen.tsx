import { sayPhone } from '@shaodao/portal-kit/format/phone';
import { useOutbox } from '@shaodao/portal-kit/offline/use-outbox';
import { useMe, useSignOut } from '@shaodao/portal-kit/session/session';
import { setLanguage, useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card, Facts } from '@shaodao/ui/card';
import { Dialog } from '@shaodao/ui/dialog';
import { ContrastSwitch, SizeSwitch } from '@shaodao/ui/display-switch';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useState } from 'react';
import { Page } from '../frame.tsx';

const words = wordsOf(
  {
    title: '我的', about: '我的信息', name: '姓名', phone: '手机号', noPhone: '没有登记', house: '家', reading: '看得清楚一点', out: '退出登录', outAsk: '要退出吗？', outHint: '下次进来要再收一次短信。', outUnsent: (n: number) => `还有 ${n} 件没有送出去，退出以后就没有了。`,
    outYes: '是的，退出', stay: '先不退出', language: 'English', trusted: '（替他们代办）', data: '登记了我哪些信息', numbers: '谁改过我的手机号',
  },
  {
    title: 'Me', about: 'About me', name: 'Name', phone: 'Mobile', noPhone: 'none', house: 'Household', reading: 'Easier to read', out: 'Sign out', outAsk: 'Sign out?', outHint: 'You will need a new code to come back.', outUnsent: (n) => `${n} not sent yet would be lost.`,
    outYes: 'Yes, sign out', stay: 'Stay', language: '中文', trusted: ' (on behalf)', data: 'What is kept about me', numbers: 'Who changed my number',
  },
);

/** My own data, how I like to read, and the way out. */
export function MeScreen() {
  const t = useWords(words);
  const me = useMe();
  const language = useLanguage();
  const house = me.households.map((one) => one.name + (one.relation === 'trusted' ? t.trusted : '')).join('、');
  return (
    <Page title={t.title} backHref="/">
      <Card title={t.about}><Facts facts={[{ name: t.name, value: me.name }, { name: t.phone, value: me.phoneMasked ? sayPhone(me.phoneMasked) : t.noPhone }, { name: t.house, value: house }]} /><div className="sd-stack"><LinkButton wide icon="eye" href="/me/data">{t.data}</LinkButton><LinkButton wide icon="phone" href="/me/numbers">{t.numbers}</LinkButton></div></Card>
      <Card title={t.reading}><div className="sd-stack-l"><SizeSwitch /><ContrastSwitch /></div></Card>
      <div className="sd-stack">
        <Button wide lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{t.language}</Button>
        <SignOut />
      </div>
    </Page>
  );
}

function SignOut() {
  const t = useWords(words);
  const [isAsking, setAsking] = useState(false);
  const { signOut, isBusy, problem } = useSignOut();
  const { unsent } = useOutbox();
  const text = useProblemText(problem);
  return (
    <>
      <Button look="danger" icon="signOut" wide onClick={() => setAsking(true)}>{t.out}</Button>
      <Dialog open={isAsking} title={t.outAsk} onClose={() => setAsking(false)}
        actions={<><Button onClick={() => setAsking(false)}>{t.stay}</Button><Button look="danger" busy={isBusy} onClick={() => void signOut()}>{t.outYes}</Button></>}>
        <p>{t.outHint}</p>
        {unsent > 0 && <p><b>{t.outUnsent(unsent)}</b></p>}
        <RefusalNotice title={text} />
      </Dialog>
    </>
  );
}
