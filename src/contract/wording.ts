/** Apart from the rules that every screen needs: it is loaded with the editors. */
export { vagueWording } from '../domain/wording';
export type { WordingHint } from '../domain/wording';
