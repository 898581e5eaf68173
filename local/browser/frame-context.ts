import { BYLINE, JIRA_MODULES, SITE_MODULES } from '../bridge-context';
import { CLOUD_ID, ENVIRONMENT_ID } from '../site/protocol';
import { findMacros } from '../site/confluence/adf';
import type { FrameSpec } from './frame-spec';
import { jiraExtension } from './jira-context';
import { placedMacro, type PlacedMacro } from './macros';
import type { PageView, ProductClient } from './product-client';
import { ruleExtension } from './rule-context';

/**
 * The frame's full context: https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/view/#getcontext
 * Who the visitor is never comes from the browser; where the frame stands does, as on a real site, so the app
 * must check it. Undefined when nobody is signed in.
 */
export async function frameContext(
  client: ProductClient,
  spec: FrameSpec,
  siteUrl: string,
): Promise<Record<string, unknown> | undefined> {
  const { person, colorMode } = client.visitor;
  if (!person) return undefined;
  const extension = await extensionData(client, spec, siteUrl);
  return {
    accountId: person.accountId,
    cloudId: CLOUD_ID,
    localId: spec.localId,
    moduleKey: spec.moduleKey,
    environmentId: ENVIRONMENT_ID,
    environmentType: 'DEVELOPMENT',
    siteUrl,
    locale: 'en-US',
    timezone: 'UTC',
    theme: themeState(colorMode),
    surfaceColor: null,
    permissions: { scopes: client.host.manifest.permissions.scopes, external: {} },
    extension: { ...extension, ...(spec.modal === undefined ? {} : { modal: spec.modal }) },
  };
}

export const themeState = (colorMode: string): Readonly<Record<string, string>> => ({
  colorMode,
  light: 'light',
  dark: 'dark',
  spacing: 'spacing',
  typography: 'typography',
  shape: 'shape',
});

async function extensionData(
  client: ProductClient,
  spec: FrameSpec,
  siteUrl: string,
): Promise<Record<string, unknown>> {
  const { manifest } = client.host;
  const jiraType = JIRA_MODULES.find((candidate) =>
    manifest.modules[candidate].some((module) => module.key === spec.moduleKey),
  );
  if (jiraType !== undefined) return jiraExtension(client, jiraType, spec, siteUrl);
  if (spec.rule) return ruleExtension(client, spec.rule);
  const type = SITE_MODULES.find((candidate) =>
    manifest.modules[candidate].some((module) => module.key === spec.moduleKey),
  );
  if (type !== undefined || spec.pageId === undefined) return { type: type ?? 'confluence:globalSettings' };
  const page = await client.page(spec.pageId);
  const place = {
    content: { id: spec.pageId, type: 'page', subtype: null },
    space: { id: page?.space.id ?? '', key: page?.space.key ?? '' },
  };
  if (manifest.modules[BYLINE].some(({ key }) => key === spec.moduleKey)) {
    const address = `${siteUrl}/wiki/spaces/${place.space.key}/pages/${spec.pageId}`;
    return { type: BYLINE, ...place, location: address };
  }
  const placed = page && macrosOf(client, page).find((macro) => macro.localId === spec.localId);
  const config = spec.editing ? spec.editing.config : placed?.config;
  const configuring = spec.configuring && { isConfiguring: true, isInserting: spec.configuring.isInserting };
  return {
    type: 'macro',
    ...place,
    isEditing: spec.editing !== undefined || spec.configuring !== undefined,
    references: [],
    ...(config === undefined ? {} : { config }),
    macro: { ...configuring },
  };
}

const macrosOf = (client: ProductClient, page: PageView): PlacedMacro[] =>
  findMacros(page.document).flatMap((node) => placedMacro(client.host.manifest, node) ?? []);
