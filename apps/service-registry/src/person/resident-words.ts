import { pinyin } from 'pinyin-pro';
import type { PersonalData } from '@shaodao/service-kit/personal-data';

const FIELD = 'registry.resident_word';
const syllablesOf = (name: string): string[] => pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' }).map((s) => s.toLowerCase().replace(/[^a-z0-9]/g, '')).filter(Boolean);

/** A word as the index keeps it: what it was can't be told without the key. */
const hashOf = (word: string, data: PersonalData): string => data.blindIndex(word, FIELD).readBigInt64BE(0).toString();

/** What a name is found by: in pinyin whole (wangxiulan), by every run of up to three syllables (wang, xiu, lan, wangxiu, xiulan), by the given name, and by initials (wxl). */
export function wordsOfName(name: string): string[] {
  const syllables = syllablesOf(name);
  const runs = syllables.flatMap((_, from) => [1, 2, 3].map((length) => syllables.slice(from, from + length).join('')));
  return [...new Set([syllables.join(''), syllables.map((s) => s[0]).join(''), syllables.slice(1).join(''), ...runs])].filter(Boolean);
}
/** A name's hashed words, as numbers in text. */
export const hashedWordsOf = (name: string, data: PersonalData): string[] => wordsOfName(name).map((word) => hashOf(word, data));

/** The hashes to look up for what somebody typed: pinyin and initials as they are, characters by their sound; one character by each of its readings. */
export function hashedSearch(typed: string, data: PersonalData): string[] {
  if (!/[^\u0000-\u007f]/.test(typed)) return [hashOf(typed.toLowerCase().replace(/[^a-z0-9]/g, ''), data)];
  if ([...typed].length > 1) return [hashOf(syllablesOf(typed).join(''), data)];
  const readings = pinyin(typed, { toneType: 'none', type: 'array', v: true, multiple: true }).map((one) => one.toLowerCase());
  return [...new Set([...readings, ...syllablesOf(typed)])].map((one) => hashOf(one, data));
}
