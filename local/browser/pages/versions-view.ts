import * as v from 'valibot';
import { html, type Html } from '../html';
import { layout } from '../layout';
import type { ProductClient } from '../product-client';
import { projectTabs, readProject } from './jira-tabs';
import { noSuchIssue, type Document } from './refusals';

const version = v.object({
  id: v.string(),
  name: v.string(),
  released: v.boolean(),
  archived: v.boolean(),
  releaseDate: v.optional(v.string()),
});
const versions = v.object({ values: v.array(version) });
const work = v.array(
  v.object({
    relatedWorkId: v.string(),
    category: v.string(),
    title: v.optional(v.string()),
    url: v.string(),
  }),
);
const rights = v.object({
  permissions: v.object({ ADMINISTER_PROJECTS: v.object({ havePermission: v.boolean() }) }),
});

type Version = v.InferOutput<typeof version>;

/** The versions of a project: what an administrator does with them, and what others put on them. */
export async function versionsView(client: ProductClient, key: string): Promise<Document> {
  const project = await readProject(client, key);
  if (!project) return noSuchIssue(client.visitor);
  const permissions = `/rest/api/3/mypermissions?projectId=${project.id}&permissions=ADMINISTER_PROJECTS`;
  const [list, mine] = await Promise.all([
    client.read('jira', `/rest/api/3/project/${project.id}/version`, versions),
    client.read('jira', permissions, rights),
  ]);
  const mayChange = mine?.permissions.ADMINISTER_PROJECTS.havePermission === true;
  const rows = await Promise.all((list?.values ?? []).map((one) => row(client, one, mayChange)));
  const main = html`<div class="page" id="versions" data-project="${project.id}">
    ${projectTabs(client, project, 'Releases')}
    <h1>Releases of ${project.name}</h1>
    <div id="problem" role="alert"></div>
    ${mayChange ? newVersion : html`<p class="hint">Only administrators of the project change its versions.</p>`}
    ${
      rows.length === 0
        ? html`<p>There is no version yet.</p>`
        : html`<ul class="list">
            ${rows}
          </ul>`
    }
  </div>`;
  const document = {
    title: `Releases of ${project.name}`,
    visitor: client.visitor,
    product: 'jira' as const,
  };
  return { status: 200, html: layout({ ...document, main, scripts: ['versions'], wide: true }) };
}

const newVersion = html`<form id="new-version">
  <label for="version-name">New version</label>
  <input id="version-name" name="name" required /> <button type="submit" class="primary">Create</button>
</form>`;

async function row(client: ProductClient, one: Version, mayChange: boolean): Promise<Html> {
  const links = (await client.read('jira', `/rest/api/3/version/${one.id}/relatedwork`, work)) ?? [];
  const button = (change: object, label: string) =>
    html`<button type="button" data-change="${JSON.stringify(change)}" aria-label="${label} ${one.name}">
      ${label}
    </button> `;
  return html`<li data-version="${one.id}">
    <strong>${one.name}</strong>
    <span class="lozenge lozenge-${one.released ? 'green' : 'neutral'}">${standing(one)}</span>
    ${one.releaseDate}
    ${
      mayChange &&
      html`<div class="row">
        ${one.released ? button({ released: false }, 'Unrelease') : button({ released: true }, 'Release')}
        ${one.archived ? button({ archived: false }, 'Unarchive') : button({ archived: true }, 'Archive')}
        <form data-rename class="inline">
          <input name="name" value="${one.name}" aria-label="Name of ${one.name}" />
          <button type="submit" aria-label="Rename ${one.name}">Rename</button>
        </form>
      </div>`
    }
    ${
      links.length > 0 &&
      html`<div>
        Related work:
        ${links.map(({ category, title, url }) => html`${category}: <a href="${url}">${title ?? url}</a> `)}
      </div>`
    }
  </li>`;
}

function standing({ released, archived }: Version): string {
  if (archived) return 'Archived';
  return released ? 'Released' : 'Unreleased';
}
