import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskName, maskPhone, PersonalData } from './personal-data.ts';

const hex = () => randomBytes(32).toString('hex');
const indexKey = hex();
const keys = { k1: hex(), k2: hex() };
const data = new PersonalData({ current: 'k1', keys }, indexKey);
const plain = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }).map((s) => s.toWellFormed()), fc.constantFrom('', '王秀英', '13812345678'));

describe('a sealed field', () => {
  it('opens to what was sealed, whatever it was', () => {
    fc.assert(fc.property(plain, fc.string({ minLength: 1 }), (value, field) => { expect(data.openText(data.seal(value, field), field)).toBe(value); }));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => { expect(data.open(data.seal(Buffer.from(bytes), 'f'), 'f').equals(Buffer.from(bytes))).toBe(true); }));
  });
  it('is another one each time, and tells nothing of its content', () => {
    fc.assert(fc.property(fc.string({ minLength: 6 }), (value) => {
      const [a, b] = [data.seal(value, 'f'), data.seal(value, 'f')];
      expect(a.equals(b)).toBe(false);
      expect(a.includes(Buffer.from(value))).toBe(false);
    }));
  });
  it('does not open in another column, with another key, or with any byte changed or cut', () => {
    const sealed = data.seal('13812345678', 'registry.person.phone');
    expect(() => data.open(sealed, 'registry.person.name')).toThrow();
    expect(() => new PersonalData({ current: 'k1', keys: { k1: keys.k2 } }, indexKey).open(sealed, 'registry.person.phone')).toThrow();
    expect(() => new PersonalData({ current: 'k2', keys: { k2: keys.k2 } }, indexKey).open(sealed, 'registry.person.phone')).toThrow(/no data key k1/);
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i]! ^= 1;
      expect(() => data.open(changed, 'registry.person.phone'), `byte ${i}`).toThrow();
      expect(() => data.open(sealed.subarray(0, i), 'registry.person.phone'), `cut at ${i}`).toThrow();
    }
  });
  it('of nothing does not open with a shortened tag', () => {
    const sealed = data.seal('', 'f');
    for (let i = 0; i < sealed.length; i++) expect(() => data.open(sealed.subarray(0, i), 'f'), `cut at ${i}`).toThrow();
  });
  it('of before a rotation opens after it; new ones use the new key', () => {
    const rotated = new PersonalData({ current: 'k2', keys }, indexKey);
    expect(rotated.openText(data.seal('王秀英', 'f'), 'f')).toBe('王秀英');
    expect(() => new PersonalData({ current: 'k1', keys: { k1: keys.k1 } }, indexKey).open(rotated.seal('x', 'f'), 'f')).toThrow();
    expect(() => new PersonalData({ current: 'k9', keys }, indexKey)).toThrow(/k9/);
  });
});
describe('a blind index', () => {
  it('is equal exactly for equal values of the same field under the same key', () => {
    fc.assert(fc.property(plain, plain, (a, b) => {
      expect(data.blindIndex(a, 'f').equals(data.blindIndex(b, 'f'))).toBe(a === b);
      expect(data.blindIndex(a, 'f').equals(data.blindIndex(a, 'g'))).toBe(false);
      expect(new PersonalData({ current: 'k1', keys }, hex()).blindIndex(a, 'f').equals(data.blindIndex(a, 'f'))).toBe(false);
    }));
  });
});
describe('a mask', () => {
  it('leaves the family name, and three and four digits', () => {
    expect(maskName('王秀英')).toBe('王**');
    expect(maskName('𠮷田')).toBe('𠮷*');
    expect(maskPhone('13812345678')).toBe('138****5678');
  });
});
