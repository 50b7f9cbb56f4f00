import type { Command } from '@shaodao/portal-kit/api/command';
import type { WrittenInput } from '@shaodao/portal-kit/api/client';
import { TextArea } from '@shaodao/ui/field';
import type { ReactNode } from 'react';
import { CommandDialogButton } from './command-dialog.part.tsx';
import type { CommandDialog } from './command-dialog.part.tsx';

type PlainCommand = Command & { readonly versioned?: undefined; readonly upload?: undefined };

/** A button that asks for one text (mostly a reason) in a dialog, and sends it by one command. */
export function TextDialogButton<O extends PlainCommand>({ field, label, hint, children, ...dialog }: Omit<CommandDialog<O>, 'version' | 'initial' | 'name'> & {
  readonly field: keyof WrittenInput<O> & string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly children?: ReactNode;
}) {
  return <CommandDialogButton {...dialog}>{(form) => <>{children}<TextArea label={label} hint={hint} rows={3} {...form.field(field)} /></>}</CommandDialogButton>;
}
