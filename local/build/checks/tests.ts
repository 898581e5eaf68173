import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Check } from './check';
import { npmScript } from './command';

// What test/support/counts-reporter.cjs writes after each run of Jest.
const counts = v.object({ passed: v.number(), failed: v.number(), skipped: v.number() });

/** `npm test`, the very command of the README. */
export const tests: Check = {
  name: 'tests',
  run: async (root) => {
    const file = path.join(root, 'test-output', 'counts.json');
    rmSync(file, { force: true });
    const { ok } = await npmScript('tests', 'test').run(root);
    if (!existsSync(file)) throw new Error('Jest ended without counting its tests.');
    const counted = v.parse(counts, JSON.parse(readFileSync(file, 'utf8')));
    if (counted.skipped > 0)
      console.log(`${counted.skipped} skipped: a test that is switched off proves nothing.`);
    const allPassed = counted.passed > 0 && counted.failed === 0 && counted.skipped === 0;
    return { ok: ok && allPassed, counts: counted };
  },
};
