/** Apart from the rules that every screen needs: it is loaded with the list of entries. */
export { isWebAddress } from '../domain/links';
export { timelineFlags } from '../domain/timeline-flags';
export { KNOWN_TOOLS, knownTool, toolOfLink } from '../domain/timeline-guesses';
export type { EntryFlag } from '../domain/timeline-flags';
