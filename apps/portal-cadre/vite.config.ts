import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { offlineShell } from '../../packages/portal-kit/src/vite/offline-shell.ts';

export default defineConfig({
  base: '/cadre/',
  plugins: [react(), offlineShell()],
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'], dedupe: ['react', 'react-dom'] },
  // the polyfill would need an inline script, which the security policy forbids
  build: { target: ['chrome100', 'safari15.4'], modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080' } },
});
