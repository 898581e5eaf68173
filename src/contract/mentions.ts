/** Apart from the rules that every screen needs: it is loaded when somebody imports. */
export { mentionedIn, withMentions } from '../domain/mentions';
