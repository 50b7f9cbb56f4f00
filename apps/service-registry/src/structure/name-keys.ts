import { pinyin } from 'pinyin-pro';
import { bigrams } from '@shaodao/service-kit/search';

const charactersOf = (name: string): string[] => [...name.normalize('NFKC').toLowerCase()].filter((one) => /[\p{L}\p{N}]/u.test(one));
/** The keys that names with these words have: pairs of characters, or the one character. */
export const keysOfWords = (text: string): string[] => ([...text].length === 1 ? charactersOf(text) : bigrams(text));

/** What a name is found by: its pinyin without tones (`zhongfangzhen`), its initials (`zfz`), its characters and their pairs. */
export function nameKeys(name: string): { pinyin: string; initials: string; words: string[] } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map((s) => s.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return { pinyin: syllables.join(''), initials: syllables.map((s) => s[0] ?? '').join(''), words: [...new Set([...bigrams(name), ...charactersOf(name)])] };
}
