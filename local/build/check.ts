import path from 'node:path';
import { atlassianLint } from './checks/atlassian-lint';
import { bundleBudget } from './checks/bundle-budget';
import type { Check, CheckResult, TestCounts } from './checks/check';
import { npmScript, tool } from './checks/command';
import { manifestIsValid } from './checks/manifest';
import { tests } from './checks/tests';

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
  readonly counts: TestCounts | undefined;
  readonly skipped: readonly string[];
}

/** Runs the checks one after the other and stops behind the first that fails, so its errors stand last. */
async function runChecks(checks: readonly Check[]): Promise<Outcome> {
  const skipped: string[] = [];
  let counts: TestCounts | undefined;
  for (const { name, run } of checks) {
    console.log(`\n== ${name}`);
    const started = Date.now();
    const result = await run(root).catch(failure);
    if (result.skipped !== undefined) skipped.push(`${name}: ${result.skipped}`);
    counts ??= result.counts;
    console.log(
      `== ${name}: ${result.ok ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`,
    );
    if (!result.ok) return { failed: name, counts, skipped };
  }
  return { failed: undefined, counts, skipped };
}

function failure(error: unknown): CheckResult {
  console.error(error instanceof Error ? error.message : error);
  return { ok: false };
}

/** The last line is for machines, too: `N passed, N failed`, from Jest's results; a failed check counts as one. */
function closingLine({ failed, counts }: Outcome): string {
  const failures = counts?.failed ?? 0;
  return `${counts?.passed ?? 0} passed, ${failed === undefined ? failures : Math.max(failures, 1)} failed`;
}

async function main(): Promise<void> {
  process.chdir(root);
  const outcome = await runChecks(CHECKS);
  console.log('');
  for (const reason of outcome.skipped) console.log(`Skipped: ${reason}`);
  if (outcome.failed !== undefined)
    console.log(`Stopped at: ${outcome.failed}. What comes after it was not run.`);
  console.log(closingLine(outcome));
  process.exit(outcome.failed === undefined ? 0 : 1);
}

void main();
