/** Apart from the rules that every screen needs: it is loaded when somebody pastes. */
export { MOST_PASTED, readPaste } from '../domain/action-paste';
export { dueNote } from '../domain/action-paste-row';
export { titleWithOwner } from '../domain/title-fit';
export type { Paste, PastedAction } from '../domain/action-paste';
