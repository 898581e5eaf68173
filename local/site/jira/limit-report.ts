import type { Actor, Route } from '../protocol';
import type { Model } from './model';
import { sees } from './permissions';
import { MAX_LINKS } from './remote-links';
import { flagParameter, route } from './request';

/** Most of each that an issue can hold. */
const LIMITS = {
  comment: 5000,
  worklog: 10_000,
  attachment: 2000,
  issuelinks: 2000,
  remoteIssueLinks: MAX_LINKS,
} as const;

/** From which share of a limit on an issue counts as approaching it; Atlassian names no number. */
const NEAR = 0.8;

/** Which issues are at the limits of what one issue can hold, or near them. Only remote links can be here. */
export const limitReportRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: '/rest/api/3/issue/limit/report',
    query: ['isReturningKeys'],
    classic: 'read:jira-work',
    granular: ['read:project:jira', 'read:issue:jira'],
    handle: ({ actor, query }) => {
      const keys = flagParameter(query, 'isReturningKeys');
      const most = LIMITS.remoteIssueLinks;
      const within = (from: number, to: number): Record<string, Record<string, number>> => {
        const found = counts(model, actor, keys).filter(([, count]) => count >= from && count < to);
        return found.length === 0 ? {} : { remoteIssueLinks: Object.fromEntries(found) };
      };
      const issuesApproachingLimit = within(most * NEAR, most);
      const issuesBreachingLimit = within(most, Infinity);
      return { status: 200, body: { issuesApproachingLimit, issuesBreachingLimit, limits: LIMITS } };
    },
  }),
];

/** Remote links of each issue that `actor` sees, by its key or its id. */
const counts = (model: Model, actor: Actor, keys: boolean): [string, number][] =>
  Object.values(model.state.issues)
    .filter((issue) => sees(model, actor, issue))
    .map((issue) => [keys ? issue.key : issue.id, model.state.remoteLinks[issue.id]?.length ?? 0]);
