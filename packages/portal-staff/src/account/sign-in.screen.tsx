import { listDemoAccounts, signIn } from '@shaodao/contracts/identity/session';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { Refused } from '@shaodao/portal-kit/api/refused';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useGo, useSearchParams } from '@shaodao/portal-kit/routing';
import { useSignIn } from '@shaodao/portal-kit/session/session';
import { roleText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Checkbox } from '@shaodao/ui/choice';
import { TextField } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { VillageScene } from '@shaodao/ui/illustration';
import { Logo } from '@shaodao/ui/logo';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useDesk } from '../desk/desk.ts';
import { words } from './sign-in.words.ts';

/** Staff sign in with user name and password, and the code of their authenticator when the county asks for it. */
export function SignInScreen() {
  const t = useWords(words);
  const desk = useDesk();
  const language = useLanguage();
  const form = useFormOf(signIn, { initial: { userName: '', password: '' } });
  return (
    <div className="staff-door">
      <header className="staff-door-picture">
        <Logo place={desk.name[language]} />
        <div><p className="staff-door-promise">{t.promise}</p><p>{t.lead}</p></div>
        <VillageScene />
      </header>
      <main className="staff-door-form">
        <h1>{t.title} · {desk.name[language]}</h1>
        <SignInForm form={form} />
        <p className="sd-muted">{t.forgotten}<br />{t.elsewhere} <a href="/">{t.villagers}</a> · <a href="/volunteer/">{t.volunteers}</a></p>
        <DemoAccounts onChoose={(userName, password) => form.set({ userName, password })} />
      </main>
    </div>
  );
}

function SignInForm({ form }: { form: ReturnType<typeof useFormOf<typeof signIn>> }) {
  const t = useWords(words);
  const go = useGo();
  const [search] = useSearchParams();
  const [isShown, setShown] = useState(false);
  const { byPassword, entered } = useSignIn();
  const code = byPassword.problem instanceof Refused ? byPassword.problem.code : undefined;
  const wantsTotp = code === 'session/totp-required' || code === 'session/wrong-totp' || form.values.totp !== undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input || !(await byPassword.run(input)).ok) return;
    await entered();
    const next = search.get('next');
    go(next?.startsWith('/') && !next.startsWith('//') ? next : '/', { replace: true });
  };
  return (
    <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
      <FormErrors errors={form.errors} />
      <RefusalNotice title={useProblemText(byPassword.problem)} />
      <TextField label={t.userName} autoComplete="username" autoCapitalize="none" spellCheck={false} {...form.field('userName')} />
      <TextField label={t.password} type={isShown ? 'text' : 'password'} autoComplete="current-password" {...form.field('password')} />
      <Checkbox label={t.show} checked={isShown} onChange={() => setShown(!isShown)} />
      {wantsTotp && <TextField label={t.totp} hint={t.totpHint} inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus {...form.field('totp')} />}
      <Button look="primary" type="submit" wide busy={byPassword.isBusy}>{t.enter}</Button>
    </form>
  );
}

/** In demo mode a visitor chooses whom to be; elsewhere there is nothing here. */
function DemoAccounts({ onChoose }: { onChoose: (userName: string, password: string) => void }) {
  const t = useWords(words);
  const { roles } = useDesk();
  const language = useLanguage();
  const accounts = useQueryOf(listDemoAccounts, {}, { staleTime: Infinity });
  const people = accounts.data?.items.filter((one) => roles.includes(one.role) && one.password !== null) ?? [];
  if (people.length === 0) return null;
  return (
    <section className="sd-stack" aria-labelledby="demo-accounts">
      <div><h2 id="demo-accounts">{t.demo}</h2><p className="sd-muted">{t.demoHint}</p></div>
      <ul className="staff-demo">
        {people.map((one) => (
          <li key={one.userName}>
            <button type="button" onClick={() => onChoose(one.userName, one.password!)}>
              <b>{one.name}</b><span>{roleText[language][one.role]}</span><small>{one.scope}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
