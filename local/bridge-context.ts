import type { Manifest } from './manifest';
import { CLOUD_ID, ENVIRONMENT_ID } from './site/protocol';

/** Who calls the resolver, and from where, as the browser's bridge would say it. */
export interface CallOptions {
  /** Account id of the viewer. */
  readonly as: string;
  readonly pageId?: string;
  /** Macro instance. */
  readonly localId?: string;
  /** Module the call comes from; the first macro of the manifest without it. */
  readonly moduleKey?: string;
  readonly spaceId?: string;
  readonly spaceKey?: string;
  readonly isEditing?: boolean;
  /** The macro's own config. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Replaces the extension data altogether. */
  readonly extension?: Readonly<Record<string, unknown>>;
}

/** The `context` that Forge hands to a resolver; https://developer.atlassian.com/platform/forge/runtime-reference/forge-resolver/ */
export function bridgeContext(
  options: CallOptions,
  moduleKey: string,
  moduleType: string,
): Record<string, unknown> {
  return {
    cloudId: CLOUD_ID,
    localId: options.localId ?? 'local-1',
    environmentId: ENVIRONMENT_ID,
    environmentType: 'DEVELOPMENT',
    moduleKey,
    siteUrl: 'https://local.atlassian.net',
    timezone: 'UTC',
    locale: 'en-US',
    accountId: options.as,
    extension: options.extension ?? extensionOf(options, moduleType),
  };
}

function extensionOf(options: CallOptions, type: string): Record<string, unknown> {
  if (type !== 'macro' && type !== BYLINE) return { type };
  const onPage = {
    type,
    content: { id: options.pageId ?? '', type: 'page', subtype: null },
    space: { id: options.spaceId ?? '', key: options.spaceKey ?? '' },
  };
  const { pageId = '', spaceKey = '' } = options;
  if (type === BYLINE)
    return {
      ...onPage,
      location: `https://local.atlassian.net/wiki/spaces/${spaceKey}/pages/${pageId}`,
    };
  return {
    ...onPage,
    isEditing: options.isEditing ?? false,
    references: [],
    ...(options.config === undefined ? {} : { config: options.config }),
  };
}

/** A module of the manifest that a browser call can come from, and the function that answers it. */
export interface ResolverModule {
  readonly key: string;
  readonly type: string;
  readonly function: string;
}

/** Stands in the byline of a page. */
export const BYLINE = 'confluence:contentBylineItem';

/** Modules of the whole site: no page belongs to them. */
export const SITE_MODULES = ['confluence:globalSettings', 'confluence:globalPage'] as const;

/** Modules of Jira that belong to a project, or to an issue of one. */
export const JIRA_MODULES = ['jira:projectPage', 'jira:issuePanel'] as const;

/** Rules on transitions of Jira, set up on a screen of the app. */
export const RULE_MODULE = 'jira:workflowValidator';

/** The module of that key, or the first one. Throws when it has no resolver. */
export function findResolver(manifest: Manifest, key?: string): ResolverModule {
  const { macro, ...others } = manifest.modules;
  const all = [
    ...macro.map((module) => ({ ...module, type: 'macro' })),
    ...([BYLINE, ...SITE_MODULES, ...JIRA_MODULES, RULE_MODULE] as const).flatMap((type) =>
      others[type].map((module) => ({ ...module, type })),
    ),
  ];
  const found = key === undefined ? all[0] : all.find((module) => module.key === key);
  if (!found?.resolver) throw new Error(`manifest.yml has no module '${key ?? ''}' with a resolver.`);
  return { key: found.key, type: found.type, function: found.resolver.function };
}
