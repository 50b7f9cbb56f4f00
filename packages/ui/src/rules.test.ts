import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initials } from './avatar.tsx';
import { percents } from './bar-list.tsx';
import { csvText } from './csv.ts';
import { nextSort } from './data-table.tsx';
import { spanText } from './deadline.tsx';
import { nextSize, parseDisplaySettings, sizes } from './display-settings.ts';
import { fittedSize, longestEdgePx } from './downscale-photo.ts';
import { speechPieces } from './read-aloud.tsx';
import { en, zh } from './wording.ts';

describe('a deadline', () => {
  it('is told in its two largest units', () => {
    expect(spanText({ workingDays: 1, hours: 3, minutes: 20 }, zh)).toBe('1 个工作日 3 小时');
    expect(spanText({ hours: 0, minutes: 20 }, zh)).toBe('20 分钟');
    expect(spanText({ workingDays: 2 }, en)).toBe('2 working days');
    expect(spanText({}, zh)).toBe('');
  });
});

describe('shares of ratings', () => {
  it('always add up to 100 and never stray a whole per cent from the truth', () => {
    fc.assert(fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 5 }), (counts) => {
      const sum = counts.reduce((a, b) => a + b, 0);
      const shares = percents(counts);
      expect(shares.reduce((a, b) => a + b, 0)).toBe(sum === 0 ? 0 : 100);
      if (sum > 0) counts.forEach((count, at) => expect(Math.abs((shares[at] ?? NaN) - (count / sum) * 100)).toBeLessThan(1));
    }));
  });
});

describe('a table file', () => {
  it('opens in Excel and WPS with Chinese, and cannot start a formula', () => {
    expect(csvText(['事由', '件数'], [['=cmd()', -3], ['他说"好",行', 2]])).toBe('\ufeff事由,件数\r\n\'=cmd(),-3\r\n"他说""好"",行",2\r\n');
  });
});

describe('a photo', () => {
  it('keeps its shape and fits the limit, and small ones stay as they are', () => {
    expect(fittedSize(4000, 3000)).toEqual({ width: 1600, height: 1200 });
    expect(fittedSize(1600, 900)).toEqual({ width: 1600, height: 900 });
    expect(fittedSize(1601, 1)).toEqual({ width: 1600, height: 1 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (width, height) => {
      const fitted = fittedSize(width, height);
      expect(Math.max(fitted.width, fitted.height)).toBeLessThanOrEqual(longestEdgePx);
      expect(Math.min(fitted.width, fitted.height)).toBeGreaterThanOrEqual(1);
    }));
  });
});

describe('reading aloud', () => {
  it('cuts at sentence ends, into short pieces, and loses no word', () => {
    expect(speechPieces('医生明天来。\n请带病历！')).toEqual(['医生明天来。', '请带病历！']);
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('医', '来', '。', '！', '\n', ' '), maxLength: 400 }), (text) => {
      const pieces = speechPieces(text, 20);
      expect(pieces.every((piece) => piece.length <= 20)).toBe(true);
      expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }));
  });
});

describe('what a reader chose', () => {
  it('survives a round trip, and nonsense in the storage falls back to normal', () => {
    expect(parseDisplaySettings('{"size":"xlarge","contrast":"high"}')).toEqual({ size: 'xlarge', contrast: 'high' });
    expect(parseDisplaySettings('{"size":"huge"}', true)).toEqual({ size: 'normal', contrast: 'high' });
    fc.assert(fc.property(fc.string(), (stored) => {
      expect(sizes).toContain(parseDisplaySettings(stored).size);
    }));
  });
  it('goes round through all sizes', () => {
    expect(sizes.map(nextSize)).toEqual(['large', 'xlarge', 'normal']);
  });
});

describe('small things', () => {
  it('a Chinese name shows its last two characters, another its initials', () => {
    expect(initials('黄建国')).toBe('建国');
    expect(initials('欧阳 秀英')).toBe('秀英');
    expect(initials('mary ann smith')).toBe('MA');
    expect(initials('')).toBe('');
  });
  it('a second click on a column turns the order round, another column starts ascending', () => {
    const first = nextSort(undefined, 'days');
    expect(first).toEqual({ column: 'days', direction: 'ascending' });
    expect(nextSort(first, 'days').direction).toBe('descending');
    expect(nextSort(nextSort(first, 'days'), 'title')).toEqual({ column: 'title', direction: 'ascending' });
  });
});
