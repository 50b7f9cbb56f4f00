import { QueryClient } from '@tanstack/react-query';
import { createElement } from 'react';
import type { FunctionComponent } from 'react';
import { createClient } from '../api/client.ts';
import type { Client } from '../api/client.ts';

/** A portal element that asks a test server. */
export const portalAt = (App: FunctionComponent<{ client?: Client }>, server: { origin: string }) => createElement(App, { client: createClient({ origin: server.origin }) });

/** A cache that never tries again, for tests of refusals. */
export const impatientCache = () => new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false } } });
