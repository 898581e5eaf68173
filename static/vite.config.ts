import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown } from 'vite';

/**
 * Names the group of our own modules that a screen can't be shown without: all it imports, but not on demand. The
 * screen's own file stays outside, so that it keeps its entry in Vite's manifest.
 */
function openingOf(screen: string): Rolldown.CodeSplittingNameFunction {
  const start = path.resolve(__dirname, screen);
  const opening = new Set<string>();
  return (id, modules) => {
    const pending = opening.size === 0 ? [start] : [];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (opening.has(next) || next.includes('node_modules')) continue;
      opening.add(next);
      pending.push(...(modules.getModuleInfo(next)?.importedIds ?? []));
    }
    return id !== start && opening.has(id) ? 'opening' : null;
  };
}

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
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Left alone, whatever two screens share becomes a file of its own: 43 requests until a postmortem is
          // readable, each compressed by itself. What every screen needs, and what a postmortem needs, are one each.
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: openingOf('src/postmortem/postmortem-screen.tsx'), priority: 1 },
          ],
        },
      },
    },
  },
});
