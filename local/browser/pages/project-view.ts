import * as v from 'valibot';
import { html } from '../html';
import { issueFields } from '../jira-client';
import { layout } from '../layout';
import type { ProductClient } from '../product-client';
import { statusLozenge } from './issue-view';
import { projectTabs } from './jira-tabs';
import { noSuchIssue, type Document } from './refusals';

const found = v.object({
  values: v.array(v.object({ id: v.string(), key: v.string(), name: v.string() })),
});

/** The issues of a project, newest first. */
export async function projectView(client: ProductClient, key: string): Promise<Document> {
  const projects = await client.read('jira', '/rest/api/3/project/search', found);
  const project = projects?.values.find((candidate) => candidate.key === key);
  const { person } = client.visitor;
  if (!project || !person) return noSuchIssue(client.visitor);
  const issues = client.host.site.jira.issues?.({ project: key, person: person.accountId }) ?? [];
  const rows = [...issues].reverse().map(({ key: issueKey, fields: given }) => {
    const fields = v.parse(issueFields, given);
    return html`<tr>
      <td><a href="/browse/${issueKey}">${issueKey}</a></td>
      <td>${fields.summary}</td>
      <td>${fields.issuetype.name}</td>
      <td>${fields.priority?.name ?? ''}</td>
      <td>${fields.assignee?.displayName ?? 'Unassigned'}</td>
      <td>${fields.duedate ?? ''}</td>
      <td>${statusLozenge(fields.status)}</td>
    </tr>`;
  });
  const head = ['Key', 'Summary', 'Type', 'Priority', 'Assignee', 'Due', 'Status'];
  const table = html`<div class="table" tabindex="0" role="region" aria-label="Issues">
    <table>
      <thead>
        <tr>
          ${head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
  const main = html`<div class="page">
    <nav aria-label="Projects" class="breadcrumbs">
      ${projects?.values.map((other) => html`<a href="/jira/projects/${other.key}">${other.key}</a> `)}
      <a href="/jira/settings/workflows">Workflows</a>
    </nav>
    ${projectTabs(client, project, 'Issues')}
    <h1>${project.name}</h1>
    ${rows.length === 0 ? html`<p>No issues yet. Actions created from a postmortem appear here.</p>` : table}
  </div>`;
  const document = { title: project.name, visitor: client.visitor, product: 'jira' as const };
  return { status: 200, html: layout({ ...document, main, wide: true }) };
}
