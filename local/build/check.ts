import path from 'node:path';
import { atlassianLint } from './checks/atlassian-lint';
import { bundleBudget } from './checks/bundle-budget';
import type { Check } from './checks/check';
import { npmScript, tool } from './checks/command';
import { manifestIsValid } from './checks/manifest';
import { forgetCounts, readCounts, tests } from './checks/tests';

const root = path.resolve(__dirname, '..', '..');

// In this order: what is quick and explains later failures comes first; the manifest names built files.
const CHECKS: readonly Check[] = [
  npmScript('types', 'types'),
  npmScript('lint', 'lint'),
  tool('format', 'prettier', ['--check', '.']),
  npmScript('build', 'build'),
  manifestIsValid,
  atlassianLint,
  bundleBudget,
  tests,
];

interface Outcome {
  readonly failed: string | undefined;
  readonly skipped: readonly string[];
}

/** Runs the checks one after the other and stops behind the first that fails, so its errors stand last. */
async function runChecks(checks: readonly Check[]): Promise<Outcome> {
  const skipped: string[] = [];
  for (const { name, run } of checks) {
    console.log(`\n== ${name}`);
    const started = Date.now();
    const result = await run(root).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return { ok: false, skipped: undefined };
    });
    if (result.skipped !== undefined) skipped.push(`${name}: ${result.skipped}`);
    console.log(
      `== ${name}: ${result.ok ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`,
    );
    if (!result.ok) return { failed: name, skipped };
  }
  return { failed: undefined, skipped };
}

/** The last line is for machines, too: `N passed, N failed`, from Jest's results; a failed check counts as one. */
function closingLine(failed: string | undefined): string {
  const { passed, failed: failedTests } = readCounts(root) ?? { passed: 0, failed: 0 };
  return `${passed} passed, ${failed === undefined ? failedTests : Math.max(failedTests, 1)} failed`;
}

async function main(): Promise<void> {
  process.chdir(root);
  forgetCounts(root);
  const { failed, skipped } = await runChecks(CHECKS);
  console.log('');
  for (const reason of skipped) console.log(`Skipped: ${reason}`);
  if (failed !== undefined) console.log(`Stopped at: ${failed}. What comes after it was not run.`);
  console.log(closingLine(failed));
  process.exit(failed === undefined ? 0 : 1);
}

void main();
