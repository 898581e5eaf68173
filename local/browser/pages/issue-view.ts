import { adfToHtml } from '../adf-html';
import { Html, html, json } from '../html';
import { readIssue, type IssueView } from '../jira-client';
import { layout } from '../layout';
import { unknownMacro } from '../macros';
import type { ProductClient } from '../product-client';
import { issuePanels } from './issue-panels';
import { workflow } from './issue-workflow';
import { noSuchIssue, type Document } from './refusals';

const CATEGORY_COLORS: Readonly<Record<string, string>> = { done: 'green', indeterminate: 'blue' };
const DISABLED = new Html('disabled');
const SELECTED = new Html('selected');

interface Status {
  readonly name: string;
  readonly statusCategory: { readonly key: string };
}

export const statusLozenge = ({ name, statusCategory }: Status): Html =>
  html`<span class="lozenge lozenge-${CATEGORY_COLORS[statusCategory.key] ?? 'neutral'}">${name}</span>`;

/** A Jira issue: its fields, what can be done with it, and what the app left on it. */
export async function issueView(client: ProductClient, key: string): Promise<Document> {
  const issue = await readIssue(client, key);
  if (!issue) return noSuchIssue(client.visitor);
  const { fields } = issue;
  const main = html`<article class="page" data-issue="${issue.key}" id="issue">
    <nav aria-label="Breadcrumbs" class="breadcrumbs">
      <a href="/jira/projects/${fields.project.key}">${fields.project.name}</a> / ${issue.key}
    </nav>
    <div class="page-head">
      <h1>${fields.summary}</h1>
      ${statusLozenge(fields.status)}
    </div>
    <div id="problem" role="alert"></div>
    ${workflow(issue)}
    <h2>Details</h2>
    ${detailsForm(issue)}
    <h2>Description</h2>
    <div class="page-body">
      ${issue.description ? adfToHtml(issue.description, unknownMacro) : html`<p class="hint">None</p>`}
    </div>
    <h2>Links</h2>
    ${linkList(issue)} ${issuePanels(client, issue.key)} ${history(client, issue)}
    <details>
      <summary>Entity properties (for developers)</summary>
      <pre tabindex="0"><code>${JSON.stringify(issue.properties, null, 2)}</code></pre>
    </details>
    <p><button type="button" class="danger" id="delete">Delete this issue</button></p>
  </article>`;
  const document = {
    title: `${issue.key} ${fields.summary}`,
    visitor: client.visitor,
    product: 'jira' as const,
  };
  return { status: 200, html: layout({ ...document, main, scripts: ['issue', 'frames'] }) };
}

function detailsForm(issue: IssueView): Html {
  const { fields, editable } = issue;
  const off = (field: string) => !editable.has(field) && DISABLED;
  const option = (value: string, label: string, chosen: boolean) =>
    html`<option value="${value}" ${chosen && SELECTED}>${label}</option>`;
  const assignee = fields.assignee ?? undefined;
  const listed = issue.assignable.some(({ accountId }) => accountId === assignee?.accountId);
  const people = assignee && !listed ? [assignee, ...issue.assignable] : issue.assignable;
  const priority = fields.priority ?? { id: '', name: 'None' };
  const offered = issue.priorities.some(({ id }) => id === priority.id);
  const priorities = offered ? issue.priorities : [priority, ...issue.priorities];
  return html`<form id="details" data-editable="${json([...editable])}">
    <div class="fields">
      <label for="summary">Summary</label>
      <input id="summary" name="summary" value="${fields.summary}" ${off('summary')} />
      <label for="assignee">Assignee</label>
      <select id="assignee" name="assignee" ${off('assignee')}>
        ${option('', 'Unassigned', !assignee)}
        ${people.map((person) => option(person.accountId, person.displayName, person.accountId === assignee?.accountId))}
      </select>
      <label for="priority">Priority</label>
      <select id="priority" name="priority" ${off('priority')}>
        ${priorities.map(({ id, name }) => option(id, name, id === priority.id))}
      </select>
      <label for="duedate">Due date</label>
      <input id="duedate" name="duedate" type="date" value="${fields.duedate ?? ''}" ${off('duedate')} />
      ${
        editable.has('fixVersions') &&
        html`<label for="fixVersions">Fix version</label>
          <select id="fixVersions" name="fixVersions">
            ${option('', 'None', fields.fixVersions.length === 0)}
            ${issue.versions.map(({ id, name }) =>
              option(
                id,
                name,
                fields.fixVersions.some((one) => one.id === id),
              ),
            )}
          </select>`
      }
    </div>
    <p><button type="submit" class="primary" ${editable.size === 0 && DISABLED}>Save</button></p>
    <dl class="fields">
      <dt>Type</dt>
      <dd>${fields.issuetype.name}</dd>
      <dt>Reporter</dt>
      <dd>${fields.reporter?.displayName ?? 'Nobody'}</dd>
      <dt>Labels</dt>
      <dd>${fields.labels.join(', ') || 'None'}</dd>
      <dt>Fix versions</dt>
      <dd>${fields.fixVersions.map(({ name }) => name).join(', ') || 'None'}</dd>
      <dt>Resolution</dt>
      <dd>${fields.resolution?.name ?? 'Unresolved'}</dd>
      ${
        fields.parent &&
        html`<dt>Parent</dt>
          <dd><a href="/browse/${fields.parent.key}">${fields.parent.key}</a></dd>`
      }
      <dt>Created</dt>
      <dd>${fields.created}</dd>
      <dt>Updated</dt>
      <dd>${fields.updated}</dd>
    </dl>
  </form>`;
}

function linkList(issue: IssueView): Html {
  if (issue.links.length === 0) return html`<p class="hint">None</p>`;
  return html`<ul class="list">
    ${issue.links.map(
      ({ relationship, object }) =>
        html`<li>
          ${relationship && html`${relationship}: `}<a
            href="${/^https?:/.test(object.url) ? object.url : '#'}"
            >${object.title}</a
          >
          ${object.summary && html`<div class="hint">${object.summary}</div>`}
        </li>`,
    )}
  </ul>`;
}

function history(client: ProductClient, issue: IssueView): Html {
  const entries = [...(client.host.site.jira.history?.(issue.key) ?? [])].reverse();
  return html`<h2>History</h2>
    ${entries.length === 0 && html`<p class="hint">Nothing has changed yet.</p>`}
    <ul class="list">
      ${entries.map(
        ({ author, created, items }) =>
          html`<li>
            ${typeof author?.['displayName'] === 'string' ? author['displayName'] : 'Somebody'}, ${created}:
            ${items.map((item) => html`<div>${item.field}: ${item.fromString ?? 'none'} → ${ownText(item) ?? 'none'}</div>`)}
          </li>`,
      )}
    </ul>`;
}

/** `toString` of a changelog item, read as its own property and never as the inherited method. */
function ownText(item: object): string | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(item, 'toString')?.value;
  return typeof value === 'string' ? value : undefined;
}
