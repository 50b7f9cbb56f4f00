import type { Command } from '@shaodao/portal-kit/api/command';
import type { WrittenInput } from '@shaodao/portal-kit/api/client';
import type { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { CheckboxGroup } from '@shaodao/ui/choice';
import { DateField, Select, TextArea, TextField } from '@shaodao/ui/field';
import type { Option } from '@shaodao/ui/field';

/** One field of a form, as a line of a table. An empty optional field is left out of what is sent. */
export interface FormField<O extends Command> {
  readonly name: keyof WrittenInput<O> & string;
  readonly label: string;
  readonly hint?: string;
  readonly as?: 'text' | 'phone' | 'area' | 'day' | 'number' | 'select' | 'checks';
  readonly options?: readonly Option[];
  readonly optional?: boolean;
  readonly min?: string;
  readonly max?: string;
}
type Form<O extends Command> = ReturnType<typeof useFormOf<O>>;

/** The fields of a command's form, from a table. */
export function FormFields<O extends Command>({ form, fields }: { form: Form<O>; fields: readonly FormField<O>[] }) {
  return fields.map((field) => <OneField key={field.name} form={form} field={field} />);
}

function OneField<O extends Command>({ form, field }: { form: Form<O>; field: FormField<O> }) {
  const { name, label, hint, as = 'text', options = [], optional, min, max } = field;
  const put = (value: unknown) => form.set({ [name]: value } as Partial<WrittenInput<O>>); // the name is one of the input's
  const typed = (value: string) => put(value === '' && optional ? undefined : as === 'number' && value !== '' ? Number(value) : value);
  const values = form.values as Readonly<Record<string, unknown>>; // what was typed so far
  const tied = {
    id: form.idOf(name), name, label, hint, error: form.errorOf(name), value: String(values[name] ?? ''), ...(optional && { required: false }),
    onChange: (event: { target: { value: string } }) => typed(event.target.value),
  };
  switch (as) {
    case 'area': return <TextArea rows={3} {...tied} />;
    case 'day': return <DateField min={min} max={max} {...tied} />;
    case 'select': return <Select options={options} {...tied} />;
    case 'number': return <TextField type="number" inputMode="numeric" min={min} max={max} {...tied} />;
    case 'phone': return <TextField type="tel" inputMode="tel" autoComplete="off" maxLength={11} {...tied} />;
    case 'checks': return <CheckboxGroup legend={label} hint={hint} id={tied.id} error={tied.error} options={options} values={(values[name] as readonly string[] | undefined) ?? []} onChange={put} />;
    default: return <TextField autoComplete="off" {...tied} />;
  }
}
