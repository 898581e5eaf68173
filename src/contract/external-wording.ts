/** Apart from the rules that every screen needs: it is loaded with the text for people outside. */
export { externalHints } from '../domain/external-wording';
export type { ExternalFamily, ExternalHint } from '../domain/external-wording';
