import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Check } from './check';
import { npmScript } from './command';

/** What test/support/counts-reporter.cjs writes after each run of Jest. */
const counts = v.object({ passed: v.number(), failed: v.number(), skipped: v.number() });
export type TestCounts = v.InferOutput<typeof counts>;

const countsFile = (root: string): string => path.join(root, 'test-output', 'counts.json');

/** `npm test`, the very command of the README. */
export const tests: Check = {
  name: 'tests',
  run: async (root) => {
    forgetCounts(root);
    const { ok } = await npmScript('tests', 'test').run(root);
    const counted = readCounts(root);
    if (counted === undefined) throw new Error('Jest ended without counting its tests.');
    if (counted.skipped > 0)
      console.log(`${counted.skipped} skipped: a test that is switched off proves nothing.`);
    return { ok: ok && counted.passed > 0 && counted.failed === 0 && counted.skipped === 0 };
  },
};

/** Counts of the last run; `undefined` if the tests were not reached. */
export function readCounts(root: string): TestCounts | undefined {
  const file = countsFile(root);
  return existsSync(file) ? v.parse(counts, JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** So that a run that never reaches the tests doesn't show those of an earlier one. */
export function forgetCounts(root: string): void {
  rmSync(countsFile(root), { force: true });
}
