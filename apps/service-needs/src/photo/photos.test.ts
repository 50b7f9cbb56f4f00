import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPhoto, mayAddPhoto } from '@shaodao/contracts/needs/photo';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';

let county: TestCounty;
beforeAll(async () => {
  county = await bootCounty();
});
afterAll(() => county?.stop());

const picture = { mediaType: 'image/webp', base64: 'AAAA' } as const;
const key = (n: number) => ({ idempotencyKey: `photo-key-${n}` });

describe('photos that are not yet of a need', () => {
  it('are twelve at most, also when the last two come at once; and it is said before one is sent', async () => {
    for (let n = 1; n <= 11; n++) await county.does('wangdama', addPhoto, picture, key(n));
    expect(await county.does('wangdama', mayAddPhoto, {})).toEqual({ left: 1 });
    const both = await Promise.all([12, 13].map((n) => county.ask('wangdama', addPhoto, picture, key(n))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await county.ask('wangdama', mayAddPhoto, {})).toMatchObject({ refusal: 'photo/too-many' });
    expect(await county.does('lidaye', mayAddPhoto, {})).toEqual({ left: 12 });
  });
  it('that are sent again because the answer was lost are let in, and only those', async () => {
    expect(await county.ask('wangdama', mayAddPhoto, {}, key(3))).toMatchObject({ ok: true });
    expect(await county.ask('wangdama', addPhoto, picture, key(3))).toMatchObject({ ok: true });
    expect(await county.ask('wangdama', mayAddPhoto, {}, key(99))).toMatchObject({ refusal: 'photo/too-many' });
    expect(await county.ask('lidaye', mayAddPhoto, {}, key(3))).toMatchObject({ ok: true });
  });
});
