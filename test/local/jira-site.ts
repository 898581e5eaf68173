import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { createJira, type Jira } from '../../local/site/jira';
import { EDITOR, PEOPLE } from '../../local/site/people';
import type { Actor, ProductEvent, RoutedRequest, SiteResponse } from '../../local/site/protocol';

export const APP: Actor = { kind: 'app' };
export const NOBODY: Actor = { kind: 'nobody' };
export const as = (person: { accountId: string }): Actor => ({ kind: 'user', accountId: person.accountId });

export const TASK = '10001';
export const SUBTASK = '10004';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly sent: unknown;
  readonly status: number;
  readonly body: unknown;
}

export interface Answered extends Asked {
  readonly headers: Readonly<Record<string, string>>;
}

export interface Ask {
  readonly actor?: Actor;
  readonly viaApp?: boolean;
  readonly bridge?: boolean;
}

/** A fresh pretend Jira with a clock that only tests move, and everything that was asked and emitted. */
export class JiraSite {
  now = Date.UTC(2026, 7, 14, 10);
  readonly events: ProductEvent[] = [];
  readonly jira: Jira = createJira(
    { clock: { now: () => this.now }, people: PEOPLE, emit: (event) => this.events.push(event) },
    {
      indexedProperties: [
        { propertyKey: 'debrief', path: 'action', type: 'string', searchAlias: 'debriefAction' },
        { propertyKey: 'debrief', path: 'installation', type: 'string', searchAlias: 'debriefInstallation' },
      ],
    },
  );

  /** Everything asked of any site in this test file. */
  static readonly asked: Asked[] = [];

  /** Asks as the editor, through the app, unless told otherwise. */
  ask(method: string, url: string, body?: unknown, { actor, viaApp, bridge }: Ask = {}): Answered {
    const response = this.route(method, new URL(url, 'http://site'), {
      body,
      actor: actor ?? as(EDITOR),
      viaApp: viaApp ?? true,
      bridge: bridge ?? false,
    });
    const asked = { method, url, sent: body, status: response.status, body: response.body };
    JiraSite.asked.push(structuredClone(asked));
    return { ...asked, headers: response.headers ?? {} };
  }

