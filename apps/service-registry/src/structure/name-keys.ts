import { pinyin } from 'pinyin-pro';
import { bigrams } from '@shaodao/service-kit/search';

/** What a name is found by: its pinyin without tones (`zhongfangzhen`), its initials (`zfz`), its pairs of characters. */
export function nameKeys(name: string): { pinyin: string; initials: string; words: string[] } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map((s) => s.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return { pinyin: syllables.join(''), initials: syllables.map((s) => s[0] ?? '').join(''), words: bigrams(name) };
}
