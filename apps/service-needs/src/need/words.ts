import { bigrams } from '@shaodao/service-kit/search';

/** What a need is found by: its number, its public title and the own words, as pairs of characters. */
export const wordsOf = ({ number, title, detail }: { readonly number: string; readonly title: string; readonly detail: string }): string[] => bigrams(number, title, detail);
