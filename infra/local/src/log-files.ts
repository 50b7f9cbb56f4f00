import { copyFileSync, existsSync, readdirSync, renameSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** A log grows to this size before its lines move to a file beside it. */
const LIMIT_BYTES = 10_000_000;
/** Older files of each log. */
const KEPT = 5;
const EVERY_MS = 15_000;

/**
 * Moves the lines of a log that has grown to `NAME.1`, what stood there to `NAME.2`, and so on. The writers keep their open
 * file, which is emptied in place: they append, so they go on at its beginning. Lines of the moment between copying and
 * emptying are lost; a whole log never is. @returns whether it was moved
 */
export function rotate(file: string, limitBytes = LIMIT_BYTES): boolean {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= limitBytes) return false;
  for (let n = KEPT - 1; n >= 1; n--) if (existsSync(`${file}.${n}`)) renameSync(`${file}.${n}`, `${file}.${n + 1}`);
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
  return true;
}

/** Looks after the logs of a folder while everything runs. On a full disk nothing is moved: nothing grows there either. @returns how to stop */
export function rotateWhileRunning(folder: string, { limitBytes = LIMIT_BYTES, everyMs = EVERY_MS } = {}): () => void {
  const look = (): void => {
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.log')) continue;
      try {
        rotate(join(folder, name), limitBytes);
      } catch {
        // no room for the copy: the log stays as it is, and the next look tries again
      }
    }
  };
  const timer = setInterval(look, everyMs).unref();
  return () => clearInterval(timer);
}
