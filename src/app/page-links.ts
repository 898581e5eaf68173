import type { World } from './ports';

/** The issue's link back to its page. A failure is no reason to stop: the hourly upkeep adds it. */
export async function linkToPage(
  world: World,
  as: 'user' | 'app',
  actionId: string,
  issueId: string,
  page: { pageId: string; title: string; url: string },
): Promise<boolean> {
  try {
    return await world.issues.linkToPage(as, issueId, {
      globalId: `debrief:${world.site.installationId()}:${page.pageId}:${actionId}`,
      url: page.url,
      title: page.title,
    });
  } catch (error) {
    world.log.error('issue.page-link-later', error, { issueId });
    return false;
  }
}

/** Adds the links to pages that failed when their issues were created. */
export async function completePageLinks(world: World): Promise<void> {
  const linked: string[] = [];
  for (const due of await world.issueLinks.withoutPageLink(50)) {
    const page = await world.pages.readAsApp(due.pageId);
    if (page !== null && (await linkToPage(world, 'app', due.actionId, due.issueId, page)))
      linked.push(due.actionId);
  }
  await world.issueLinks.pageLinked(linked);
}
