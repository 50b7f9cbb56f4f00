import type { Command } from '@shaodao/portal-kit/api/command';
import type { ReactNode } from 'react';
import { CommandDialogButton } from './command-dialog.part.tsx';
import type { CommandDialog } from './command-dialog.part.tsx';
import { FormFields } from './form-fields.part.tsx';
import type { FormField } from './form-fields.part.tsx';

/** A button that opens a small form of the fields named, and sends it by one command. */
export function FormDialogButton<O extends Command>({ fields, label, children, ...dialog }: Omit<CommandDialog<O>, 'name'> & {
  readonly fields: readonly FormField<O>[];
  /** Read aloud in place of the button's text, where many buttons say the same. */
  readonly label?: string;
  readonly children?: ReactNode;
}) {
  return <CommandDialogButton {...dialog} name={label}>{(form) => <>{children}<FormFields form={form} fields={fields} /></>}</CommandDialogButton>;
}
