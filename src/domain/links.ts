/** What a link of the report leads to. A postmortem may be about several incidents. */
export const LINK_KINDS = [
  'incident',
  'cause-change',
  'fix-change',
  'dashboard',
  'logs',
  'alert',
  'code',
  'document',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface ReportLink {
  readonly id: string;
  readonly kind: LinkKind;
  /** http or https. */
  readonly url: string;
  /** What the reader sees; the address where it is empty. */
  readonly title: string;
  readonly position: number;
}

export const URL_MAX_LENGTH = 2048;

/** Whether it can be opened as a page: anything else, such as `javascript:`, is never a link. */
export const isWebAddress = (url: string): boolean =>
  /^https?:\/\/[^\s/]/i.test(url) && !/\s/.test(url) && URL.canParse(url);

/** An address as it is shown where nobody named it: without its scheme, shortened in the middle. */
export function shownAddress(url: string): string {
  const rest = url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
  return rest.length > 60 ? `${rest.slice(0, 34)}…${rest.slice(-25)}` : rest;
}
