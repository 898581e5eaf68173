import { html } from '../html';
import { layout } from '../layout';
import type { Visitor } from '../visitor';

export interface Document {
  readonly status: number;
  readonly html: string;
}

/** Confluence's answer to everybody who may not see a page, whether it exists or not. */
export function noAccess(visitor: Visitor): Document {
  const advice = visitor.person
    ? 'The page is restricted, is in a space you may not view, or does not exist. Ask somebody who can view it, or look as another person.'
    : 'Nobody is signed in. Choose who is looking at the top of the page.';
  const main = html`<div class="refusal">
    <h1>You don't have access to this content</h1>
    <p>${advice}</p>
    <p><a href="/">Back to the site's home</a></p>
  </div>`;
  return { status: 404, html: layout({ title: 'No access', visitor, product: 'confluence', main }) };
}

export function noSuchIssue(visitor: Visitor): Document {
  const main = html`<div class="refusal">
    <h1>You can't view this in Jira</h1>
    <p>It may have been deleted, you may lack permission to its project, or your account has no Jira.</p>
    <p><a href="/">Back to the site's home</a></p>
  </div>`;
  return { status: 404, html: layout({ title: 'Not found', visitor, product: 'jira', main }) };
}
