import type { FieldError } from '@shaodao/contracts/kit';
import { useState } from 'react';
import type { WrittenInput } from '../api/client.ts';
import type { Command } from '../api/command.ts';
import { Refused } from '../api/refused.ts';

type Values<O extends Command> = Partial<WrittenInput<O>>;
type Name<O extends Command> = keyof WrittenInput<O> & string;

/** What is wrong with an input, by the contract's own schema: JSON pointer and a Chinese sentence. */
export function faultsOf<O extends Command>(operation: O, values: Values<O>): FieldError[] {
  const checked = operation.input.safeParse(values);
  if (checked.success) return [];
  return checked.error.issues.map((issue) => ({
    pointer: `/${issue.path.map(String).join('/')}`,
    // zod's own texts are English; a contract's are Chinese
    message: /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '请填写这一项',
  }));
}

/** The first word of a JSON pointer: the field it belongs to. */
const fieldOf = (pointer: string): string => pointer.split('/')[1] ?? '';

/**
 * What is being typed for one command. Checked by the contract's schema when it is submitted, and from then on field by field;
 * the server's field errors stand in the same places. `preset` is known already and never typed.
 */
export function useFormOf<O extends Command>(operation: O, { preset, initial }: { preset?: Values<O>; initial?: Values<O> } = {}) {
  const [values, setValues] = useState<Values<O>>(initial ?? {});
  const [faults, setFaults] = useState<readonly FieldError[]>([]);
  const [isTried, setTried] = useState(false);
  const [complained, setComplained] = useState<readonly string[]>([]);
  const whole = { ...values, ...preset };
  const errorOf = (name: Name<O>): string | undefined => faults.find((fault) => fieldOf(fault.pointer) === name)?.message;

  const set = (change: Values<O>) => {
    const next = { ...values, ...change };
    setValues(next);
    if (isTried) setFaults(faultsOf(operation, { ...next, ...preset }));
  };
  return {
    values,
    set,
    errorOf,
    /** What the last try found and is still wrong, for a summary above the form (it takes the focus, so nothing joins it while somebody types); `fieldId` is `idOf` of its field. */
    errors: faults.filter((fault) => complained.includes(fault.pointer)).map((fault) => ({ fieldId: idOf(operation, fieldOf(fault.pointer)), text: fault.message })),
    /** Id of a field's control, so that the summary can lead to it. */
    idOf: (name: Name<O>) => idOf(operation, name),
    /** Value, change, error and id of a text field, ready to spread: `<TextField label="…" {...form.field('detail')} />`. */
    field: (name: Name<O>) => ({
      id: idOf(operation, name),
      name,
      value: String(values[name] ?? ''),
      error: errorOf(name),
      onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value } as Values<O>), // the name is one of the input's
    }),
    /** Checks these fields only (a step of several); true when they stand. */
    check: (...names: Name<O>[]): boolean => {
      const found = faultsOf(operation, whole).filter((fault) => names.some((name) => name === fieldOf(fault.pointer)));
      setFaults(found);
      setComplained(found.map((fault) => fault.pointer));
      return found.length === 0;
    },
    /** The whole input when it stands; undefined, with errors shown, when it does not. */
    checked: (): WrittenInput<O> | undefined => {
      const found = faultsOf(operation, whole);
      setTried(true);
      setFaults(found);
      setComplained(found.map((fault) => fault.pointer));
      return found.length === 0 ? (whole as WrittenInput<O>) : undefined; // just checked
    },
    /** Puts the server's field errors where they belong. */
    showRefusal: (problem: unknown) => {
      if (!(problem instanceof Refused) || problem.fields.length === 0) return;
      setFaults(problem.fields);
      setComplained(problem.fields.map((fault) => fault.pointer));
    },
    reset: (next: Values<O> = initial ?? {}) => {
      setValues(next);
      setFaults([]);
      setComplained([]);
      setTried(false);
    },
  };
}
const idOf = (operation: Command, name: string): string => `${operation.subject}-${name}`.replaceAll('.', '-');
