import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const WORKER = fileURLToPath(new URL('../offline/service-worker.ts', import.meta.url));
const HASHED = /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;
/** What is heavier is fetched when it is opened: a cheap phone should not pay for a map that nobody looks at. */
const MOST_BYTES = 500_000;
/** Addresses of the same origin that are no pages of a portal at `/`. */
const ELSEWHERE = ['/api', '/cadre', '/department', '/volunteer', '/healthz', '/readyz'];

/** Writes `sw.js` beside the built portal: it keeps the portal's own files on the phone, so that a page opens without a signal. */
export function offlineShell() {
  let outDir = '';
  let base = '/';
  return {
    name: 'shaodao-offline-shell',
    apply: 'build' as const,
    configResolved(config: { root: string; base: string; build: { outDir: string } }) {
      outDir = resolve(config.root, config.build.outDir);
      base = config.base;
    },
    async closeBundle() {
      const shell = filesIn(outDir).filter((file) => file !== 'sw.js').flatMap((file) => {
        const bytes = readFileSync(join(outDir, file));
        return bytes.length > MOST_BYTES ? [] : [{ url: file, revision: file.startsWith('assets/') && HASHED.test(file) ? null : createHash('sha256').update(bytes).digest('hex').slice(0, 16) }];
      });
      const elsewhere = base === '/' ? ELSEWHERE : [];
      await build({
        configFile: false, logLevel: 'error', publicDir: false,
        define: { SHELL: JSON.stringify(shell), ELSEWHERE: JSON.stringify(elsewhere), 'process.env.NODE_ENV': '"production"' },
        build: { outDir, emptyOutDir: false, target: 'es2020', rollupOptions: { input: WORKER, output: { format: 'iife', entryFileNames: 'sw.js' } } },
      });
    },
  };
}

function filesIn(folder: string, at = ''): string[] {
  return readdirSync(join(folder, at), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesIn(folder, join(at, entry.name)) : [join(at, entry.name)])).sort();
}
