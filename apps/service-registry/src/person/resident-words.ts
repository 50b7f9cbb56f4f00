import { pinyin } from 'pinyin-pro';
import type { PersonalData } from '@shaodao/service-kit/personal-data';

const FIELD = 'registry.resident_word';
const syllablesOf = (name: string): string[] => pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' }).map((s) => s.toLowerCase().replace(/[^a-z0-9]/g, '')).filter(Boolean);

/** A word as the index keeps it: what it was can't be told without the key. */
const hashOf = (word: string, data: PersonalData): string => data.blindIndex(word, FIELD).readBigInt64BE(0).toString();

/** What a name is found by: whole in pinyin (wangxiulan), by initials (wxl), by family name (wang) and by given name (xiulan). */
export function wordsOfName(name: string): string[] {
  const syllables = syllablesOf(name);
  const [family = '', ...given] = syllables;
  return [...new Set([syllables.join(''), syllables.map((s) => s[0]).join(''), family, given.join('')])].filter(Boolean);
}
/** A name's hashed words, as numbers in text. */
export const hashedWordsOf = (name: string, data: PersonalData): string[] => wordsOfName(name).map((word) => hashOf(word, data));

/** The hash to look up for what somebody typed: pinyin and initials as they are, characters by their sound. */
export const hashedSearch = (typed: string, data: PersonalData): string => hashOf(/[^\u0000-\u007f]/.test(typed) ? syllablesOf(typed).join('') : typed.toLowerCase().replace(/[^a-z0-9]/g, ''), data);
