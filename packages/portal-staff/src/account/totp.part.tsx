import { confirmTotp, enrolTotp } from '@shaodao/contracts/identity/session';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { TextField } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { words } from './account.words.ts';

/** Binds an authenticator: the password, the secret on the phone, a first code. */
export function Totp() {
  const t = useWords(words);
  const say = useToast();
  const [step, setStep] = useState<'idle' | 'password' | { secret: string; uri: string }>('idle');
  return (
    <Card title={t.totp}>
      <p className="sd-muted">{t.totpWhy}</p>
      {step === 'idle' && <div><Button icon="lock" onClick={() => setStep('password')}>{t.startTotp}</Button></div>}
      {step === 'password' && <PasswordStep onSecret={setStep} />}
      {typeof step === 'object' && <CodeStep {...step} onBound={() => { setStep('idle'); say(t.bound); }} />}
    </Card>
  );
}

function PasswordStep({ onSecret }: { onSecret: (secret: { secret: string; uri: string }) => void }) {
  const t = useWords(words);
  const enrol = useCommand(enrolTotp);
  const form = useFormOf(enrolTotp, { initial: { password: '' } });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await enrol.run(input);
    if (outcome.ok) onSecret(outcome.value);
  };
  return (
    <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice title={useProblemText(enrol.problem)} />
      <TextField label={t.password} type="password" autoComplete="current-password" {...form.field('password')} />
      <div><Button look="primary" type="submit" busy={enrol.isBusy}>{t.next}</Button></div>
    </form>
  );
}

function CodeStep({ secret, uri, onBound }: { secret: string; uri: string; onBound: () => void }) {
  const t = useWords(words);
  const confirm = useCommand(confirmTotp);
  const form = useFormOf(confirmTotp, { initial: { code: '' } });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (input && (await confirm.run(input)).ok) onBound();
  };
  return (
    <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice title={useProblemText(confirm.problem)} />
      <p><b>{t.scan}</b></p>
      <QrCode text={uri} label={t.qr} />
      <p>{t.scanHint}<br /><code className="staff-secret">{secret}</code></p>
      <TextField label={t.codeLabel} inputMode="numeric" autoComplete="one-time-code" maxLength={6} {...form.field('code')} />
      <div><Button look="primary" type="submit" busy={confirm.isBusy}>{t.confirm}</Button></div>
    </form>
  );
}

/** A QR code as one path; the library is fetched only here. */
function QrCode({ text, label }: { text: string; label: string }) {
  const [code, setCode] = useState<{ size: number; path: string }>();
  useEffect(() => {
    let isHere = true;
    void import('qrcode').then(({ create }) => {
      const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
      const path = Array.from(data, (dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '')).join('');
      if (isHere) setCode({ size, path });
    });
    return () => {
      isHere = false;
    };
  }, [text]);
  if (!code) return null;
  return <svg className="staff-qr" role="img" aria-label={label} viewBox={`-4 -4 ${code.size + 8} ${code.size + 8}`}><path d={`M-4-4h${code.size + 8}v${code.size + 8}h-${code.size + 8}z`} fill="#fff" /><path d={code.path} fill="#000" shapeRendering="crispEdges" /></svg>;
}
