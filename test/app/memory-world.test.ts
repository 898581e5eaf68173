import { describeIssueLinks } from '../support/ports-contract-issues';
import { describeJiraLimits } from '../support/ports-contract-jira-limits';
import { describeMappings } from '../support/ports-contract-jira-mapping';
import { describeDetails } from '../support/ports-contract-details';
import { describeExternalSummaries } from '../support/ports-contract-external-summary';
import { describeLifecycle } from '../support/ports-contract-lifecycle';
import { describeSiteSettings } from '../support/ports-contract-site-settings';
import { describeRecordLists } from '../support/ports-contract-record-lists';
import { describeRecords } from '../support/ports-contract-records';
import { describePostmortemReminders } from '../support/ports-contract-postmortem-reminders';
import { describeReleaseGateLog } from '../support/ports-contract-release-gate';
import { describeReminders } from '../support/ports-contract-reminders';
import { describeRows } from '../support/ports-contract';
import { memoryWorld } from '../support/ports-world';

/** What the tests of `app` rest on keeps the same promises as the store. */
describeRows(memoryWorld);
describeRecords(memoryWorld);
describeRecordLists(memoryWorld);
describeDetails(memoryWorld);
describeSiteSettings(memoryWorld);
describeExternalSummaries(memoryWorld);
describeLifecycle(memoryWorld);
describeIssueLinks(memoryWorld);
describeJiraLimits(memoryWorld);
describeMappings(memoryWorld);
describeReminders(memoryWorld);
describeReleaseGateLog(memoryWorld);
describePostmortemReminders(memoryWorld);
