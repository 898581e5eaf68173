import { isPaused } from './jira-asking';
import type { As, PageLinkDue, World, Written } from './ports';

/** Links made at once: Jira's burst limit is far above, one function's patience is not. */
const AT_ONCE = 5;
/** Never start another round when the function may be cut off in the middle of it. */
const LEAVE_MS = 12_000;

/** The link of an issue to its page is one and the same however often it is made. */
export function pageLinkId(world: Pick<World, 'site'>, pageId: string, actionId: string): string {
  return `debrief:${world.site.installationId()}:${pageId}:${actionId}`;
}

/** The issue's link back to its page. A failure is no reason to stop: the hourly upkeep adds it. */
export async function linkToPage(
  world: World,
  as: As,
  due: Pick<PageLinkDue, 'actionId' | 'issueId' | 'wanted'>,
  page: { readonly pageId: string; readonly url: string },
): Promise<Written | 'later'> {
  try {
    return await world.issues.linkToPage(as, due.issueId, {
      globalId: pageLinkId(world, page.pageId, due.actionId),
      url: page.url,
      resolved: due.wanted === 'resolved',
    });
  } catch (error) {
    world.log.error('issue.page-link-later', error, { issueId: due.issueId });
    return 'later';
  }
}

/**
 * Makes the links that are missing or say something old, as the app. One that Jira refuses (the issue takes no more,
 * the app may not link there) is tried again when the action is dropped or taken up again, not every hour for ever.
 * True when some are left for another run.
 */
export async function completePageLinks(world: World): Promise<boolean> {
  if (isPaused(world, await world.jiraLimits.pausedUntil())) return false;
  const due = await world.issueLinks.pageLinksDue(200);
  const pages = new Map<string, Awaited<ReturnType<World['pages']['readAsApp']>>>();
  for (const pageId of new Set(due.map((link) => link.pageId)))
    pages.set(pageId, await world.pages.readAsApp(pageId));
  const answered: PageLinkDue[] = [];
  for (let start = 0; start < due.length; start += AT_ONCE) {
    if (world.deadline.remainingMs() < LEAVE_MS) break;
    const some = due.slice(start, start + AT_ONCE);
    const written = await Promise.all(
      some.map((link) => {
        const page = pages.get(link.pageId);
        return page ? linkToPage(world, 'app', link, page) : Promise.resolve('later' as const);
      }),
    );
    answered.push(...some.filter((_, index) => written[index] !== 'later'));
  }
  for (const wanted of ['open', 'resolved'] as const) {
    const ids = answered.filter((link) => link.wanted === wanted).map((link) => link.actionId);
    if (ids.length > 0) await world.issueLinks.pageLinked(ids, wanted);
  }
  return answered.length === due.length && due.length === 200;
}
