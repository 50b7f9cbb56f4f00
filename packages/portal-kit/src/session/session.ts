import { signInByCode, signIn, signOut } from '@shaodao/contracts/identity/session';
import type { OutputOf } from '@shaodao/contracts/kit';
import { getMe } from '@shaodao/contracts/registry/person';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { useCommand } from '../api/command.ts';
import { useClient } from '../api/context.ts';
import { throwOnCrash } from '../api/query.ts';
import { Refused, Unreachable } from '../api/refused.ts';
import { keepMe, recallMe } from '../offline/remembered.ts';

export type Me = OutputOf<typeof getMe>;
/** asking: not known yet · out: nobody signed in · in: `me` · unreachable: no answer, and nobody known from before. */
export type Session = { state: 'asking'; me: null } | { state: 'out'; me: null } | { state: 'unreachable'; me: null; again: () => void } | { state: 'in'; me: Me };

export const sessionKey = ['session', 'me'] as const;
/** What has to be wiped from this device when somebody signs out; set by the providers. */
export const LeaveContext = createContext<() => Promise<void>>(async () => {});

/** Who is signed in here. */
export function useSession(): Session {
  const client = useClient();
  const query = useQuery<Me | null>({
    queryKey: sessionKey,
    queryFn: ({ signal }) =>
      client.ask(getMe, {}, { signal }).then((me) => (keepMe(me), me)).catch(async (error: unknown) => {
        if (error instanceof Refused && error.code === 'actor/unknown') return null;
        // Without a signal whoever was here last goes on; the county will say whether that still holds.
        const known = error instanceof Unreachable ? await recallMe<Me>() : undefined;
        if (known) return known;
        throw error;
      }),
    staleTime: 60_000,
    throwOnError: throwOnCrash,
  });
  if (query.data) return { state: 'in', me: query.data };
  if (query.data === null) return { state: 'out', me: null };
  if (query.error instanceof Unreachable || query.error instanceof Refused) return { state: 'unreachable', me: null, again: () => void query.refetch() };
  return { state: 'asking', me: null };
}

/** Me, on a screen that only signed-in people reach. */
export function useMe(): Me {
  const session = useSession();
  if (!session.me) throw new Error('This screen needs access "signedIn" in the routes.');
  return session.me;
}

/** What one person was shown is nothing for the next one at the same device; what a page still shows is asked anew. */
export function forgetShown(cache: QueryClient): void {
  const predicate = ({ queryKey }: { queryKey: QueryKey }) => queryKey[0] !== sessionKey[0];
  cache.removeQueries({ predicate, type: 'inactive' });
  void cache.resetQueries({ predicate, type: 'active' });
}

/** Both ways to sign in; call `entered` after success, then the portal opens. */
export function useSignIn() {
  const cache = useQueryClient();
  const byCode = useCommand(signInByCode);
  const byPassword = useCommand(signIn);
  const entered = () => {
    forgetShown(cache);
    return cache.invalidateQueries({ queryKey: sessionKey });
  };
  return { byCode, byPassword, entered };
}

/** Asks anew who I am and for whom I may act, after something changed that. */
export function useRefreshMe(): () => Promise<void> {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: sessionKey });
}

/** Ends the session, empties the cache and wipes drafts from this device; without an answer from the county nothing is wiped, for the session would go on. */
export function useSignOut() {
  const cache = useQueryClient();
  const leave = use(LeaveContext);
  const command = useCommand(signOut);
  const out = async () => {
    const outcome = await command.run({});
    if (!outcome.ok && outcome.problem instanceof Unreachable) return outcome;
    await leave();
    cache.setQueryData(sessionKey, null);
    forgetShown(cache);
    return outcome;
  };
  return { signOut: out, isBusy: command.isBusy, problem: command.problem };
}
