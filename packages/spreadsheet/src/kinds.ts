import { isPlainText } from '@shaodao/contracts/typed';
import { halfWidth, isOdd, ODD_REASON, restored, trimmed, type Cell } from './cell.ts';

/** A cell read as a value, or why it can't be. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** What a cell holds, whatever it means: free words, a code, a number, a day, or one of a closed list. */
export type Form = 'words' | 'code' | 'number' | 'day' | 'choice';

/** How the cells of a column are read and written. */
export interface Kind<T> {
  readonly form: Form;
  /** A cell that says something; empty ones never get here. */
  readonly read: (text: string, cell: Cell) => Reading<T>;
  readonly write: (value: T) => string | number;
  /** What belongs here, for the template's explanations. */
  readonly says: string;
  /** Values to choose from, in the program's own drop-down. */
  readonly options?: readonly string[];
}
const right = <T>(value: T): Reading<T> => ({ ok: true, value });
const wrong = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason });

/** The text of a cell as people see it; a number without the program's own formatting. */
export function textOf(cell: Cell): Reading<string> {
  if (cell === null) return right('');
  if (isOdd(cell)) return wrong(ODD_REASON[cell.odd]);
  if (typeof cell === 'string') return right(restored(trimmed(cell)));
  if (typeof cell === 'boolean') return right(cell ? '是' : '否');
  // Codes of more than fifteen digits lose their end when a program takes them for a number.
  if (Number.isInteger(cell) && !Number.isSafeInteger(cell)) return wrong('长号码被当成数字存了，末几位已经丢失；请先把这一列设成“文本”，再重新填写');
  return right(String(cell));
}

/** Words of `min` to `max` characters. */
export const words = (min: number, max: number): Kind<string> => ({
  form: 'words',
  says: `文字，最多 ${max} 个字`,
  read: (text) => {
    const length = [...text].length;
    if (length < min) return wrong(`至少写 ${min} 个字`);
    if (length > max) return wrong(`最多写 ${max} 个字，这里有 ${length} 个`);
    return isPlainText(text) ? right(text) : wrong('含有不能识别的字符');
  },
  write: (value) => value,
});

/** A code or number that is text: digits of one of these lengths, however wide they were typed. */
export const digits = (lengths: readonly number[], what: string): Kind<string> => ({
  form: 'code',
  says: `${lengths.join('、')} 位数字`,
  read: (text) => {
    const code = halfWidth(text).replaceAll(/[\s-]/g, '');
    return /^\d+$/.test(code) && lengths.includes(code.length) ? right(code) : wrong(`${what}应为 ${lengths.join('、')} 位数字，这里是“${text}”`);
  },
  write: (value) => value,
});

/** Text that must look like this once full-width characters and blanks are put right. */
export const pattern = (shape: RegExp, reason: string, says: string, check: (text: string) => string | null = () => null): Kind<string> => ({
  form: 'code', says,
  read: (text) => {
    const value = halfWidth(text).replaceAll(/\s/g, '').toUpperCase();
    const fault = shape.test(value) ? check(value) : reason;
    return fault === null ? right(value) : wrong(fault);
  },
  write: (value) => value,
});

/** A whole number from `min` to `max`. */
export const wholeNumber = (min: number, max: number): Kind<number> => ({
  form: 'number',
  says: `整数，${min} 到 ${max}`,
  read: (text) => {
    const value = Number(halfWidth(text).replaceAll(/[\s,]/g, ''));
    if (!Number.isInteger(value)) return wrong(`应为整数，这里是“${text}”`);
    return value < min || value > max ? wrong(`应在 ${min} 到 ${max} 之间`) : right(value);
  },
  write: (value) => value,
});
/** A number with decimals from `min` to `max`, such as a position in degrees. */
export const decimal = (min: number, max: number): Kind<number> => ({
  form: 'number',
  says: `数字，${min} 到 ${max}`,
  read: (text) => {
    const value = Number(halfWidth(text).replaceAll(/[\s,]/g, ''));
    return Number.isFinite(value) && value >= min && value <= max ? right(value) : wrong(`应为 ${min} 到 ${max} 之间的数字，这里是“${text}”`);
  },
  write: (value) => value,
});

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet's calendar; the 29 February 1900 that never was is counted in. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const dayText = (year: number, month: number, day: number): string | null => {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null;
};
/** A calendar day: a real date of the program, or text such as 2026-03-01, 2026/3/1, 2026年3月1日, 20260301. */
export const day = (): Kind<string> => ({
  form: 'day',
  says: '日期，如 2026-03-01',
  read: (text, cell) => {
    if (typeof cell === 'number' && cell > 366 && cell < 100_000) return right(new Date(SERIAL_EPOCH + Math.floor(cell) * DAY_MS).toISOString().slice(0, 10));
    const plain = halfWidth(text).replaceAll(/\s/g, '');
    const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
    const value = found && dayText(Number(found[1]), Number(found[2]), Number(found[3]));
    return value ? right(value) : wrong(`日期应写成 2026-03-01 这样，这里是“${text}”`);
  },
  write: (value) => value,
});

/** A table of words, read backwards: for what people choose from. */
export const byWords = <T extends string>(wordOf: Readonly<Record<T, string>>): Record<string, T> => Object.fromEntries(Object.entries<string>(wordOf).map(([value, word]) => [word, value as T])); // the table's own keys
/** One of a closed list, by the words that people choose from. */
export const choice = <const T extends string>(texts: Readonly<Record<string, T>>): Kind<T> => {
  const options = [...new Map(Object.entries(texts).map(([text, value]) => [value, text] as const).reverse()).values()].reverse();
  const textFor = new Map(Object.entries(texts).map(([text, value]) => [value, text] as const).reverse());
  return {
    form: 'choice', says: options.join('、'), options,
    read: (text) => {
      const value = texts[halfWidth(text)];
      return value === undefined ? wrong(`只能填：${options.join('、')}，这里是“${text}”`) : right(value);
    },
    write: (value) => textFor.get(value) ?? value,
  };
};
/** Any of a closed list, written one after the other: 独居、残疾. */
export const choices = <const T extends string>(texts: Readonly<Record<string, T>>): Kind<readonly T[]> => {
  const one = choice(texts);
  return {
    form: 'choice', says: `${one.options!.join('、')}；可以填几个，用顿号隔开；填“无”表示没有`,
    read: (text) => {
      if (text === '无') return right([]);
      const found: T[] = [];
      for (const word of text.split(/[、，,;；\s]+/).filter(Boolean)) {
        const reading = one.read(word, word);
        if (!reading.ok) return reading;
        if (!found.includes(reading.value)) found.push(reading.value);
      }
      return right(found.sort());
    },
    write: (values) => (values.length === 0 ? '无' : values.map(one.write).join('、')),
  };
};
/** Several words, one after the other: names, duties. In what order they stand says nothing. */
export const several = (most: number, what: string): Kind<readonly string[]> => ({
  form: 'words', says: `${what}；可以填几个，用顿号隔开；填“无”表示没有`,
  read: (text) => {
    if (text === '无') return right([]);
    const found = [...new Set(text.split(/[、，,;；\n]+/).map(trimmed).filter(Boolean))].sort();
    if (found.length > most) return wrong(`最多填 ${most} 个，这里有 ${found.length} 个`);
    return isPlainText(text) ? right(found) : wrong('含有不能识别的字符');
  },
  write: (values) => (values.length === 0 ? '无' : values.join('、')),
});
