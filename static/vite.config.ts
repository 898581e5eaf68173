import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: __dirname,
  // Atlassian serves the bundle from a path that is not known in advance.
  base: './',
  plugins: [react()],
  resolve: {
    alias: [
      {
        // 37 kB gzip of a client for experiments that Atlassian runs on its own products.
        find: /^@atlaskit\/feature-gate-js-client(\/.*)?$/,
        replacement: path.resolve(__dirname, 'src/shared/feature-gates-off.ts'),
      },
    ],
  },
  define: { 'process.env': '{}', 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    outDir: path.resolve(__dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no data: URLs and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    chunkSizeWarningLimit: 1000,
  },
});
