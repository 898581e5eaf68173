import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildRuntime, bundleFunctions } from './bundle';
import { fingerprint } from './fingerprint';
import { withLock } from './lock';

const root = path.resolve(__dirname, '..', '..');

export interface BuiltApp {
  readonly appDir: string;
  /** Functions as the platform would get them. */
  readonly functionsDir: string;
  /** Compiled worker entry of the local runtime. */
  readonly workerFile: string;
  /** Compiled worker entry of the contract checks. */
  readonly contractsFile: string;
}

export interface BuildOptions {
  /** Folder with manifest.yml; the project itself unless a test brings an app of its own. */
  readonly appDir?: string;
  /** Also build the Custom UI. Default: false. */
  readonly ui?: boolean;
  /** Called before a part is built that is not as it should be. */
  readonly onBuild?: (part: Part) => void;
}

/** Builds what changed since the last build and nothing else; safe when several processes call it at once. */
export async function ensureBuilt(options: BuildOptions = {}): Promise<BuiltApp> {
  const appDir = options.appDir ?? root;
  const built = builtPaths(appDir);
  const parts: readonly Part[] = options.ui === true ? ['functions', 'ui'] : ['functions'];
  for (const part of parts) {
    if (isFresh(built, part)) continue;
    options.onBuild?.(part);
    await inLock(built, part);
  }
  return built;
}

type Part = 'functions' | 'ui';
type Built = BuiltApp & { readonly outDir: string };

function builtPaths(appDir: string): Built {
  const name = path.relative(root, appDir).replaceAll(path.sep, '-');
  const outDir = path.join(root, '.debrief', ...(name === '' ? [] : ['apps', name]));
  return {
    appDir,
    outDir,
    functionsDir: path.join(outDir, 'functions'),
    workerFile: path.join(outDir, 'runtime', 'dist', 'worker.js'),
    contractsFile: path.join(outDir, 'runtime', 'dist', 'contracts.mjs'),
  };
}

function sources(built: Built, part: Part): string {
  const shared = [path.join(root, 'package-lock.json'), path.join(built.appDir, 'src', 'contract')];
  const functions = ['src', 'manifest.yml', 'tsconfig.json'].map((name) => path.join(built.appDir, name));
  const runtime = ['runtime', 'contracts', 'clock.ts', 'build/bundle.ts'].map((name) =>
    path.resolve(__dirname, '..', name),
  );
  const ui = ['static', 'src/contract', 'src/domain'].map((name) => path.join(built.appDir, name));
  return fingerprint(part === 'ui' ? [...shared, ...ui] : [...shared, ...functions, ...runtime]);
}

const stamp = (built: Built, part: Part): string => path.join(built.outDir, `${part}.hash`);

function isFresh(built: Built, part: Part): boolean {
  const output = part === 'ui' ? path.join(built.appDir, 'static', 'dist', 'index.html') : built.workerFile;
  const file = stamp(built, part);
  return existsSync(output) && existsSync(file) && readFileSync(file, 'utf8') === sources(built, part);
}

async function inLock(built: Built, part: Part): Promise<void> {
  await withLock(path.join(built.outDir, `${part}.building`), async () => {
    if (isFresh(built, part)) return;
    const hash = sources(built, part);
    rmSync(stamp(built, part), { force: true });
    // A process of its own: the bundler changes the working directory, and ESM-only tools don't load in jest.
    await runInChild([part, built.appDir]);
    mkdirSync(built.outDir, { recursive: true });
    writeFileSync(stamp(built, part), hash);
  });
}

function runInChild(args: readonly string[]): Promise<void> {
  const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const child = spawn(process.execPath, [tsx, path.join(__dirname, 'build.ts'), ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`Building ${args.join(' ')} failed:\n${output}`)),
    );
  });
}

async function buildPart(part: string, appDir: string): Promise<void> {
  const built = builtPaths(appDir);
  if (part === 'functions') {
    const runtimeDir = path.join(built.outDir, 'runtime');
    await buildRuntime(runtimeDir);
    await bundleFunctions(appDir, runtimeDir, built.functionsDir);
  } else {
    const { build } = await import('vite');
    const folder = path.join(appDir, 'static');
    await build({ configFile: path.join(folder, 'vite.config.ts'), root: folder, logLevel: 'warn' });
  }
}

if (require.main === module) {
  const [part, appDir = root] = process.argv.slice(2);
  const work =
    part === undefined
      ? ensureBuilt({ ui: true }).then(() => undefined)
      : buildPart(part, path.resolve(appDir));
  work.then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
}
