import type { Change, StandingRecord, World } from './ports';

/** What Confluence says of a page's end. `deleted` is for good; everything else only says: look. */
export type PageNews = 'changed' | 'deleted';

/**
 * Something happened to a page that carries postmortems. In the trash they no longer hold a release and remind nobody;
 * taken out of it they are as they were. An event may come late, twice or out of order, so the page itself is asked.
 * What the app may not see (a restricted page) stays as it is, for that is no sign of anything.
 */
export async function pageChanged(world: World, pageId: string, news: PageNews = 'changed'): Promise<void> {
  const records = await world.postmortems.onPage(pageId);
  if (records.length === 0) return;
  const page = await world.pages.standingOf(pageId);
  if (page.kind === 'current') {
    await world.postmortems.pageSeen(pageId, page);
    await each(world, records, false, 'page-restored');
  } else if (page.kind === 'trashed') await each(world, records, true, 'page-trashed');
  else if (news === 'deleted') await each(world, records, true, 'page-purged');
}

/** Days for which a page may be in the trash and still be looked at for having been taken out. */
const TRASH_DAYS = 60;

/** Hourly: the event about a page taken out of the trash may never have come. One request, none while nothing is there. */
export async function watchTrash(world: World): Promise<void> {
  const since = new Date(world.clock.now() - TRASH_DAYS * 86_400_000).toISOString();
  const pageIds = await world.postmortems.pagesInTrash(since, 250);
  if (pageIds.length === 0) return;
  for (const pageId of await world.pages.currentOf(pageIds)) await pageChanged(world, pageId);
}

async function each(
  world: World,
  records: readonly StandingRecord[],
  removed: boolean,
  what: string,
): Promise<void> {
  for (const record of records.filter((one) => one.removed !== removed)) {
    const change: Change = {
      id: world.ids.next(),
      by: null,
      at: new Date(world.clock.now()).toISOString(),
      what,
      before: { removed: record.removed },
      after: { removed },
    };
    // A conflict: somebody saved just now. Confluence sends the event again after an error.
    const committed = await world.postmortems.setRemoved(record, removed, change);
    if (committed.kind === 'conflict') throw new Error('a record changed while its page was looked at');
    world.log.info(`postmortem.${what}`, { postmortemId: record.id });
  }
}
