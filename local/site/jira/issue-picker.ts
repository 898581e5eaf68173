import type { Actor, Route } from '../protocol';
import { issueTypeById } from './catalogue';
import { prepareSearch } from './jql/match';
import { byId } from './issue-read';
import type { Model } from './model';
import { accountOf, isArchived, sees } from './permissions';
import { Refusal } from './refusal';
import { flagParameter, route } from './request';
import { indexedIssues } from './search-index';
import type { IssueRecord } from './state';

const MOST = 20;

type Suits = (issue: IssueRecord) => boolean;

/** Issues for a search field: those the person had to do with, and those of a JQL text. */
export const issuePickerRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: '/rest/api/3/issue/picker',
    query: [
      'query',
      'currentJQL',
      'currentIssueKey',
      'currentProjectId',
      'showSubTasks',
      'showSubTaskParent',
    ],
    classic: 'read:jira-work',
    granular: ['read:issue-details:jira'],
    handle: ({ actor, query }) => {
      const words = query.get('query') ?? '';
      const suits = suitable(model, actor, query);
      const jql = query.get('currentJQL');
      const history = section(model, words, 'hs', 'History Search', (issue) => {
        return suits(issue) && hadToDoWith(model, accountOf(actor), issue);
      });
      const found = jql === null ? undefined : jqlTest(model, actor, jql);
      const current =
        found && section(model, words, 'cs', 'Current Search', (one) => suits(one) && found(one));
      return { status: 200, body: { sections: [history, ...(current ? [current] : [])] } };
    },
  }),
];

function suitable(model: Model, actor: Actor, query: URLSearchParams): Suits {
  const current = model.issue(query.get('currentIssueKey') ?? '');
  const projectId = query.get('currentProjectId');
  const subtasks = flagParameter(query, 'showSubTasks');
  const parent = flagParameter(query, 'showSubTaskParent');
  return (issue) =>
    sees(model, actor, issue) &&
    !isArchived(model, issue) &&
    issue.id !== current?.id &&
    (projectId === null || issue.projectId === projectId) &&
    (subtasks || !issueTypeById(model, issue.typeId).subtask) &&
    (parent || issue.id !== current?.parentId);
}

/** What somebody only looked at is not remembered here. */
const hadToDoWith = (model: Model, account: string, { id, creator }: IssueRecord): boolean =>
  creator === account || (model.state.history[id] ?? []).some(({ author }) => author === account);

/** A text that is no JQL finds nothing, and is no error here. */
function jqlTest(model: Model, actor: Actor, jql: string): Suits {
  try {
    return prepareSearch(model, actor, jql).matches;
  } catch (error) {
    if (error instanceof Refusal && error.status === 400) return () => false;
    throw error;
  }
}

function section(
  model: Model,
  words: string,
  id: string,
  label: string,
  belongs: Suits,
): Record<string, unknown> {
  const wanted = words.trim().toLowerCase();
  const matching = indexedIssues(model)
    .filter((issue) => belongs(issue) && textOf(issue).includes(wanted))
    .sort((one, other) => other.updated - one.updated || byId(other, one));
  const issues = matching.slice(0, MOST).map((issue) => suggestion(model, issue, words.trim()));
  const sub = `Showing ${String(issues.length)} of ${String(matching.length)} matching issues`;
  return { id, label, ...(issues.length > 0 ? { sub } : { msg: 'No matching issues found' }), issues };
}

const textOf = ({ key, summary }: IssueRecord): string => `${key} ${summary}`.toLowerCase();

function suggestion(model: Model, issue: IssueRecord, words: string): Record<string, unknown> {
  return {
    id: Number(issue.id),
    key: issue.key,
    keyHtml: marked(issue.key, words),
    img: `${model.siteUrl}/rest/api/2/universal_avatar/view/type/issuetype/avatar/${issue.typeId}?size=medium`,
    summary: marked(issue.summary, words),
    summaryText: issue.summary,
  };
}

/** HTML with the first place where the words stand in bold. */
function marked(text: string, words: string): string {
  const at = words === '' ? -1 : text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return escaped(text);
  const end = at + words.length;
  return `${escaped(text.slice(0, at))}<b>${escaped(text.slice(at, end))}</b>${escaped(text.slice(end))}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
