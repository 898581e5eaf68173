import type { Manifest } from '../manifest';
import { ENVIRONMENT_ID } from '../site/protocol';

/** An address of an app's global page, taken apart. */
export interface AppAddress {
  readonly route: string;
  /** The address of the module itself, without a slash at its end: what the app's own history is relative to. */
  readonly base: string;
}

/** `/wiki/apps/<app id>/<environment id>/<route>`, with whatever the app puts behind it. */
const LONG = /^\/wiki\/apps\/([^/]+)\/([^/]+)\/([^/]+)(?:\/.*)?$/;
/** What this site understands as well, for people who type. */
const SHORT = /^\/wiki\/apps\/([^/]+)(?:\/.*)?$/;

const appId = (manifest: Manifest): string => manifest.app.id.split('/').at(-1) ?? '';

/** Undefined for what is no address of an app. An app or environment that is not here leads to a route that nobody has. */
export function appAddress(manifest: Manifest, path: string): AppAddress | undefined {
  const [, app, environment, route] = LONG.exec(path) ?? [];
  if (app === appId(manifest) && environment === ENVIRONMENT_ID && route !== undefined)
    return { route, base: `/wiki/apps/${app}/${environment}/${route}` };
  const [, short] = SHORT.exec(path) ?? [];
  return short === undefined ? undefined : { route: short, base: `/wiki/apps/${short}` };
}

/** Where a module of the app stands by itself. Throws for modules that do not. */
export function moduleAddress(manifest: Manifest, moduleKey: unknown): string {
  const page = manifest.modules['confluence:globalPage'].find(({ key }) => key === moduleKey);
  if (!page) throw new Error(`not modelled: the address of module ${String(moduleKey)}`);
  return `/wiki/apps/${appId(manifest)}/${ENVIRONMENT_ID}/${page.route}`;
}
