import { isSafeLink } from './safe-links';
import { wordLists } from './word-lists';

/** Elements that stay, under the name of the one they mean. */
const KEPT: Readonly<Record<string, string>> = {
  p: 'p',
  br: 'br',
  hr: 'hr',
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
  h6: 'h6',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  blockquote: 'blockquote',
  pre: 'pre',
  a: 'a',
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  s: 'del',
  del: 'del',
  strike: 'del',
  code: 'code',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
  table: 'table',
  tbody: 'tbody',
  thead: 'tbody',
  tfoot: 'tbody',
  tr: 'tr',
  td: 'td',
  th: 'th',
  caption: 'p',
};
const DROPPED = new Set([
  'script',
  'style',
  'head',
  'title',
  'meta',
  'link',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'img',
  'picture',
  'video',
  'audio',
  'canvas',
  'button',
  'select',
  'textarea',
  'input',
  'colgroup',
  'col',
  'o:p',
  'xml',
]);

/**
 * HTML from another program as the few elements that the editor knows; everything else is dropped, words are kept.
 * The HTML is only ever parsed into a document that runs nothing.
 */
export function cleanHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  wordLists(page);
  const clean = document.implementation.createHTMLDocument('');
  append(clean.body, page.body, clean);
  return clean.body.innerHTML;
}

function append(to: HTMLElement, from: Element, clean: Document): void {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.textContent ?? '');
    else if (node instanceof Element) appendElement(to, node, clean);
  }
}

function appendElement(to: HTMLElement, element: Element, clean: Document): void {
  const name = element.tagName.toLowerCase();
  if (DROPPED.has(name) || isHidden(element)) {
    const alt = name === 'img' ? element.getAttribute('data-stringify-emoji') : null;
    if (alt !== null) to.append(alt);
    return;
  }
  let target = to;
  const open = (as: string): HTMLElement => {
    const opened = clean.createElement(as);
    target.append(opened);
    target = opened;
    return opened;
  };
  const kept = keptAs(element, name);
  if (kept !== null) copyAttributes(element, open(kept));
  for (const format of formatsOf(element, name)) open(format);
  append(target, element, clean);
}

function keptAs(element: Element, name: string): string | null {
  const style = styleOf(element);
  if (name === 'b' || name === 'strong') {
    // Google Docs wraps all it copies into a bold that is none.
    return /^(normal|[1-4]00)$/.test(style('font-weight')) ? null : 'strong';
  }
  if ((name === 'i' || name === 'em') && style('font-style') === 'normal') return null;
  if (name === 'a' && !isSafeLink(element.getAttribute('href') ?? '')) return null;
  if (name === 'div') return isQuote(element) ? 'blockquote' : hasBlocks(element) ? null : 'p';
  const heading = /^(?:Mso)?Heading([1-6])$/.exec(element.className)?.[1];
  if (name === 'p' && heading !== undefined) return `h${heading}`;
  if (name === 'p' && /^MsoTitle$/.test(element.className)) return 'h1';
  return KEPT[name] ?? null;
}

const isQuote = (element: Element) =>
  element.classList.contains('c-mrkdwn__quote') || /Quote$/.test(element.className);
const hasBlocks = (element: Element) =>
  element.querySelector('p, div, ul, ol, table, blockquote, pre, h1, h2, h3, h4, h5, h6') !== null;

/** Formatting that a style asks for instead of an element. */
function formatsOf(element: Element, name: string): string[] {
  if (!['span', 'font', 'p', 'div', 'td', 'li', 'a'].includes(name)) return [];
  if (name !== 'span' && name !== 'font') return [];
  const style = styleOf(element);
  const formats: string[] = [];
  if (/^(bold|bolder|[6-9]00)$/.test(style('font-weight'))) formats.push('strong');
  if (/^(italic|oblique)$/.test(style('font-style'))) formats.push('em');
  if (/line-through/.test(style('text-decoration') + style('text-decoration-line'))) formats.push('del');
  if (/mono|courier|consolas|menlo/i.test(style('font-family'))) formats.push('code');
  return formats;
}

function styleOf(element: Element): (property: string) => string {
  return (property) =>
    element instanceof HTMLElement ? element.style.getPropertyValue(property).trim() : '';
}

function isHidden(element: Element): boolean {
  const style = element.getAttribute('style') ?? '';
  return (
    /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style) || element.getAttribute('aria-hidden') === 'true'
  );
}

function copyAttributes(from: Element, to: HTMLElement): void {
  const copy = (name: string) => {
    const value = from.getAttribute(name);
    if (value !== null) to.setAttribute(name, value);
  };
  if (to.tagName === 'A') copy('href');
  if (to.tagName === 'OL') copy('start');
}
