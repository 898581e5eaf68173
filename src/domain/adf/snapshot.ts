import type { AdfNode } from './builders';
import { inline, paragraph } from './builders';
import { jsonSpans, type Span, stringAt } from './json-spans';
import { postmortemToAdf, type Report } from './postmortem';

/** By what the snapshot of one macro is found again on its page. */
export interface SnapshotMark {
  /** Of the macro that it belongs to. */
  readonly macroLocalId: string;
  readonly localId: string;
  /** In its title: what Confluence may do to ids, it does not do to words. */
  readonly code: string;
}

const titleOf = ({ code }: SnapshotMark) => `Published report (snapshot ${code})`;

/**
 * The whole report as one closed expand of a page. It says what it is and of when, but not when it was made, so that
 * making it again of the same report gives the same.
 * @param approvedAt UTC instant
 */
export function snapshotOf(report: Report, mark: SnapshotMark, approvedAt: string): AdfNode {
  const words = `Kept by Debrief for search and history: the report as approved on ${approvedAt.slice(0, 16).replace('T', ' ')} UTC. Edits in here are overwritten by the next snapshot; the report itself is in the macro.`;
  return {
    type: 'expand',
    attrs: { title: titleOf(mark), localId: mark.localId },
    content: [paragraph(inline(words)), ...(postmortemToAdf(report).content ?? [])],
  };
}

/** `stands`: the page says that already. `no-macro`: the published page does not hold the macro. */
export type Placed =
  | { readonly kind: 'placed'; readonly body: string }
  | { readonly kind: 'stands' }
  | { readonly kind: 'no-macro' };

/**
 * The page's body with the snapshot right behind its macro, or where an earlier one stands. Everything else stays as
 * it is, byte for byte.
 * @param body the page's ADF as JSON
 */
export function withSnapshot(body: string, mark: SnapshotMark, snapshot: AdfNode): Placed {
  const found = lookThrough(body, mark);
  if (found.macroEnd === null) return { kind: 'no-macro' };
  const text = JSON.stringify(snapshot);
  const { earlier, macroEnd } = found;
  if (earlier === null)
    return { kind: 'placed', body: `${body.slice(0, macroEnd)},${text}${body.slice(macroEnd)}` };
  const standing = JSON.parse(body.slice(earlier.start, earlier.end)) as AdfNode;
  if (essence(standing) === essence(snapshot)) return { kind: 'stands' };
  return { kind: 'placed', body: `${body.slice(0, earlier.start)}${text}${body.slice(earlier.end)}` };
}

interface Found {
  /** The first one, where somebody copied it. */
  earlier: Span | null;
  /** Behind what the snapshot may stand after: the macro, or what it is in where no expand may stand beside it. */
  macroEnd: number | null;
}

/** Where an expand may stand. @see https://developer.atlassian.com/cloud/jira/platform/apis/document/nodes/expand/ */
const HOLDS_EXPANDS: readonly (string | undefined)[] = ['doc', 'layoutColumn'];

function lookThrough(body: string, mark: SnapshotMark): Found {
  const found: Found = { earlier: null, macroEnd: null };
  const visit = (node: Span, placeEnd: number): void => {
    const type = stringAt(body, node.members.get('type'));
    const attrs = node.members.get('attrs')?.members;
    const localId = stringAt(body, attrs?.get('localId'));
    if (type === 'expand') {
      const title = stringAt(body, attrs?.get('title'));
      if (localId === mark.localId || title === titleOf(mark)) {
        found.earlier ??= node;
        return;
      }
    }
    if (localId === mark.macroLocalId && type?.toLowerCase().endsWith('extension') === true)
      found.macroEnd ??= placeEnd;
    for (const child of node.members.get('content')?.items ?? [])
      visit(child, HOLDS_EXPANDS.includes(type) ? child.end : placeEnd);
  };
  const root = jsonSpans(body);
  visit(root, root.end);
  return found;
}

/** Words, people and links, whatever ids and settings Confluence put beside them or how it cut up the text. */
function essence(node: AdfNode): string {
  const parts: string[] = [];
  const visit = ({ type, text, attrs, marks, content }: AdfNode): void => {
    const links = (marks ?? []).filter((mark) => mark.type === 'link').map((mark) => mark.attrs?.['href']);
    if (text !== undefined) parts.push(...links.map((href) => `<${String(href)}>`), text);
    else if (type === 'mention') parts.push(`@${String(attrs?.['id'])}`);
    else if (type === 'inlineCard') parts.push(`<${String(attrs?.['url'])}>`);
    (content ?? []).forEach(visit);
  };
  visit(node);
  return parts.join('');
}
