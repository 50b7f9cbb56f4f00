import { syncsAlways } from './config.ts';

/** What production thinks of a nats-server of this version. */
export type BrokerVerdict = 'good' | 'advised' | 'old' | 'unsafe';

type Version = readonly [major: number, minor: number, patch: number];
/**
 * By release line, from advisories.nats.io. Below `floor` a user may listen to what it is forbidden (2026-16 to 2026-18),
 * which our permission table stands on. Below `advised` lie faults of parts that we switch on nowhere (MQTT, WebSocket,
 * leaf nodes, JWT, monitoring requests): to be said, not to be refused. Lines without an entry are judged by the newest.
 */
const LINES: readonly { readonly floor: Version; readonly advised: Version }[] = [
  { floor: [2, 11, 16], advised: [2, 11, 9999] }, // the later faults were not mended on this line
  { floor: [2, 12, 7], advised: [2, 12, 12] },
  { floor: [2, 14, 0], advised: [2, 14, 3] },
];

/** For sentences: `2.11.16、2.12.7、2.14.0`. */
export const floors = LINES.map(({ floor }) => floor.join('.')).join('、');
export const advised = '2.12.12、2.14.3';

/**
 * `unsafe`: acknowledges before it has written, or nobody knows its version; `old`: below the floor of its line;
 * `advised`: above it, with newer advisories out.
 */
export function judgeBroker(version: string): BrokerVerdict {
  const read = /^v?(\d+)\.(\d+)\.(\d+)(-.+)?$/.exec(version);
  if (!read) return 'unsafe';
  const [, major, minor, patch, before] = read;
  // A pre-release comes before the release that it names.
  const is: Version = [Number(major), Number(minor), Number(patch) - (before ? 0.5 : 0)];
  if (!syncsAlways(`${major}.${minor}.${patch}`)) return 'unsafe';
  const line = LINES.find(({ floor }) => floor[0] === is[0] && floor[1] === is[1]) ?? LINES.at(-1);
  if (!line || isBelow(is, line.floor)) return 'old';
  return isBelow(is, line.advised) ? 'advised' : 'good';
}

const isBelow = (a: Version, b: Version): boolean =>
  a[0] - b[0] < 0 || (a[0] === b[0] && (a[1] < b[1] || (a[1] === b[1] && a[2] < b[2])));
