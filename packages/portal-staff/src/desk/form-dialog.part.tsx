import type { Command, Outcome } from '@shaodao/portal-kit/api/command';
import { useCommand } from '@shaodao/portal-kit/api/command';
import type { WrittenInput } from '@shaodao/portal-kit/api/client';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import type { ButtonLook } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import type { IconName } from '@shaodao/ui/icon';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useWording } from '@shaodao/ui/wording';
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { FormFields } from './form-fields.part.tsx';
import type { FormField } from './form-fields.part.tsx';

/** A button that opens a small form in a dialog and sends it by one command. */
export function FormDialogButton<O extends Command>({ operation, preset, initial, fields, version, text, title = text, done, look, icon, alsoRefresh, onDone, label, children }: {
  operation: O;
  /** The rest of the input, known already. */
  preset?: Partial<WrittenInput<O>>;
  initial?: Partial<WrittenInput<O>>;
  fields: readonly FormField<O>[];
  /** The version that was seen, for commands that want one. */
  version?: number;
  /** On the button, and on the one that sends. */
  text: string;
  title?: string;
  /** Said when it is done. */
  done: string;
  look?: ButtonLook;
  icon?: IconName;
  alsoRefresh?: readonly { readonly subject: string }[];
  onDone?: (value: unknown) => void;
  /** Read aloud in place of the button's text, where many buttons say the same. */
  label?: string;
  children?: ReactNode;
}) {
  const wording = useWording();
  const say = useToast();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const command = useCommand(operation, { alsoRefresh });
  const form = useFormOf(operation, { preset, initial });
  const close = () => {
    setOpen(false);
    form.reset();
    command.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const run = command.run as unknown as (input: WrittenInput<O>, how?: { version: number }) => Promise<Outcome<O>>; // versioned exactly when a version is given
    const outcome = await run(input, version === undefined ? undefined : { version });
    if (!outcome.ok) return form.showRefusal(outcome.problem);
    close();
    say(done);
    onDone?.(outcome.value);
  };
  return (
    <>
      <Button look={look} icon={icon} aria-label={label} onClick={() => setOpen(true)}>{text}</Button>
      <Dialog open={isOpen} title={title} onClose={close}
        actions={<><Button onClick={close}>{wording.close}</Button><Button look={look === 'danger' ? 'danger' : 'primary'} type="submit" form={formId} busy={command.isBusy}>{text}</Button></>}>
        <form id={formId} className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
          <RefusalNotice title={useProblemText(command.problem)} />
          {children}
          <FormFields form={form} fields={fields} />
        </form>
      </Dialog>
    </>
  );
}
