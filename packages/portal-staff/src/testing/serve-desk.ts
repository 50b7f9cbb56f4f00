import type { Role } from '@shaodao/contracts/actor';
import { startTestServer } from '@shaodao/portal-kit/testing/test-server';
import { answerAsCounty } from './county.ts';

/** A built portal with the invented county behind it, somebody already signed in. */
export async function serveDesk({ folder, basePath, roles, size, isSignedIn = true }: { folder: string; basePath: string; roles: readonly Role[]; size?: number; isSignedIn?: boolean }) {
  const server = await startTestServer({ folder, basePath });
  server.isSignedIn = isSignedIn;
  answerAsCounty(server, roles, size === undefined ? {} : { size });
  return server;
}
