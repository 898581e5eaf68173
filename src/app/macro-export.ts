import { notice, postmortemToAdf } from '../domain/adf/postmortem';
import type { AdfDoc } from '../domain/adf/builders';
import { authorise } from './access';
import type { Caller, PageRef, World } from './ports';
import { reportOf } from './report-of';

const EMPTY = 'This postmortem was not started yet. Open the page in Confluence to write it.';
const NOBODY = 'Open the page in Confluence and log in to read this postmortem.';

/** The report as it stands now. Whoever exports must be able to see the page, as everywhere. */
export async function exportMacro(world: World, caller: Caller | null, place: PageRef): Promise<AdfDoc> {
  if (caller === null) return notice(NOBODY);
  const { page } = await authorise(world, 'view-page', caller, place.pageId);
  const stored = await world.postmortems.open(place);
  if (stored === null) return notice(EMPTY);
  return postmortemToAdf(reportOf(stored, page === null ? '' : new URL(page.url).origin));
}
