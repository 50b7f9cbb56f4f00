import { statfs } from 'node:fs/promises';

/** How long a look at the disk is believed. */
const KEPT_MS = 2_000;
const MEGABYTE = 1024 * 1024;

/** Watches the room where the database keeps its data: a database without any ends for everybody, so writing stops before. */
export interface DiskGuard {
  /** Whether there is too little room to write anything. */
  isFull(): Promise<boolean>;
  /** Bytes that are free; null where the database is elsewhere. */
  freeBytes(): number | null;
}

export function openDiskGuard(folder: string | undefined, minFreeMegabytes: number, now: () => number = Date.now): DiskGuard {
  if (folder === undefined) return { isFull: () => Promise.resolve(false), freeBytes: () => null };
  let looked = Number.NEGATIVE_INFINITY;
  let free: number | null = null;
  const look = async (): Promise<void> => {
    looked = now();
    // A folder that can't be looked at says nothing about its room.
    free = await statfs(folder).then(({ bavail, bsize }) => bavail * bsize, () => null);
  };
  return {
    freeBytes: () => free,
    async isFull() {
      if (now() - looked > KEPT_MS) await look();
      return free !== null && free < minFreeMegabytes * MEGABYTE;
    },
  };
}
