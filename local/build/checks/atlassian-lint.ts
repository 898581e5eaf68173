import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Check } from './check';

// Trimmed copies of Atlassian's OpenAPI documents, by the variable that the linter takes each one from.
const DOCUMENTS = {
  LOCAL_JIRA_SWAGGER: 'jira-platform-v3.trimmed.json',
  LOCAL_JSW_SWAGGER: 'jira-software.trimmed.json',
  LOCAL_CONF_SWAGGER: 'confluence-v1.trimmed.json',
  LOCAL_CONF_V2_SWAGGER: 'confluence-v2.trimmed.json',
} as const;
const UNUSED_PRODUCTS = ['LOCAL_JSM_SWAGGER', 'LOCAL_BB_SWAGGER'];

/**
 * `forge lint` without an account or a network: handlers, scopes of calls, egress, timeouts, storage. Scopes per
 * endpoint need the OpenAPI documents; where they are absent that part is reported as skipped.
 */
export const atlassianLint: Check = {
  name: "Atlassian's linter",
  run: async (root) => {
    const skipped = offerDocuments(root);
    // Imported late: its packages take seconds to load.
    const { lint, problemCount, reportLintResults } = await import('@forge/lint');
    const { ConfigFile, FileSystemReader, FileSystemWriter, NullLogger, StatsigService } =
      await import('@forge/cli-shared');

    /** Atlassian's feature flags, without asking for them over the network: all unknown, as without an account. */
    class NoFlags extends StatsigService {
      constructor() {
        const nobody = {
          getCredentials: () => Promise.reject(new Error('The check runs without an account.')),
        };
        const noApp = { readConfigSection: () => Promise.resolve('missing' as const) };
        super(NullLogger, undefined, nobody, noApp);
      }
      override checkGate(): Promise<null> {
        return Promise.resolve(null);
      }
      override getDynamicConfig(): Promise<null> {
        return Promise.resolve(null);
      }
    }

    const reader = new FileSystemReader();
    const manifest = await new ConfigFile(reader, new FileSystemWriter()).readConfig();
    const files = (
      await Promise.all(
        ['src', 'static/src'].map((folder) => reader.recursiveReadDir(`./${folder}`, ['node_modules'])),
      )
    ).flat();
    const logger = { info: (text?: string) => console.log(text ?? '') };
    const results = await lint(files, manifest, 'development', logger, new NoFlags(), {
      linter: { mode: 'client-side' },
    });
    reportLintResults(logger, results);
    const { errors, warnings, approvals } = problemCount(results);
    return { ok: errors + warnings + approvals === 0, ...(skipped === undefined ? {} : { skipped }) };
  },
};

/** Answers with what will go unchecked, if a document is missing. */
function offerDocuments(root: string): string | undefined {
  const folder = process.env['ATLASSIAN_CONTRACTS'] ?? path.resolve(root, '..', 'shared', 'contracts');
  const empty = path.join(root, '.debrief', 'no-paths.json');
  mkdirSync(path.dirname(empty), { recursive: true });
  writeFileSync(empty, JSON.stringify({ paths: {} }));

  process.env['USE_LOCAL_SWAGGER'] = '1';
  for (const variable of UNUSED_PRODUCTS) process.env[variable] = empty;
  const missing: string[] = [];
  for (const [variable, name] of Object.entries(DOCUMENTS)) {
    const file = path.join(folder, name);
    if (!existsSync(file)) missing.push(name);
    process.env[variable] = existsSync(file) ? file : empty;
  }
  if (missing.length === 0) return undefined;
  return `scopes per endpoint: no ${missing.join(', ')} in ${folder} (set ATLASSIAN_CONTRACTS to the folder that holds them)`;
}
