import type { Vault } from './vault.ts';

/** Where the browser can keep nothing safely (plain HTTP, private window): held until the page is closed, never written down. */
export function createMemoryVault(): Vault {
  const kept = new Map<string, { savedAt: number; value: unknown }>();
  return {
    put: async (id, value, savedAt = Date.now()) => void kept.set(id, { savedAt, value }),
    get: async (id) => kept.get(id)?.value,
    all: async (prefix) =>
      [...kept].filter(([id]) => id.startsWith(prefix)).map(([id, one]) => ({ id, ...one })).sort((a, b) => a.savedAt - b.savedAt),
    forgetOthers: async () => {},
    remove: async (id) => void kept.delete(id),
    wipe: async () => kept.clear(),
  };
}
