import { listDemoAccounts, signIn } from '@shaodao/contracts/identity/session';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { Refused } from '@shaodao/portal-kit/api/refused';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useGo, useSearchParams } from '@shaodao/portal-kit/routing';
import { useSignIn } from '@shaodao/portal-kit/session/session';
import { useProblemText, useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { BigChoice, BigChoices } from '@shaodao/ui/big-choice';
import { Button } from '@shaodao/ui/button';
import { TextField } from '@shaodao/ui/field';
import { VillageScene } from '@shaodao/ui/illustration';
import { RefusalNotice } from '@shaodao/ui/notice';
import { PhoneShell } from '@shaodao/ui/phone-shell';
import type { FormEvent } from 'react';

const words = wordsOf(
  { title: '登录', hello: '志愿者，您好', promise: '去空心村，帮老人做一件事', user: '用户名', password: '密码', totp: '动态码', totpHint: '手机验证器上的 6 位数字', enter: '登录', demo: '演示：点一个人进去看看' },
  { title: 'Sign in', hello: 'Welcome, volunteer', promise: 'Do one thing for the old people of a hollow village', user: 'User name', password: 'Password', totp: 'Code', totpHint: '6 digits of your authenticator', enter: 'Sign in', demo: 'Demo: tap a person to look around' },
);

/** Volunteers sign in with user name and password, and the code of their authenticator when they have one. */
export function SignInScreen() {
  const t = useWords(words);
  const go = useGo();
  const [search] = useSearchParams();
  const { byPassword, entered } = useSignIn();
  const form = useFormOf(signIn);
  const text = useProblemText(byPassword.problem);
  const wantsTotp = form.values.totp !== undefined || (byPassword.problem instanceof Refused && ['session/totp-required', 'session/wrong-totp'].includes(byPassword.problem.code));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input || !(await byPassword.run(input)).ok) return;
    await entered();
    const next = search.get('next');
    go(next?.startsWith('/') && !next.startsWith('//') ? next : '/', { replace: true });
  };
  return (
    <PhoneShell title={t.title} hero={<section className="sd-hero" aria-label={t.title}><div className="sd-hero-words"><p>{t.hello}</p><p>{t.promise}</p></div><VillageScene /></section>}>
      <form className="sd-stack" onSubmit={submit} noValidate>
        <RefusalNotice title={text} />
        <TextField label={t.user} autoComplete="username" autoCapitalize="none" {...form.field('userName')} />
        <TextField label={t.password} type="password" autoComplete="current-password" {...form.field('password')} />
        {wantsTotp && <TextField label={t.totp} hint={t.totpHint} inputMode="numeric" autoComplete="one-time-code" maxLength={6} {...form.field('totp')} />}
        <Button look="primary" type="submit" wide busy={byPassword.isBusy}>{t.enter}</Button>
      </form>
      <DemoPeople onChoose={(userName, password) => form.reset({ userName, password })} />
    </PhoneShell>
  );
}

/** In demo mode a visitor chooses whom to be; elsewhere there is nothing here. */
function DemoPeople({ onChoose }: { onChoose: (userName: string, password: string) => void }) {
  const t = useWords(words);
  const accounts = useQueryOf(listDemoAccounts, {}, { staleTime: Infinity });
  const people = accounts.data?.items.filter((one) => one.role === 'volunteer' && one.password !== null) ?? [];
  if (people.length === 0) return null;
  return (
    <section className="sd-stack" aria-label={t.demo}>
      <h2>{t.demo}</h2>
      <BigChoices label={t.demo}>{people.map((one) => <BigChoice key={one.userName} text={one.name} hint={one.scope} onChoose={() => onChoose(one.userName, one.password!)} />)}</BigChoices>
    </section>
  );
}
