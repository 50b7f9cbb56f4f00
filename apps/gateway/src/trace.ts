import { randomBytes } from 'node:crypto';

/** W3C trace context: the caller's trace goes on, or a new one begins. */
export interface Trace {
  readonly id: string;
  readonly parent: string;
}

const FORM = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;
const NONE = '0'.repeat(32);

export function traceOf(header: string | undefined): Trace {
  const known = header ? FORM.exec(header) : null;
  const fresh = randomBytes(24).toString('hex');
  const id = known && known[1] !== NONE ? known[1]! : fresh.slice(0, 32);
  return { id, parent: `00-${id}-${fresh.slice(32)}-${known?.[2] ?? '01'}` };
}
