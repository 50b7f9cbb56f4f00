import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  build: { outDir: '../dist/gallery', emptyOutDir: true },
});
