import { isProblem, Refused } from '../api/refused.ts';
import { useLanguage } from './language.ts';
import type { Language } from './language.ts';

/** Texts in both languages; English that lacks a word does not compile. */
export type Table<T> = { readonly zh: T; readonly en: { readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...args: infer A) => string ? (...args: A) => string : { readonly [N in keyof T[K]]: string } } };
export const wordsOf = <const T extends object>(zh: T, en: Table<T>['en']): Table<T> => ({ zh, en });

/** The texts of a table in the language in force. */
export function useWords<T>(table: Table<T>): Table<T>['en'] {
  return table[useLanguage()] as Table<T>['en']; // Chinese has the same shape
}

const unreachable: Record<Language, string> = { zh: '网络不通，没有送到。填写的内容还在，请过一会儿再试', en: 'No connection. Nothing is lost: please try again later' };

/** One sentence about a problem: what is wrong and what to do. */
export function problemText(problem: unknown, language: Language = 'zh'): string | undefined {
  if (!isProblem(problem)) return undefined;
  return problem instanceof Refused ? problem.title : unreachable[language];
}
/** The sentence to show for a problem, or undefined when there is none. */
export const useProblemText = (problem: unknown): string | undefined => problemText(problem, useLanguage());
