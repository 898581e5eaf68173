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
    const allPassed = counted.passed > 0 && counted.failed === 0;
    // Tests skip where documents of Atlassian's or a MariaDB server are absent; otherwise test/architecture forbids it.
    const skipped =
      counted.skipped > 0
        ? { skipped: `${counted.skipped} of them, for want of documents or of mariadbd` }
        : {};
    return { ok: ok && allPassed, counts: counted, ...skipped };
  },
};
