// pages
export { resolver } from './entry/resolver';
export { macroExport } from './entry/macro-export';
// pipelines
export { releaseGateWebtrigger } from './entry/release-gate-webtrigger';
export { releaseGateDetails } from './entry/release-gate-details';
// transitions of work items in Jira
export { releaseGateValidator } from './entry/release-gate-validator';
// product events
export { appPolicyEvents, jiraEvents, jiraProjectEvents } from './entry/jira-events';
export { gateVersionEvents } from './entry/release-gate-versions';
export { confluenceEvents } from './entry/confluence-events';
export { lifecycle } from './entry/upkeep';
// queues
export { jiraSyncConsumer } from './entry/jira-sync-consumer';
export { remindersConsumer } from './entry/reminders';
export { upkeepConsumer } from './entry/upkeep';
// schedules
export { dailyReminders } from './entry/reminders';
export { hourlyUpkeep, hourlySweep, weeklyPersonalData } from './entry/upkeep';
