import { createContext, use, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Outbox, OutboxState } from './outbox.ts';
import type { Vault } from './vault.ts';

/** Outbox and vault of who is signed in; null while nobody is. */
export const OutboxContext = createContext<{ outbox: Outbox; vault: Vault; isDurable: boolean } | null>(null);

const nothing: OutboxState = { letters: [], isSending: false };
const never = () => () => {};

/** What waits on this phone: `unsent` is always in view, `refused` ones need a person. `isDurable` is false where nothing outlives the page. */
export function useOutbox() {
  const held = use(OutboxContext);
  const state = useSyncExternalStore(held?.outbox.subscribe ?? never, held?.outbox.getState ?? (() => nothing));
  return {
    ...state,
    unsent: state.letters.length,
    refused: state.letters.filter((letter) => letter.refused !== null),
    isDurable: held?.isDurable ?? false,
    outbox: held?.outbox ?? null,
    sendNow: () => void held?.outbox.send(),
  };
}

/** Sends when the page opens, when the network comes back and when the person comes back to the page. */
export function useSending(outbox: Outbox | null): void {
  useEffect(() => {
    if (!outbox) return;
    const send = () => void outbox.send();
    const seen = () => document.visibilityState === 'visible' && send();
    send();
    addEventListener('online', send);
    document.addEventListener('visibilitychange', seen);
    return () => {
      removeEventListener('online', send);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [outbox]);
}

/** Like `useState`, but what is typed survives a killed tab: kept encrypted under `name` until `forget`. Undefined while it is being read. */
export function useKept<T>(name: string, initial: T): { value: T | undefined; set: (next: T) => void; forget: () => void } {
  const held = use(OutboxContext);
  const [value, setValue] = useState<T>();
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unkept = useRef<{ value: T }>(undefined);
  const start = useRef(initial);
  const vault = held?.vault;
  useEffect(() => {
    let isHere = true;
    void (vault?.get(`typed:${name}`) ?? Promise.resolve(undefined)).catch(() => undefined).then((kept) => isHere && setValue((kept as T | undefined) ?? start.current)); // we sealed it ourselves
    return () => {
      isHere = false;
    };
  }, [vault, name]);
  const keep = useCallback(() => {
    clearTimeout(later.current);
    if (unkept.current) void vault?.put(`typed:${name}`, unkept.current.value).catch(() => {});
    unkept.current = undefined;
  }, [vault, name]);
  useEffect(() => keep, [keep]); // leaving the page keeps the last letters too
  const set = useCallback((next: T) => {
    setValue(next);
    unkept.current = { value: next };
    clearTimeout(later.current);
    later.current = setTimeout(keep, 300);
  }, [keep]);
  const forget = useCallback(() => {
    clearTimeout(later.current);
    unkept.current = undefined;
    void vault?.remove(`typed:${name}`).catch(() => {});
  }, [vault, name]);
  return { value, set, forget };
}
