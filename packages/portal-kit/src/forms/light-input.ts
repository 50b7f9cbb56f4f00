/** What an address book puts around a number and nobody sees; the county takes off the rest of its kind. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** What a field of a command's input must be, as far as a phone has to know; messages are the contract's own. */
export interface LightField {
  readonly required?: string;
  /** Length in UTF-16 units, and a pattern; blanks around it count only where `raw` (passwords). */
  readonly text?: { readonly raw?: true; readonly min?: readonly [number, string]; readonly max?: readonly [number, string]; readonly pattern?: readonly [string, string] };
  readonly number?: { readonly min: number; readonly max: number; readonly message: string };
  readonly options?: readonly [readonly unknown[], string];
  readonly list?: readonly [max: number, message: string];
}
type Values = Record<string, unknown>;
interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** The first thing that is wrong with a value, or nothing. */
function faultOf(field: LightField, value: unknown): string | undefined {
  if (value === undefined) return field.required;
  const { text, number, options, list } = field;
  if (text) {
    if (typeof value !== 'string') return field.required;
    const written = text.raw ? value : value.replace(INVISIBLE, '').trim();
    if (text.min && written.length < text.min[0]) return text.min[1];
    if (text.max && written.length > text.max[0]) return text.max[1];
    if (text.pattern && !new RegExp(text.pattern[0]).test(written)) return text.pattern[1];
  }
  if (number && (!Number.isInteger(value) || (value as number) < number.min || (value as number) > number.max)) return number.message;
  if (options && !options[0].includes(value)) return options[1];
  if (list && Array.isArray(value) && value.length > list[0]) return list[1];
  return undefined;
}

/** A command's input without zod: finds what people get wrong most. What it lets pass the county checks with the contract itself. */
export const lightInput = (fields: Record<string, LightField>) => ({
  safeParse(values: Values): { success: true; data: Values } | { success: false; error: { issues: readonly Issue[] } } {
    const issues = Object.entries(fields).flatMap(([name, field]): Issue[] => {
      const message = faultOf(field, values[name]);
      return message === undefined ? [] : [{ path: [name], message }];
    });
    return issues.length === 0 ? { success: true, data: values } : { success: false, error: { issues } };
  },
});
