import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { Option } from './field.tsx';

/** One yes-or-no with its text beside it; the whole line can be tapped. */
export function Checkbox({ label, hint, className, ...rest }:
  Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label className={classNames('sd-tick', className)}>
      <input type="checkbox" {...rest} />
      <span>{label}{hint && <span className="sd-tick-hint">{hint}</span>}</span>
    </label>
  );
}

/** What a group of choices has in common. */
type GroupProps = {
  legend: ReactNode;
  options: readonly (Option & { hint?: string })[];
  hint?: ReactNode;
  error?: string;
  /** Side by side where there is room. */
  inline?: boolean;
  /** Id of the group, so that an error summary can link to it. */
  id?: string;
};

function Group({ legend, hint, error, inline, id, children }: Omit<GroupProps, 'options'> & { children: (describedBy?: string) => ReactNode }) {
  const own = useId();
  const groupId = id ?? own;
  const described = [hint && `${groupId}-hint`, error && `${groupId}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset id={groupId} tabIndex={-1} className={classNames('sd-field', 'sd-group', inline && 'sd-group-inline', error !== undefined && 'sd-field-wrong')}
      aria-describedby={described}>
      <legend>{legend}</legend>
      {hint && <p className="sd-field-hint" id={`${groupId}-hint`}>{hint}</p>}
      <div className="sd-group-choices">{children(described)}</div>
      {error && <p className="sd-field-error" id={`${groupId}-error`}><Icon name="alert" />{error}</p>}
    </fieldset>
  );
}

/** Exactly one of a few; `value` undefined while nothing is chosen. */
export function RadioGroup({ options, value, onChange, name, ...rest }:
  GroupProps & { name?: string; value: string | undefined; onChange: (value: string) => void }) {
  const own = useId();
  return (
    <Group {...rest}>
      {() => options.map((o) => (
        <label key={o.value} className="sd-tick">
          <input type="radio" name={name ?? own} value={o.value} checked={value === o.value} disabled={o.disabled} onChange={() => onChange(o.value)} />
          <span>{o.text}{o.hint && <span className="sd-tick-hint">{o.hint}</span>}</span>
        </label>
      ))}
    </Group>
  );
}

/** Any number of a few. */
export function CheckboxGroup({ options, values, onChange, ...rest }:
  GroupProps & { values: readonly string[]; onChange: (values: string[]) => void }) {
  const toggled = (value: string) => (values.includes(value) ? values.filter((v) => v !== value) : [...values, value]);
  return (
    <Group {...rest}>
      {() => options.map((o) => (
        <Checkbox key={o.value} label={o.text} hint={o.hint} disabled={o.disabled} checked={values.includes(o.value)} onChange={() => onChange(toggled(o.value))} />
      ))}
    </Group>
  );
}
