import type { ProductEvent } from '../protocol';
import { latest, type ConfluenceState, type Page } from './state';

export type PageEventName = 'created' | 'copied' | 'updated' | 'moved' | 'trashed' | 'restored' | 'deleted';

interface Happening {
  readonly accountId: string;
  readonly viaApp: boolean;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** Where a moved page was before. */
  readonly previousParentId?: string | null;
  /** The page that a copy was made of. */
  readonly originContentId?: string;
}

/**
 * A page event as Forge delivers it; it never holds the body.
 * https://developer.atlassian.com/platform/forge/events-reference/confluence/
 */
export function pageEvent(
  state: ConfluenceState,
  name: PageEventName,
  page: Page,
  happening: Happening,
): ProductEvent {
  const content = describe(state, page, page.parentId);
  const moved = happening.previousParentId !== undefined;
  return {
    eventType: `avi:confluence:${name}:page`,
    payload: {
      eventType: `avi:confluence:${name}:page`,
      atlassianId: happening.accountId,
      eventCreatedDate: happening.at,
      suppressNotifications: false,
      selfGenerated: happening.viaApp,
      ...(name === 'updated' ? { updateTrigger: 'edit_page' } : {}),
      content,
      ...(happening.originContentId === undefined ? {} : { originContentId: happening.originContentId }),
      ...(moved ? { prevContent: describe(state, page, happening.previousParentId ?? null) } : {}),
    },
  };
}

function describe(state: ConfluenceState, page: Page, parentId: string | null): Record<string, unknown> {
  const space = state.spaces.find((candidate) => candidate.id === page.spaceId);
  const version = latest(page);
  const by = (accountId: string) => ({ type: 'known', accountId, accountType: 'atlassian' });
  return {
    id: page.id,
    type: 'page',
    status: page.status,
    title: version.title,
    space: {
      id: Number(page.spaceId),
      key: space?.key,
      name: space?.name,
      type: 'global',
      status: 'current',
    },
    ancestors: parentId === null ? [] : [{ id: parentId, type: 'page' }],
    version: {
      number: version.number,
      when: version.createdAt,
      message: version.message,
      by: by(version.authorId),
      confRev: `confluence$content$${page.id}.${String(version.number)}`,
    },
    history: { latest: true, createdBy: by(page.authorId), createdDate: page.createdAt },
  };
}
