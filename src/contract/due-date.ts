/** Apart from the rules that every screen needs: it is loaded with the editors. */
export { DUE_DATE_EXAMPLES, readDueDate } from '../domain/due-date';
export type { DueDateReading } from '../domain/due-date';
