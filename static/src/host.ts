import { NavigationTarget, realtime, requestConfluence, requestJira, router, view } from '@forge/bridge';
import * as v from 'valibot';
import type { LiveAccess } from '../../src/contract/live-updates';

/** What the product tells us of where we stand. Nothing in it is trusted by the functions. */
const hostContext = v.object({
  moduleKey: v.string(),
  localId: v.optional(v.string(), ''),
  siteUrl: v.optional(v.string(), ''),
  accountId: v.optional(v.nullable(v.string()), null),
  extension: v.optional(
    v.object({
      content: v.optional(v.object({ id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)) })),
      project: v.optional(v.object({ id: v.string() })),
      issue: v.optional(v.object({ id: v.string() })),
      isEditing: v.optional(v.boolean(), false),
      config: v.optional(v.nullable(v.record(v.string(), v.unknown())), null),
      macro: v.optional(v.object({ isConfiguring: v.optional(v.boolean(), false) })),
      /** Which of a workflow rule's screens this is, and what was saved for the rule. */
      entryPoint: v.optional(
        v.fallback(v.picklist(['create', 'edit', 'view', 'unknown']), 'unknown'),
        'unknown',
      ),
      validatorConfig: v.optional(v.unknown()),
    }),
    {},
  ),
});
export type HostContext = v.InferOutput<typeof hostContext>;

/** Where the app was opened. @see https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/view/ */
export async function readContext(): Promise<HostContext> {
  return v.parse(hostContext, await view.getContext());
}

/** Lets the product set the theme's tokens on this document. Without them the fallback colours show. */
export async function followTheme(): Promise<void> {
  await view.theme.enable().catch(() => undefined);
}

/** Jira or Confluence answered the viewer's own request with a status that is not a success. */
export class ProductRefused extends Error {
  constructor(readonly status: number) {
    super(`The product answered ${String(status)}.`);
  }
}

/**
 * A request to Jira with the viewer's own permissions; the parsed JSON body.
 * @throws ProductRefused for any status but 2xx; other errors when there was no answer.
 */
export async function askJira(path: string, body?: unknown): Promise<unknown> {
  return readJson(await requestJira(path, requestOf(body)));
}

/** As askJira, for Confluence. */
export async function askConfluence(path: string, body?: unknown): Promise<unknown> {
  return readJson(await requestConfluence(path, requestOf(body)));
}

function requestOf(body: unknown) {
  const headers = { Accept: 'application/json' };
  if (body === undefined) return { method: 'GET', headers };
  return {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

async function readJson(response: Response): Promise<unknown> {
  if (!response.ok) throw new ProductRefused(response.status);
  return response.json();
}

/**
 * Hears what is said on a channel. A message comes as it was said, or as its JSON.
 * @param lost called when nothing will be heard any more
 * @returns what ends it
 * @throws whatever the platform refuses with
 */
export async function listen(
  { channel, token }: LiveAccess,
  hear: (message: unknown) => void,
  lost: () => void,
): Promise<() => void> {
  const { unsubscribe } = await realtime.subscribeGlobal(
    channel,
    (message, error) => (error ? lost() : hear(typeof message === 'string' ? parsed(message) : message)),
    { token },
  );
  return () => void unsubscribe().catch(() => undefined);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Opens an address of the site in a new tab. */
export async function openInNewTab(url: string): Promise<void> {
  await router.open(url);
}

/** Leaves this screen for a page of Confluence. */
export async function goToPage(pageId: string): Promise<void> {
  await router.navigate({ target: NavigationTarget.ContentView, contentId: pageId });
}

/** The address of a module of the app that has a page of its own. */
export async function moduleAddress(moduleKey: string): Promise<string> {
  return String(await router.getUrl({ target: NavigationTarget.Module, moduleKey }));
}

/** Where in a page of the app's own the reader is: a path behind the page's address. */
export interface Place {
  readonly path: string;
  readonly go: (path: string) => void;
  readonly leave: () => void;
}

/**
 * @param moved called with the path whenever it has changed
 * @throws in modules that have no page of their own
 */
export async function openPlace(moved: (path: string) => void): Promise<Place> {
  const history = await view.createHistory();
  const stop = history.listen(({ pathname }) => moved(pathname));
  return {
    path: history.location.pathname,
    go: (path) => history.push(path),
    // What comes from the page around the frame may come later than its type says.
    leave: () => {
      if (typeof stop === 'function') stop();
    },
  };
}

/** Saves the macro's config and closes its dialog. The platform refuses null values. */
export async function submitConfig(config: Record<string, unknown>): Promise<void> {
  await view.submit({ config });
}

/** Closes the config dialog; while inserting this cancels the insertion. */
export async function closeDialog(): Promise<void> {
  await view.close();
}
