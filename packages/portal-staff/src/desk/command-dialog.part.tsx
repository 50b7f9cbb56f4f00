import type { OutputOf } from '@shaodao/contracts/kit';
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

export type FormOf<O extends Command> = ReturnType<typeof useFormOf<O>>;
/** What every button is told that sends one command from a dialog. */
export interface CommandDialog<O extends Command> {
  readonly operation: O;
  /** The rest of the input, known already. */
  readonly preset?: Partial<WrittenInput<O>>;
  readonly initial?: Partial<WrittenInput<O>>;
  /** The version that was seen, for commands that want one. */
  readonly version?: number;
  /** On the button, and on the one that sends. */
  readonly text: string;
  readonly title?: string;
  /** On the button that sends, where it says something else. */
  readonly submit?: string;
  /** On the button that leaves all as it was, where it says more than that the dialog closes. */
  readonly cancel?: string;
  /** Said when it is done. */
  readonly done: string | ((sent: WrittenInput<O>) => string);
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  /** Read aloud in place of the button's text, where many buttons say the same. */
  readonly name?: string;
  readonly alsoRefresh?: readonly { readonly subject: string }[];
  readonly onDone?: (value: OutputOf<O>) => void;
}

/** A button that opens a form in a dialog and sends it by one command; a refusal stands above the form and at its fields. */
export function CommandDialogButton<O extends Command>({ operation, preset, initial, version, text, title = text, submit = text, cancel, done, look, icon, name, alsoRefresh, onDone, children }: CommandDialog<O> & { readonly children: (form: FormOf<O>) => ReactNode }) {
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
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const run = command.run as unknown as (input: WrittenInput<O>, how?: { version: number }) => Promise<Outcome<O>>; // versioned exactly when a version is given
    const outcome = await run(input, version === undefined ? undefined : { version });
    if (!outcome.ok) return form.showRefusal(outcome.problem);
    close();
    say(typeof done === 'string' ? done : done(input));
    onDone?.(outcome.value);
  };
  return (
    <>
      <Button look={look} icon={icon} aria-label={name} onClick={() => setOpen(true)}>{text}</Button>
      <Dialog open={isOpen} title={title} onClose={close}
        actions={<><Button onClick={close}>{cancel ?? wording.close}</Button><Button look={look === 'danger' ? 'danger' : 'primary'} type="submit" form={formId} busy={command.isBusy}>{submit}</Button></>}>
        <form id={formId} className="sd-stack" onSubmit={(event) => void send(event)} noValidate>
          <RefusalNotice title={useProblemText(command.problem)} />
          {children(form)}
        </form>
      </Dialog>
    </>
  );
}
