const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** The check digit of an ID number's first 17 digits (GB 11643). */
export const checkDigitOf = (digits: string): string => CHECK_DIGITS[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11]!;

/** What is wrong with a citizen's ID number (18 characters), or null: birthday and check digit have to be right. */
export function idNumberFault(number: string): string | null {
  if (!/^\d{17}[\dX]$/.test(number)) return '身份证号应为 18 位';
  const day = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) return '身份证号里的出生日期不对';
  return checkDigitOf(number) === number[17] ? null : '身份证号填错了（校验位对不上）';
}
/** 35012319500101123X → 350123********123X: the place and the end, as cards show it. */
export const maskIdNumber = (number: string): string => `${number.slice(0, 6)}********${number.slice(-4)}`;
