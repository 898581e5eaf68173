import { html, Html, json } from './html';
import { ROLES, type Visitor } from './visitor';

export interface PageParts {
  readonly title: string;
  readonly visitor: Visitor;
  /** The part of the site that the header shows as the current one. */
  readonly product?: Area;
  readonly main: Html;
  /** Client scripts of `client/`, without their extension. */
  readonly scripts?: readonly string[];
  /** What the scripts read; JSON. */
  readonly data?: unknown;
  /** Wide pages use the whole window. */
  readonly wide?: boolean;
}

type Area = 'confluence' | 'jira' | 'debrief' | 'settings' | 'inspector';

const AREAS: readonly { readonly area: Area; readonly href: string; readonly name: string }[] = [
  { area: 'confluence', href: '/wiki/spaces/ENG', name: 'Confluence' },
  { area: 'jira', href: '/jira/projects/OPS', name: 'Jira' },
  { area: 'debrief', href: '/wiki/apps/debrief', name: 'Debrief' },
  { area: 'settings', href: '/wiki/admin/debrief', name: 'App settings' },
  { area: 'inspector', href: '/__host', name: 'Inspector' },
];

const SELECTED = new Html('selected');
const CURRENT = new Html('aria-current="page"');

// Inside a script element only `<` could end it early.
const inert = (data: unknown): Html => new Html(json(data).replaceAll('<', '\\u003c'));

/** A whole document in the clothes of the pretend site. */
export function layout(page: PageParts): string {
  const { visitor, product } = page;
  return html`<!doctype html>
    <html lang="en" data-color-mode="${visitor.colorMode}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} - Pretend site</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/__site/style.css" />
        <script defer src="/__site/header.js"></script>
        ${(page.scripts ?? []).map((name) => html`<script defer src="/__site/${name}.js"></script>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="site-header">
          <a class="brand" href="/">Pretend site</a>
          <nav aria-label="Products">
            ${AREAS.map(({ area, href, name }) => html`<a href="${href}" ${product === area ? CURRENT : ''}>${name}</a>`)}
          </nav>
          <div class="header-tools">
            <label for="person">Looking as</label>
            <select id="person">
              ${ROLES.map((role) => html`<option value="${role.value}" ${role.value === (visitor.person?.accountId ?? 'nobody') ? SELECTED : ''}>${role.label}</option>`)}
            </select>
            <button
              type="button"
              id="theme"
              aria-pressed="${visitor.colorMode === 'dark' ? 'true' : 'false'}"
            >
              Dark
            </button>
          </div>
        </header>
        <main id="main" class="${page.wide === true ? 'wide' : ''}" tabindex="-1">${page.main}</main>
        <div id="flags" class="flags" role="region" aria-label="Messages" aria-live="polite"></div>
        <script type="application/json" id="page-data">
          ${inert(page.data)}
        </script>
      </body>
    </html>`.markup;
}
