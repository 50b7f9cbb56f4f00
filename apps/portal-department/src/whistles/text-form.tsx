import type { reportIn, resolveWhistle } from '@shaodao/contracts/needs/whistle';
import type { WrittenInput } from '@shaodao/portal-kit/api/client';
import type { Outcome } from '@shaodao/portal-kit/api/command';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { TextArea } from '@shaodao/ui/field';
import type { IconName } from '@shaodao/ui/icon';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import type { FormEvent } from 'react';

/** One text and one button, for a step of the called department. */
export function TextForm<O extends typeof reportIn | typeof resolveWhistle>({ operation, preset, field, label, hint, text, icon, done }:
  { operation: O; preset: Partial<WrittenInput<O>>; field: keyof WrittenInput<O> & string; label: string; hint?: string; text: string; icon: IconName; done: string }) {
  const say = useToast();
  const command = useCommand(operation);
  const form = useFormOf(operation, { preset });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const run = command.run as unknown as (input: WrittenInput<O>) => Promise<Outcome<O>>; // both take an input only
    if ((await run(input)).ok) say(done);
  };
  return (
    <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice title={useProblemText(command.problem)} />
      <TextArea label={label} hint={hint} rows={4} {...form.field(field)} />
      <div><Button look="primary" icon={icon} type="submit" busy={command.isBusy}>{text}</Button></div>
    </form>
  );
}
