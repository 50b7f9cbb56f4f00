import { useSyncExternalStore } from 'react';

/** Steps of text size: villagers 20 / 24 / 30 px, staff 15 / 17 / 20 px. */
export const sizes = ['normal', 'large', 'xlarge'] as const;
export const contrasts = ['normal', 'high'] as const;
export type Size = (typeof sizes)[number];
export type Contrast = (typeof contrasts)[number];

/** What a reader has chosen on this device. */
export type DisplaySettings = { size: Size; contrast: Contrast };

const key = 'shaodao.display';
const listeners = new Set<() => void>();
let current: DisplaySettings | undefined;

const isOneOf = <T extends string>(all: readonly T[], value: unknown): value is T => all.some((one) => one === value);

/** Whatever is stored becomes valid settings; unknown values fall back to the default. */
export function parseDisplaySettings(stored: string | null, wantsMoreContrast = false): DisplaySettings {
  const fallback: DisplaySettings = { size: 'normal', contrast: wantsMoreContrast ? 'high' : 'normal' };
  try {
    const found: unknown = JSON.parse(stored ?? '{}');
    if (typeof found !== 'object' || found === null) return fallback;
    const size = 'size' in found ? found.size : undefined;
    const contrast = 'contrast' in found ? found.contrast : undefined;
    return { size: isOneOf(sizes, size) ? size : fallback.size, contrast: isOneOf(contrasts, contrast) ? contrast : fallback.contrast };
  } catch {
    return fallback;
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // some phones forbid storage in private windows
  }
}

function show(settings: DisplaySettings): void {
  document.documentElement.dataset['size'] = settings.size;
  document.documentElement.dataset['contrast'] = settings.contrast;
}

/** The settings in force; the system's wish for more contrast counts until the reader chooses. */
export function displaySettings(): DisplaySettings {
  return (current ??= parseDisplaySettings(stored(), matchMedia('(prefers-contrast: more)').matches));
}

/** Puts the stored settings on <html>; call before the first render so that nothing jumps. */
export function applyDisplaySettings(): void {
  show(displaySettings());
}

/** Changes some settings, shows them at once and keeps them on this device. */
export function changeDisplaySettings(change: Partial<DisplaySettings>): void {
  current = { ...displaySettings(), ...change };
  show(current);
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // shown anyway, only not kept
  }
  for (const listener of listeners) listener();
}

/** The next larger step; after the largest comes the normal one again. */
export const nextSize = (size: Size): Size => sizes[(sizes.indexOf(size) + 1) % sizes.length] ?? 'normal';

/** The settings in force, followed as they change. */
export function useDisplaySettings(): DisplaySettings {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, displaySettings);
}
