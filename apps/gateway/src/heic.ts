import { Worker } from 'node:worker_threads';

/** Raw pixels, RGBA, upright. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
export interface HeicBounds {
  readonly maxPixels: number;
  readonly patienceMs: number;
}
/** As `PictureFault` names them. */
export type HeicFault = 'unreadable' | 'too-many-pixels' | 'too-slow';
const THREAD = new URL(`./heic-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * The first picture of a HEIC file, as newer telephones take it, or why not; a thread that takes too long is ended.
 * sharp's own binaries leave HEVC out for its patents, so it is decoded by libheif (WebAssembly) in a thread that is thrown away.
 */
export async function decodeHeic(bytes: Buffer, { maxPixels, patienceMs }: HeicBounds): Promise<Pixels | HeicFault> {
  const thread = new Worker(THREAD, { workerData: { bytes, maxPixels }, resourceLimits: { maxOldGenerationSizeMb: 256 }, stdout: true, stderr: true });
  try {
    return await new Promise<Pixels | HeicFault>((resolve) => {
      const late = setTimeout(() => resolve('too-slow'), patienceMs);
      thread.once('message', (result: Pixels | HeicFault) => resolve(result));
      thread.once('error', () => resolve('unreadable'));
      thread.once('exit', () => {
        clearTimeout(late);
        resolve('unreadable');
      });
    });
  } finally {
    await thread.terminate();
  }
}
