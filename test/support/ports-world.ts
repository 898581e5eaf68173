import type { World } from '../../src/app/ports';
import { accounts } from '../../src/store/accounts';
import { actions } from '../../src/store/actions';
import { causes } from '../../src/store/causes';
import { changeLog } from '../../src/store/change-log';
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
} from '../../src/store/details';
import { history } from '../../src/store/history';
import { issueLinks } from '../../src/store/issue-links';
import { jiraLimits } from '../../src/store/jira-limits';
import { mappings } from '../../src/store/jira-mapping';
import { people } from '../../src/store/people';
import { postmortems } from '../../src/store/postmortems';
import { recordLists } from '../../src/store/record-lists';
import { releaseGates } from '../../src/store/release-gate';
import { gateVersions } from '../../src/store/release-gate-versions';
import { gateBylines } from '../../src/store/release-gate-bylines';
import { gatePages } from '../../src/store/release-gate-page';
import { reminders } from '../../src/store/reminders';
import { services } from '../../src/store/services';
import { siteSettings } from '../../src/store/site-settings';
import { templates } from '../../src/store/templates';
import { timeline } from '../../src/store/timeline';
import { upkeep } from '../../src/store/upkeep';
import { aPage } from './builders';
import { memoryActions } from './ports-actions';
import { FakePersonalData, memoryAccounts } from './ports-accounts';
import { memoryChangeLog } from './ports-change-log';
import { MemoryDatabase } from './ports-database';
import { memoryHistory } from './ports-history';
import { memoryIssueLinks } from './ports-issue-links';
import { memoryJiraLimits } from './ports-jira-limits';
import { memoryMappings } from './ports-jira-mapping';
import {
  memoryAddableRows,
  memoryExternalSummaries,
  memoryNamed,
  memoryPeopled,
  memoryRows,
  memorySiteSettings,
  memoryTemplates,
} from './ports-lists';
import { memoryPeople, memoryPostmortems, memoryServices } from './ports-postmortems';
import { FakeJira } from './ports-jira';
import { TestLiveUpdates } from './ports-live-updates';
import { FakePageBodies } from './ports-page-bodies';
import { FakeAdministrators, FakeNewPages, FakePages } from './ports-products';
import { FakeJiraReleases } from './ports-jira-releases';
import { MemoryGates } from './ports-release-gate';
import { memoryGateVersions } from './ports-release-gate-versions';
import { FakeBylineProperties, MemoryBylines } from './ports-release-gate-bylines';
import { memoryGatePages } from './ports-release-gate-page';
import { FakeNotices } from './ports-notices';
import { memoryRecordLists } from './ports-record-lists';
import { FakeReleaseGateJira } from './ports-release-gate-jira';
import { memoryReminders } from './ports-reminders';
import { TestClock, TestDeadline, TestIds, TestLog, TestQueues, testSite } from './ports-surroundings';

/** A world whose surroundings a test holds in its hands. */
export interface TestWorld extends World {
  readonly clock: TestClock;
  readonly ids: TestIds;
  readonly log: TestLog;
  readonly deadline: TestDeadline;
  readonly queues: TestQueues;
  readonly liveUpdates: TestLiveUpdates;
  readonly issues: FakeJira;
  readonly jiraReleases: FakeJiraReleases;
  readonly notices: FakeNotices;
  readonly pages: FakePages;
  readonly newPages: FakeNewPages;
  readonly pageBodies: FakePageBodies;
  readonly administrators: FakeAdministrators;
  readonly bylineProperties: FakeBylineProperties;
  readonly personalData: FakePersonalData;
  readonly releaseGateJira: FakeReleaseGateJira;
}

export interface MemoryWorld extends TestWorld {
  readonly db: MemoryDatabase;
  readonly releaseGates: MemoryGates;
  readonly gateBylines: MemoryBylines;
}

function surroundings(clock: TestClock) {
  const pages = new FakePages();
  pages.pages.set(aPage().pageId, aPage());
  const issues = new FakeJira(clock);
  return {
    clock,
    ids: new TestIds(),
    log: new TestLog(),
    deadline: new TestDeadline(),
    queues: new TestQueues(),
    liveUpdates: new TestLiveUpdates(clock),
    issues,
    jiraReleases: new FakeJiraReleases(),
    notices: new FakeNotices(issues),
    pages,
    newPages: new FakeNewPages(),
    pageBodies: new FakePageBodies(),
    administrators: new FakeAdministrators(),
    bylineProperties: new FakeBylineProperties(),
    personalData: new FakePersonalData(),
    releaseGateJira: new FakeReleaseGateJira(),
    site: testSite,
    jitter: () => 0.5,
  };
}

/** Everything in memory: for the rules of `src/app`. */
export function memoryWorld(): MemoryWorld {
  const db = new MemoryDatabase();
  const around = surroundings(new TestClock());
  const persons = memoryPeople(db, around.ids);
  const records = memoryPostmortems(db);
  const gates = new MemoryGates(db);
  return {
    ...around,
    db,
    people: persons,
    accounts: memoryAccounts(db),
    postmortems: records,
    timeline: memoryAddableRows(db, db.timeline),
    causes: memoryRows(db, db.causes),
    impact: memoryNamed(db, db.impact),
    roles: memoryPeopled(db, db.roles),
    reviewPlans: memoryPeopled(db, db.reviewPlans),
    reviewMeetings: memoryPeopled(db, db.reviewMeetings),
    lifecycles: memoryPeopled(db, db.lifecycles),
    importedLifecycles: memoryPeopled(db, db.importedLifecycles),
    hintDismissals: memoryNamed(db, db.hints),
    fiveWhys: memoryRows(db, db.fiveWhys),
    factors: memoryRows(db, db.factors),
    links: memoryRows(db, db.links),
    controls: memoryNamed(db, db.controls),
    externalSummary: memoryExternalSummaries(db),
    recordLists: memoryRecordLists(db, records),
    templates: memoryTemplates(db),
    actions: memoryActions(db),
    issueLinks: memoryIssueLinks(db, persons),
    jiraLimits: memoryJiraLimits(db),
    mappings: memoryMappings(db),
    services: memoryServices(db),
    releaseGates: gates,
    gateVersions: memoryGateVersions(db, gates),
    gatePages: memoryGatePages(db, gates),
    gateBylines: new MemoryBylines(db, gates),
    reminders: memoryReminders(db),
    siteSettings: memorySiteSettings(db),
    upkeep: {
      migrate: async () => undefined,
      repairChanges: async () => 0,
      sweepState: async () => ({ lastAt: db.lastSweep, pausedUntil: db.pausedUntil }),
      sweepCompleted: async (startedAt) => {
        if (startedAt > (db.lastSweep ?? '')) db.lastSweep = startedAt;
      },
    },
    changeLog: memoryChangeLog(db),
    history: memoryHistory(db),
  };
}

/** The real store over the engine that the test file opened; everything else in memory. */
export function sqlWorld(clock: TestClock): TestWorld {
  const around = surroundings(clock);
  const persons = people(around.ids, clock);
  return {
    ...around,
    people: persons,
    accounts,
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
    jiraLimits,
    mappings,
    services,
    releaseGates,
    gateVersions,
    gatePages,
    gateBylines,
    reminders,
    siteSettings,
    upkeep,
    changeLog,
    history,
  };
}
