import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';

/** Something kept on this phone: its content is encrypted, the rest tells nothing about anybody. */
export interface Sealed {
  readonly id: string;
  readonly ownerId: string;
  readonly savedAt: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly content: ArrayBuffer;
}
interface VaultSchema extends DBSchema {
  keys: { key: string; value: CryptoKey };
  sealed: { key: string; value: Sealed };
}

const DATABASE = 'shaodao-drafts';
const open = (): Promise<IDBPDatabase<VaultSchema>> =>
  openDB<VaultSchema>(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore('keys');
      db.createObjectStore('sealed', { keyPath: 'id' });
    },
  });

/** Whether this browser can keep secrets at all (secure page, IndexedDB allowed). */
export const canKeep = (): boolean => 'indexedDB' in globalThis && globalThis.crypto?.subtle !== undefined;

/** AES-GCM with a key that the browser holds and never shows, not even to us. */
async function keyOf(db: IDBPDatabase<VaultSchema>): Promise<CryptoKey> {
  const found = await db.get('keys', 'drafts');
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // two tabs may both come here: the first one's key stands
  const transaction = db.transaction('keys', 'readwrite');
  const key = (await transaction.store.get('drafts')) ?? made;
  await transaction.store.put(key, 'drafts');
  await transaction.done;
  return key;
}

/** Drops whatever anybody kept here under these prefixes; everything else stays, unsent drafts above all. */
export async function dropKept(prefixes: readonly string[]): Promise<void> {
  const db = await open();
  try {
    for (const id of await db.getAllKeys('sealed')) {
      if (prefixes.some((prefix) => id.startsWith(prefix))) await db.delete('sealed', id);
    }
  } finally {
    db.close();
  }
}

/** Keeps JSON values of one person on this device, each encrypted; `wipe` leaves nothing behind, the key included. */
export function createVault(ownerId: string) {
  let last: Promise<unknown> = Promise.resolve();
  let isWiped = false;
  // one after the other, so that nothing that was on its way is written after a wipe
  const withDb = <T>(use: (db: IDBPDatabase<VaultSchema>) => Promise<T>): Promise<T> => {
    const mine = last.catch(() => {}).then(async () => {
      const db = await open();
      try {
        return await use(db);
      } finally {
        db.close();
      }
    });
    last = mine;
    return mine;
  };
  const unseal = async (db: IDBPDatabase<VaultSchema>, sealed: Sealed): Promise<unknown> => {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, await keyOf(db), sealed.content);
    return JSON.parse(new TextDecoder().decode(plain));
  };
  return {
    put: (id: string, value: unknown, savedAt = Date.now()) =>
      withDb(async (db) => {
        if (isWiped) return; // who has signed out leaves nothing behind, the last letters typed included
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const content = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(db), new TextEncoder().encode(JSON.stringify(value)));
        await db.put('sealed', { id, ownerId, savedAt, iv, content });
      }),
    get: (id: string) =>
      withDb(async (db) => {
        const sealed = await db.get('sealed', id);
        return sealed?.ownerId === ownerId ? unseal(db, sealed) : undefined;
      }),
    /** Ids and values of the same prefix, oldest first. */
    all: (prefix: string) =>
      withDb(async (db) => {
        const found = (await db.getAll('sealed')).filter((one) => one.ownerId === ownerId && one.id.startsWith(prefix));
        found.sort((a, b) => a.savedAt - b.savedAt);
        return Promise.all(found.map(async (one) => ({ id: one.id, savedAt: one.savedAt, value: await unseal(db, one) })));
      }),
    /** Drops what others kept here under this prefix: a phone may be lent. */
    forgetOthers: (prefix: string) =>
      withDb(async (db) => {
        for (const one of await db.getAll('sealed')) if (one.ownerId !== ownerId && one.id.startsWith(prefix)) await db.delete('sealed', one.id);
      }),
    remove: (id: string) => withDb((db) => db.delete('sealed', id)),
    wipe: () =>
      withDb(async (db) => {
        isWiped = true;
        await db.clear('sealed');
        await db.clear('keys');
      }),
  };
}
export type Vault = ReturnType<typeof createVault>;
