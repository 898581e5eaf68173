import * as v from 'valibot';
import { html } from '../html';
import { layout } from '../layout';
import type { ProductClient } from '../product-client';
import type { Document } from './refusals';

const projects = v.object({ values: v.array(v.object({ key: v.string(), name: v.string() })) });

/** What the visitor may open, and what to try first. */
export async function siteHome(client: ProductClient): Promise<Document> {
  const spaces = await client.spaces();
  const lists = await Promise.all(
    spaces.map(async (space) => ({ space, pages: await client.pagesIn(space.id) })),
  );
  const jira = await client.read('jira', '/rest/api/3/project/search', projects);
  const main = html`<div class="page home">
    <h1>Pretend site</h1>
    <p class="lead">
      A Confluence and a Jira with rules and memory, on this machine only, with Debrief installed.
    </p>
    <section class="card" aria-labelledby="start">
      <h2 id="start">How to start</h2>
      <ol>
        <li>Open the page about <strong>GitLab.com</strong> below: the review on it is the app.</li>
        <li>
          Or edit <strong>Checkout latency</strong> and type <kbd>/postmortem</kbd> on a line of its own.
        </li>
        <li>Add actions, create them in Jira, then move an issue to Done there and watch the page.</li>
        <li>Look as somebody else at the top right: a viewer without Jira, a stranger, an administrator.</li>
        <li>
          Events arrive late, as they do on a real site. <a href="/__host">The inspector</a> shows what waits
          and moves the clock.
        </li>
      </ol>
    </section>
    <div class="cards">
      ${lists.map(
        ({ space, pages }) =>
          html`<section class="card" aria-labelledby="space-${space.key}">
            <h2 id="space-${space.key}"><a href="/wiki/spaces/${space.key}">${space.name}</a></h2>
            <ul class="list">
              ${pages.map((page) => html`<li><a href="/wiki/spaces/${space.key}/pages/${page.id}">${page.title === '' ? 'Untitled draft' : page.title}</a></li>`)}
            </ul>
          </section>`,
      )}
      <section class="card" aria-labelledby="projects">
        <h2 id="projects">Jira projects</h2>
        ${
          jira
            ? html`<ul class="list">
                ${jira.values.map((project) => html`<li><a href="/jira/projects/${project.key}">${project.name} (${project.key})</a></li>`)}
              </ul>`
            : html`<p>This person has no Jira.</p>`
        }
      </section>
    </div>
    ${spaces.length === 0 && html`<p>No space of Confluence is open to this person.</p>`}
  </div>`;
  return { status: 200, html: layout({ title: 'Home', visitor: client.visitor, main, wide: true }) };
}
