import { useSyncExternalStore } from 'react';

let now = new Date();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = new Date();
    for (const one of listeners) one();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};
const current = (): Date => {
  // the first look after a pause must not show an old minute
  if (timer === undefined && Date.now() - now.getTime() > 1000) now = new Date();
  return now;
};

/** The time, for "3 天前" and clocks; moves every half minute. */
export const useNow = (): Date => useSyncExternalStore(subscribe, current);
