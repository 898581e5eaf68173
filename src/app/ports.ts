import type { Cause } from '../domain/causes';
import type { TimelineEntry } from '../domain/timeline';
import type { Actions } from './ports/actions';
import type { Accounts, PersonalData } from './ports/accounts';
import type { ChangeLog } from './ports/change-log';
import type { Administrators, NewPages, Pages } from './ports/confluence';
import type { ExternalSummaries } from './ports/external-summaries';
import type { History } from './ports/history';
import type { IssueLinks } from './ports/issue-links';
import type { Issues } from './ports/jira';
import type { LiveUpdates } from './ports/live-updates';
import type { PageBodies } from './ports/page-bodies';
import type { JiraLimits } from './ports/jira-limits';
import type { Mappings } from './ports/jira-mapping';
import type { ControlTags } from '../domain/control-tags';
import type { KeptFactor } from '../domain/fishbone';
import type { KeptChain } from '../domain/five-whys';
import type { ImpactFacts } from '../domain/impact-facts';
import type { Lifecycle } from '../domain/lifecycle';
import type { LifecycleFacts } from '../domain/lifecycle-facts';
import type { ReportLink } from '../domain/links';
import type { ReviewMeeting, ReviewPlan } from '../domain/review';
import type { RoleHolders } from '../domain/roles';
import type {
  AddableRows,
  HintDismissal,
  Named,
  People,
  Postmortems,
  Rows,
  Services,
  Templates,
  WithPeople,
} from './ports/postmortems';
import type { ReleaseGates } from './ports/release-gate';
import type { GateVersions, JiraReleases } from './ports/release-gate-versions';
import type { ReleaseGateJira } from './ports/release-gate-jira';
import type { BylineProperties, GateBylines } from './ports/release-gate-bylines';
import type { GatePages } from './ports/release-gate-page';
import type { RecordLists } from './ports/record-lists';
import type { Notices, Reminders } from './ports/reminders';
import type { Clock, Deadline, Ids, Jitter, Log, Queues, Site } from './ports/surroundings';
import type { SiteSettings } from './ports/site-settings';
import type { Upkeep } from './ports/upkeep';

/** What `app` needs of the world, in the domain's words. Adapters implement it; `wiring.ts` joins them. */
export type * from './ports/accounts';
export type * from './ports/actions';
export type * from './ports/change-log';
export type * from './ports/confluence';
export type * from './ports/edits';
export type * from './ports/external-summaries';
export type * from './ports/history';
export type * from './ports/issue-links';
export type * from './ports/jira';
export type * from './ports/jira-limits';
export type * from './ports/jira-mapping';
export type * from './ports/live-updates';
export type * from './ports/page-bodies';
export type * from './ports/postmortems';
export type * from './ports/record-lists';
export type * from './ports/release-gate';
export type * from './ports/release-gate-versions';
export type * from './ports/release-gate-jira';
export type * from './ports/release-gate-bylines';
export type * from './ports/release-gate-page';
export type * from './ports/reminders';
export type * from './ports/site-settings';
export type * from './ports/surroundings';
export type * from './ports/upkeep';

/** Everything `app` may use. */
export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly deadline: Deadline;
  readonly jitter: Jitter;
  readonly site: Site;
  readonly queues: Queues;
  readonly liveUpdates: LiveUpdates;
  readonly pages: Pages;
  readonly newPages: NewPages;
  readonly pageBodies: PageBodies;
  readonly administrators: Administrators;
  readonly issues: Issues;
  readonly jiraLimits: JiraLimits;
  readonly mappings: Mappings;
  readonly people: People;
  readonly accounts: Accounts;
  readonly personalData: PersonalData;
  readonly postmortems: Postmortems;
  readonly timeline: AddableRows<TimelineEntry>;
  readonly causes: Rows<Cause>;
  readonly impact: Named<ImpactFacts>;
  readonly roles: Named<WithPeople<RoleHolders>>;
  readonly reviewPlans: Named<WithPeople<ReviewPlan>>;
  readonly reviewMeetings: Named<WithPeople<ReviewMeeting>>;
  readonly lifecycles: Named<WithPeople<Lifecycle>>;
  readonly importedLifecycles: Named<WithPeople<LifecycleFacts>>;
  readonly hintDismissals: Named<HintDismissal>;
  readonly fiveWhys: Rows<KeptChain>;
  readonly factors: Rows<KeptFactor>;
  readonly links: Rows<ReportLink>;
  /** By the id of what is tagged. */
  readonly controls: Named<ControlTags>;
  readonly externalSummary: ExternalSummaries;
  readonly recordLists: RecordLists;
  readonly templates: Templates;
  readonly actions: Actions;
  readonly issueLinks: IssueLinks;
  readonly services: Services;
  readonly releaseGates: ReleaseGates;
  readonly gateVersions: GateVersions;
  readonly jiraReleases: JiraReleases;
  readonly releaseGateJira: ReleaseGateJira;
  readonly gatePages: GatePages;
  readonly gateBylines: GateBylines;
  readonly bylineProperties: BylineProperties;
  readonly notices: Notices;
  readonly reminders: Reminders;
  readonly siteSettings: SiteSettings;
  readonly upkeep: Upkeep;
  readonly changeLog: ChangeLog;
  readonly history: History;
}