  private route(
    method: string,
    url: URL,
    rest: Pick<RoutedRequest, 'body' | 'actor' | 'viaApp' | 'bridge'>,
  ): SiteResponse {
    // A path without parameters wins over one with, as `issue/bulkfetch` over `issue/{id}`.
    const routes = [...this.jira.routes].sort((one, other) => weight(one.path) - weight(other.path));
    for (const route of routes) {
      const names = [...route.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
      const pattern = new RegExp(`^${route.path.replace(/\{[^}]+\}/g, '([^/]+)')}$`);
      const match = route.method === method ? pattern.exec(url.pathname) : null;
      if (!match) continue;
      const unknown = [...url.searchParams.keys()].find((name) => !(route.query ?? []).includes(name));
      if (unknown !== undefined) throw new Error(`${route.path} does not know the parameter ${unknown}`);
      const params = Object.fromEntries(
        names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')]),
      );
      const answer = route.handle({ method, path: url.pathname, query: url.searchParams, params, ...rest });
      if (answer instanceof Promise) throw new Error('The pretend Jira answers at once');
      return answer;
    }
    throw new Error(`No route for ${method} ${url.pathname}`);
  }

  /** Creates an issue and answers its id and key. */
  create(fields: Record<string, unknown> = {}, more: Record<string, unknown> = {}, ask: Ask = {}): Created {
    const body = {
      fields: { project: { key: 'OPS' }, issuetype: { id: TASK }, summary: 'A task', ...fields },
    };
    const answer = this.ask('POST', '/rest/api/3/issue', { ...body, ...more }, ask);
    if (answer.status !== 201) throw new Error(`Not created: ${JSON.stringify(answer.body)}`);
    return v.parse(CreatedSchema, answer.body);
  }

  fields(idOrKey: string): Record<string, unknown> {
    const issue = this.jira.issue(idOrKey);
    if (!issue) throw new Error(`There is no issue ${idOrKey}`);
    return issue.fields;
  }
}

const weight = (pattern: string): number => pattern.split('{').length;

const CreatedSchema = v.strictObject({ id: v.string(), key: v.string(), self: v.string() });
export type Created = v.InferOutput<typeof CreatedSchema>;

export const doc = (...text: string[]): unknown => ({
  type: 'doc',
  version: 1,
  content: text.map((one) => ({ type: 'paragraph', content: [{ type: 'text', text: one }] })),
});

/** Status and named field errors in one go: what most refusals are about. */
export const refusal = ({ status, body }: Asked): unknown => {
  const parsed = v.parse(
    v.strictObject({ errorMessages: v.array(v.string()), errors: v.record(v.string(), v.string()) }),
    body,
  );
  return [status, Object.keys(parsed.errors).length > 0 ? parsed.errors : parsed.errorMessages.join(' ')];
};

// Jest types its matchers `any`; these are the same, to be used inside expected values.
export const ANY_TEXT: unknown = expect.any(String);
export const ANY_NUMBER: unknown = expect.any(Number);
export const containing = (text: string): unknown => expect.stringContaining(text);
export const having = (part: Record<string, unknown>): unknown => expect.objectContaining(part);
export const including = (part: readonly unknown[]): unknown => expect.arrayContaining([...part]);

const CORRECTIONS = path.resolve(__dirname, '../../local/contracts/jira-corrections.json');
const FOLDER = path.resolve(__dirname, '../../../shared/contracts');

/** Documented by Atlassian, but not in the documents that lie beside the project. */
export const ELSEWHERE = [
  '/rest/api/3/data-policy',
  '/rest/api/3/data-policy/project',
  '/rest/api/3/issue/limit/report',
  '/rest/api/3/version',
  '/rest/api/3/version/{id}/mergeto/{moveIssuesTo}',
  '/rest/api/3/version/{id}/removeAndSwap',
];

/**
 * What `jira.js` and, where they lie beside the project, Atlassian's own documents hold against everything
 * asked in this file. A child process checks, because both are ES modules.
 */
export function contractProblems(): readonly string[] {
  const documents = existsSync(path.join(FOLDER, 'contract.mjs'));
  if (!documents)
    process.stderr.write("Skipped: Atlassian's OpenAPI documents are not beside the project.\n");
  // Run as one text from here, so that bare imports are found in our node_modules.
  const checker = documents ? readFileSync(path.join(FOLDER, 'contract.mjs'), 'utf8') : '';
  const program =
    checker + (documents ? DOCUMENTS : 'const byDocuments = () => [];import fs from "fs";') + CHECK;
  const found = execFileSync(process.execPath, ['--input-type=module', '-e', program, FOLDER, CORRECTIONS], {
    cwd: path.resolve(__dirname, '../..'),
    input: JSON.stringify(JiraSite.asked),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return v.parse(v.pipe(v.string(), v.parseJson(), v.array(v.string())), found);
}

const DOCUMENTS = `
const file = (name) => process.argv[1] + '/' + name;
const contract = makeContract([{ file: file('jira-platform-v3.trimmed.json'),
  patch: [file('knpkv-jira-v3.patch.json'), file('local-jira-v3.patch.json'), process.argv[2]] }]);
const byDocuments = (one) => ${JSON.stringify(ELSEWHERE)}.includes(one.url.split('?')[0]) || one.url.endsWith('/removeAndSwap') ? [] : [
  ...(one.status < 400 ? contract.request(one.method, one.url, one.sent ?? undefined) : []),
  ...contract.response(one.method, one.url, one.status, one.body),
];
`;

const CHECK = `
import * as jira from 'jira.js/cloud';
const SCHEMAS = [
  ['POST', /\\/issue$/, 201, jira.CreatedIssueSchema],
  ['POST', /\\/issue\\/bulk$/, 201, jira.CreatedIssuesSchema],
  ['POST', /\\/issue\\/bulkfetch$/, 200, jira.BulkIssueResultsSchema],
  ['GET', /\\/issue\\/picker$/, 200, jira.IssuePickerSuggestionsSchema],
  ['GET', /\\/issue\\/[A-Z0-9]+-?\\d*$/, 200, jira.IssueSchema],
  ['GET', /\\/editmeta$/, 200, jira.IssueUpdateMetadataSchema],
  ['GET', /\\/transitions$/, 200, jira.TransitionsSchema],
  ['GET', /\\/createmeta\\/[^/]+\\/issuetypes$/, 200, jira.PageOfCreateMetaIssueTypesSchema],
  ['GET', /\\/createmeta\\/[^/]+\\/issuetypes\\/\\d+$/, 200, jira.PageOfCreateMetaIssueTypeWithFieldSchema],
  ['GET', /\\/properties$/, 200, jira.PropertyKeysSchema],
  ['GET', /\\/properties\\/[^/]+$/, 200, jira.EntityPropertySchema],
  ['POST', /\\/remotelink$/, 201, jira.RemoteIssueLinkIdentifiesSchema],
  ['GET', /\\/remotelink$/, 200, jira.GetRemoteIssueLinksSchema],
  ['POST', /\\/search\\/jql$/, 200, jira.SearchAndReconcileResultsSchema],
  ['POST', /\\/approximate-count$/, 200, jira.JQLCountResultsSchema],
  ['GET', /\\/project\\/\\w+\\/version$/, 200, jira.PageVersionSchema],
  ['PUT', /\\/version\\/\\d+$/, 200, jira.VersionSchema],
  ['POST', /\\/relatedwork$/, 201, jira.VersionRelatedWorkSchema],
  ['GET', /\\/project\\/search$/, 200, jira.PageProjectSchema],
  ['GET', /\\/mypermissions$/, 200, jira.PermissionsSchema],
  ['GET', /\\/user\\/bulk$/, 200, jira.PageUserSchema],
  ['GET', /\\/data-policy$/, 200, jira.WorkspaceDataPolicySchema],
  ['GET', /\\/data-policy\\/project$/, 200, jira.ProjectDataPoliciesSchema],
  ['GET', /\\/issue\\/limit\\/report$/, 200, jira.IssueLimitReportResponseSchema],
  ['GET', /\\/(user|myself)$/, 200, jira.DashboardUserSchema],
];
const byClient = (one) => {
  const path = one.url.split('?')[0];
  const row = SCHEMAS.find(([method, pattern, status]) =>
    method === one.method && pattern.test(path) && status === one.status);
  if (!row) return [];
  if (!row[3]) return ["jira.js has no schema for " + path];
  const parsed = row[3].safeParse(one.body);
  return parsed.success ? [] : parsed.error.issues.map((issue) => 'jira.js: ' + JSON.stringify(issue));
};
const asked = JSON.parse(fs.readFileSync(0, 'utf8'));
const problems = asked.filter((one) => one.status !== 501).flatMap((one) => [...byDocuments(one), ...byClient(one)]
  .map((problem) => one.method + ' ' + one.url + ' ' + one.status + ': ' + problem));
process.stdout.write(JSON.stringify([...new Set(problems)]));
`;
