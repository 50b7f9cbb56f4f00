import type { Command, Outcome } from '@shaodao/portal-kit/api/command';
import { useCommand } from '@shaodao/portal-kit/api/command';
import type { WrittenInput } from '@shaodao/portal-kit/api/client';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import type { ButtonLook } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { TextArea } from '@shaodao/ui/field';
import type { IconName } from '@shaodao/ui/icon';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useWording } from '@shaodao/ui/wording';
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';

type PlainCommand = Command & { readonly versioned?: undefined; readonly upload?: undefined };

/** A button that asks for one text (mostly a reason) in a dialog, and sends it by one command. */
export function TextDialogButton<O extends PlainCommand>({ operation, preset, field, text, title = text, label, hint, done, look, icon, alsoRefresh, children }: {
  operation: O;
  /** The rest of the input, known already. */
  preset: Partial<WrittenInput<O>>;
  field: keyof WrittenInput<O> & string;
  /** On the button, and on the one that sends. */
  text: string;
  title?: string;
  label: string;
  hint?: ReactNode;
  /** Said when it is done. */
  done: string;
  look?: ButtonLook;
  icon?: IconName;
  alsoRefresh?: readonly { readonly subject: string }[];
  children?: ReactNode;
}) {
  const wording = useWording();
  const say = useToast();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const command = useCommand(operation, { alsoRefresh });
  const form = useFormOf(operation, { preset });
  const close = () => {
    setOpen(false);
    form.reset();
    command.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const run = command.run as unknown as (input: WrittenInput<O>) => Promise<Outcome<O>>; // a plain command takes an input only
    const outcome = await run(input);
    if (!outcome.ok) return form.showRefusal(outcome.problem);
    close();
    say(done);
  };
  return (
    <>
      <Button look={look} icon={icon} onClick={() => setOpen(true)}>{text}</Button>
      <Dialog open={isOpen} title={title} onClose={close}
        actions={<><Button onClick={close}>{wording.close}</Button><Button look={look === 'danger' ? 'danger' : 'primary'} type="submit" form={formId} busy={command.isBusy}>{text}</Button></>}>
        <form id={formId} className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
          <RefusalNotice title={useProblemText(command.problem)} />
          {children}
          <TextArea label={label} hint={hint} rows={3} {...form.field(field)} />
        </form>
      </Dialog>
    </>
  );
}
