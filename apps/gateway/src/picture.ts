import { fileTypeFromBuffer } from 'file-type';
import sharp, { type SharpInput, type SharpOptions } from 'sharp';
import { decodeHeic } from './heic.ts';

export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
/** Fits one NATS message once it is base64. */
const MAX_PICTURE_BYTES = 600_000;
const LONGEST_SIDE = 1600;
const HEIC: ReadonlySet<string> = new Set(['image/heic', 'image/heif']);
const READABLE: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'image/tiff']);
/** Tried in turn until it is small enough; all but leaves and gravel fit at the first. */
const STEPS = [{ side: LONGEST_SIDE, quality: 80 }, { side: LONGEST_SIDE, quality: 60 }, { side: 1024, quality: 50 }, { side: 640, quality: 40 }] as const;

sharp.cache(false);
// Requests are served on the same two cores.
sharp.concurrency(1);

/** Why a picture was not taken. */
export type PictureFault = 'unreadable' | 'too-many-pixels' | 'too-slow' | 'busy';
export type Picture = { readonly mediaType: 'image/webp'; readonly base64: string };
/** What a picture may cost; tests lower it. */
export interface PictureBounds {
  readonly maxPixels: number;
  readonly seconds: number;
}
export const BOUNDS: PictureBounds = { maxPixels: 60_000_000, seconds: 15 };

/** Pictures that may wait for their turn; each is up to 20 MB of memory. */
const MAX_WAITING = 24;
let waiting = 0;
let line: Promise<unknown> = Promise.resolve();

/**
 * A WebP of at most 1600 px and 600 kB, upright, without position, camera or any other metadata;
 * or what is wrong with it, whatever it calls itself.
 */
export async function reencode(bytes: Buffer, bounds = BOUNDS): Promise<Picture | PictureFault> {
  if (waiting >= MAX_WAITING) return 'busy';
  waiting += 1;
  // One at a time: a large picture takes a few hundred megabytes while it is decoded.
  const mine = line.then(() => encode(bytes, bounds));
  line = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}

async function encode(bytes: Buffer, bounds: PictureBounds): Promise<Picture | PictureFault> {
  const end = performance.now() + bounds.seconds * 1000;
  // Whole seconds, and 0 would mean for ever.
  const left = () => ({ seconds: Math.max(1, Math.ceil((end - performance.now()) / 1000)) });
  const type = await fileTypeFromBuffer(bytes);
  try {
    const source = await sourceOf(bytes, type?.mime, bounds);
    if (typeof source === 'string') return source;
    // sharp drops metadata unless told to keep it; `autoOrient` turns the picture as the camera was held.
    const { data, info } = await sharp(...source)
      .timeout(left())
      .autoOrient().resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    for (const { side, quality } of STEPS) {
      if (performance.now() > end) return 'too-slow';
      const small = sharp(data, { raw }).timeout(left()).resize(side, side, { fit: 'inside', withoutEnlargement: true });
      const picture = await small.webp({ quality, effort: 3 }).toBuffer();
      if (picture.length <= MAX_PICTURE_BYTES) return { mediaType: 'image/webp', base64: picture.toString('base64') };
    }
    return 'unreadable';
  } catch (error) {
    // sharp tells what went wrong by message only: cut off, damaged, or out of time.
    return error instanceof Error && /timeout|timed out/i.test(error.message) ? 'too-slow' : 'unreadable';
  }
}

/** What sharp is given to read, or why not; nothing is decoded before its size is known. */
async function sourceOf(bytes: Buffer, mediaType: string | undefined, { maxPixels, seconds }: PictureBounds): Promise<[SharpInput, SharpOptions] | PictureFault> {
  if (mediaType && READABLE.has(mediaType)) {
    // The header alone: no limit here, or the size would not be told.
    const { width, height } = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
    if (width * height > maxPixels) return 'too-many-pixels';
    return [bytes, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true, pages: 1 }];
  }
  if (!mediaType || !HEIC.has(mediaType)) return 'unreadable';
  const pixels = await decodeHeic(bytes, { maxPixels, patienceMs: seconds * 1000 });
  return typeof pixels === 'string' ? pixels : [pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 4 } }];
}
