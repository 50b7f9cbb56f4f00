import { listDemoAccounts, requestCode, signInByCode } from '@shaodao/contracts/identity/session';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { sayPhone } from '@shaodao/portal-kit/format/phone';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useGo, useSearchParams } from '@shaodao/portal-kit/routing';
import { useSignIn } from '@shaodao/portal-kit/session/session';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { BigChoice, BigChoices } from '@shaodao/ui/big-choice';
import { Button } from '@shaodao/ui/button';
import { TextField } from '@shaodao/ui/field';
import { VillageScene } from '@shaodao/ui/illustration';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import { PhoneShell } from '@shaodao/ui/phone-shell';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { words } from './sign-in.words.ts';

/** Signs a villager in: the phone number, then the code that was sent to it. One question on each page. */
export function SignInScreen() {
  const t = useWords(words);
  const [sentTo, setSentTo] = useState<string>();
  const code = useCommand(requestCode);
  const ask = async (phone: string) => (await code.run({ phone })).ok && setSentTo(phone);
  return (
    <PhoneShell title={t.title} hero={<section className="sd-hero" aria-label={t.title}><div className="sd-hero-words"><p>{t.hello}</p><p>{t.promise}</p></div><VillageScene /></section>}>
      {sentTo === undefined
        ? <PhoneStep onPhone={ask} isBusy={code.isBusy} problem={code.problem} />
        : <CodeStep phone={sentTo} demoCode={code.value?.demoCode ?? null} validMinutes={code.value?.validMinutes ?? 5} onAgain={() => ask(sentTo)} onOther={() => setSentTo(undefined)} />}
    </PhoneShell>
  );
}

function PhoneStep({ onPhone, isBusy, problem }: { onPhone: (phone: string) => void; isBusy: boolean; problem: unknown }) {
  const t = useWords(words);
  const form = useFormOf(requestCode);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (input) onPhone(input.phone);
  };
  return (
    <>
      <form className="sd-stack" onSubmit={submit} noValidate>
        <RefusalNotice title={useProblemText(problem)} />
        <TextField label={t.phone} hint={t.phoneHint} type="tel" inputMode="numeric" autoComplete="tel" maxLength={13} className="big-digits" {...form.field('phone')} onChange={(event) => form.set({ phone: digitsOf(event.target.value) })} />
        <Button look="primary" type="submit" wide busy={isBusy}>{t.getCode}</Button>
      </form>
      <p className="sd-muted">{t.noPhone}</p>
      <DemoPeople onPhone={onPhone} />
    </>
  );
}

/** What phones fill in by themselves: +86 and blanks are no part of the number. */
const digitsOf = (written: string): string => written.replace(/^\+86/, '').replace(/\D/g, '');

/** In demo mode a visitor chooses whom to be; elsewhere there is nothing here. */
function DemoPeople({ onPhone }: { onPhone: (phone: string) => void }) {
  const t = useWords(words);
  const accounts = useQueryOf(listDemoAccounts, {}, { staleTime: Infinity });
  const people = accounts.data?.items.filter((one) => (one.role === 'villager' || one.role === 'relative') && one.phone) ?? [];
  if (people.length === 0) return null;
  return (
    <section className="sd-stack" aria-label={t.demoPeople}>
      <h2>{t.demoPeople}</h2>
      <BigChoices label={t.demoPeople}>
        {people.map((one) => <BigChoice key={one.userName} text={one.name} hint={one.scope} onChoose={() => onPhone(one.phone!)} />)}
      </BigChoices>
    </section>
  );
}

function CodeStep({ phone, demoCode, validMinutes, onAgain, onOther }: { phone: string; demoCode: string | null; validMinutes: number; onAgain: () => void; onOther: () => void }) {
  const t = useWords(words);
  const go = useGo();
  const [search] = useSearchParams();
  const { byCode, entered } = useSignIn();
  const form = useFormOf(signInByCode, { preset: { phone } });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input || !(await byCode.run(input)).ok) return;
    await entered();
    const next = search.get('next');
    go(next?.startsWith('/') && !next.startsWith('//') ? next : '/', { replace: true });
  };
  return (
    <form className="sd-stack" onSubmit={submit} noValidate>
      <RefusalNotice title={useProblemText(byCode.problem)} />
      {demoCode && <Notice title={t.demoTitle} action={<Button icon="edit" onClick={() => form.set({ code: demoCode })}>{t.fill}</Button>}>{t.demoCode(demoCode)}</Notice>}
      <TextField label={t.code} hint={`${t.codeHint(sayPhone(phone))}，${t.valid(validMinutes)}`} inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus className="big-digits" {...form.field('code')} />
      <Button look="primary" type="submit" wide busy={byCode.isBusy}>{t.enter}</Button>
      <div className="sd-row"><Button look="quiet" onClick={onAgain}>{t.again}</Button><Button look="quiet" onClick={onOther}>{t.otherPhone}</Button></div>
    </form>
  );
}
