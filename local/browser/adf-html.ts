import type { AdfNode } from '../site/confluence/state';
import { PEOPLE } from '../site/people';
import { html, Html } from './html';

/** Draws a macro; the page decides whether as a live frame, an export or a placeholder. */
export type DrawMacro = (node: AdfNode) => Html;

/** An ADF document as HTML. Nodes this site doesn't know are shown as such, never left out silently. */
export const adfToHtml = (node: AdfNode, drawMacro: DrawMacro): Html => html`${children(node, drawMacro)}`;

const children = (node: AdfNode, drawMacro: DrawMacro): Html[] =>
  (node.content ?? []).map((child) => draw(child, drawMacro));

const PLAIN: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
};

function draw(node: AdfNode, drawMacro: DrawMacro): Html {
  const inside = () => children(node, drawMacro);
  const tag = PLAIN[node.type];
  if (tag !== undefined) return html`${open(tag)}${inside()}${close(tag)}`;
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce(applyMark, html`${node.text}`);
    case 'heading': {
      // The page's own title is the h1.
      const level = Math.min(6, Math.max(2, Number(attr(node, 'level'))));
      return html`${open(`h${level}`)}${inside()}${close(`h${level}`)}`;
    }
    case 'orderedList':
      return html`<ol start="${attr(node, 'order', '1')}">
        ${inside()}
      </ol>`;
    case 'hardBreak':
      return new Html('<br>');
    case 'rule':
      return new Html('<hr>');
    case 'codeBlock':
      return html`<pre tabindex="0"><code>${inside()}</code></pre>`;
    case 'panel':
      return html`<div class="panel panel-${attr(node, 'panelType', 'info')}">${inside()}</div>`;
    case 'expand':
    case 'nestedExpand':
      return html`<details>
        <summary>${attr(node, 'title', 'More')}</summary>
        ${inside()}
      </details>`;
    case 'table':
      return html`<div class="table" tabindex="0" role="region" aria-label="Table">
        <table>
          ${inside()}
        </table>
      </div>`;
    case 'tableHeader':
      return html`<th scope="col">${inside()}</th>`;
    case 'tableCell':
      return html`<td colspan="${attr(node, 'colspan', '1')}" rowspan="${attr(node, 'rowspan', '1')}">
        ${inside()}
      </td>`;
    case 'taskList':
    case 'decisionList':
      return html`<ul class="tasks">
        ${inside()}
      </ul>`;
    case 'taskItem':
    case 'decisionItem':
      return html`<li class="${attr(node, 'state').toLowerCase()}">${inside()}</li>`;
    case 'status':
      return html`<span class="lozenge lozenge-${attr(node, 'color', 'neutral')}"
        >${attr(node, 'text')}</span
      >`;
    case 'date':
      return html`<time>${isoDay(Number(attr(node, 'timestamp')))}</time>`;
    case 'mention':
      return html`<span class="mention">${mentioned(node)}</span>`;
    case 'emoji':
      return html`${attr(node, 'text', attr(node, 'shortName'))}`;
    case 'inlineCard':
    case 'blockCard':
      return html`<a href="${safeUrl(attr(node, 'url'))}">${attr(node, 'url')}</a>`;
    case 'layoutSection':
      return html`<div class="columns">${inside()}</div>`;
    case 'layoutColumn':
      return html`<div>${inside()}</div>`;
    case 'extension':
    case 'inlineExtension':
    case 'bodiedExtension':
      return drawMacro(node);
    default:
      return html`<div class="not-modelled">Not modelled on this site: ${node.type}</div>`;
  }
}

const open = (tag: string): Html => new Html(`<${tag}>`);
const close = (tag: string): Html => new Html(`</${tag}>`);

const MARKS: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  strike: 's',
  underline: 'u',
};

function applyMark(inner: Html, mark: AdfNode): Html {
  if (mark.type === 'link') return html`<a href="${safeUrl(attr(mark, 'href'))}">${inner}</a>`;
  const tag = mark.type === 'subsup' ? attr(mark, 'type', 'sub') : MARKS[mark.type];
  return tag === undefined || !/^[a-z]+$/.test(tag) ? inner : html`${open(tag)}${inner}${close(tag)}`;
}

function attr(node: AdfNode, name: string, fallback = ''): string {
  const value = node.attrs?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
}

/** By the account's own name; what the document says is for accounts that nobody knows. */
function mentioned(node: AdfNode): string {
  const person = PEOPLE.find(({ accountId }) => accountId === attr(node, 'id'));
  return person ? `@${person.displayName}` : attr(node, 'text', '@Former user');
}

/** Only links a reader may safely follow. */
const safeUrl = (url: string): string => (/^(https?:|mailto:|\/|#)/i.test(url) ? url : '#');

const isoDay = (timestamp: number): string =>
  Number.isFinite(timestamp) ? new Date(timestamp).toISOString().slice(0, 10) : 'no date';
