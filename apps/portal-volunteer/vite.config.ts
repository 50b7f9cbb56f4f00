import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lightContracts } from '../../packages/portal-kit/src/vite/light-contracts.ts';
import { offlineShell } from '../../packages/portal-kit/src/vite/offline-shell.ts';

export default defineConfig({
  base: '/volunteer/',
  plugins: [lightContracts(), react(), offlineShell()],
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'], dedupe: ['react', 'react-dom'] },
  // villagers keep their phones for years; the polyfill would need an inline script
  build: { target: ['chrome87', 'safari14.1'], modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080' } },
});
