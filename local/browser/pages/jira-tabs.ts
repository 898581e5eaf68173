import * as v from 'valibot';
import { Html, html } from '../html';
import { projectPagePath } from '../jira-context';
import type { ProductClient } from '../product-client';

const found = v.object({ id: v.string(), key: v.string(), name: v.string() });
export type ProjectSeen = v.InferOutput<typeof found>;

/** A project as the visitor sees it; undefined when they don't. */
export const readProject = (client: ProductClient, key: string): Promise<ProjectSeen | undefined> =>
  client.read('jira', `/rest/api/3/project/${encodeURIComponent(key)}`, found);

const CURRENT = new Html('aria-current="page"');

/** The pages of a project, the app's own among them. */
export function projectTabs(client: ProductClient, { key, name }: ProjectSeen, current: string): Html {
  const pages = [
    { path: `/jira/projects/${key}`, title: 'Issues' },
    { path: `/jira/projects/${key}/versions`, title: 'Releases' },
    ...client.host.manifest.modules['jira:projectPage'].map((module) => ({
      path: projectPagePath(client, key),
      title: module.title ?? module.key,
    })),
  ];
  return html`<nav aria-label="${name}" class="breadcrumbs">
    ${pages.map(({ path, title }) => html`<a href="${path}" ${title === current && CURRENT}>${title}</a> `)}
  </nav>`;
}
