import type { World } from './app/ports';
import { administrators } from './confluence/administrators';
import { newPages } from './confluence/new-pages';
import { pageBodies } from './confluence/page-bodies';
import { pages } from './confluence/pages';
import { bylineProperties } from './confluence/release-gate-byline';
import { issues } from './jira/issues';
import { notices } from './jira/notices';
import { jiraReleases } from './jira/release-gate-versions';
import { releaseGateJira } from './jira/release-gate-issue';
import { clock } from './platform/clock';
import { ids } from './platform/ids';
import { jitter } from './platform/jitter';
import { liveUpdates } from './platform/live-updates';
import { log } from './platform/log';
import { personalData } from './platform/personal-data';
import { queues } from './platform/queues';
import { deadline, site } from './platform/site';
import { accounts } from './store/accounts';
import { actions } from './store/actions';
import { causes } from './store/causes';
import { changeLog } from './store/change-log';
import {
  controls,
  externalSummary,
  factors,
  fiveWhys,
  hintDismissals,
  impact,
  importedLifecycles,
  lifecycles,
  links,
  reviewMeetings,
  reviewPlans,
  roles,
} from './store/details';
import { history } from './store/history';
import { issueLinks } from './store/issue-links';
import { jiraLimits } from './store/jira-limits';
import { mappings } from './store/jira-mapping';
import { people } from './store/people';
import { postmortems } from './store/postmortems';
import { recordLists } from './store/record-lists';
import { releaseGates } from './store/release-gate';
import { gateVersions } from './store/release-gate-versions';
import { gateBylines } from './store/release-gate-bylines';
import { gatePages } from './store/release-gate-page';
import { reminders } from './store/reminders';
import { services } from './store/services';
import { siteSettings } from './store/site-settings';
import { templates } from './store/templates';
import { timeline } from './store/timeline';
import { upkeep } from './store/upkeep';

const persons = people(ids, clock);
const noticeNearLimit = () => jiraLimits.nearLimit(new Date(clock.now()).toISOString());

/** The only file that knows every adapter. Nothing in it belongs to one tenant: instances outlive an invocation. */
export const world: World = {
  clock,
  ids,
  log,
  deadline,
  jitter,
  site,
  queues,
  liveUpdates,
  pages,
  newPages,
  pageBodies,
  administrators,
  issues: issues(noticeNearLimit, () => deadline.remainingMs()),
  notices: notices(noticeNearLimit),
  jiraLimits,
  mappings,
  people: persons,
  accounts,
  personalData,
  postmortems,
  timeline,
  causes,
  impact,
  importedLifecycles,
  reviewMeetings,
  reviewPlans,
  roles,
  lifecycles,
  hintDismissals,
  fiveWhys,
  factors,
  links,
  controls,
  externalSummary,
  recordLists,
  templates,
  actions,
  issueLinks: issueLinks(persons),
  services,
  releaseGates,
  gateVersions,
  jiraReleases: jiraReleases(noticeNearLimit),
  releaseGateJira: releaseGateJira(noticeNearLimit),
  gatePages,
  gateBylines,
  bylineProperties,
  reminders,
  siteSettings,
  upkeep,
  changeLog,
  history,
};
