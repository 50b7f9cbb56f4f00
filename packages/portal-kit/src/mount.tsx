import type { Operation } from '@shaodao/contracts/kit';
import { Fragment, StrictMode } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Looks } from './answer.tsx';
import type { Client } from './api/client.ts';
import { keepShell } from './offline/shell.ts';
import { PortalProviders } from './providers.tsx';
import { Pages, pagesOf } from './routing.tsx';
import type { PortalRoute } from './routing.tsx';
import { languageTag, useLanguage } from './wording/language.ts';
import type { Language } from './wording/language.ts';

/** Everything that makes a portal of its pages. */
export interface Portal {
  /** Stands behind each page's title. */
  readonly name: Record<Language, string>;
  /** Where the gateway serves it: `/`, `/cadre/` …; `import.meta.env.BASE_URL`. */
  readonly basePath: string;
  readonly routes: readonly PortalRoute[];
  readonly looks: Looks;
  /** Inside the router and the providers, around every page: the portal's link component and wording. */
  readonly Frame?: ComponentType<{ children: ReactNode }>;
  /** Path of the sign-in page; it finds where to go on in `?next=`. */
  readonly signInPath?: string;
  /** Commands (and uploads) that may wait on this phone for a signal. */
  readonly queued?: readonly Operation[];
  /** Queries whose last answers stay on this phone, sealed, so that a page opened without a signal has something on it. */
  readonly remembered?: readonly Operation[];
}

/** The whole portal as an element; `mountPortal` puts it on the page, tests render it. */
export function createPortalApp({ name, basePath, routes, looks, Frame = Fragment, signInPath = '/sign-in', queued, remembered }: Portal) {
  const pages = pagesOf(routes);
  return function PortalApp({ client }: { client?: Client }) {
    document.documentElement.lang = languageTag[useLanguage()];
    return (
      <PortalProviders looks={looks} queued={queued} remembered={remembered} client={client}>
        <Frame><Pages pages={pages} basePath={basePath} name={name} signInPath={signInPath} /></Frame>
      </PortalProviders>
    );
  };
}

/** Starts a portal in `<div id="root">`, and keeps it on the phone. */
export function mountPortal(portal: Portal): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html lacks <div id="root">.');
  const App = createPortalApp(portal);
  createRoot(root).render(<StrictMode><App /></StrictMode>);
  keepShell(portal.basePath);
}
