import { describe, expect, it } from 'vitest';
import { kindsLike } from './kinds-like.ts';
import { kinds } from '../testing/village.ts';

const bestFor = (words: string) => kindsLike(words, kinds)[0]?.name;

describe('own words find a service kind', () => {
  it.each([
    ['我家电饭锅坏了，想请人修', '修家电'],
    ['最近头晕，想量一量血压', '量血压测血糖'],
    ['水龙头漏水', '修水管水龙头'],
    ['腿脚不好想请人上门剪头发理发', '上门理发'],
    ['在福州打工老板不给工钱', '讨回工钱'],
  ])('%s → %s', (words, name) => expect(bestFor(words)).toBe(name));
  it('offers nothing rather than something wrong', () => expect(kindsLike('哎呀', kinds)).toEqual([]));
  it('never offers a retired kind', () => expect(kindsLike('修家电', kinds.map((k) => ({ ...k, isRetired: true })))).toEqual([]));
  it('offers four at most', () => expect(kindsLike('修', kinds).length).toBeLessThanOrEqual(4));
});
