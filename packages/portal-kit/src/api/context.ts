import { QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Client } from './client.ts';
import { Failed, Unreachable } from './refused.ts';

export const ClientContext = createContext<Client | null>(null);

/** The API of this portal; only inside `PortalProviders`. */
export function useClient(): Client {
  const client = use(ClientContext);
  if (!client) throw new Error('No API here: render inside <PortalProviders>.');
  return client;
}

/** Server data live here and nowhere else. A bad signal is tried again, a refusal is not; the browser's own "offline" is not trusted. */
export const createCache = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        retry: (count, error) => (error instanceof Unreachable && count < 2) || (error instanceof Failed && error.status >= 500 && count < 1),
        retryDelay: (count) => 700 * 2 ** count,
      },
      mutations: { networkMode: 'always' },
    },
  });
