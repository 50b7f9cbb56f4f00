import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { useWording } from './wording.ts';

/** What every field has: a visible label, perhaps a hint below it, and its own error text. */
export type FieldText = { label: ReactNode; hint?: ReactNode; error?: string; id?: string };

/** Ids and aria attributes that tie a control to its hint and error. */
type Tied = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/** Label, hint, control and error in reading order; the control gets its ids through `children`. */
export function Field({ label, hint, error, id, required, className, children }:
  FieldText & { required?: boolean; className?: string; children: (tied: Tied) => ReactNode }) {
  const own = useId();
  const wording = useWording();
  const controlId = id ?? own;
  const described = [hint && `${controlId}-hint`, error && `${controlId}-error`].filter(Boolean).join(' ');
  return (
    <div className={classNames('sd-field', error !== undefined && 'sd-field-wrong', className)}>
      <label htmlFor={controlId}>
        {label}
        {required === false && <span className="sd-field-optional">（{wording.optional}）</span>}
      </label>
      {hint && <p className="sd-field-hint" id={`${controlId}-hint`}>{hint}</p>}
      {children({ id: controlId, ...(described && { 'aria-describedby': described }), ...(error && { 'aria-invalid': true }) })}
      {error && <p className="sd-field-error" id={`${controlId}-error`}><Icon name="alert" />{error}</p>}
    </div>
  );
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & FieldText;

/** One line of text; `type` may be text, tel, number, password … . `required={false}` shows “可不填”. */
export function TextField({ label, hint, error, id, className, ...rest }: InputProps) {
  return (
    <Field {...{ label, hint, error, id, className }} required={rest.required}>
      {(tied) => <input type="text" {...rest} {...tied} className="sd-input" />}
    </Field>
  );
}

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea({ label, hint, error, id, className, rows = 4, ...rest }:
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'> & FieldText) {
  return (
    <Field {...{ label, hint, error, id, className }} required={rest.required}>
      {(tied) => <textarea rows={rows} {...rest} {...tied} className="sd-input sd-textarea" />}
    </Field>
  );
}

/** One option of a list; the text is what people see. */
export type Option = { value: string; text: string; disabled?: boolean };

/** One of a list, by the phone's own picker; the first line asks to choose unless `placeholder` is null. */
export function Select({ label, hint, error, id, className, options, placeholder, ...rest }:
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> & FieldText & { options: readonly Option[]; placeholder?: string | null }) {
  const wording = useWording();
  return (
    <Field {...{ label, hint, error, id, className }} required={rest.required}>
      {(tied) => (
        <span className="sd-select">
          <select {...rest} {...tied} className="sd-input">
            {placeholder !== null && <option value="">{placeholder ?? wording.choose}</option>}
            {options.map((o) => <option key={o.value} value={o.value} disabled={o.disabled}>{o.text}</option>)}
          </select>
          <Icon name="down" />
        </span>
      )}
    </Field>
  );
}

/** A calendar day `YYYY-MM-DD`, by the phone's own picker; `min` and `max` are days too. */
export function DateField(props: Omit<InputProps, 'type'>) {
  return <TextField {...props} type="date" />;
}

/** A time of day `HH:MM` (24 hours), by the phone's own picker. */
export function TimeField(props: Omit<InputProps, 'type'>) {
  return <TextField {...props} type="time" />;
}
