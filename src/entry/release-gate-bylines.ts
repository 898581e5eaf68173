import { bylinesMayDiffer } from '../app/release-gate-bylines';
import type { World } from '../app/ports';
import type { CallName } from '../contract/calls';
import type { Place } from '../contract/fields';

/** Calls after which the byline of the page they name may have something new to say. */
const OF_PAGE: readonly CallName[] = [
  'postmortem.save-header',
  'record.import',
  'services.attach',
  'services.detach',
  'actions.save',
  'actions.remove',
  'actions.create-issues',
  'actions.stop-order',
  'actions.link-issue',
  'actions.unlink-issue',
  'actions.confirm-missing',
];

/** The same for many pages. */
const OF_SITE: readonly CallName[] = [
  'release-gate.save-policy',
  'release-gate.give-waiver',
  'release-gate.end-waiver',
  'services.rename',
];

/**
 * After a call that succeeded: bylines are looked at by a job, so that the person who saved waits for none of it. What
 * a sync with Jira changes it says itself. Never fails.
 */
export async function retellAfter(world: World, name: CallName, place: Place | null): Promise<void> {
  if (OF_SITE.includes(name)) await bylinesMayDiffer(world, { of: 'all' });
  else if (place !== null && OF_PAGE.includes(name))
    await bylinesMayDiffer(world, { of: 'pages', ids: [place.pageId] });
}
