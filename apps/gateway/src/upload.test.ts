import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, refuse } from '@shaodao/contracts/kit';
import { addPhoto, getPhoto, mayAddPhoto } from '@shaodao/contracts/needs/photo';
import { BOUNDS, reencode } from './picture.ts';
import { openPictureLimits } from './picture-limits.ts';
import { startCounty, type TestCounty } from './test-county.ts';

let county: TestCounty;
let base: string;
let authorization: string;
beforeAll(async () => {
  county = await startCounty();
  base = (await county.gateway()).address;
  const officer = await county.staff('gridOfficer');
  const session = await fetch(`${base}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(officer) });
  authorization = `Bearer ${((await session.json()) as { token: string }).token}`;
  county.answer(addPhoto, () => ok({ photoId: randomUUID() }));
  county.answer(mayAddPhoto, () => ok({ left: 12 }));
}, 60_000);
afterAll(() => county?.stop());

const upload = (body: Uint8Array | FormData, type?: string) =>
  fetch(`${base}/api/v1/photos`, { method: 'POST', headers: { authorization, ...(type ? { 'content-type': type } : {}) }, body: body as BodyInit }); // Node's fetch takes both
const code = async (response: Response) => ((await response.json()) as { code: string }).code;
const received = () => Buffer.from(String(county.lastAsked(addPhoto).input['base64']), 'base64');
const noise = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } } });
/** Taken upright with the phone held sideways, in a known village. */
const phonePicture = async () =>
  sharp(await noise(300, 200).png().toBuffer()).resize(2400, 1600).withMetadata({ orientation: 6 }).withExif({ IFD0: { Make: 'TestPhone', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '26/1 29/1 0/1' } }).jpeg().toBuffer();

/** 320 × 200, green with an orange corner, HEVC. */
const HEIC = Buffer.from('AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAT9tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFjAAEAAAAAAAAA4QAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAv2lwcnAAAAChaXBjbwAAAHVodmNDAQNwAAAAAAAAAAAAPPAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAPLoCQCEAAQAoQgEBA3AAAAMAkAAAAwAAAwA8oAoIDJZbqSSmubAgAAADACAAAAMAISIAAQAHRAHBcrBiQAAAABRpc3BlAAAAAAAAAUAAAADIAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAoMAAADpbWRhdAAAAN0oAa8ZIf3CE2HpyT1kiFdzuKk/29GKkNlEvBI0fBZDP7tcytB5MSt216VkHh74gMok6hFMTX3zPk5MfXiZNyud55JXMOvLoegPg3VZaxgG6dbFJg/GfL42iWWBSz+bgIBdriWl2W6FtV+tej6K8auBUAQHBg8lgRpLLDxgbqoUgAOMBAzONLZTN2NRqwlVyPJYkm2sqdHzpw+1h3P8lOZxTDQUHbJ0e7WM7tDaX0z0ddJk6fqnWksud5rhVc1cnX/G/sugIuKap4Af4FOF6QzGgJMAAP8AUYAAAAMB6w==', 'base64');

describe('a photo from a phone', () => {
  it('reaches the service small, upright and without position or camera', async () => {
    const original = await phonePicture();
    expect((await sharp(original).metadata()).exif?.includes('TestPhone')).toBe(true);
    expect((await upload(original, 'image/jpeg')).status).toBe(200);
    const picture = received();
    const metadata = await sharp(picture).metadata();
    expect(county.lastAsked(addPhoto).input['mediaType']).toBe('image/webp');
    expect([metadata.format, metadata.exif, metadata.xmp, metadata.orientation]).toEqual(['webp', undefined, undefined, undefined]);
    expect(Math.max(metadata.width, metadata.height)).toBeLessThanOrEqual(1600);
    expect(metadata.height).toBeGreaterThan(metadata.width);
    expect(picture.length).toBeLessThanOrEqual(600_000);
    expect(picture.includes('TestPhone')).toBe(false);
  }, 30_000);
  it('may be HEIC, as newer phones take it', async () => {
    expect((await upload(HEIC, 'image/heic')).status).toBe(200);
    const { data, info } = await sharp(received()).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 320, height: 200 });
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)];
    expect(at(60, 50)[0], 'orange').toBeGreaterThan(180);
    expect(at(300, 180)[0], 'green').toBeLessThan(90);
  }, 30_000);
  it('may come in a form, too', async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(await noise(50, 40).png().toBuffer())], { type: 'image/png' }), '照片.png');
    expect((await upload(form)).status).toBe(200);
    expect(await sharp(received()).metadata()).toMatchObject({ format: 'webp', width: 50, height: 40 });
  });
});

describe('what is no photo', () => {
  it.each([
    ['a page that calls itself a picture', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'photo/unreadable'],
    ['a HEIC cut off', () => HEIC.subarray(0, 500), 'photo/unreadable'],
    ['a picture cut off', async () => (await phonePicture()).subarray(0, 2000), 'photo/unreadable'],
    ['a bomb of 64 million pixels', () => sharp({ create: { width: 8000, height: 8000, channels: 3, background: 'red' } }).png().toBuffer(), 'photo/unreadable'],
    ['nothing', () => Buffer.alloc(0), 'input/invalid'],
    ['21 MB', () => Buffer.alloc(21 * 1024 * 1024), 'input/too-large'],
  ])('is refused: %s', async (_what, make, expected) => {
    const before = county.timesAsked(addPhoto);
    expect(await code(await upload(await make(), 'image/jpeg'))).toBe(expected);
    expect(county.timesAsked(addPhoto)).toBe(before);
  }, 30_000);
  it('is refused: JSON, and a form without a file', async () => {
    expect(await code(await fetch(`${base}/api/v1/photos`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: '{}' }))).toBe('input/invalid');
    const form = new FormData();
    form.append('name', 'x');
    expect(await code(await upload(form))).toBe('input/invalid');
  });
});

describe('what a photo may cost', () => {
  it('says in words what is wrong with a picture that is too large, before it is decoded', async () => {
    const huge = await sharp({ create: { width: 8000, height: 8000, channels: 3, background: 'red' } }).png().toBuffer();
    const problem = (await (await upload(huge, 'image/png')).json()) as { status: number; fields: { message: string }[] };
    expect(problem.status).toBe(409);
    expect(problem.fields[0]?.message).toContain('超过 6000 万像素');
    expect(await reencode(HEIC, { ...BOUNDS, maxPixels: 1000 })).toBe('too-many-pixels');
  }, 30_000);
  it('is given up at the limit: the decoding ends, and the next one has its turn', async () => {
    const large = await noise(3000, 3000).jpeg().toBuffer();
    expect(await reencode(HEIC, { ...BOUNDS, seconds: 0.001 })).toBe('too-slow');
    expect(await reencode(large, { ...BOUNDS, seconds: 0.001 })).toBe('too-slow');
    expect(await reencode(large)).toMatchObject({ mediaType: 'image/webp' });
  }, 60_000);
  it('waits in a short line: a flood is sent away', async () => {
    const picture = await noise(400, 400).png().toBuffer();
    const results = await Promise.all(Array.from({ length: 30 }, () => reencode(picture)));
    expect(results.filter((one) => one === 'busy')).toHaveLength(6);
  }, 30_000);
  it('is asked of the service before a byte is read: without room nothing is sent on', async () => {
    county.answer(mayAddPhoto, () => refuse('photo/too-many'));
    const before = county.timesAsked(addPhoto);
    expect(await code(await upload(Buffer.from('not even a picture'), 'image/jpeg'))).toBe('photo/too-many');
    expect(county.timesAsked(addPhoto)).toBe(before);
    county.answer(mayAddPhoto, () => ok({ left: 12 }));
  });
  it('is counted per person and day, and few at once', async () => {
    const limits = openPictureLimits(county.pool, true);
    const person = randomUUID();
    const places = await Promise.all([1, 2, 3, 4].map(() => limits.enter(person)));
    expect(places.filter((place) => 'wait' in place)).toHaveLength(1);
    for (const place of places) if ('leave' in place) place.leave();
    for (let bad = 0; bad < 20; bad++) await limits.charge(person);
    expect(await limits.enter(person)).toMatchObject({ wait: expect.any(Number) as number });
    // Neither another process nor a restart forgives it; somebody else is not touched.
    expect(await openPictureLimits(county.pool, true).enter(person)).toMatchObject({ wait: expect.any(Number) as number });
    expect(await limits.enter(randomUUID())).toHaveProperty('leave');
  });
});

describe('a stored photo', () => {
  it('comes as the picture itself, for this reader only', async () => {
    const picture = await noise(10, 10).webp().toBuffer();
    county.answer(getPhoto, () => ok({ mediaType: 'image/webp', base64: picture.toString('base64') }));
    const response = await fetch(`${base}/api/v1/photos/${randomUUID()}`, { headers: { authorization } });
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(response.headers.get('cache-control')).toMatch(/^private/);
    expect(Buffer.from(await response.arrayBuffer()).equals(picture)).toBe(true);
  });
});
