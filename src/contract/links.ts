/** Links of a report, as screens need them; the types alone where the first paint does. */
export { guessLinkKind, linksIn, shownAddress } from '../domain/link-kinds';
export { isWebAddress, LINK_KINDS } from '../domain/links';
export type { LinkKind, ReportLink } from '../domain/links';
