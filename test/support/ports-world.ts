import type { World } from '../../src/app/ports';
import { actions } from '../../src/store/actions';
import { causes } from '../../src/store/causes';
import { issueLinks } from '../../src/store/issue-links';
import { people } from '../../src/store/people';
import { postmortems } from '../../src/store/postmortems';
import { releaseGates } from '../../src/store/release-gate';
import { services } from '../../src/store/services';
import { timeline } from '../../src/store/timeline';
import { upkeep } from '../../src/store/upkeep';
import { aPage } from './builders';
import { memoryActions } from './ports-actions';
import { MemoryDatabase } from './ports-database';
import { memoryIssueLinks } from './ports-issue-links';
import { memoryPeople, memoryPostmortems, memoryRows, memoryServices } from './ports-postmortems';
import { FakeAdministrators, FakeJira, FakePages } from './ports-products';
import { MemoryGates } from './ports-release-gate';
import { TestClock, TestDeadline, TestIds, TestLog, TestQueues, testSite } from './ports-surroundings';

/** A world whose surroundings a test holds in its hands. */
export interface TestWorld extends World {
  readonly clock: TestClock;
  readonly ids: TestIds;
  readonly log: TestLog;
  readonly deadline: TestDeadline;
  readonly queues: TestQueues;
  readonly issues: FakeJira;
  readonly pages: FakePages;
  readonly administrators: FakeAdministrators;
}

export interface MemoryWorld extends TestWorld {
  readonly db: MemoryDatabase;
  readonly releaseGates: MemoryGates;
}

function surroundings(clock: TestClock) {
  const pages = new FakePages();
  pages.pages.set(aPage().pageId, aPage());
  return {
    clock,
    ids: new TestIds(),
    log: new TestLog(),
    deadline: new TestDeadline(),
    queues: new TestQueues(),
    issues: new FakeJira(clock),
    pages,
    administrators: new FakeAdministrators(),
    site: testSite,
  };
}

/** Everything in memory: for the rules of `src/app`. */
export function memoryWorld(): MemoryWorld {
  const db = new MemoryDatabase();
  const around = surroundings(new TestClock());
  return {
    ...around,
    db,
    people: memoryPeople(db, around.ids),
    postmortems: memoryPostmortems(db),
    timeline: memoryRows(db, db.timeline),
    causes: memoryRows(db, db.causes),
    actions: memoryActions(db),
    issueLinks: memoryIssueLinks(db),
    services: memoryServices(db),
    releaseGates: new MemoryGates(db),
    upkeep: {
      migrate: async () => undefined,
      repairChanges: async () => 0,
      lastSweep: async () => db.lastSweep,
      sweepCompleted: async (startedAt) => {
        if (startedAt > (db.lastSweep ?? '')) db.lastSweep = startedAt;
      },
    },
  };
}

/** The real store over the engine that the test file opened; everything else in memory. */
export function sqlWorld(clock: TestClock): TestWorld {
  const around = surroundings(clock);
  return {
    ...around,
    people: people(around.ids, clock),
    postmortems,
    timeline,
    causes,
    actions,
    issueLinks,
    services,
    releaseGates,
    upkeep,
  };
}
