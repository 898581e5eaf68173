import type { Access } from '../contract/calls';
import { NotAllowed, NotFound, NotSignedIn, ReadOnly } from '../domain/failure';
import type { Caller, PageAccess, World } from './ports';

const NO_PAGE =
  'There is no published page here that you may see. If the page is new, publish it first; otherwise ask whoever owns it for access.';

/**
 * The single place that says no. Each call names what it needs in the calls table; whoever calls is asked about
 * every time, with one request to Confluence made with their own rights.
 * @throws NotSignedIn, NotFound (no such page for them), NotAllowed, ReadOnly
 */
export async function authorise(
  world: Pick<World, 'pages' | 'administrators'>,
  access: Access,
  caller: Caller | null,
  pageId: string | null,
): Promise<{ caller: Caller; page: PageAccess | null }> {
  if (caller === null) throw new NotSignedIn();
  if (access === 'signed-in') return { caller, page: null };
  if (access === 'administer') {
    if (!(await world.administrators.mayAdminister(caller.accountId)))
      throw new NotAllowed('Only people who administer Confluence may do this. Ask one of them.');
    return { caller, page: null };
  }
  if (pageId === null) throw new NotFound(NO_PAGE);
  const page = await world.pages.readAsUser(pageId);
  if (page === null) throw new NotFound(NO_PAGE);
  if (access === 'edit-page') {
    if (!page.mayEdit)
      throw new NotAllowed('You may read this page but not edit it, so its postmortem is read-only for you.');
    if (!caller.licensed) throw new ReadOnly();
  }
  return { caller, page };
}
