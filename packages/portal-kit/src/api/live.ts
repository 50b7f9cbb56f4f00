import type { EventType } from '@shaodao/contracts/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { WrittenInput } from './client.ts';
import { useClient } from './context.ts';
import { useQueryOf, useQueryOptions } from './query.ts';
import type { Query } from './query.ts';

export type LiveQuery = Query & { readonly live: readonly EventType[] };

/** Without a stream the query is asked again this often. */
const POLL_MS = 20_000;

/**
 * Like `useQueryOf`, and followed while the screen is open: the server sends the new answer after each event (SSE);
 * where no stream can be had (old browser, proxy, no network) it is asked every 20 s instead. `isLive` tells which.
 */
export function useLive<O extends LiveQuery>(operation: O, input: WrittenInput<O>) {
  const client = useClient();
  const cache = useQueryClient();
  const [isLive, setLive] = useState(false);
  const key = JSON.stringify(useQueryOptions()(operation, input).queryKey);
  const url = client.urlOf(operation, input);
  const query = useQueryOf(operation, input, { refetchInterval: isLive ? false : POLL_MS });
  const isFound = query.data !== undefined;

  useEffect(() => {
    if (!isFound || !('EventSource' in globalThis)) return;
    const queryKey = JSON.parse(key) as readonly unknown[]; // our own text, two lines above
    const stream = new EventSource(url, { withCredentials: true });
    stream.onopen = () => setLive(true);
    stream.onerror = () => setLive(false); // the browser itself tries again; until then we poll
    stream.addEventListener('value', (event: MessageEvent<string>) => cache.setQueryData(queryKey, JSON.parse(event.data)));
    stream.addEventListener('gone', () => {
      stream.close();
      void cache.invalidateQueries({ queryKey });
    });
    return () => {
      stream.close();
      setLive(false);
    };
  }, [url, key, isFound, cache]);
  return { ...query, isLive };
}
