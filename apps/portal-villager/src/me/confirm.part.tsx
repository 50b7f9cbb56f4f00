import { confirmSession, requestConfirmation } from '@shaodao/contracts/identity/session';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { Refused } from '@shaodao/portal-kit/api/refused';
import { sayPhone } from '@shaodao/portal-kit/format/phone';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { TextField } from '@shaodao/ui/field';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import type { FormEvent } from 'react';

const words = wordsOf(
  {
    title: '先确认是您本人',
    send: '给我发验证码',
    code: '短信里的 6 个数字',
    sent: (phone: string, minutes: number) => `已经发到 ${phone}，${minutes} 分钟内有效`,
    yes: '确认',
    again: '重新发一次',
    demoTitle: '这是演示',
    demoCode: (code: string) => `验证码是 ${code}`,
    fill: '帮我填上',
    never: '这几个数字只填在这里，不要告诉任何人，干部也不会问您要。',
  },
  {
    title: 'First confirm that it is you',
    send: 'Send me a code',
    code: 'The 6 digits from the SMS',
    sent: (phone, minutes) => `Sent to ${phone}, valid for ${minutes} minutes`,
    yes: 'Confirm',
    again: 'Send again',
    demoTitle: 'This is a demo',
    demoCode: (code) => `The code is ${code}`,
    fill: 'Fill it in',
    never: 'Enter the digits here only. Tell nobody: no cadre will ask you for them.',
  },
);

/** Whether the county wants to know first that it is still the person. */
export const asksToConfirm = (problem: unknown): boolean =>
  problem instanceof Refused && problem.code === 'session/confirm-first';

/** Asks for a code to the own number before something is shown or done; `why` says what for. */
export function Confirm({ why, onConfirmed }: { why: string; onConfirmed: () => void }) {
  const t = useWords(words);
  const code = useCommand(requestConfirmation);
  const send = () => void code.run({});
  return (
    <Card title={t.title}>
      <div className="sd-stack">
        <p>{why}</p>
        <RefusalNotice title={useProblemText(code.problem)} />
        {code.value ? (
          <CodeStep sent={code.value} onAgain={send} onConfirmed={onConfirmed} />
        ) : (
          <Button look="primary" wide busy={code.isBusy} onClick={send}>
            {t.send}
          </Button>
        )}
      </div>
    </Card>
  );
}

interface Sent {
  readonly phoneMasked: string;
  readonly validMinutes: number;
  readonly demoCode: string | null;
}
function CodeStep({ sent, onAgain, onConfirmed }: { sent: Sent; onAgain: () => void; onConfirmed: () => void }) {
  const t = useWords(words);
  const confirm = useCommand(confirmSession);
  const form = useFormOf(confirmSession);
  const { demoCode } = sent;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (input && (await confirm.run(input)).ok) onConfirmed();
  };
  return (
    <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice title={useProblemText(confirm.problem)} />
      {demoCode && (
        <Notice
          title={t.demoTitle}
          action={
            <Button icon="edit" onClick={() => form.set({ code: demoCode })}>
              {t.fill}
            </Button>
          }
        >
          {t.demoCode(demoCode)}
        </Notice>
      )}
      <TextField
        label={t.code}
        hint={t.sent(sayPhone(sent.phoneMasked), sent.validMinutes)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        className="big-digits"
        {...form.field('code')}
      />
      <p className="sd-muted">{t.never}</p>
      <Button look="primary" type="submit" wide busy={confirm.isBusy}>
        {t.yes}
      </Button>
      <Button look="quiet" wide onClick={onAgain}>
        {t.again}
      </Button>
    </form>
  );
}
