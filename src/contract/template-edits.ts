/** What only the form of a template needs. */
export { extraKey, isSameScope, movedBlock, PROMPT_MAX_LENGTH } from '../domain/templates';
