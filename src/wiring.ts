import type { World } from './app/ports';
import { administrators } from './confluence/administrators';
import { pages } from './confluence/pages';
import { issues } from './jira/issues';
import { clock } from './platform/clock';
import { ids } from './platform/ids';
import { log } from './platform/log';
import { queues } from './platform/queues';
import { deadline, site } from './platform/site';
import { actions } from './store/actions';
import { causes } from './store/causes';
import { issueLinks } from './store/issue-links';
import { people } from './store/people';
import { postmortems } from './store/postmortems';
import { releaseGates } from './store/release-gate';
import { services } from './store/services';
import { timeline } from './store/timeline';
import { upkeep } from './store/upkeep';

/** The only file that knows every adapter. Nothing in it belongs to one tenant: instances outlive an invocation. */
export const world: World = {
  clock,
  ids,
  log,
  deadline,
  site,
  queues,
  pages,
  administrators,
  issues,
  people: people(ids, clock),
  postmortems,
  timeline,
  causes,
  actions,
  issueLinks,
  services,
  releaseGates,
  upkeep,
};
