import { isWebAddress, type LinkKind, URL_MAX_LENGTH } from './links';

/** An address as somebody pasted it, with the words that named it there. */
export interface FoundLink {
  readonly url: string;
  readonly title: string;
}

/** More than these at once were not meant as links of a report. */
export const LINKS_AT_ONCE = 50;
export const LINK_TITLE_MAX_LENGTH = 255;

/**
 * What an address most likely leads to; a person can say otherwise. Of two changes, the first is taken as the one
 * that caused the incident.
 * @param taken kinds of the links that are there already
 */
export function guessLinkKind(url: string, taken: readonly LinkKind[] = []): LinkKind {
  if (!URL.canParse(url)) return 'document';
  const { hostname, pathname, hash } = new URL(url);
  const place = `${hostname}${pathname}${hash}`.toLowerCase();
  const found = KINDS.find(([, says]) => says.test(place))?.[0] ?? 'document';
  if (found !== 'change') return found;
  return taken.includes('cause-change') ? 'fix-change' : 'cause-change';
}

/** Host, path and fragment, most telling first: an alert rule of Grafana stands below a path of dashboards. */
const KINDS: readonly (readonly [LinkKind | 'change', RegExp])[] = [
  // Their addresses look like those of dashboards.
  ['document', /^(?:docs|drive)\.google\.com\//],
  ['alert', /\/(?:alerting|alerts?|monitors)(?:[/#]|$)|^alertmanager\b/],
  ['incident', /\/incidents?(?:[/#]|$)|(?:^|\.)incident\.io\/|^status\.|statuspage\.io\//],
  ['incident', /\/browse\/(?:inc|incident|sev|outage)-\d+/],
  ['change', /\/browse\/(?:chg|change|rfc)-\d+|\/(?:change_request|changes?)(?:\.do)?(?:[/#]|$)/],
  ['change', /\/(?:pull|pulls|pull-requests|merge_requests|pullrequest)\/\d+|\/commits?\/[0-9a-f]{7,}/],
  ['change', /\/(?:deployments?|releases?)\/[^/]+|\/actions\/runs\/\d+|\/-\/(?:pipelines|jobs)\/\d+/],
  ['logs', /\/(?:discover|logs?|logs-explorer|log-analytics|logging)(?:[/#?:]|$)|logsv2:|\bpapertrail/],
  ['logs', /(?:^|\.)(?:splunk|sumologic|loggly)[^/]*\//],
  ['dashboard', /\/dashboards?(?:[/#:]|$)|\/d\/[^/]+|^grafana\b|(?:^|\.)grafana\.net\/|dashboards:/],
  ['dashboard', /\/explore(?:[/#]|$)|\/(?:graph|metrics)(?:[/#]|$)/],
  ['code', /(?:^|\.)(?:github|gitlab|bitbucket|sourcegraph)[^/]*\/|\/(?:blob|tree|src|blame)\//],
];

/**
 * The web addresses in a pasted text, each once, in its order. Words before an address in its line name it, as in
 * "Checkout latency: https://…", and so do links of Markdown and chats.
 */
export function linksIn(text: string): readonly FoundLink[] {
  const found = new Map<string, FoundLink>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    let from = 0;
    for (const match of line.matchAll(ADDRESS)) {
      const { markdown, inside, chat, named, bare } = match.groups ?? {};
      const before = line.slice(from, match.index);
      from = match.index + match[0].length;
      const url = markdown ?? chat ?? trimmed(bare ?? '');
      if (!isWebAddress(url) || url.length > URL_MAX_LENGTH || found.has(url)) continue;
      const title = (inside ?? named ?? nameIn(before, found.size > 0))
        .slice(0, LINK_TITLE_MAX_LENGTH)
        .trim();
      found.set(url, { url, title: isWebAddress(title) ? '' : title });
      if (found.size === LINKS_AT_ONCE) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** `[words](address)`, `<address|words>` or an address by itself. */
const ADDRESS =
  /\[(?<inside>[^[\]]{0,255})\]\((?<markdown>https?:\/\/[^\s()]+)\)|<(?<chat>https?:\/\/[^\s<>|]+)(?:\|(?<named>[^<>]{0,255}))?>|(?<bare>https?:\/\/[^\s<>"|]+)/gi;

/** What ends a sentence or closes a bracket around an address is no part of it. */
function trimmed(url: string): string {
  const rest = url.replace(/[.,;:!?'"\]]+$/, '');
  const opened = (rest.match(/\(/g) ?? []).length;
  const closed = (rest.match(/\)/g) ?? []).length;
  return closed > opened && rest.endsWith(')') ? trimmed(rest.slice(0, -1)) : rest;
}

/** Words that join two addresses are no part of the second one's name. */
const JOINING = /^(?:and|or|then|plus|&)(?:\s+(?:and|also|then)(?=\s|$))?(?:\s+|$)/i;

function nameIn(before: string, isLater: boolean): string {
  const words = before
    .replace(/^[\s*+>•,;|.)\]-]+|^\s*\d+[.)]\s+/g, '')
    .replace(/[\s:=,;|(–—-]+$/, '')
    .trim();
  return isLater ? words.replace(JOINING, '') : words;
}
