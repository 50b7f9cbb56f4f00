import type { OutputOf } from '@shaodao/contracts/kit';
import { MAX_DAYS_AHEAD } from '@shaodao/contracts/registry/planned';
import type { WrittenInput } from '@shaodao/portal-kit/api/client';
import { useCommand } from '@shaodao/portal-kit/api/command';
import type { Command, Outcome } from '@shaodao/portal-kit/api/command';
import { addDays } from '@shaodao/portal-kit/format/days';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import type { ButtonLook } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { DateField, TextField } from '@shaodao/ui/field';
import type { IconName } from '@shaodao/ui/icon';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { words } from './structure.words.ts';

type DatedCommand = Command & { readonly upload?: undefined };
export type FormOf<O extends Command> = ReturnType<typeof useFormOf<O>>;

/** A button that opens a form for one dated change: its own fields first, then from which day and why. A day to come is waited for. */
export function ChangeButton<O extends DatedCommand>({ operation, preset, version, today, text, look, icon, alsoRefresh, hasReason = true, mayWait = false, onDone, children }: {
  operation: O;
  preset: Partial<WrittenInput<O>>;
  /** The version that was seen, for operations that ask for it. */
  version?: number;
  today: string;
  text: string;
  look?: ButtonLook;
  icon?: IconName;
  alsoRefresh?: readonly { readonly subject: string }[];
  /** Whether the operation keeps a reason. */
  hasReason?: boolean;
  /** Whether the day may be one to come: it takes effect by itself then. */
  mayWait?: boolean;
  onDone?: (value: OutputOf<O>) => void;
  children?: (form: FormOf<O>) => ReactNode;
}) {
  const t = useWords(words);
  const say = useToast();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const command = useCommand(operation, { alsoRefresh });
  const form = useFormOf(operation, { preset, initial: { on: today } as never }); // every change of the tree has a day
  const close = () => {
    setOpen(false);
    form.reset();
    command.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const run = command.run as unknown as (input: WrittenInput<O>, how?: { version?: number }) => Promise<Outcome<O>>; // a version is named where one is asked for
    const outcome = await run(input, version === undefined ? undefined : { version });
    if (!outcome.ok) return form.showRefusal(outcome.problem);
    close();
    const on = String((input as { on?: unknown }).on ?? today); // every change of the tree has a day
    say(on > today ? t.kept(on) : t.done);
    onDone?.(outcome.value);
  };
  const field = form.field as unknown as (name: string) => ReturnType<typeof form.field>; // day and reason are of every change
  return (
    <>
      <Button look={look} icon={icon} onClick={() => setOpen(true)}>{text}</Button>
      <Dialog open={isOpen} title={text} onClose={close}
        actions={<><Button onClick={close}>{t.cancel}</Button><Button look={look === 'danger' ? 'danger' : 'primary'} type="submit" form={formId} busy={command.isBusy}>{t.save}</Button></>}>
        <form id={formId} className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
          <RefusalNotice title={useProblemText(command.problem)} />
          {children?.(form)}
          <DateField label={t.on} hint={mayWait ? t.onWaits : t.onHint} max={mayWait ? addDays(today, MAX_DAYS_AHEAD) : today} {...field('on')} />
          {hasReason && <TextField label={t.reason} {...field('reason')} />}
        </form>
      </Dialog>
    </>
  );
}
