import type { Operation } from '@shaodao/contracts/kit';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { keyOf } from '../api/query.ts';
import { canKeep, createVault, dropKept } from './vault.ts';
import type { Vault } from './vault.ts';

/** An answer of the county as it was last seen on this phone. */
interface Remembered {
  readonly key: QueryKey;
  readonly data: unknown;
}
const PREFIX = 'answer:';
const nameOf = (key: QueryKey): string => PREFIX + JSON.stringify(key);
/** Who was last signed in, under the owner's own seal. */
const ME = 'me';
/** On a phone three days without a signal happen; what is older than a week may no longer be so. */
const KEPT_ON_PHONE_MS = 7 * 24 * 3600_000;
/** A desk with a mouse may be anybody's next: there what was shown goes when a session there would. */
const KEPT_ON_DESK_MS = 30 * 60_000;
const isDesk = (): boolean => globalThis.matchMedia?.('(pointer: fine)').matches ?? false;
const isFresh = (at: number): boolean => at > Date.now() - (isDesk() ? KEPT_ON_DESK_MS : KEPT_ON_PHONE_MS);
/** Whose answers are here; an id tells nothing about anybody. */
const WHOSE = 'shaodao-whose';

/**
 * Puts back what was last seen, where the county has not answered yet, and keeps what it answers from now on; sealed like
 * drafts, wiped with them on sign-out. @returns how to stop
 */
export function rememberAnswers(cache: QueryClient, vault: Vault, operations: readonly Operation[]): () => void {
  const wanted = operations.map((operation) => keyOf(operation).join('.'));
  const isWanted = (key: QueryKey) => wanted.includes(key.slice(0, 3).join('.'));
  void vault.forgetOthers(PREFIX).catch(() => {});
  void vault.all(PREFIX).catch(() => []).then((all) => {
    for (const { value, savedAt } of all) {
      const { key, data } = value as Remembered; // we sealed it ourselves
      if (!isWanted(key) || !isFresh(savedAt) || cache.getQueryData(key) !== undefined) continue;
      cache.setQueryData(key, data, { updatedAt: savedAt });
      void cache.invalidateQueries({ queryKey: key, exact: true }); // shown meanwhile, and asked again all the same
    }
  });
  return cache.getQueryCache().subscribe(({ query, type, ...event }) => {
    if (type !== 'updated' || !isWanted(query.queryKey)) return;
    const { action } = event as { action: { type: string; manual?: boolean } };
    if (action.type === 'success' && !action.manual) void vault.put(nameOf(query.queryKey), { key: query.queryKey, data: query.state.data } satisfies Remembered).catch(() => {});
  });
}

/** Who was last signed in here, as the county answered then; undefined when nobody is known. */
export async function recallMe<T>(): Promise<T | undefined> {
  const ownerId = whose();
  if (!ownerId || !canKeep()) return undefined;
  const kept = (await createVault(ownerId).get(ME).catch(() => undefined)) as { at: number; me: T } | undefined; // we sealed it ourselves
  return kept && isFresh(kept.at) ? kept.me : undefined;
}
export function keepMe(me: { readonly personId: string }): void {
  if (!canKeep()) return;
  try {
    localStorage.setItem(WHOSE, me.personId);
  } catch {
    return; // a private window keeps nothing
  }
  void createVault(me.personId).put(ME, { at: Date.now(), me }).catch(() => {});
}
/** The session is over: what the county answered in it, and whose it was, leave this device; drafts that were not sent stay. */
export async function forgetAnswers(): Promise<void> {
  forgetWhose();
  if (canKeep()) await dropKept([PREFIX, ME]).catch(() => {}); // a private window keeps nothing
}
export function forgetWhose(): void {
  try {
    localStorage.removeItem(WHOSE);
  } catch {
    // nothing was kept
  }
}
function whose(): string | null {
  try {
    return localStorage.getItem(WHOSE);
  } catch {
    return null;
  }
}
