/** Apart from the rest: it brings the rules of blameless language, which are loaded only when somebody writes. */
export { stepHints } from '../domain/five-whys-hints';
export { humanErrorAlone } from '../domain/quality-checks-text';
export type { PersonNames } from '../domain/blameless/check';
