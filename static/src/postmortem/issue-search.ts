import * as v from 'valibot';
import { askJira } from '../host';
import { readIssues, type SeenIssue } from './issues';

/** An issue that the viewer may see and could link. */
export interface FoundIssue {
  readonly issueId: string;
  readonly key: string;
  readonly summary: string;
  /** As the project's people named it. */
  readonly status: string;
}

/** As many as are shown; who needs the next ones narrows the search. */
export const MOST_FOUND = 20;
const LONGEST_WORDS = 200;

const found = v.object({
  issues: v.optional(
    v.array(
      v.object({
        id: v.string(),
        key: v.string(),
        fields: v.object({
          summary: v.optional(v.nullable(v.string())),
          status: v.optional(v.nullable(v.object({ name: v.optional(v.string(), '') }))),
        }),
      }),
    ),
    [],
  ),
});

const history = v.object({
  sections: v.optional(
    v.array(
      v.object({
        id: v.optional(v.string(), ''),
        issues: v.optional(v.array(v.object({ id: v.union([v.number(), v.string()]) })), []),
      }),
    ),
    [],
  ),
});

/**
 * Issues with the viewer's own rights: by key or address, by words of the title, or those they had to do with
 * lately when nothing is typed.
 * @throws ProductRefused; 400 when Jira cannot make anything of the words
 */
export async function findIssues(typed: string): Promise<readonly FoundIssue[]> {
  if (typed.trim() === '') return recent();
  const key = keyIn(typed);
  const named = key === null ? [] : [...(await readIssues([key]))].map(asFound);
  if (named.length > 0) return named;
  const jql = titleQuery(typed);
  return jql === null ? [] : search(jql);
}

const asFound = ([issueId, { key, summary, status }]: readonly [string, SeenIssue]): FoundIssue => ({
  issueId,
  key,
  summary,
  status,
});

/**
 * What Jira's own search field offers before anything is typed.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-issue-picker-get
 */
async function recent(): Promise<readonly FoundIssue[]> {
  const { sections } = v.parse(history, await askJira('/rest/api/3/issue/picker?query='));
  const ids = sections
    .flatMap(({ id, issues }) => (id === 'hs' ? issues.map((issue) => String(issue.id)) : []))
    .slice(0, MOST_FOUND);
  const seen = await readIssues(ids);
  return ids.flatMap((id) => {
    const issue = seen.get(id);
    return issue ? [asFound([id, issue])] : [];
  });
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post */
async function search(jql: string): Promise<readonly FoundIssue[]> {
  const body = { jql, fields: ['summary', 'status'], maxResults: MOST_FOUND };
  const { issues } = v.parse(found, await askJira('/rest/api/3/search/jql', body));
  return issues.map(({ id, key, fields }) => ({
    issueId: id,
    key,
    summary: fields.summary ?? '',
    status: fields.status?.name ?? '',
  }));
}

/** The key in `ops-12`, or in the address of an issue. */
export function keyIn(typed: string): string | null {
  const match = /^(?:https?:\/\/\S*\/)?([a-z][a-z0-9_]*-\d{1,19})(?:[?#]\S*)?$/i.exec(typed.trim());
  return match?.[1]?.toUpperCase() ?? null;
}

/**
 * Issues whose title has all of these words, the last as far as it is typed. Null when there is no word in it. Every
 * character is searched for, none is an operator: of the text search, whose own are escaped first, or of JQL.
 * https://confluence.atlassian.com/jirasoftwareserver/search-syntax-for-text-fields-939938747.html
 */
export function titleQuery(typed: string): string | null {
  const words = Array.from(typed)
    .slice(0, LONGEST_WORDS)
    .join('')
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const last = words.at(-1);
  if (last === undefined) return null;
  // A word with a wildcard is compared as it stands, so it must be one that the index holds.
  const begun = /^[\p{L}\p{N}]+$/u.test(last) ? '*' : '';
  return `summary ~ ${quoted(`${words.map(plainWord).join(' ')}${begun}`)} ORDER BY updated DESC`;
}

const plainWord = (word: string): string => word.toLowerCase().replace(/[-+&|!(){}[\]^~*?:\\/"]/g, '\\$&');

/** A JQL string in quotes. */
const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;
