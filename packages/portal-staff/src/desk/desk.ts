import type { Role } from '@shaodao/contracts/actor';
import type { Operation } from '@shaodao/contracts/kit';
import type { Language } from '@shaodao/portal-kit/wording/language';
import type { IconName } from '@shaodao/ui/icon';
import { createContext, use } from 'react';

/** One entry of a desk's menu; it stands there for those who may ask `reads`. */
export interface DeskEntry {
  readonly path: string;
  readonly text: Record<Language, string>;
  readonly icon: IconName;
  /** What the page reads; an entry without it is for everybody at this desk. */
  readonly reads?: Operation;
}
/** What waits behind an entry of the menu, by its path. */
export type Waiting = Readonly<Record<string, { count: number; urgent?: boolean } | undefined>>;

/** A staff portal: who works here, and with what. */
export interface Desk {
  readonly name: Record<Language, string>;
  readonly roles: readonly Role[];
  readonly menu: readonly { readonly title?: Record<Language, string>; readonly entries: readonly DeskEntry[] }[];
  /** Where people belong who have no role here. */
  readonly other: { readonly href: string; readonly text: Record<Language, string> };
  readonly useWaiting: () => Waiting;
  /** The list that the search box on top leads to, with `words` to follow. */
  readonly search: { readonly reads: Operation; readonly path: string; readonly text: Record<Language, string> };
}
export const DeskContext = createContext<Desk | null>(null);
/** The desk of this portal; only inside its `Frame`. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('No desk here: render inside the frame that frameOf(desk) makes.');
  return desk;
}
