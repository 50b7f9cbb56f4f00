import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { GatewayConfig } from '../config.ts';

/** AES-256-GCM; first byte of what is stored, so that another suite can follow. */
const SUITE = 1;

/** Encrypted and searchable forms of what must not lie open in the database. */
export interface Secrets {
  /** Keyed digest of a value for one purpose: equal values meet, nobody reads them back. */
  index(purpose: 'phone' | 'user-name' | 'code', value: string): Buffer;
  /** `context` binds the text to its row: it opens nowhere else. */
  seal(text: string, context: string): Buffer;
  open(sealed: Buffer, context: string): string;
}

export function openSecrets({ blindIndexKey, dataKeys }: Pick<GatewayConfig, 'blindIndexKey' | 'dataKeys'>): Secrets {
  const keyOf = (id: string): Buffer => {
    const key = dataKeys.keys[id];
    if (!key) throw new Error(`data key ${id} is missing from SHAODAO_DATA_KEYS: put it back, what was encrypted with it cannot be read without`);
    return Buffer.from(key, 'hex');
  };
  return {
    index: (purpose, value) => createHmac('sha256', blindIndexKey).update(`${purpose}:${value}`).digest(),
    seal(text, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyOf(dataKeys.current), iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const id = Buffer.from(dataKeys.current);
      return Buffer.concat([Buffer.from([SUITE, id.length]), id, iv, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      if (sealed[0] !== SUITE) throw new Error(`unknown cipher suite ${sealed[0]}`);
      const start = 2 + (sealed[1] ?? 0);
      const decipher = createDecipheriv('aes-256-gcm', keyOf(sealed.toString('utf8', 2, start)), sealed.subarray(start, start + 12));
      decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(start + 12, start + 28));
      return Buffer.concat([decipher.update(sealed.subarray(start + 28)), decipher.final()]).toString('utf8');
    },
  };
}

/** 13812345678 → 138****5678 */
export const maskedPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
export const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
