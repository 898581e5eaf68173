/** Links of a report, as screens need them; the types alone where the first paint does. */
export { guessLinkKind, linksIn } from '../domain/link-kinds';
export { isWebAddress, LINK_KINDS, shownAddress } from '../domain/links';
export type { LinkKind, ReportLink } from '../domain/links';
