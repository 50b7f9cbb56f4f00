import { hash } from 'node:crypto';

/** The instant that stands in the ids of master data: when the county published its account. */
const masterInstant = Date.parse('2024-06-03T08:45:00Z');

/** UUIDv7-shaped id that depends only on seed, kind and key; rows with an instant sort by it. */
export function deriveId(seed: number, kind: string, key: string | number, instant?: string): string {
  const time = (instant === undefined ? masterInstant : Date.parse(instant)).toString(16).padStart(12, '0');
  const digest = hash('sha256', `${seed}|${kind}|${key}`);
  const variant = (8 + (parseInt(digest.slice(3, 4), 16) % 4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`;
}
