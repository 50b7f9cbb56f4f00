import { build, preview } from 'vite';

/** The gallery, built and served on a free port of this machine. */
export async function serveGallery(): Promise<{ address: string; close: () => Promise<void> }> {
  const configFile = `${import.meta.dirname}/vite.config.ts`;
  process.env['NODE_ENV'] = 'production'; // a test runner sets another one, and React would come in its slow, heavy build
  await build({ configFile, logLevel: 'warn' });
  const server = await preview({ configFile, logLevel: 'warn', preview: { host: '127.0.0.1', port: 0 } });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('The gallery did not start: no address given');
  return { address, close: () => server.close() };
}
