import { parentPort, workerData } from 'node:worker_threads';
import { all } from 'heic-decode';

/** Decodes one HEIC picture and ends: a damaged one may leave the decoder's memory in any state. */
const { bytes, maxPixels } = workerData as { bytes: Uint8Array; maxPixels: number }; // given by heic.ts
try {
  const [image] = await all({ buffer: bytes });
  if (!image) parentPort!.postMessage('unreadable');
  else if (image.width * image.height > maxPixels) parentPort!.postMessage('too-many-pixels');
  else {
    const { width, height, data } = await image.decode();
    parentPort!.postMessage({ width, height, data: new Uint8Array(data.buffer) }, [data.buffer as ArrayBuffer]);
  }
} catch {
  parentPort!.postMessage('unreadable');
}
process.exit();
