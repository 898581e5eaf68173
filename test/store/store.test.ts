import { describeIssueLinks } from '../support/ports-contract-issues';
import { describeJiraLimits } from '../support/ports-contract-jira-limits';
import { describeMappings } from '../support/ports-contract-jira-mapping';
import { describeDetails } from '../support/ports-contract-details';
import { describeLifecycle } from '../support/ports-contract-lifecycle';
import { describeSiteSettings } from '../support/ports-contract-site-settings';
import { describeRecordLists } from '../support/ports-contract-record-lists';
import { describeRecords } from '../support/ports-contract-records';
import { describePostmortemReminders } from '../support/ports-contract-postmortem-reminders';
import { describeReminders } from '../support/ports-contract-reminders';
import { describeRows } from '../support/ports-contract';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();
const world = () => sqlWorld(engine().clock);

describeRows(world);
describeRecords(world);
describeRecordLists(world);
describeDetails(world);
describeSiteSettings(world);
describeLifecycle(world);
describeIssueLinks(world);
describeJiraLimits(world);
describeMappings(world);
describeReminders(world);
describePostmortemReminders(world);
