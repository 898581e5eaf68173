import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const client = path.resolve(__dirname, 'client');

/** Scripts the pretend site's pages load, by name. */
export const SCRIPTS = ['header', 'frames', 'editor', 'issue', 'versions', 'workflows', 'inspector'] as const;

const built = new Map<string, Promise<string>>();

/** A script of `client/` as one classic script; built once per process. */
export function clientScript(name: string): Promise<string> {
  const known = built.get(name) ?? bundle(name);
  built.set(name, known);
  return known;
}

/** What runs in the app's iframe before its bundle and gives it `__bridge`; served at `/__bridge.js`. */
export const bridgeScript = (): Promise<string> => clientScript('bridge');

const STYLES = ['base.css', 'content.css', 'widgets.css'];

export async function styleSheet(): Promise<string> {
  const parts = await Promise.all(STYLES.map((name) => readFile(path.join(client, name), 'utf8')));
  return parts.join('');
}

async function bundle(name: string): Promise<string> {
  const result = await build({
    entryPoints: [path.join(client, `${name}.ts`)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}
