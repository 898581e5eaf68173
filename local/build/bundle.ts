import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const runtimeSource = path.resolve(__dirname, '..', 'runtime');

/**
 * Compiles the runtime wrapper and the workers' entries into `<outDir>/dist`: the folder the Forge bundler
 * expects in FORGE_RUNTIME_PATH instead of fetching Atlassian's own.
 */
export async function buildRuntime(outDir: string): Promise<void> {
  const dist = path.join(outDir, 'dist');
  mkdirSync(dist, { recursive: true });
  await build({
    entryPoints: [path.join(runtimeSource, 'wrapper.ts'), path.join(runtimeSource, 'worker.ts')],
    outdir: dist,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  await build({
    entryPoints: [path.resolve(__dirname, '..', 'contracts', 'worker.ts')],
    outfile: path.join(dist, 'contracts.mjs'),
    // Whole: importing some 2000 modules of the clients one by one takes a second.
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
  });
  cpSync(path.join(runtimeSource, 'loader.cjs'), path.join(dist, 'loader.js'));
}

/**
 * Bundles the functions of `appDir` with Atlassian's own bundler (it type-checks, too) into `outDir`.
 * Changes the working directory of this process, so it runs in a process of its own. Throws with the
 * bundler's text when the code doesn't compile.
 */
export async function bundleFunctions(appDir: string, runtimeDir: string, outDir: string): Promise<void> {
  process.env['FORGE_RUNTIME_PATH'] = runtimeDir;
  process.chdir(appDir);
  const { getNodeBundler, getWrapperProvider, getEntryPoints } = await import('@forge/bundler');
  const shared = await import('@forge/cli-shared');

  const files = new shared.FileSystemReader();
  const config = new shared.ConfigFile(files, new shared.FileSystemWriter());
  const quiet = {
    traceEnabled: false,
    debugEnabled: false,
    trace() {},
    debug() {},
    info() {},
    warn: (text: string) => console.warn(text),
    error: (error: Error) => console.error(error.message),
  };
  const wrappers = getWrapperProvider({ fileSystemReader: files });
  const handlers = await config.getAppHandlers();
  const { modules, translations } = await config.readConfig();
  const i18nResourceBundle = await new shared.I18nResourceBundlingService().bundle(modules, translations);
  const result = await getNodeBundler(quiet, wrappers, config).bundle({
    appDirectory: compiledFrom(appDir, path.dirname(outDir)),
    entryPoints: getEntryPoints(handlers),
    i18nResourceBundle,
  });

  rmSync(outDir, { recursive: true, force: true });
  cpSync(result.outputDir, outDir, { recursive: true });
  for (const [name, content] of result.additionalOutputs ?? []) {
    const file = path.join(outDir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, Buffer.isBuffer(content) ? content : readFileSync(content));
  }
}

/**
 * The folder whose tsconfig.json the bundler compiles by: the app's own, as in a real deploy. A fixture without one
 * borrows the project's settings.
 */
function compiledFrom(appDir: string, workDir: string): string {
  if (existsSync(path.join(appDir, 'tsconfig.json'))) return appDir;
  const folder = path.join(workDir, 'compile');
  mkdirSync(folder, { recursive: true });
  const root = path.resolve(__dirname, '../..');
  const config = {
    extends: path.join(root, 'tsconfig.json'),
    compilerOptions: { typeRoots: [path.join(root, 'node_modules/@types')] },
    include: [path.join(appDir, 'src/**/*.ts')],
  };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
  return folder;
}
