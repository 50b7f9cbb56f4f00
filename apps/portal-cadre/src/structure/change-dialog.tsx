import { MAX_DAYS_AHEAD } from '@shaodao/contracts/registry/planned';
import type { Command } from '@shaodao/portal-kit/api/command';
import { addDays } from '@shaodao/portal-kit/format/days';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { CommandDialogButton } from '@shaodao/portal-staff/desk/command-dialog.part';
import type { CommandDialog, FormOf } from '@shaodao/portal-staff/desk/command-dialog.part';
import { DateField, TextField } from '@shaodao/ui/field';
import type { ReactNode } from 'react';
import { words } from './structure.words.ts';

type DatedCommand = Command & { readonly upload?: undefined };
export type { FormOf } from '@shaodao/portal-staff/desk/command-dialog.part';

/** A button that opens a form for one dated change: its own fields first, then from which day and why. A day to come is waited for. */
export function ChangeButton<O extends DatedCommand>({ today, hasReason = true, mayWait = false, children, ...dialog }: Pick<CommandDialog<O>, 'operation' | 'preset' | 'version' | 'text' | 'look' | 'icon' | 'alsoRefresh' | 'onDone'> & {
  readonly today: string;
  /** Whether the operation keeps a reason. */
  readonly hasReason?: boolean;
  /** Whether the day may be one to come: it takes effect by itself then. */
  readonly mayWait?: boolean;
  readonly children?: (form: FormOf<O>) => ReactNode;
}) {
  const t = useWords(words);
  const dayOf = (sent: { on?: unknown }) => String(sent.on ?? today); // every change of the tree has a day
  return (
    <CommandDialogButton {...dialog} initial={{ on: today } as never} submit={t.save} cancel={t.cancel} done={(sent) => (dayOf(sent) > today ? t.kept(dayOf(sent)) : t.done)}>
      {(form) => {
        const field = form.field as unknown as (name: string) => ReturnType<typeof form.field>; // day and reason are of every change
        return (
          <>
            {children?.(form)}
            <DateField label={t.on} hint={mayWait ? t.onWaits : t.onHint} max={mayWait ? addDays(today, MAX_DAYS_AHEAD) : today} {...field('on')} />
            {hasReason && <TextField label={t.reason} {...field('reason')} />}
          </>
        );
      }}
    </CommandDialogButton>
  );
}
