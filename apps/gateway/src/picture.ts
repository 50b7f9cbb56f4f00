import { fileTypeFromBuffer } from 'file-type';
import sharp, { type SharpInput, type SharpOptions } from 'sharp';
import { decodeHeic } from './heic.ts';

export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
/** Fits one NATS message once it is base64. */
const MAX_PICTURE_BYTES = 600_000;
const LONGEST_SIDE = 1600;
const MAX_PIXELS = 60_000_000;
const HEIC: ReadonlySet<string> = new Set(['image/heic', 'image/heif']);
const READABLE: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'image/tiff']);
/** Tried in turn until it is small enough; all but leaves and gravel fit at the first. */
const STEPS = [{ side: LONGEST_SIDE, quality: 80 }, { side: LONGEST_SIDE, quality: 60 }, { side: 1024, quality: 50 }, { side: 640, quality: 40 }] as const;

sharp.cache(false);
// Requests are served on the same two cores.
sharp.concurrency(1);

let line: Promise<unknown> = Promise.resolve();

/**
 * A WebP of at most 1600 px and 600 kB, upright, without position, camera or any other metadata.
 * Null when it is no picture that can be read, whatever it calls itself.
 */
export function reencode(bytes: Buffer): Promise<{ mediaType: 'image/webp'; base64: string } | null> {
  // One at a time: a large picture takes a few hundred megabytes while it is decoded.
  const mine = line.then(() => encode(bytes));
  line = mine.catch(() => undefined);
  return mine;
}

async function encode(bytes: Buffer) {
  const type = await fileTypeFromBuffer(bytes);
  const source = await sourceOf(bytes, type?.mime);
  if (!source) return null;
  try {
    // sharp drops metadata unless told to keep it; `autoOrient` turns the picture as the camera was held.
    const { data, info } = await sharp(...source)
      .autoOrient().resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    for (const { side, quality } of STEPS) {
      const picture = await sharp(data, { raw }).resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ quality, effort: 3 }).toBuffer();
      if (picture.length <= MAX_PICTURE_BYTES) return { mediaType: 'image/webp' as const, base64: picture.toString('base64') };
    }
    return null;
  } catch {
    // Cut off, damaged, or a bomb: sharp tells these by message only.
    return null;
  }
}

/** What sharp is given to read, or null when it is no picture. */
async function sourceOf(bytes: Buffer, mediaType: string | undefined): Promise<[SharpInput, SharpOptions] | null> {
  if (mediaType && READABLE.has(mediaType)) return [bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 }];
  if (!mediaType || !HEIC.has(mediaType)) return null;
  const pixels = await decodeHeic(bytes, MAX_PIXELS);
  return pixels && [pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 4 } }];
}
