import { createContext, use } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { Refused } from './api/refused.ts';
import type { Problem } from './api/refused.ts';
import { useProblemText } from './wording/words.ts';

/** What a portal shows where there is nothing to show: given once to `mountPortal`, dressed with its own design. */
export interface Looks {
  /** While an answer is awaited. */
  readonly Loading: ComponentType;
  /** A query was refused, or nobody could be reached; `again` asks once more. `isLost`: there is no such thing. */
  readonly Problem: ComponentType<{ text: string; isLost: boolean; isUnreachable: boolean; again?: () => void }>;
  /** Something broke: our fault, not the person's. */
  readonly Crash: ComponentType<{ again: () => void }>;
  /** No page at this address. */
  readonly Lost: ComponentType;
}
export const LooksContext = createContext<Looks | null>(null);
export function useLooks(): Looks {
  const looks = use(LooksContext);
  if (!looks) throw new Error('No looks here: render inside <PortalProviders>.');
  return looks;
}

interface Query<T> {
  readonly data: T | undefined;
  readonly error: Problem | Error | null;
  refetch(): unknown;
}

/** The answer of a query when there is one; else waiting or problem. What was known before stays in view when asking again fails. */
export function Answer<T>({ of: query, children }: { of: Query<T>; children: (value: T) => ReactNode }) {
  const { Loading, Problem: ProblemLook } = useLooks();
  const text = useProblemText(query.error);
  if (query.data !== undefined) return children(query.data);
  if (text === undefined) return <Loading />;
  const isRefused = query.error instanceof Refused;
  return <ProblemLook text={text} isLost={query.error instanceof Refused && query.error.code.endsWith('/not-found')} isUnreachable={!isRefused} again={() => void query.refetch()} />;
}
