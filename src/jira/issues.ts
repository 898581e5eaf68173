import type { Issues } from '../app/ports';
import { appAccount, appMay, projectSight, projectSights } from './app-rights';
import { jira } from './ask';
import { createIssue } from './create-issue';
import { createMany } from './create-many';
import { createRules } from './create-rules';
import { editRules } from './edit-rules';
import { changedSince, findMarked } from './marked-issues';
import { mark, unmark } from './marker';
import { projectKeys } from './project-keys';
import { linkToPage, unlinkFromPage } from './page-links';
import { readIssues } from './read-issues';
import { takeTransition, transitions } from './transitions';
import { updateIssue } from './update-issue';

/**
 * @param noticeNearLimit told when Jira says that little is left of the quota; its failure stops nothing
 * @param remainingMs how long the running function still has; no create is repeated that it could not see through
 */
export function issues(noticeNearLimit: () => Promise<void>, remainingMs: () => number): Issues {
  const asked = jira(noticeNearLimit);
  return {
    createRules: (as, target) => createRules(asked, as, target),
    create: (as, issue, rules) => createIssue(asked, as, issue, rules, remainingMs),
    createMany: (as, some, rules) => createMany(asked, as, some, rules, remainingMs),
    linkToPage: (as, issueId, link) => linkToPage(asked, as, issueId, link),
    unlinkFromPage: (as, issueId, globalId) => unlinkFromPage(asked, as, issueId, globalId),
    mark: (as, issueId, marker) => mark(asked, as, issueId, marker),
    unmark: (as, issueId) => unmark(asked, as, issueId),
    findMarked: (as, marker) => findMarked(asked, as, marker),
    appAccount: () => appAccount(asked),
    appMay: (projectId, permissions) => appMay(asked, projectId, permissions),
    read: (as, issueIds) => readIssues(asked, as, issueIds),
    projectKeys: (as, projectIds) => projectKeys(asked, as, projectIds),
    projectSight: (projectId) => projectSight(asked, projectId),
    projectSights: (projectIds) => projectSights(asked, projectIds),
    editRules: (issueId) => editRules(asked, issueId),
    update: (issueId, values) => updateIssue(asked, issueId, values),
    transitions: (as, issueId) => transitions(asked, as, issueId),
    transition: (as, issueId, transitionId) => takeTransition(asked, as, issueId, transitionId),
    changedSince: (installationId, minutes) => changedSince(asked, installationId, minutes),
  };
}
