import type { RoutedRequest, SiteResponse, Surroundings } from '../protocol';
import type { Access, PageOperation } from './access';
import { notFound } from './answers';
import { pageEvent, type PageEventName } from './page-events';
import type { ConfluenceState, Page } from './state';

/** What every operation of the pretend Confluence works with. */
export interface Confluence {
  readonly state: () => ConfluenceState;
  readonly access: Access;
  readonly surroundings: Surroundings;
}

/** Now in UTC, ISO 8601 with milliseconds. */
export const now = (confluence: Confluence): string =>
  new Date(confluence.surroundings.clock.now()).toISOString();

/**
 * The page the path names, when the acting person may see it in one of `statuses`; else the refusal.
 * Forbidden reads as absent.
 */
export function findPage(
  confluence: Confluence,
  request: RoutedRequest,
  options: { operation?: PageOperation; statuses?: readonly Page['status'][]; id?: string } = {},
): { page: Page } | { refusal: SiteResponse } {
  const id = options.id ?? request.params['id'] ?? '';
  const statuses = options.statuses ?? ['current'];
  const page = confluence
    .state()
    .pages.find((candidate) => candidate.id === id && statuses.includes(candidate.status));
  if (!page || !confluence.access.page(request.actor, page, options.operation ?? 'read')) {
    return { refusal: notFound('Page') };
  }
  return { page };
}

export function announce(
  confluence: Confluence,
  request: Pick<RoutedRequest, 'actor' | 'viaApp'>,
  name: PageEventName,
  page: Page,
  more: { readonly previousParentId?: string | null; readonly originContentId?: string } = {},
): void {
  const event = pageEvent(confluence.state(), name, page, {
    accountId: confluence.access.accountId(request.actor),
    viaApp: request.viaApp,
    at: now(confluence),
    ...more,
  });
  confluence.surroundings.emit(event);
}
