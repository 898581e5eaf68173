import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { Check } from './check';

const KB = 1024;

// Vite's own list of what it built (https://vite.dev/guide/backend-integration), by source file.
const viteManifest = v.record(
  v.string(),
  v.object({
    file: v.string(),
    isEntry: v.optional(v.boolean(), false),
    imports: v.optional(v.array(v.string()), []),
  }),
);
export type ViteManifest = v.InferOutput<typeof viteManifest>;

/** How much JavaScript a reader may have to wait for until a point of the page's opening. */
export interface Budget {
  readonly until: string;
  /** Bytes after gzip. */
  readonly limit: number;
  /** Source files loaded lazily that the reader waits for, beside the entry; each with all it imports statically. */
  readonly lazy: readonly string[];
}

const SCREEN = 'src/postmortem/postmortem-screen.tsx';
const SECTION_TEXT = 'src/postmortem/section-text.tsx';

export const BUDGETS: readonly Budget[] = [
  { until: 'title, state, gate banner and headings are readable', limit: 150 * KB, lazy: [SCREEN] },
  { until: 'section text is readable', limit: 230 * KB, lazy: [SCREEN, SECTION_TEXT] },
];

/**
 * The JavaScript files that are loaded by that point: those of the entry and of the lazy sources, with all that they
 * import statically. Throws where a named source is not a chunk, for then nobody knows what is being measured.
 */
export function filesUntil(manifest: ViteManifest, lazy: readonly string[]): string[] {
  const entries = Object.keys(manifest).filter((source) => manifest[source]?.isEntry === true);
  if (entries.length === 0) throw new Error("Vite's manifest has no entry.");
  const files = new Set<string>();
  const pending = [...entries, ...lazy];
  for (let source = pending.pop(); source !== undefined; source = pending.pop()) {
    const chunk = manifest[source];
    if (chunk === undefined) {
      throw new Error(`The bundle has no chunk of ${source}. Has it moved? bundle-budget.ts names it.`);
    }
    if (!files.has(chunk.file)) pending.push(...chunk.imports);
    files.add(chunk.file);
  }
  return [...files].filter((file) => file.endsWith('.js')).sort();
}

/** Sizes of the built Custom UI in `static/dist` against the budgets. Run the build first. */
export const bundleBudget: Check = {
  name: 'bundle budget',
  run: async (root) => {
    const dist = path.join(root, 'static', 'dist');
    const file = path.join(dist, '.vite', 'manifest.json');
    if (!existsSync(file)) {
      throw new Error(
        'static/dist/.vite/manifest.json is missing: run `npm run build`, with build.manifest on.',
      );
    }
    const manifest = v.parse(viteManifest, JSON.parse(readFileSync(file, 'utf8')));
    const gzipped = (name: string): number => gzipSync(readFileSync(path.join(dist, name))).length;
    let ok = true;
    for (const { until, limit, lazy } of BUDGETS) {
      const sizes = filesUntil(manifest, lazy).map((name) => ({ name, size: gzipped(name) }));
      const total = sizes.reduce((sum, { size }) => sum + size, 0);
      const verdict = total <= limit ? 'ok' : 'OVER';
      console.log(`${verdict}: ${kilobytes(total)} of ${kilobytes(limit)} until ${until}`);
      if (total <= limit) continue;
      ok = false;
      for (const { name, size } of sizes.sort((a, b) => b.size - a.size))
        console.log(`  ${kilobytes(size)} ${name}`);
    }
    return { ok };
  },
};

function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(1)} KB`;
}
