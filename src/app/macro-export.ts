import { notice, postmortemToAdf, type Report } from '../domain/adf/postmortem';
import type { AdfDoc } from '../domain/adf/builders';
import { inZone } from '../domain/timeline-zones';
import { authorise } from './access';
import type { Caller, PageRef, StoredPostmortem, World } from './ports';
import { askedActions } from './jira-sync';
import { reportOf } from './report-of';

const EMPTY = 'This postmortem was not started yet. Open the page in Confluence to write it.';
const NOBODY = 'Open the page in Confluence and log in to read this postmortem.';

/** The report as it stands now. Whoever exports must be able to see the page, as everywhere. */
export async function exportMacro(world: World, caller: Caller | null, place: PageRef): Promise<AdfDoc> {
  if (caller === null) return notice(NOBODY);
  const { page } = await authorise(world, 'view-page', caller, place);
  const stored = await world.postmortems.open(place);
  if (stored === null) return notice(EMPTY);
  const report = reportOf(stored, page === null ? '' : new URL(page.url).origin);
  return postmortemToAdf({ ...report, ...(await statesNow(world, caller, place, stored)) });
}

/** As many issues as one request to Jira reads. */
const READ_MOST = 100;

const KNOWN_BEFORE = 'States of issues are those that Debrief knew last; Jira could not be asked just now.';

/** The actions with what Jira says of their issues at this moment, as far as the app may see them. */
async function statesNow(
  world: World,
  caller: Caller,
  place: PageRef,
  { actions, postmortem }: StoredPostmortem,
): Promise<Pick<Report, 'actions' | 'statesNote'>> {
  const linked = actions.filter(({ issue }) => issue.issueId !== null).map(({ id }) => id);
  if (linked.length === 0) return { actions };
  try {
    const read = await askedActions(world, caller, place, linked.slice(0, READ_MOST));
    if (!read.isAsked) return { actions, statesNote: KNOWN_BEFORE };
    const now = new Map(read.actions.map((action) => [action.id, action]));
    const at = inZone(new Date(world.clock.now()).toISOString(), postmortem.header.zone);
    return {
      actions: actions.map((action) => now.get(action.id) ?? action),
      statesNote:
        linked.length > READ_MOST
          ? `States of the first ${String(READ_MOST)} issues as of ${at}; of the others those that Debrief knew last.`
          : `States of issues as of ${at}.`,
    };
  } catch (error) {
    world.log.error('macro-export.states', error);
    return { actions, statesNote: KNOWN_BEFORE };
  }
}
