import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

/** First byte of every stored value: which suite made it. 1 = AES-256-GCM. */
const AES_256_GCM = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts personal fields (classes S and P of quality §2), with keys that live outside the database. */
export class PersonalData {
  // Made once: a key given as bytes is looked for anew at each use, which costs four times the work itself.
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #current: string;
  readonly #indexKey: KeyObject;

  constructor(keys: { current: string; keys: Record<string, string> }, indexKey: string) {
    this.#keys = new Map(Object.entries(keys.keys).map(([id, hex]) => [id, createSecretKey(hex, 'hex')]));
    this.#current = keys.current;
    this.#indexKey = createSecretKey(indexKey, 'hex');
    if (!this.#keys.has(this.#current)) throw new Error(`数据密钥 ${this.#current} 不在密钥表中`);
  }

  /** suite byte, length of key id, key id, nonce, tag, cipher text. `field` binds the value to its column. */
  seal(plain: string | Buffer, field: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#keys.get(this.#current)!, nonce).setAAD(Buffer.from(field));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    const keyId = Buffer.from(this.#current);
    return Buffer.concat([Buffer.from([AES_256_GCM, keyId.length]), keyId, nonce, cipher.getAuthTag(), body]);
  }

  /** @throws when the suite or key is unknown, or the value was moved or changed */
  open(sealed: Buffer, field: string): Buffer {
    if (sealed[0] !== AES_256_GCM) throw new Error(`unknown encryption suite ${sealed[0]} in ${field}`);
    const start = 2 + sealed[1]!;
    const keyId = sealed.subarray(2, start).toString();
    const key = this.#keys.get(keyId);
    if (!key) throw new Error(`no data key ${keyId} for ${field}`);
    const nonce = sealed.subarray(start, start + NONCE_BYTES);
    const tag = sealed.subarray(start + NONCE_BYTES, start + NONCE_BYTES + TAG_BYTES);
    // Without its length Node takes a shortened tag for a whole one.
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(field)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(start + NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }
  openText(sealed: Buffer, field: string): string {
    return this.open(sealed, field).toString('utf8');
  }

  /** Same value, same index: lets an encrypted field be found by equality without being readable. */
  blindIndex(plain: string, field: string): Buffer {
    return createHmac('sha256', this.#indexKey).update(`${field}\u0000${plain}`).digest();
  }
}

/** 王秀英 → 王**; the family name stays, the length is told. */
export const maskName = (name: string): string => [...name].map((c, i) => (i === 0 ? c : '*')).join('');
/** 13812345678 → 138****5678 */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
