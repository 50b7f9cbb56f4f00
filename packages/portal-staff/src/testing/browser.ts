import { existsSync } from 'node:fs';
import { startTestServer } from '@shaodao/portal-kit/testing/test-server';
import type { Role } from '@shaodao/contracts/actor';
import { chromium } from '@playwright/test';
import { answerAsCounty } from './county.ts';

/** Headless Chromium: the system's own, or the one Playwright brought. */
export const launchBrowser = () =>
  chromium.launch({ ...(existsSync('/usr/bin/chromium') && { executablePath: '/usr/bin/chromium' }), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

/** A built portal with the invented county behind it, somebody already signed in. */
export async function serveDesk({ folder, basePath, roles, size, isSignedIn = true }: { folder: string; basePath: string; roles: readonly Role[]; size?: number; isSignedIn?: boolean }) {
  const server = await startTestServer({ folder, basePath });
  server.isSignedIn = isSignedIn;
  answerAsCounty(server, roles, size === undefined ? {} : { size });
  return server;
}
