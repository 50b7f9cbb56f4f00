import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigrams } from './search.ts';

const han = fc.string({ unit: fc.constantFrom(...'头晕想请医生来量血压灯坏了𠮷'), maxLength: 20 });
describe('words of a search', () => {
  it('are all found in the text that holds them: nothing is missed', () => {
    fc.assert(fc.property(han, han, han, (before, word, after) => {
      const text = new Set(bigrams(before + word + after));
      if ([...word].length >= 2) expect(bigrams(word).every((pair) => text.has(pair))).toBe(true);
    }));
  });
  it('do not reach over a sign, and make no difference between wide and narrow, large and small', () => {
    expect(bigrams('灯，坏')).toEqual(['灯', '坏']);
    expect(bigrams('ＷｉＦｉ')).toEqual(bigrams('wifi'));
    expect(bigrams(null, undefined, '', '  ，。')).toEqual([]);
  });
});
