import type { AdfNode } from './builders';

/** The app as a page names it: bare ids, and the kind of environment, such as PRODUCTION. */
export interface MacroHome {
  readonly appId: string;
  readonly environmentId: string;
  readonly environment: string;
}

/** As the manifest has it; a test compares them. */
export const MACRO = { key: 'postmortem', title: 'Postmortem' } as const;

/**
 * Our macro as Confluence stores it on a page. The config is flat, without null.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/macro/
 */
export function macroNode(
  home: MacroHome,
  localId: string,
  config: Readonly<Record<string, string | readonly string[]>>,
): AdfNode {
  const key = `${home.appId}/${home.environmentId}/static/${MACRO.key}`;
  return {
    type: 'extension',
    attrs: {
      layout: 'default',
      extensionType: 'com.atlassian.ecosystem',
      extensionKey: key,
      text: MACRO.title,
      localId,
      parameters: {
        layout: 'extension',
        guestParams: config,
        forgeEnvironment: home.environment,
        localId,
        extensionId: `ari:cloud:ecosystem::extension/${key}`,
        extensionTitle: MACRO.title,
      },
    },
  };
}
