import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';
import type { Manifest } from './manifest';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly type: string;
  readonly content: Buffer;
  /** For HTML only. */
  readonly csp?: string;
}

/**
 * A file of a Custom UI resource, `undefined` when there is none. HTML gets the bridge injected before
 * everything else, and the policy that Forge derives from the manifest.
 */
export async function customUiFile(
  appDir: string,
  manifest: Manifest,
  resourceKey: string,
  rest: string,
): Promise<StaticFile | undefined> {
  const resource = manifest.resources.find((candidate) => candidate.key === resourceKey);
  if (!resource) return undefined;
  const folder = path.resolve(appDir, resource.path);
  const file = path.resolve(folder, rest === '' ? 'index.html' : rest);
  if (!file.startsWith(folder + path.sep)) return undefined;
  const content = await readFile(file).catch(() => undefined);
  if (!content) return undefined;
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  if (!type.startsWith('text/html')) return { type, content };
  const html = content.toString('utf8');
  const withBridge = html.replace(/<head[^>]*>/i, (head) => `${head}<script src="/__bridge.js"></script>`);
  return { type, content: Buffer.from(withBridge), csp: contentSecurityPolicy(html, manifest) };
}

function contentSecurityPolicy(html: string, manifest: Manifest): string {
  const { content } = manifest.permissions;
  const declared = content === undefined ? {} : { content };
  const quiet = { info() {}, warn() {}, error() {} };
  const details = new CSPProcessingService(quiet, load).getCspDetails(html, declared);
  const directives = new CSPInjectionService().getInjectableCSP({
    existingCSPDetails: details,
    microsEnv: 'prod',
    isFedRAMP: false,
  });
  // Those three name Atlassian's own hosts and would forbid being framed here.
  return directives
    .filter((directive) => !/^(report-uri|frame-ancestors|sandbox)/.test(directive))
    .join('; ');
}

let theme: Promise<string> | undefined;

/** Atlassian's design tokens for light and dark, as the platform's theme gives them to an app. */
export function themeCss(): Promise<string> {
  theme ??= readTheme();
  return theme;
}

async function readTheme(): Promise<string> {
  const { default: getThemeStyles } = await import('@atlaskit/tokens/get-theme-styles');
  // The package asks for feature flags that nobody set up here, and complains once.
  const { debug, error, warn } = console;
  const silent = (): void => {};
  Object.assign(console, { debug: silent, error: silent, warn: silent });
  try {
    const styles = await getThemeStyles({
      colorMode: 'auto',
      light: 'light',
      dark: 'dark',
      spacing: 'spacing',
      typography: 'typography',
      shape: 'shape',
    });
    return styles.map((style) => style.css).join('\n');
  } finally {
    Object.assign(console, { debug, error, warn });
  }
}
