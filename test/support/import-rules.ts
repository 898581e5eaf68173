import { execFile } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from './project-files';

export interface ForbiddenImport {
  /** A rule of .dependency-cruiser.cjs. */
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface ImportReport {
  /** How many files of ours were read: a rule over nothing holds always. */
  readonly files: number;
  readonly forbidden: readonly ForbiddenImport[];
}

/** The part of dependency-cruiser's JSON that is read here. */
interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

/** Runs .dependency-cruiser.cjs over folders of a project. A process of its own: the tool is an ES module. */
export async function checkImports(root: string, folders: readonly string[]): Promise<ImportReport> {
  const cruiser = path.join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = path.join(projectRoot, '.dependency-cruiser.cjs');
  const args = [cruiser, '--config', config, '--output-type', 'json', ...folders];
  const cruise = JSON.parse(await run(args, root)) as Cruise;
  return {
    files: cruise.modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)))
      .length,
    forbidden: cruise.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

// The tool's exit code counts violations; only output that is no JSON means that it failed.
function run(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 256 * 1024 * 1024 }, (_failure, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(stdout);
      else reject(new Error(`dependency-cruiser failed:\n${stderr}${stdout}`));
    });
  });
}
