import { Worker } from 'node:worker_threads';

/** Raw pixels, RGBA, upright. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
const PATIENCE_MS = 20_000;
const THREAD = new URL(`./heic-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * The first picture of a HEIC file, as newer telephones take it; null when it can't be read, is too large, or takes too long.
 * sharp's own binaries leave HEVC out for its patents, so it is decoded by libheif (WebAssembly) in a thread that is thrown away.
 */
export async function decodeHeic(bytes: Buffer, maxPixels: number): Promise<Pixels | null> {
  const thread = new Worker(THREAD, { workerData: { bytes, maxPixels }, resourceLimits: { maxOldGenerationSizeMb: 256 }, stdout: true, stderr: true });
  try {
    return await new Promise<Pixels | null>((resolve) => {
      const late = setTimeout(() => resolve(null), PATIENCE_MS);
      thread.once('message', (pixels: Pixels | null) => resolve(pixels)).once('error', () => resolve(null)).once('exit', () => { clearTimeout(late); resolve(null); });
    });
  } finally {
    await thread.terminate();
  }
}
