import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, pageOf } from './paging.ts';

const uuid = '0190a000-0005-7000-8000-000000000001';
describe('a cursor', () => {
  it('comes back as it was made', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), fc.uuid(), fc.integer({ min: -5, max: 5 }), fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\u0000')), (at, id, urgency, name) => {
      expect(decodeCursor(encodeCursor([at.toISOString(), id]), ['instant', 'uuid'])).toEqual([at.toISOString(), id]);
      expect(decodeCursor(encodeCursor([urgency, at.toISOString(), id]), ['integer', 'instant', 'uuid'])).toEqual([urgency, at.toISOString(), id]);
      expect(decodeCursor(encodeCursor([at.toISOString().slice(0, 10), name, id]), ['day', 'text', 'uuid'])).toEqual([at.toISOString().slice(0, 10), name, id]);
    }));
  });
  it.each([[undefined], [''], ['x'], ['字'], [encodeCursor([])], [encodeCursor([uuid])], [encodeCursor(['2026-02-30T00:00:00Z', uuid])], [encodeCursor(['0000-01-01T00:00:00Z', uuid])], [encodeCursor(['infinity', uuid])], [encodeCursor(['2026-01-01T00:00:00Z', 'g'.repeat(36)])], [encodeCursor([1, uuid])], [encodeCursor(['2026-01-01T00:00:00Z', uuid, 1])], [Buffer.from('{"0":1}').toString('base64url')]])('that is not ours (%s) starts anew', (cursor) => {
    expect(decodeCursor(cursor, ['instant', 'uuid'])).toBeUndefined();
  });
  it('holds no number that PostgreSQL’s integer can’t, no NUL and no half character', () => {
    expect(decodeCursor(encodeCursor([3e9]), ['integer'])).toBeUndefined();
    expect(decodeCursor(encodeCursor([1.5]), ['integer'])).toBeUndefined();
    expect(decodeCursor(encodeCursor(['a\u0000']), ['text'])).toBeUndefined();
    expect(decodeCursor(Buffer.from('["\\ud800"]').toString('base64url'), ['text'])).toBeUndefined();
  });
});
describe('pages', () => {
  it('put end to end hold every row once, in order, whatever the size of a page', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { maxLength: 50 }), fc.integer({ min: 1, max: 20 }), (numbers, limit) => {
      const all = [...numbers].sort((a, b) => a - b);
      const seen: number[] = [];
      for (let cursor: string | undefined, pages = 0; pages <= all.length + 1; pages++) {
        const from = decodeCursor(cursor, ['integer'])?.[0];
        const rows = all.filter((n) => from === undefined || n > Number(from)).slice(0, limit + 1);
        const page = pageOf(rows, limit, all.length, (n) => n, (n) => [n]);
        expect(page.total).toBe(all.length);
        seen.push(...page.items);
        if (!page.nextCursor) break;
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(all);
    }));
  });
});
