/** Apart from the rest: it brings the rules of blameless language, which are loaded only when somebody writes. */
export { blameChecker, checkBlame } from '../domain/blameless/check';
export type { PersonNames } from '../domain/blameless/check';
export type { BlameHint } from '../domain/blameless/hints';
