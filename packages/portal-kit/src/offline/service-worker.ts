import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** Put in while building, by `offline-shell.ts`. */
declare const SHELL: readonly { url: string; revision: string | null }[];
declare const ELSEWHERE: readonly string[];

// A page opens without a signal: the portal itself is on the phone, every address of it leads to the same page, and what the
// county answers is never kept here. A new version waits until the old one is closed, so that nobody's page changes under the hand.
cleanupOutdatedCaches();
precacheAndRoute([...SHELL]);
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: ELSEWHERE.map((start) => new RegExp(`^${start}(/|$)`)) }));
