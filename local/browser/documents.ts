import { globalPageView } from './pages/global-page-view';
import { inspectorView } from './pages/inspector-view';
import { issueView } from './pages/issue-view';
import { pageEdit } from './pages/page-edit';
import { pageExport } from './pages/page-export';
import { pageView } from './pages/page-view';
import { projectAppView } from './pages/project-app-view';
import { projectView } from './pages/project-view';
import type { Document } from './pages/refusals';
import { searchView } from './pages/search-view';
import { settingsView } from './pages/settings-view';
import { siteHome } from './pages/site-home';
import { spaceView } from './pages/space-view';
import { versionsView } from './pages/versions-view';
import { workflowsView } from './pages/workflows-view';
import type { ProductClient } from './product-client';

type Render = (client: ProductClient) => Promise<Document>;

const DOCUMENTS: readonly [RegExp, (client: ProductClient, ...parts: string[]) => Promise<Document>][] = [
  [/^\/$/, siteHome],
  [/^\/wiki\/?$/, siteHome],
  [/^\/jira\/projects\/([^/]+)\/?$/, projectView],
  [/^\/jira\/projects\/([^/]+)\/versions\/?$/, versionsView],
  [/^\/jira\/software\/projects\/([^/]+)\/apps\/[^/]+\/[^/]+\/?$/, projectAppView],
  [/^\/jira\/settings\/workflows$/, workflowsView],
  [/^\/browse\/([^/]+)$/, issueView],
  [/^\/__host\/?$/, inspectorView],
  [/^\/wiki\/admin\/debrief$/, settingsView],
  [/^(\/wiki\/apps\/.+)$/, globalPageView],
  [/^\/wiki\/search\/([^/]*)$/, searchView],
  [/^\/wiki\/spaces\/([^/]+)\/?$/, spaceView],
  [/^\/wiki\/spaces\/[^/]+\/pages\/([^/]+)\/edit$/, pageEdit],
  [/^\/wiki\/spaces\/[^/]+\/pages\/([^/]+)\/export$/, pageExport],
  [/^\/wiki\/spaces\/[^/]+\/pages\/([^/]+)(?:\/[^/]*)?$/, pageView],
];

/** The page at this path of the pretend site; undefined when the path is none of its pages. */
export function findDocument(path: string): Render | undefined {
  for (const [pattern, render] of DOCUMENTS) {
    const match = pattern.exec(path);
    if (match) return (client) => render(client, ...match.slice(1).map(decode));
  }
  return undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
