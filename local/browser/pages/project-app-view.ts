import { html } from '../html';
import { layout } from '../layout';
import { framePlace } from '../macros';
import type { ProductClient } from '../product-client';
import { projectTabs, readProject } from './jira-tabs';
import { noSuchIssue, type Document } from './refusals';

/** The app's page of a project, for everybody who may browse it. */
export async function projectAppView(client: ProductClient, key: string): Promise<Document> {
  const project = await readProject(client, key);
  const [module] = client.host.manifest.modules['jira:projectPage'];
  const { visitor } = client;
  if (!project || !module) return noSuchIssue(visitor);
  const title = module.title ?? module.key;
  const spec = {
    moduleKey: module.key,
    resource: module.resource,
    title,
    localId: module.key,
    projectKey: project.key,
  };
  const main = html`<div class="page">
    ${projectTabs(client, project, title)}
    <h1>${project.name}</h1>
    ${framePlace(spec)}
  </div>`;
  const parts = { visitor, product: 'jira' as const, scripts: ['frames'], wide: true };
  return { status: 200, html: layout({ ...parts, title: `${title} - ${project.name}`, main }) };
}
