import { useSyncExternalStore } from 'react';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];
/** Tag for `lang` attributes and voices. */
export const languageTag: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

const STORED = 'shaodao.language';
const listeners = new Set<() => void>();
let current: Language | undefined;

/** The language that this portal is read in now. */
export function language(): Language {
  if (current) return current;
  try {
    current = localStorage.getItem(STORED) === 'en' ? 'en' : 'zh';
  } catch {
    current = 'zh'; // storage forbidden: Chinese first
  }
  return current;
}

/** Chinese until somebody chooses otherwise on this device. */
export function setLanguage(next: Language): void {
  current = next;
  document.documentElement.lang = languageTag[next];
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // shown anyway, only not kept
  }
  for (const listener of listeners) listener();
}

export const useLanguage = (): Language =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, language);
